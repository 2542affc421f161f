"""OFAC's delimited files. The rows are written for these tests in the layout of OFAC's data specification."""

from __future__ import annotations

import pytest

from tieline.lists import import_list
from tieline.lists.ofac_csv import find_part
from tieline.lists.registry import ListImport
from tieline.model import LinkedParty, NameQuality, PartialDate

MAIN = (
    b'36,"AEROBRIDGE AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"a.k.a. \'AB\'; Linked To: X."\r\n'
    b'37,"KELLER, Anna","individual","SDGT] [IRAN","Clerk",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1970"\r\n'
    b'38,"SEA STAR","vessel","IRAN",-0- ,"CALL1","Tanker","100","50","Malta","X Ltd",-0- \r\n\x1a'
)
ALT = b'36,12,"aka","AERO-BRIDGE",-0- \r\n36,13,"fka","OLD BRIDGE","until 1999"\r\n99,14,"aka","NOBODY",-0- \r\n\x1a'
ADD = b'36,25,"1 Main St","Havana","Cuba",-0- \r\n37,26,-0- ,-0- ,"Germany",-0- \r\n\x1a'
COMMENTS = b"37,\"; POB Bern; a.k.a. 'ANNI'.\"\r\n\x1a"


def read(data: bytes, *, source: str = "sdn.csv", **companions: bytes) -> ListImport:
    """Import a file with its companions.

    Args:
        data: Its bytes.
        source: Its name.
        **companions: The files beside it, by part.

    Returns:
        The import.
    """
    return import_list(data, source=source, imported_at="2026-11-21T09:30:00+00:00", companions=companions)


def test_main_file_alone_is_read() -> None:
    """A main file gives its entries, null values as nothing stated, and the kinds OFAC states."""
    result = read(MAIN)
    assert [listing.kind for listing in result.listings] == ["organisation", "person", "vessel"]
    assert [listing.entry_id for listing in result.listings] == ["36", "37", "38"]
    assert result.listings[1].programmes == ("SDGT", "IRAN")
    assert result.listings[1].remarks == "DOB 1970 Title: Clerk."
    assert ("Vessel flag", "Malta") in result.listings[2].identifiers
    assert result.listings[2].remarks is None
    assert result.issues == ()


def test_companions_add_names_addresses_and_remarks() -> None:
    """Other names with their kinds, addresses, and remarks that did not fit are joined by number."""
    first, second, _ = read(MAIN, alt=ALT, add=ADD, comments=COMMENTS).listings
    assert [(name.text, name.quality) for name in first.names[1:]] == [
        ("AERO-BRIDGE", NameQuality.ALIAS),
        ("OLD BRIDGE", NameQuality.FORMER),
        ("AB", NameQuality.WEAK),
    ]
    assert (first.addresses, first.countries) == (("1 Main St, Havana, Cuba",), ("Cuba",))
    assert "On the name OLD BRIDGE: until 1999." in (first.remarks or "")
    assert (second.addresses, second.countries) == ((), ("Germany",))
    assert second.names[1].text == "ANNI"
    assert "POB Bern" in (second.remarks or "")


def test_entry_that_only_a_companion_knows_is_an_issue() -> None:
    """A number that the main file lacks is reported."""
    assert [issue.code for issue in read(MAIN, alt=ALT).issues] == ["not_read:orphan"]


@pytest.mark.parametrize("data", [ALT, ADD, COMMENTS])
def test_lone_companion_has_no_listings_and_a_notice(data: bytes) -> None:
    """A companion by itself holds no listings, and says so as a notice."""
    result = read(data, source="alt.csv")
    assert result.listings == ()
    assert [issue.is_notice for issue in result.issues] == [True]


def test_foreign_companion_is_an_issue() -> None:
    """A file beside the main one that is no companion is reported and not read."""
    assert [issue.code for issue in read(MAIN, alt=b"hello").issues] == ["unknown_companion"]


def test_broken_row_is_an_issue_and_the_rest_goes_on() -> None:
    """A row with other columns than the specification's is reported."""
    result = read(MAIN.replace(b"38,", b"1,2,3\r\n38,"))
    assert len(result.listings) == 3
    assert [issue.code for issue in result.issues] == ["broken_row"]


def test_non_sdn_file_names_its_lists_by_programme() -> None:
    """Entries of cons_prim stand on the list that their programme stands for."""
    row = MAIN.splitlines()[0].replace(b"CUBA", b"CMIC-EO13959")
    (listing,) = read(row, source="lists/cons_prim_2025-12-19.csv").listings
    assert listing.list_name == "Non-SDN Chinese Military-Industrial Complex Companies List"


def test_parts_are_told_by_their_columns() -> None:
    """The four files are told apart by their columns, not their names; other tables are none of them."""
    parts = [find_part(data.decode()) for data in (MAIN, ALT, ADD, COMMENTS, b"a,b\n1,2\n", b"")]
    assert parts == ["main", "alt", "add", "comments", None, None]


def test_ties_days_and_rows_are_kept() -> None:
    """Remarks and a vessel's owner tie an entry to others; a stated listing date is the day on; each has its row."""
    cmic = MAIN.replace(b"DOB 1970", b"Listing Date (CMIC) 03 Jun 2021; Effective Date (CMIC) 02 Aug 2021.")
    first, second, third = read(cmic).listings
    assert first.linked == (LinkedParty("Linked To", "X"),)
    assert third.linked == (LinkedParty("Vessel owner", "X Ltd"),)
    assert (first.listed_on, second.listed_on) == (None, PartialDate("2021-06-03"))
    assert [listing.row for listing in (first, second, third)] == ["row 1", "row 2", "row 3"]


def test_list_of_a_file_without_a_telling_name_is_that_of_its_programmes() -> None:
    """A consolidated file that was renamed is still no SDN list."""
    row = MAIN.splitlines()[0].replace(b"CUBA", b"CMIC-EO13959")
    (listing,) = read(row, source="download.csv").listings
    assert listing.list_name.startswith("Non-SDN")
