"""Listings as lines of text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.screen.listing_builder import make_listing
from tieline.errors import DamagedError
from tieline.model import LinkedParty, PartialDate
from tieline.screen.listing_text import StoredListings, pack_listings, parse_listing, render_listing

FULL = replace(
    make_listing("飞腾", "~Phytium", on="2021-04", off="2025-01-02"),
    countries=("CN",),
    identifiers=(("LEI", "1"),),
    reason="a reason",
    suspended_on=PartialDate("2023"),
    linked=(LinkedParty("parent", "Acme Group", "12"), LinkedParty("Linked To", "Bolt")),
)


def test_listing_comes_back_whole() -> None:
    """Every field comes back, with what is not stated still not stated."""
    for listing in (FULL, make_listing("Acme")):
        assert parse_listing(render_listing(listing)) == listing


def test_stored_listings_are_a_sequence() -> None:
    """They can be counted, taken one by one, sliced and walked through."""
    listings = (FULL, make_listing("Acme"), make_listing("Bolt"))
    stored = StoredListings(*pack_listings(listings))
    assert (len(stored), stored[-1], list(stored), list(stored[1:])) == (3, listings[2], [*listings], [*listings[1:]])
    with pytest.raises(IndexError):
        stored[3]


@pytest.mark.parametrize("line", ["", "[]", "{}", '{"id": 1, "names": [["x", "odd"]]}', "[" * 99_999])
def test_other_lines_are_damage(line: str) -> None:
    """A line that is no listing is refused."""
    with pytest.raises(DamagedError):
        parse_listing(line)
