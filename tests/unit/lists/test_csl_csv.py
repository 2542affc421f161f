"""The Consolidated Screening List as CSV."""

from __future__ import annotations

from tests.unit.lists.csl_builder import HEADER, csl_csv
from tieline.lists import import_list
from tieline.lists.registry import ListImport
from tieline.model import NameQuality, PartialDate


def read(data: bytes) -> ListImport:
    """Import a file.

    Args:
        data: Its bytes.

    Returns:
        The import.
    """
    return import_list(data, source="csl_2026-07-31.csv", imported_at="2026-11-21T09:30:00+00:00")


def test_every_field_of_a_full_row_is_used() -> None:
    """Names, places, identifiers, dates, citation and licence fields of a row arrive in the listing."""
    (listing,) = read(
        csl_csv(
            {
                "type": "Entity",
                "programs": "CMIC-EO13959; SDGT",
                "name": "Tianjin Phytium Information Technology",
                "addresses": "No. 1 Haitai Road, Tianjin, CN; CN; Tallinn, EE",
                "federal_register_notice": "86 FR 18437",
                "start_date": "2021-04-08",
                "end_date": "2030-01-01",
                "license_requirement": "For all items subject to the EAR.",
                "license_policy": "Presumption of denial.",
                "remarks": "A remark.",
                "source_list_url": "https://example.org/list",
                "alt_names": "Phytium; Tianjin Feiteng Information Technology",
                "ids": "CN, 911201, Unified Social Credit Code (USCC); phytium.com.cn, Website",
                "vessel_flag": "Malta",
            }
        )
    ).listings
    assert [name.text for name in listing.names][1:] == ["Phytium", "Tianjin Feiteng Information Technology"]
    assert [name.quality for name in listing.names[:2]] == [NameQuality.PRIMARY, NameQuality.ALIAS]
    assert (listing.list_name, listing.kind) == ("Entity List", "organisation")
    assert listing.countries == ("CN", "EE")
    assert listing.addresses == ("No. 1 Haitai Road, Tianjin, CN", "Tallinn, EE")
    assert listing.identifiers[0] == ("Unified Social Credit Code (USCC)", "CN, 911201")
    assert ("Vessel flag", "Malta") in listing.identifiers
    assert listing.programmes == ("CMIC-EO13959", "SDGT")
    assert (listing.citation, listing.listed_on) == ("86 FR 18437", PartialDate("2021-04-08"))
    assert listing.delisted_on == PartialDate("2030-01-01")
    assert (listing.remarks, listing.url) == ("A remark.", "https://example.org/list")
    assert listing.licence_policy == "Presumption of denial."


def test_person_fields_are_kept() -> None:
    """Birth, nationality and title of a person arrive; nationality is a country too."""
    (listing,) = read(
        csl_csv(
            {
                "type": "Individual",
                "name": "KELLER, Anna",
                "nationalities": "CH",
                "dates_of_birth": "1970",
                "title": "Clerk",
            }
        )
    ).listings
    assert (listing.kind, listing.countries) == ("person", ("CH",))
    assert ("Date of birth", "1970") in listing.identifiers
    assert listing.remarks == "Title: Clerk."


def test_listing_date_among_identifiers_is_the_date_on() -> None:
    """A date that OFAC gives only among the identifiers is the date on."""
    ids = "02 Aug 2021, Effective Date (CMIC); 03 Jun 2021, Listing Date (CMIC)"
    (listing,) = read(csl_csv({"name": "X Corp", "ids": ids})).listings
    assert listing.listed_on == PartialDate("2021-06-03")


def test_absent_values_are_none() -> None:
    """What the row does not say is None or empty, never a default."""
    (listing,) = read(csl_csv({"name": "Solo"})).listings
    assert listing.kind == "unknown"
    assert (listing.citation, listing.reason, listing.remarks, listing.url) == (None, None, None, None)
    assert (listing.listed_on, listing.delisted_on, listing.countries) == (None, None, ())


def test_odd_date_is_an_issue_and_the_entry_stays() -> None:
    """A date that is none is reported and left out."""
    result = read(csl_csv({"name": "Solo", "start_date": "Various"}))
    assert result.listings[0].listed_on is None
    assert [issue.code for issue in result.issues] == ["not_read:date"]


def test_broken_rows_are_issues_and_the_rest_goes_on() -> None:
    """Rows with too few columns, without a name, or without a list are reported; the others are read."""
    data = (
        csl_csv({"name": "One"}, {"name": ""}, {"name": "Two", "source": ""}) + b"a,b,c\r\n" + csl_csv({"name": "Four"})
    )
    result = read(data.replace(b"\r\n" + ",".join(HEADER).encode(), b""))
    assert [listing.name for listing in result.listings] == ["One", "Four"]
    assert sorted(issue.code for issue in result.issues) == ["broken_row", "no_list", "no_name"]


def test_unknown_column_and_type_are_reported() -> None:
    """A column and a type that the format does not know are issues."""
    result = read(csl_csv({"name": "One", "type": "Robot", "mood": "x"}, header=[*HEADER, "mood"]))
    assert result.listings[0].kind == "unknown"
    assert sorted(issue.code for issue in result.issues) == ["unknown_field", "unknown_kind"]


def test_fields_read_past_are_listed() -> None:
    """Fields that are ignored on purpose stand in the snapshot."""
    assert read(csl_csv({"name": "One"})).snapshot.ignored_fields == ("_id", "standard_order")


def test_columns_may_come_in_any_order() -> None:
    """Columns are found by name, and absent ones are empty."""
    header = ["alt_names", "name", "source"]
    (listing,) = read(csl_csv({"name": "One", "alt_names": "Uno"}, header=header)).listings
    assert [name.text for name in listing.names] == ["One", "Uno"]


def test_ties_of_remarks_names_and_owners_are_kept_with_the_row() -> None:
    """What remarks, the name column and a vessel's owner state is a tie; an entry knows its row."""
    rows = (
        {"name": "ALPHA", "remarks": "(Linked To: BETA BANK)"},
        {"name": "Gamma Group. Affiliated Entity: Delta Machinery"},
        {"name": "SEA STAR", "type": "Vessel", "vessel_owner": "X Ltd"},
    )
    listings = import_list(csl_csv(*rows), source="a.csv", imported_at="2026-11-21T09:30:00+00:00").listings
    assert [(link.relation, link.name) for listing in listings for link in listing.linked] == [
        ("Linked To", "BETA BANK"),
        ("affiliated entity of", "Gamma Group"),
        ("Vessel owner", "X Ltd"),
    ]
    assert [listing.row for listing in listings] == ["row 2", "row 3", "row 4"]


def test_wrong_check_digits_are_an_issue() -> None:
    """An identifier with wrong check digits is kept and reported."""
    data = csl_csv({"name": "ALPHA", "ids": "CN, 91110000100009563X, Unified Social Credit Code (USCC)"})
    result = import_list(data, source="a.csv", imported_at="2026-11-21T09:30:00+00:00")
    assert [issue.code for issue in result.issues] == ["doubtful:identifier"]
    assert result.listings[0].identifiers
