"""Days of utterances that their own sentence does not date."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document
from tieline.read.reader import Reader


def _days(reader: Reader, text: str, *, published: str | None = "2021-04-09") -> list[tuple[str, str | None]]:
    said = reader.read(make_document(text, published=published)).utterances
    return [(u.speaker_name, str(u.said_on) if u.said_on else None) for u in said]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "In a 2020 memo on the plant, the ministry said that Acme was a front.\n\n"
            "The plant served the army, the memo said.",
            [("ministry", "2020"), ("memo", "2020")],
        ),
        (
            "In a 2020 memo on the plant, the Trade Ministry said that Acme was a front.\n\n"
            "The Trade Ministry’s memo also warned that the plant served the army.",
            [("Trade Ministry", "2020"), ("Trade Ministry", "2020")],
        ),
        (
            "A letter of the office revealed that the plant had closed.\n\n"
            "The letter, which was dated July 12, 2019, came from Lanqiao.",
            [("letter of the office", "2019-07-12")],
        ),
        (
            "The letter, dated July 12, 2019, came from the office. It said that the plant had closed.\n\n"
            "Another letter showed that the plant was old. According to the letter, it was built of wood.",
            [("letter", "2019-07-12"), ("Another letter", None), ("letter", None)],
        ),
    ],
    ids=["year-before", "author", "dated-behind", "another-letter"],
)
def test_a_document_speaks_on_the_day_it_bears(reader: Reader, text: str, days: list[tuple[str, str | None]]) -> None:
    """What a document says is dated by the day that the text gives the same document, never by another one's."""
    assert _days(reader, text) == days


def test_the_lead_is_dated_by_the_spokesperson_below(reader: Reader) -> None:
    """What a ministry says in the opening line is said when its spokesperson says it."""
    text = (
        "The Foreign Ministry of Norland has rejected the claim of the United States.\n\n"
        '"The claim is groundless," Foreign Ministry of Norland spokesman Qiu Shan said on Thursday.'
    )
    assert _days(reader, text)[0][1] == "2021-04-08"


@pytest.mark.parametrize(
    "text",
    [
        "May 9, 2024 LANQIAO (Reuters) - The ministry said that the plant had closed.",
        "LANQIAO, May 9, 2024 (Reuters) - The ministry said that the plant had closed.",
    ],
    ids=["before-place", "behind-place"],
)
def test_a_dateline_dates_no_statement(reader: Reader, text: str) -> None:
    """The day of the page is not the day of what it reports."""
    assert _days(reader, text) == [("ministry", None)]


def test_the_day_of_a_report_is_not_that_of_what_it_cites(reader: Reader) -> None:
    """The day of the report is its own, and not that of the document which it tells of."""
    text = "According to a March 5 report by Reuters, an official document shows that Acme owns Beta."
    assert _days(reader, text) == [("Reuters", "2021-03-05"), ("official document", None)]
