"""The rule packs: every example of every rule, read by the whole reader."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from importlib import resources
from typing import NamedTuple

import pytest

from tieline.model import Document, Mention, Reading, RelationshipMention, RelationshipType
from tieline.model.ids import DocumentId
from tieline.read.english.attribution import RANKS
from tieline.read.english.relationship import RelationshipReader
from tieline.read.english.utterance import VOICE_RULE
from tieline.read.lexicon import load_lexicon, load_yaml
from tieline.read.reader import Reader
from tieline.read.rules import Rule, load_rules

PACKS = resources.files("tieline.resources").joinpath("read/en/relationships")
ENTRIES = [
    entry
    for pack in PACKS.iterdir()
    for entry in load_yaml(f"read/en/relationships/{pack.name}")  # type: ignore[attr-defined]  # the corpus of examples is untyped YAML
]
RULES = load_rules("en")
MATCHES = [(rule, example) for rule in RULES for example in rule.match]
NO_MATCHES = [(rule, example) for rule in RULES for example in rule.no_match]
_MARK = re.compile(r"\{([st]):([^{}]*)\}")


class _Expected(NamedTuple):
    """An example without its markup, and where its ends stand."""

    text: str
    source: tuple[int, int]
    target: tuple[int, int]


def _unmark(example: str) -> _Expected:
    text, ends, at = "", {}, 0
    for match in _MARK.finditer(example):
        text += example[at : match.start()]
        ends[match[1]] = (len(text), len(text) + len(match[2]))
        text += match[2]
        at = match.end()
    return _Expected(text + example[at:], ends["s"], ends["t"])


def _read(reader: Reader, text: str) -> Reading:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return reader.read(Document(DocumentId(digest), digest, "example.txt", "text/plain", None, "en", None, text))


def _types(rule: Rule) -> set[RelationshipType]:
    """The ties that a rule can read: its own, or any that a role word may stand for."""
    return {rule.type} if rule.type else {tie for tie in load_lexicon().roles.values() if tie is not None}


def _is_at(mention: Mention, end: tuple[int, int]) -> bool:
    """Whether a mention stands where an example marks it, give or take an article."""
    return mention.span.start <= end[1] and end[0] <= mention.span.end and abs(mention.span.end - end[1]) <= 1


def _found(reading: Reading, rule: Rule) -> list[tuple[RelationshipMention, Mention, Mention]]:
    mentions = {mention.id: mention for mention in reading.mentions}
    return [
        (tie, mentions[tie.source], mentions[tie.target]) for tie in reading.relationships if tie.type in _types(rule)
    ]


def _names(reading: Reading, rule: Rule) -> list[tuple[str, str, str, str]]:
    return [(tie.rule, tie.type, source.name, target.name) for tie, source, target in _found(reading, rule)]


@pytest.mark.parametrize(("rule", "example"), MATCHES, ids=[f"{rule.id}-{n}" for n, (rule, _) in enumerate(MATCHES)])
def test_example_that_must_match_is_read(reader: Reader, rule: Rule, example: str) -> None:
    """A marked example yields the marked tie, of the type of its rule and in the marked direction."""
    expected = _unmark(example)
    reading = _read(reader, expected.text)
    ties = [
        (source, target) if rule.type or tie.type is not RelationshipType.EMPLOYS else (target, source)
        for tie, source, target in _found(reading, rule)
    ]
    assert any(_is_at(s, expected.source) and _is_at(t, expected.target) for s, t in ties), _names(reading, rule)


@pytest.mark.parametrize(
    ("rule", "example"), NO_MATCHES, ids=[f"{rule.id}-{n}" for n, (rule, _) in enumerate(NO_MATCHES)]
)
def test_example_that_must_not_match_is_left_alone(reader: Reader, rule: Rule, example: str) -> None:
    """A counterexample of a rule yields no tie by this rule."""
    reading = _read(reader, example)
    assert rule.id not in {tie.rule for tie in reading.relationships}, _names(reading, rule)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.match], ids=lambda rule: rule.id)
def test_rule_reads_one_of_its_examples_without_help(reader: Reader, rule: Rule) -> None:
    """No rule is dead: alone in its reader, each reads at least one of its own examples."""
    alone = replace(reader, english=replace(reader.english, relationships=RelationshipReader([rule], load_lexicon())))
    texts = [_unmark(example).text for example in rule.match]
    assert any(_found(_read(alone, text), rule) for text in texts)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_rule_shows_what_it_reads(entry: Mapping[str, object]) -> None:
    """Every rule has a marked example, or a note that says why it has none."""
    assert entry.get("match") or entry.get("note")


def test_measured_rules_exist() -> None:
    """Precision is kept for rules and frames that exist, and no count of right answers exceeds what was judged."""
    measured = load_yaml("read/en/precision.yml") or {}
    assert isinstance(measured, dict)
    assert measured.keys() <= {rule.id for rule in RULES} | RANKS.keys() | {VOICE_RULE, "en.alias.parenthesis"}
    assert all(0 <= counts["right"] <= counts["judged"] for counts in measured.values())
