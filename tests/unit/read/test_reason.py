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
    return reader.read(make_document(text, language=language))


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


def test_reason_in_the_next_sentence_makes_a_second_passage(reader: Reader) -> None:
    """The tie itself stays as it was read; its second passage is marked as inferred and quotes both sentences."""
    text = (
        "In 2021 the Department of Defense placed Acme Corporation on its list of military companies. "
        "The reason given was that it belongs to the fleet."
    )
    first, second = _read(reader, text).relationships
    assert (first.inferred, second.inferred) == (False, True)
    assert len(second.evidence) == 2
    assert (first.source, first.target, first.type) == (second.source, second.target, second.type)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "China denied that the Department of Commerce blacklisted Acme Corporation because of its work.",
            "en",
        ),
        ("白河机械股份有限公司否认因虚假宣传被江城市市场监督管理局处罚。", "zh"),
        ("如果因虚假宣传，白河机械股份有限公司被江城市市场监督管理局处罚，将退市。", "zh"),
    ],
)
def test_denied_or_conditional_tie_gets_no_reason(reader: Reader, text: str, language: str) -> None:
    """A reason never stands over a denial or a hypothesis."""
    assert _reasons(_read(reader, text, language=language)) == set()


def test_who_acts_may_say_why(reader: Reader) -> None:
    """The authority's own words are its reason."""
    text = "The Commerce Department added Acme Corporation to the Entity List, citing its support of the military."
    assert _reasons(_read(reader, text)) == {"its support of the military"}


def test_reason_of_another_act_is_not_taken(reader: Reader) -> None:
    """The cue goes with the nearest act before it."""
    text = (
        "The Commerce Department added Acme Corporation to the Entity List on June 3, 2020, and the city closed a page "
        "because of a complaint."
    )
    assert _reasons(_read(reader, text)) == set()


def test_words_of_a_reason_stand_in_the_text(reader: Reader) -> None:
    """Value and quote are the document's words at their place, across line breaks and curly quotes."""
    text = (
        "The Commerce Department added Acme Corporation to the Entity List on June 3, 2020 because of the company’s "
        "“support” of the military."
    )
    (found,) = _properties(_read(reader, text))
    assert found.evidence.span.cut(text) == found.evidence.quote == found.value


def test_second_look_changes_nothing(reader: Reader) -> None:
    """Reasons that were added are not added again."""
    document = make_document(
        "In 2021 the Department of Defense placed Acme Corporation on its list of military companies. "
        "The reason given was that it belongs to the fleet."
    )
    reading = reader.read(document)
    assert add_reasons(reading, document) == reading
