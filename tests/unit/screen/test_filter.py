"""Which listings a query may find."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.screen.listing_builder import make_listing
from tieline.model import PartialDate
from tieline.screen.filter import ListingTable, is_on_list

LISTINGS = (
    make_listing("A"),
    make_listing("B", kind="person"),
    make_listing("C", kind="unknown"),
    make_listing("D", kind="vessel"),
    make_listing("E", on="2021", off="2022-06"),
    replace(make_listing("F"), list_name="SDN"),
)
TABLE = ListingTable.read(LISTINGS)


def test_kinds_are_kept_apart_and_unknown_ones_go_with_both() -> None:
    """Persons and organisations never meet; what is of unknown kind meets both."""
    assert TABLE.select(kind="person", as_of=None, lists=None).tolist() == [False, True, True, False, False, False]
    assert TABLE.select(kind="organisation", as_of=None, lists=None).tolist() == [True, False, True, False, True, True]


def test_lists_are_chosen_by_name() -> None:
    """Only listings of the lists named stay; an unknown list has none."""
    assert TABLE.select(kind=None, as_of=None, lists=["SDN"]).tolist() == [False] * 5 + [True]
    assert not TABLE.select(kind=None, as_of=None, lists=["no such list"]).any()


@pytest.mark.parametrize("day", ["2020-12-31", "2021", "2021-01-01", "2022-06", "2022-06-30", "2022-07-01", "2023"])
def test_columns_say_the_same_as_the_listing(day: str) -> None:
    """The columns give the same answer as `is_on_list` does for every listing."""
    as_of = PartialDate(day)
    told = TABLE.select(kind=None, as_of=as_of, lists=None).tolist()
    assert told == [is_on_list(listing, as_of) for listing in LISTINGS]
