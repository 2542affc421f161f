"""Listings."""

from __future__ import annotations

from tieline.model import ListedName, Listing, NameQuality
from tieline.model.ids import ListingId, SnapshotId


def test_first_name_is_the_name() -> None:
    """The primary name comes first, and silence of the list is None or empty, never a default."""
    names = (ListedName("Example Co.", NameQuality.PRIMARY), ListedName("Ex", NameQuality.WEAK))
    listing = Listing(ListingId("l"), SnapshotId("s"), "Entity List", "BIS", "1", "organisation", names)
    assert listing.name == "Example Co."
    assert listing.reason is None
    assert listing.listed_on is None
