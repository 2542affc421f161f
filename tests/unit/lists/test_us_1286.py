"""The Section 1286 table. Rows are written for these tests; names in them are facts of the list."""

from __future__ import annotations

from pathlib import Path

from tieline.lists import import_list
from tieline.lists.draft import ListFile, Parsed
from tieline.lists.us_1286 import claims, parse
from tieline.model import LinkedParty, PartialDate
from tieline.settings import Limits

HEADER = "schema,name,aliases,topics,program,authority,reason,report-date,start-date,end-date,country,notes,source_url"
PROGRAM = "Section 1286 of an Act,United States Congress"
FIRST = "Company,Beihang University (BUAA),Beijing Aerospace University; 北京航空航天大学"
ROWS = (
    f"{FIRST},debarment,{PROGRAM},,2025,,,China,,",
    f"Company,Institute of X,,debarment,{PROGRAM},stated,2024,2024-06-01,2026-07-23,,affiliated with Tsinghua,",
)


def read(*rows: str, header: str = HEADER) -> Parsed:
    """Read a table that the format claims.

    Args:
        *rows: Its rows.
        header: Its header.

    Returns:
        What it gives.
    """
    file = ListFile("1286.csv", "\n".join((header, *rows)).encode(), {}, Limits())
    assert claims(file)
    return parse(file)


def test_names_dates_and_ties_are_read() -> None:
    """A row gives its names, the year of its report or its day on, its day off, and the party its note names."""
    parsed = read(*ROWS)
    first, second = parsed.drafts
    assert [name.text for name in first.names] == [
        *("Beihang University (BUAA)", "BUAA", "Beijing Aerospace University", "北京航空航天大学")
    ]
    assert (first.listed_on, first.countries, first.kind) == (PartialDate("2025"), ("China",), "organisation")
    assert (second.listed_on, second.delisted_on) == (PartialDate("2024-06-01"), PartialDate("2026-07-23"))
    assert second.linked == (LinkedParty("affiliated with", "Tsinghua"),)
    assert (second.reason, second.citation, second.row) == ("stated", "Section 1286 of an Act", "row 3")
    assert (parsed.issues, parsed.ignored_fields) == ((), ("authority", "topics"))


def test_odd_rows_are_issues_and_the_rest_goes_on() -> None:
    """Rows without a name, unknown schemas and new columns are reported."""
    rows = (f"Company,,,debarment,{PROGRAM},,2025,,,,,,", f"Robot,R2,,debarment,{PROGRAM},,2025,,,,,,")
    parsed = read(*rows, header=f"{HEADER},colour")
    assert {issue.code for issue in parsed.issues} == {"no_name", "unknown_kind", "unknown_field"}
    assert [draft.kind for draft in parsed.drafts] == ["unknown"]


def test_real_file_has_its_reports(shared: Path) -> None:
    """The table has 443 entries of four reports, seven of them removed, and no issue."""
    data = (shared / "lists" / "us-1260h" / "section_1286.csv").read_bytes()
    result = import_list(data, source="section_1286.csv", imported_at="2026-11-21T09:30:00+00:00")
    assert len(result.listings) == 443
    assert {str(listing.listed_on) for listing in result.listings} == {"2022", "2023", "2024", "2025"}
    assert sum(listing.delisted_on is not None for listing in result.listings) == 7
    assert result.issues == ()
