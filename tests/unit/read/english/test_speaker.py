"""Who can be a speaker."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document
from tieline.read.reader import Reader


@pytest.mark.parametrize("subject", ["Few", "Nobody", "No official", "Few analysts"])
def test_nobody_is_no_speaker(reader: Reader, subject: str) -> None:
    """Words that stand for nobody, or hardly anybody, say nothing."""
    reading = reader.read(make_document(f"{subject} said that Acme Corp acquired Brunel Ltd in 2019."))
    assert (reading.utterances, reading.relationships) == ((), ())


def test_a_few_are_speakers(reader: Reader) -> None:
    """ "A few" are somebody."""
    reading = reader.read(make_document("A few analysts said that Acme Corp acquired Brunel Ltd in 2019."))
    assert len(reading.utterances) == len(reading.relationships) == 1
