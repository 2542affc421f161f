"""Editions of official lists: which listings of a workspace speak for a day."""

from __future__ import annotations

from collections.abc import Iterator

from tieline.lists.history import Edition, Entry, choose_listings, entry_of
from tieline.lists.history import find_superseded as superseded
from tieline.model import Listing, PartialDate
from tieline.store.base import Store

__all__ = ["Edition", "Entry", "current_listings", "entry_of", "superseded"]


def current_listings(store: Store, *, as_of: PartialDate | None = None) -> Iterator[Listing]:
    """Go through the listings of a workspace that speak for a day.

    Args:
        store: The store of a workspace.
        as_of: The day; None means now: the listings that no later edition of the same list supersedes.

    Yields:
        Listings, in the order of the store.
    """
    snapshots = tuple(store.iter_snapshots())
    if len(snapshots) < 2 and as_of is None:
        yield from store.iter_listings()
        return
    # Kept in memory, for the index that they go to keeps them too, and loading them twice takes twice as long.
    yield from choose_listings(snapshots, tuple(store.iter_listings()), as_of).listings
