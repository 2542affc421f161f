"""Taking answers apart."""

from __future__ import annotations

import json

import pytest

from tieline.read.proposal.answer import MAX_ITEMS, parse_answer
from tieline.read.proposal.candidate import Candidates, Cited, MentionCandidate
from tieline.read.proposal.reason import Reason

MENTION = {"quote": "Acme", "kind": "Company"}


@pytest.mark.parametrize(
    "text",
    [
        '{"mentions": [%s]}',
        'Here you are:\n```json\n{"mentions": [%s]}\n```\nAnything else?',
        '<think>{"mentions": []} or {"mentions": [1]}?</think>{"mentions": [%s]}',
        'For {x} I found {"mentions": [%s]}',
    ],
    ids=["bare", "fenced", "after-thoughts", "after-braces"],
)
def test_the_object_is_found_whatever_stands_around_it(text: str) -> None:
    """Models without a grammar talk."""
    found = parse_answer(text % json.dumps(MENTION))
    assert [one.name for one in found.mentions] == [Cited("Acme")]
    assert found.malformed == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no",
        "[]",
        "{}",
        '{"mentions": [',
        "{" * 5_000,
        '{"a": ' * 5_000,
        '{"mentions": 1e999, "x": [}',
        "[" * 100_000,
    ],
    ids=["empty", "words", "list", "nothing", "cut", "braces", "deep", "broken", "brackets"],
)
def test_an_answer_that_is_no_object_is_counted(text: str) -> None:
    """Nothing is taken from it, and it is counted once."""
    assert parse_answer(text) == Candidates(malformed=(Reason.NOT_JSON,))


@pytest.mark.parametrize("end", range(1, 12))
def test_the_whole_items_of_a_cut_answer_are_taken(end: int) -> None:
    """A model that ran into its limit is read up to there, and the cut is counted."""
    item = {"quote": 'A "}]\\', "kind": "Company"}
    text = json.dumps({"mentions": [item, item], "relationships": [{"source": {"quote": "Bolt"}}]})
    found = parse_answer(text[: -end - 2])
    assert (found.mentions, found.malformed) == ((MentionCandidate(Cited('A "}]\\'), "Company"),) * 2, ("not_json",))


@pytest.mark.parametrize(
    "item",
    [
        1,
        None,
        {},
        {"quote": 5, "kind": "Company"},
        {"quote": "Acme"},
        {"quote": "Acme", "kind": "Company", "occurrence": 0},
        {"quote": "Acme", "kind": "Company", "occurrence": True},
        {"quote": "Acme", "kind": "Company", "start": -1},
        {"quote": "Acme", "kind": "Company", "start": "7"},
    ],
    ids=["number", "null", "empty", "quote", "no-kind", "zeroth", "true", "before", "text"],
)
def test_an_item_of_another_form_is_counted(item: object) -> None:
    """The items beside it are taken."""
    found = parse_answer(json.dumps({"mentions": [item, MENTION]}))
    assert (len(found.mentions), found.malformed) == (1, (Reason.NOT_JSON,))


def test_more_items_than_a_passage_can_state_are_not_taken() -> None:
    """An answer cannot flood the gate."""
    found = parse_answer(json.dumps({"mentions": [MENTION] * (MAX_ITEMS + 7)}))
    assert (len(found.mentions), found.malformed) == (MAX_ITEMS, (Reason.TOO_MANY,) * 7)


def test_ties_and_sayings_are_taken_with_all_their_words() -> None:
    """Bare words and words with a place are both citations."""
    tie = {"type": "owns", "source": "A", "target": {"quote": "B", "occurrence": 2}, "stated_by": "owns"}
    tie |= {"evidence": "A owns B", "properties": [{"name": "share", "quote": "5%"}]}
    saying = {"speaker": "A", "cue": "said", "cue_class": "assert", "content": "no", "said_on": None}
    found = parse_answer(json.dumps({"relationships": [tie], "utterances": [saying], "mentions": "x"}))
    assert found.ties[0].target == Cited("B", 2)
    assert found.ties[0].properties == (("share", Cited("5%")),)
    assert (found.sayings[0].content, found.sayings[0].said_on) == (Cited("no"), None)
    assert found.malformed == (Reason.NOT_JSON,)


@pytest.mark.parametrize(
    "broken", [{"properties": 5}, {"properties": [5]}, {"source": None}, {"properties": [{}] * 101}]
)
def test_a_tie_of_another_form_is_counted(broken: dict[str, object]) -> None:
    """One wrong part spoils it."""
    tie = {"type": "owns", "source": "A", "target": "B", "stated_by": "owns", "evidence": "A owns B"} | broken
    assert parse_answer(json.dumps({"relationships": [tie]})) == Candidates(malformed=(Reason.NOT_JSON,))
