"""Listings."""

from __future__ import annotations

import pytest

from tieline.model import LinkedParty, ListedName, Listing, NameQuality
from tieline.model.ids import ListingId, SnapshotId


def test_first_name_is_the_name() -> None:
    """The primary name comes first, and silence of the list is None or empty, never a default."""
    names = (ListedName("Example Co.", NameQuality.PRIMARY), ListedName("Ex", NameQuality.WEAK))
    listing = Listing(ListingId("l"), SnapshotId("s"), "Entity List", "BIS", "1", "organisation", names)
    assert listing.name == "Example Co."
    assert listing.reason is None
    assert listing.listed_on is None


@pytest.mark.parametrize(
    ("relation", "is_owner", "is_owned"),
    [
        ("Owned or Controlled By", True, False),
        ("subsidiary of", True, False),
        ("Subsidiary organisation of", True, False),
        ("parent", True, False),
        ("Parent company", True, False),
        ("Subsidiary", False, True),
        ("Owner of", False, True),
        ("Owns, controls, or operates", False, True),
        ("Linked To", False, False),
        ("Aircraft Operator", False, False),
    ],
)
def test_words_tell_who_owns_whom(relation: str, *, is_owner: bool, is_owned: bool) -> None:
    """As lists write them."""
    linked = LinkedParty(relation, "Acme")
    assert (linked.is_owner, linked.is_owned) == (is_owner, is_owned)
