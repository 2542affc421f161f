"""What all of OFAC's formats share."""

from __future__ import annotations

import pytest

from tieline.lists.ofac_record import (
    find_listing_date,
    find_remarked_listing_date,
    is_sdn_file,
    read_stated_date,
)
from tieline.model import PartialDate


def test_stated_date_is_read() -> None:
    """OFAC's way to print a day is read; anything else is no date."""
    assert read_stated_date(" 03 Jun 2021") == PartialDate("2021-06-03")
    assert read_stated_date("June 2021") is None


def test_earliest_listing_date_counts() -> None:
    """Of several days on, the earliest counts; other dates do not."""
    dates = [
        ("Listing Date (B)", "05 Jun 2021"),
        ("Listing Date (A):", "03 Jun 2021"),
        ("Effective Date", "01 Jan 2020"),
    ]
    assert find_listing_date(dates) == PartialDate("2021-06-03")
    assert find_listing_date(dates[2:]) is None


def test_listing_date_is_found_in_remarks() -> None:
    """The delimited files put the day on among the remarks."""
    remarks = "Website x.example; Listing Date (EO 14024 Directive 2): 24 Feb 2022; Effective Date (CMIC) 02 Aug 2021."
    assert find_remarked_listing_date(remarks) == PartialDate("2022-02-24")
    assert find_remarked_listing_date("DOB 03 Jun 1971") is None


@pytest.mark.parametrize(
    ("source", "programmes", "sdn"),
    [
        ("lists/cons_prim.csv", [["IRAN"]], False),
        ("SDN_ENHANCED.XML", [["NS-PLC"]], True),
        ("download", [["NS-PLC"], ["CMIC-EO13959"], ["IRAN"]], False),
        ("download", [["IRAN"], ["SDGT"], ["RUSSIA-EO14024"]], True),
    ],
)
def test_sdn_file_is_told_by_its_name_or_programmes(source: str, programmes: list[list[str]], sdn: bool) -> None:
    """OFAC's file names tell the list; else the programmes of most entries do."""
    assert is_sdn_file(source, programmes) is sdn
