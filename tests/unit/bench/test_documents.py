"""Tests of comparing whole documents with their answer key."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from bench.document_key import KeySaying, load_keys
from bench.document_score import is_same_name, match_sayings
from tieline.model import CueClass, Stance, Utterance
from tieline.model.ids import DocumentId, UtteranceId
from tieline.model.span import Span


def make_utterance(speaker: str, start: int, end: int) -> Utterance:
    """An utterance whose content stands between two offsets."""
    span = Span(start, end)
    return Utterance(
        id=UtteranceId(f"{speaker}{start}"), document=DocumentId("d"), speaker_name=speaker, speaker=None, cue="said",
        cue_span=Span(end, end + 4), cue_class=CueClass.ASSERT, stance=Stance.AFFIRMS, content_span=span,
        content="x" * (end - start), evidence_span=span, about=(), said_on=None, parent=None, rule="r", confidence=1.0,
    )  # fmt: skip


def make_saying(id_: str, speaker: str, start: int, end: int) -> KeySaying:
    """A saying of a key between two offsets."""
    return KeySaying(id_, (speaker,), ("affirms",), Span(start, end), (None,), (), is_also=False)


def test_a_nested_saying_goes_to_its_own_speaker() -> None:
    """Who reports and who is reported are kept apart though their words overlap."""
    sayings = [make_saying("outer", "The Harbour Post", 0, 100), make_saying("inner", "Example Castings", 40, 100)]
    inner, outer = make_utterance("Example Castings", 40, 100), make_utterance("Harbour Post", 0, 100)
    assert match_sayings(sayings, [inner, outer]) == {"outer": outer, "inner": inner}


def test_one_utterance_is_found_once() -> None:
    """An utterance that overlaps two sayings counts for one."""
    sayings = [make_saying("outer", "The Harbour Post", 0, 100), make_saying("inner", "Example Castings", 40, 100)]
    assert set(match_sayings(sayings, [make_utterance("Example Castings", 40, 100)])) == {"inner"}


def test_a_page_is_no_saying() -> None:
    """A content many times as long as the saying is another one."""
    assert not match_sayings([make_saying("short", "Example Castings", 0, 10)], [make_utterance("Harbour", 0, 500)])


@pytest.mark.parametrize(
    ("key", "found", "same"),
    [
        pytest.param("Harbour County", "Harbour County of Farland", True, id="part-of-a-name"),
        pytest.param("China", "China Academy of Castings", False, id="one-word-is-no-part"),
        pytest.param("The Example Group Ltd", "Example Group", True, id="article-and-form"),
        pytest.param("外交部", "外交部发言人", True, id="hanzi"),
    ],
)
def test_names_are_one_party(key: str, found: str, same: bool) -> None:
    """Parties are compared by name, and by a name within a name where it is long enough."""
    assert is_same_name([key], [found]) is same


def test_every_key_names_its_document_and_lies_in_it(shared: Path) -> None:
    """Each key points into a document that is there."""
    texts = {
        hashlib.sha256(path.read_bytes()).hexdigest(): path.read_text(encoding="utf-8")
        for path in (shared / "documents").glob("*/*.txt")
    }
    keys = load_keys()
    assert keys
    for key in keys:
        assert key.covers.end <= len(texts[key.document])
        assert all(key.covers.covers(item.at) for item in (*key.ties, *key.sayings))


def test_answers_are_sayings_of_the_same_key() -> None:
    """A denial answers sayings that stand in its key, and ids are unique."""
    for key in load_keys():
        ids = [saying.id for saying in key.sayings]
        assert len(ids) == len(set(ids))
        assert {answer for saying in key.sayings for answer in saying.answers} <= set(ids)
