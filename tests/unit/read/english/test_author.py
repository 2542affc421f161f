"""Who speaks in a document that somebody wrote."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document
from tieline.read.reader import Reader


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "A report by the think tank Meridian Policy Institute accused Lanqiao Group of spying.",
            "Meridian Policy Institute",
        ),
        (
            "A report published by Meridian Policy Institute said that the plant was closed.",
            "Meridian Policy Institute",
        ),
        ("The Meridian Policy Institute's report accused Lanqiao Group of spying.", "Meridian Policy Institute"),
        ("A report by the police accused Lanqiao Group of spying in Sella.", "report by the police"),
        (
            "A study by researchers at Ashdown University found that the plant was closed.",
            "study by researchers at Ashdown University",
        ),
    ],
)
def test_the_author_of_a_report_speaks(reader: Reader, text: str, speaker: str) -> None:
    """The party that a report is by speaks in it; who is no party, or only works there, stays as the text has it."""
    said = reader.read(make_document(text)).utterances
    assert [one.speaker_name for one in said] == [speaker]
