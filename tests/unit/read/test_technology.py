"""Fields of technology: every example of every rule, and what they must leave alone."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.unit.read.passage import make_document, names
from tieline.model import Reading
from tieline.read.reader import Reader
from tieline.read.technology import add_technologies
from tieline.read.technology_rule import TechnologyRule, load_technology_rules

RULES = [*load_technology_rules("en"), *load_technology_rules("zh")]
MATCHES = [(rule, example) for rule in RULES for example in rule.match]
NO_MATCHES = [(rule, example) for rule in RULES for example in rule.no_match]
_MARK = re.compile(r"\{([ox]):([^{}]*)\}")


def _read(reader: Reader, text: str, *, language: str = "en") -> Reading:
    document = make_document(text, language=language)
    return add_technologies(replace(reader.read(document), technologies=()), document)


def _fields(reading: Reading) -> set[tuple[str, str]]:
    by = names(reading)
    return {(by[one.party], one.area.value) for one in reading.technologies}


@pytest.mark.parametrize(("rule", "example"), MATCHES, ids=[f"{rule.id}-{n}" for n, (rule, _) in enumerate(MATCHES)])
def test_example_that_must_match_is_read(reader: Reader, rule: TechnologyRule, example: str) -> None:
    """A marked example ties the marked field to the marked party by its rule or a surer one."""
    marked = dict(_MARK.findall(example))
    reading = _read(reader, _MARK.sub(r"\2", example), language=rule.language)
    quotes = {mention.id: mention.quote for mention in reading.mentions}
    found = {(quotes[one.party], words.quote) for one in reading.technologies for words in one.words}
    assert (marked["o"], marked["x"]) in found


@pytest.mark.parametrize(
    ("rule", "example"), NO_MATCHES, ids=[f"{rule.id}-{n}" for n, (rule, _) in enumerate(NO_MATCHES)]
)
def test_example_that_must_not_match_is_left_alone(reader: Reader, rule: TechnologyRule, example: str) -> None:
    """A sentence that only looks like it ties nothing to anybody."""
    assert _fields(_read(reader, example, language=rule.language)) == set()


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_every_rule_reads_one_of_its_examples(rule: TechnologyRule) -> None:
    """No rule stands there without an example that shows what it is for."""
    assert rule.match
