"""Questions state no ties, and lend no word to names."""

from __future__ import annotations

import hashlib

import pytest

from tieline.model import Document, Reading
from tieline.model.ids import DocumentId
from tieline.model.utterance import Stance
from tieline.read.reader import Reader


def _read(reader: Reader, text: str) -> Reading:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return reader.read(Document(DocumentId(digest), digest, "a.txt", "text/plain", None, "en", None, text))


@pytest.mark.parametrize(
    "text",
    [
        "Does Brunel University have an agreement with the Harbour Institute?",
        "So Brunel University received 2 million pounds from the Harbour Institute?",
        "Was Acme Optics Ltd bought by Acme Corporation?",
    ],
)
def test_question_yields_no_tie(reader: Reader, text: str) -> None:
    """Nothing is a tie that is only asked, in whatever order of words."""
    assert not _read(reader, text).relationships


@pytest.mark.parametrize("word", ["Does", "Did", "Has"])
def test_auxiliary_is_no_part_of_a_name(reader: Reader, word: str) -> None:
    """The auxiliary that opens a question is not taken into the name behind it."""
    reading = _read(reader, f"{word} Brunel University know of the Harbour Institute?")
    assert "Brunel University" in {mention.name for mention in reading.mentions}


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Acme Corporation supplies laser diodes to the Harbour Institute of Physics.", "product", "laser diodes"),
        ("Acme Corporation signed a lease agreement with Brunel Holdings Ltd.", "kind", "a lease agreement"),
        ("Brunel University raised 2 million pounds from Acme Corporation.", "amount", "2 million pounds"),
    ],
)
def test_property_leaves_the_target_out(reader: Reader, text: str, name: str, value: str) -> None:
    """What is supplied, agreed or given ends before the party it goes to, and keeps its number."""
    found = {p.value for tie in _read(reader, text).relationships for p in tie.properties if p.name == name}
    assert found == {value}


def test_question_of_a_speaker_affirms_nothing(reader: Reader) -> None:
    """Who only asks takes no stance, also in the order of words of a statement."""
    text = 'Jane Doe said: "So Brunel University received 2 million pounds from the Harbour Institute?"'
    assert {utterance.stance for utterance in _read(reader, text).utterances} == {Stance.UNCLEAR}
