"""Listings that are loaded when they are needed."""

from __future__ import annotations

from tests.unit.pipeline.sample import make_listing
from tieline.model import Listing
from tieline.model.ids import ListingId
from tieline.pipeline.screen_listings import LOADED_SINGLY, LazyListings, ListingsById

LISTINGS = {one.id: one for one in (make_listing(f"Acme {at}", entry_id=str(at)) for at in range(LOADED_SINGLY + 5))}


def test_listings_are_counted_before_they_are_loaded() -> None:
    """They are loaded once, when they are gone through."""
    loads = list[int]()

    def load() -> list[Listing]:
        loads.append(1)
        return list(LISTINGS.values())

    listings = LazyListings(load, len(LISTINGS))
    assert (len(listings), len(loads)) == (len(LISTINGS), 0)
    assert (list(listings), list(listings[1:])) == (list(LISTINGS.values()), list(LISTINGS.values())[1:])
    assert len(loads) == 1


def test_single_listings_are_loaded_by_their_ids_until_many_are_asked_for() -> None:
    """From then on all of them are at hand."""
    asked = list[ListingId]()

    def get(key: ListingId) -> Listing:
        asked.append(key)
        return LISTINGS[key]

    by_id = ListingsById(list(LISTINGS.values()), get=get)
    assert [by_id[key] for key in LISTINGS] == list(LISTINGS.values())
    assert (len(asked), len(by_id), list(by_id)) == (LOADED_SINGLY, len(LISTINGS), list(LISTINGS))
