"""Stated reasons: every example of every rule, and what must not become a reason."""

from __future__ import annotations

import re

import pytest

from tests.unit.read.passage import make_document
from tieline.model import Property, Reading
from tieline.read.reader import Reader
from tieline.read.reason import add_reasons
from tieline.read.reason_rule import ReasonRule, load_reason_grammar

RULES = [(language, rule) for language in ("en", "zh") for rule in load_reason_grammar(language).rules]
MATCHES = [(language, rule, example) for language, rule in RULES for example in rule.match]
NO_MATCHES = [(language, rule, example) for language, rule in RULES for example in rule.no_match]
_MARK = re.compile(r"\{r:([^{}]*)\}")


def _read(reader: Reader, text: str, *, language: str = "en") -> Reading:
    document = make_document(text, language=language)
    return add_reasons(reader.read(document), document)


def _reasons(reading: Reading) -> set[str]:
    return {one.value for one in _properties(reading)}


def _properties(reading: Reading) -> list[Property]:
    return [one for tie in reading.relationships for one in tie.properties if one.name == "reason"]


@pytest.mark.parametrize(
    ("language", "rule", "example"), MATCHES, ids=[f"{rule.id}-{n}" for n, (_, rule, _) in enumerate(MATCHES)]
)
def test_example_that_must_match_is_read(reader: Reader, language: str, rule: ReasonRule, example: str) -> None:
    """The marked words become the reason of a tie of the sentence."""
    wanted = _MARK.findall(example)
    assert rule.id
    assert _reasons(_read(reader, _MARK.sub(r"\1", example), language=language)) == set(wanted)


@pytest.mark.parametrize(
    ("language", "rule", "example"), NO_MATCHES, ids=[f"{rule.id}-{n}" for n, (_, rule, _) in enumerate(NO_MATCHES)]
)
def test_example_that_must_not_match_is_left_alone(
    reader: Reader, language: str, rule: ReasonRule, example: str
) -> None:
    """A denied, doubted or other sentence states no reason."""
    assert rule.id
    assert _reasons(_read(reader, example, language=language)) == set()
