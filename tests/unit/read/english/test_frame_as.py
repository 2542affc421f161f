"""Sayings told by "as", and by a verb whose object is brought to say it."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document
from tieline.read.reader import Reader


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        pytest.param(
            "As Minister Alma Reyes said, the plant was sold without a permit.",
            "Alma Reyes", "the plant was sold without a permit", id="opening",
        ),
        pytest.param(
            "Prices have fallen sharply, as Acme Corp reported in June.",
            "Acme Corp", "Prices have fallen sharply", id="closing",
        ),
        pytest.param(
            "The findings led Acme Corp to conclude that the chips had been sold.",
            "Acme Corp", "the chips had been sold", id="brought",
        ),
        pytest.param(
            "Alma Reyes proposed a motion to close the harbour to foreign ships.",
            "Alma Reyes", "to close the harbour to foreign ships", id="motion",
        ),
    ],
)  # fmt: skip
def test_a_saying_is_found(reader: Reader, text: str, speaker: str, content: str) -> None:
    """Who says it and what is said are those of the sentence."""
    found = reader.read(make_document(text)).utterances
    assert [(one.speaker_name, one.content) for one in found] == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "As Alma Reyes said this, the door opened and the guards came in.",
        "Let me highlight a few parts of the plan for the harbour.",
        "Many states also encourage firms to take part in such plans.",
        "The flood threatens to close the harbour of Velmora for weeks.",
        "The evidence led me to believe that Acme Corp might sell the chips.",
    ],
)
def test_no_saying_is_found(reader: Reader, text: str) -> None:
    """What tells the time, and what nobody says, is no saying."""
    assert reader.read(make_document(text)).utterances == ()


def test_that_may_end_a_sentence(reader: Reader) -> None:
    """A cue before a "that" which ends its sentence tells nothing."""
    reading = reader.read(make_document("Acme Corp said on Monday that"))
    assert all(one.content for one in reading.utterances)


def test_a_speaker_does_not_report_oneself(reader: Reader) -> None:
    """ "As I mentioned" and "let me highlight" in a transcript add nothing to what the voice says there."""
    text = "MODERATOR: Welcome to the call.\n\nALMA REYES: As I mentioned, the plant was sold without a permit. "
    text += "Let me highlight a few parts of the plan.\n\nQ: Who bought the plant?\n\nALMA REYES: A firm bought it."
    found = reader.read(make_document(text)).utterances
    assert {one.rule for one in found} == {"en.say.voice"}
