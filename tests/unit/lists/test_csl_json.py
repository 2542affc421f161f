"""The Consolidated Screening List as JSON. The fixture follows the field list that the International Trade
Administration publishes for its API; it is written for these tests and is no real record."""

from __future__ import annotations

import json

import pytest

from tieline.errors import DamagedError
from tieline.lists import import_list
from tieline.lists.registry import ListImport
from tieline.model import PartialDate

RECORD = {
    "id": "a1b2",
    "source": "Specially Designated Nationals (SDN) - Treasury Department",
    "entity_number": 12345,
    "type": "Individual",
    "programs": ["SDGT", "IRAN"],
    "name": "KELLER, Anna",
    "title": None,
    "addresses": [{"address": "1 Main Street", "city": "Bern", "state": None, "postal_code": "3000", "country": "CH"}],
    "federal_register_notice": None,
    "start_date": "2020-01-02",
    "end_date": None,
    "license_requirement": None,
    "remarks": "A remark.",
    "source_list_url": "https://example.org/sdn",
    "alt_names": ["KELLER, A."],
    "citizenships": ["CH"],
    "dates_of_birth": ["1970-01-01"],
    "nationalities": None,
    "places_of_birth": ["Bern"],
    "source_information_url": "https://example.org/info",
    "ids": [{"type": "Passport", "number": "X1", "country": "CH", "issue_date": None, "expiration_date": "2030-01-01"}],
    "country": "DE",
}


def read(content: object) -> ListImport:
    """Import a JSON file.

    Args:
        content: What it holds.

    Returns:
        The import.
    """
    data = json.dumps(content).encode()
    return import_list(data, source="consolidated.json", imported_at="2026-11-21T09:30:00+00:00")


def test_record_becomes_a_listing() -> None:
    """Objects and lists of a record arrive as the CSV's do."""
    result = read({"total": 1, "results": [RECORD]})
    (listing,) = result.listings
    assert result.issues == ()
    assert (listing.entry_id, listing.kind) == ("12345", "person")
    assert listing.addresses == ("1 Main Street, Bern, 3000, CH",)
    assert listing.countries == ("CH", "DE")
    assert ("Passport", "X1 (CH, 2030-01-01)") in listing.identifiers
    assert ("Place of birth", "Bern") in listing.identifiers
    assert listing.listed_on == PartialDate("2020-01-02")
    assert result.snapshot.format == "us-csl-json"
    assert result.snapshot.ignored_fields == ("id",)


def test_odd_records_are_issues_and_the_rest_goes_on() -> None:
    """A record that is no object, one without a name, and unknown fields are reported."""
    odd = {**RECORD, "entity_number": "2", "mood": "x", "ids": [{"kind": "y"}]}
    result = read({"results": ["text", {**RECORD, "name": None}, odd, RECORD]})
    assert len(result.listings) == 2
    assert sorted(issue.code for issue in result.issues) == ["broken_row", "no_name", "unknown_field", "unknown_field"]


def test_cut_off_file_is_damaged() -> None:
    """A file that ends in the middle is damaged as a whole."""
    data = json.dumps({"results": [RECORD]}).encode()[:-20]
    with pytest.raises(DamagedError, match="no whole JSON"):
        import_list(data, source="c.json", imported_at="2026-11-21T09:30:00+00:00")


def test_results_that_are_no_list_are_damaged() -> None:
    """Results must be a list."""
    with pytest.raises(DamagedError, match="no list of results"):
        read({"results": {"source": 1}})
