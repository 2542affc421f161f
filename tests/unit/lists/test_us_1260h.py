"""The Section 1260H table. Rows are written for these tests; names and dates in them are facts of the list."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tieline.lists import import_list
from tieline.lists.draft import ListFile, Parsed
from tieline.lists.us_1260h import FIELDS, claims, parse
from tieline.model import LinkedParty, NameQuality, PartialDate
from tieline.settings import Limits

ROWS = (
    '"Aerosun Corporation (Aerosun)*",Aerosun Corporation,Aerosun,,China Aerospace,,2021-06-03,,',
    'Aerosun Corporation (Aerosun),Aerosun Corporation,Aerosun,,,"Said to be owned, indirectly",2025-01-07,,https://x.example',
    "SMIC Hong Kong,SMIC Hong Kong,,,,No longer owned by SMIC,2021-06-03,2024-01-31,",
    '"New Co., Ltd. (formerly Old Co., Ltd.)","New Co., Ltd.","NC,Newco, Ltd.","Old Co., Ltd.; OLD",,,2026-06-08,,',
)


def read(*rows: str, header: str = ",".join(FIELDS)) -> Parsed:
    """Read a table that the format claims.

    Args:
        *rows: Its rows.
        header: Its header.

    Returns:
        What it gives.
    """
    file = ListFile("1260h.csv", "\n".join((header, *rows)).encode(), {}, Limits())
    assert claims(file)
    return parse(file)


def test_each_row_is_an_entry_with_its_edition() -> None:
    """A company in two editions has two entries, each with its day on; a removal is the day off."""
    first, second, third, _ = read(*ROWS).drafts
    assert (first.listed_on, second.listed_on) == (PartialDate("2021-06-03"), PartialDate("2025-01-07"))
    assert (first.delisted_on, third.delisted_on) == (None, PartialDate("2024-01-31"))
    assert first.identity != second.identity
    assert first.row == "row 2"


def test_parent_is_a_tie_and_note_a_reason_or_a_word_on_the_removal() -> None:
    """A parent is tied to, a note is the reason, and that on a removed company is about the removal."""
    first, second, third, _ = read(*ROWS).drafts
    assert first.linked == (LinkedParty("parent", "China Aerospace"),)
    assert (first.reason, second.reason, third.reason) == (None, "Said to be owned, indirectly", None)
    assert third.remarks == "On the removal: No longer owned by SMIC."
    assert "asterisk" in (first.remarks or "")


def test_other_and_former_names_are_told_apart() -> None:
    """Aliases and previous names come from their columns; commas before legal forms do not part them."""
    assert [(name.text, name.quality) for name in read(*ROWS).drafts[3].names] == [
        ("New Co., Ltd.", NameQuality.PRIMARY),
        ("NC", NameQuality.ALIAS),
        ("Newco, Ltd.", NameQuality.ALIAS),
        ("Old Co., Ltd.", NameQuality.FORMER),
        ("OLD", NameQuality.FORMER),
    ]


def test_odd_rows_are_issues_and_the_rest_goes_on() -> None:
    """Rows without a name, dates that are none and new columns are reported."""
    parsed = read(",,,,,,2021-06-03,,,", "A,A,,,,,soon,,,", header=",".join((*FIELDS, "Colour")))
    assert {issue.code for issue in parsed.issues} >= {"no_name", "unknown_field"}
    assert any("soon" in issue.message for issue in parsed.issues)
    assert len(parsed.drafts) == 1


def test_real_file_has_its_editions(shared: Path) -> None:
    """The table of 2026-06-08 has 397 entries of five editions, 21 removed and 197 with a parent, and no issue."""
    data = (shared / "lists" / "us-1260h" / "us_dod_1260H_2026-06-08.csv").read_bytes()
    result = import_list(data, source="us_dod_1260H_2026-06-08.csv", imported_at="2026-11-21T09:30:00+00:00")
    editions = Counter(str(listing.listed_on) for listing in result.listings)
    assert editions == {"2026-06-08": 188, "2025-01-07": 133, "2021-06-03": 47, "2024-01-31": 16, "2022-10-05": 13}
    assert sum(listing.delisted_on is not None for listing in result.listings) == 21
    assert sum(bool(listing.linked) for listing in result.listings) == 197
    assert (result.issues, result.snapshot.ignored_fields) == ((), ())
