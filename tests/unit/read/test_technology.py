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


def test_field_inside_an_utterance_is_according_to_it(reader: Reader) -> None:
    """What somebody says is that speaker's word, and what a name says is nobody's."""
    reading = _read(reader, "“Acme Corporation develops hypersonic weapons,” said John Smith of Brunel Aerospace Ltd.")
    said = {one.area.value: one.according_to for one in reading.technologies}
    assert said["hypersonics"] in {utterance.id for utterance in reading.utterances}
    assert said["aerospace"] is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Federal Aviation Administration met Acme Corporation.", "en"),
        ("Acme Corporation reportedly makes drones.", "en"),
        ("Acme Corporation may develop quantum computers.", "en"),
        ("Acme Corporation condemned the nuclear test.", "en"),
        ("Acme Corporation has a robot vacuum and potato chips.", "en"),
        ("东方航空与白河机械股份有限公司签约。", "zh"),
        ("白河机械股份有限公司是核心企业。", "zh"),
        ("白河机械股份有限公司禁止员工研发无人机。", "zh"),
    ],
)
def test_word_alone_ties_nothing(reader: Reader, text: str, language: str) -> None:
    """Regulators, rumours, possibilities, airlines and words of another sense tie no field to anybody."""
    assert _fields(_read(reader, text, language=language)) == set()


def test_traditional_characters_are_found(reader: Reader) -> None:
    """The lexicon is in simplified characters; the words quoted are the document's own."""
    reading = _read(reader, "白河機械股份有限公司專業從事無人機研發。", language="zh")
    assert [words.quote for one in reading.technologies for words in one.words] == ["無人機"]


def test_every_word_quotes_its_text(reader: Reader) -> None:
    """Every span of a field is the words that stand there."""
    text = "The artificial intelligence company Acme Corporation grew.\nBrunel Optics Ltd makes drones and GPUs."
    reading = _read(reader, text)
    assert {one.area.value for one in reading.technologies} == {"ai", "autonomy", "semiconductors"}
    for one in reading.technologies:
        assert all(item.span.cut(text) == item.quote for item in (*one.words, *one.evidence))


@pytest.mark.parametrize(
    ("text", "language", "area"),
    [
        ("The Quantum Information Laboratory of Brunel University opened.", "en", "quantum"),
        ("Brunel Aerospace Ltd opened.", "en", "aerospace"),
        ("白河半导体股份有限公司成立。", "zh", "semiconductors"),
    ],
)
def test_name_tells_the_field_of_its_bearer(reader: Reader, text: str, language: str, area: str) -> None:
    """A laboratory or a firm may bear its field in its name."""
    reading = _read(reader, text, language=language)
    assert [(one.area.value, one.rule) for one in reading.technologies] == [(area, f"{language}.technology.name")]
