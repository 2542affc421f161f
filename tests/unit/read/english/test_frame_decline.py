"""The right of reply: who was asked and did not answer."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document
from tieline.model import CueClass, PartialDate
from tieline.read.reader import Reader


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The company did not respond to a request for comment.", "company"),
        ("The embassy in Lanqiao did not immediately respond to Insider's request.", "embassy in Lanqiao"),
        ("Acme Corporation declined to comment on the sale.", "Acme Corporation"),
        ("Qiu Shan could not be reached for comment.", "Qiu Shan"),
        ("Reuters could not reach Acme Corporation for comment.", "Acme Corporation"),
        ("Calls to Acme Corporation went unanswered.", "Acme Corporation"),
        ("An e-mail to the Ministry of Trade was not answered.", "Ministry of Trade"),
        ("Acme Corporation has yet to comment.", "Acme Corporation"),
    ],
)
def test_the_party_asked_is_the_speaker(reader: Reader, text: str, party: str) -> None:
    """Whoever was asked and said nothing is the speaker, and not who asked."""
    said = reader.read(make_document(text)).utterances
    assert [(u.speaker_name, u.cue_class) for u in said] == [(party, CueClass.DECLINE_TO_COMMENT)]


@pytest.mark.parametrize(
    "text",
    [
        "The company did not respond to a request for comment on Tuesday.",
        "Asked for comment on Tuesday, Acme Corporation did not answer.",
        "Calls to Acme Corporation on Tuesday went unanswered.",
    ],
)
def test_the_day_of_asking_dates_it(reader: Reader, text: str) -> None:
    """A silence is dated by the day on which the party was asked."""
    assert [u.said_on for u in reader.read(make_document(text)).utterances] == [PartialDate("2021-04-06")]


def test_every_party_that_did_not_answer_is_one(reader: Reader) -> None:
    """Two parties asked together are two silences."""
    text = "Requests for comment sent to Acme Corporation and Beta Corporation were not returned."
    said = reader.read(make_document(text)).utterances
    assert [u.speaker_name for u in said] == ["Acme Corporation", "Beta Corporation"]
