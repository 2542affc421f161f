"""Editions of official lists: which listings are current when a workspace holds a list at several dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tieline.model import Listing, PartialDate, Snapshot
from tieline.model.ids import SnapshotId
from tieline.store.base import Store

Entry = tuple[str, str]
"""Name of a list and number of an entry: the same in every edition of the list."""

Edition = tuple[SnapshotId, str]
"""A snapshot, and the name of one of its lists."""


def entry_of(listing: Listing) -> Entry:
    """Name the entry that a listing is one edition of.

    Args:
        listing: The listing.

    Returns:
        Name of the list and number of the entry.
    """
    return listing.list_name, listing.entry_id


def current_listings(store: Store) -> Iterator[Listing]:
    """Go through the listings of a workspace that no later edition of the same list supersedes.

    Args:
        store: The store of a workspace.

    Yields:
        Listings, in the order of the store.
    """
    snapshots = tuple(store.iter_snapshots())
    if len(snapshots) < 2:
        yield from store.iter_listings()
        return
    # Kept in memory, for the index that they go to keeps them too, and loading them twice takes twice as long.
    listings = tuple(store.iter_listings())
    old = superseded(snapshots, ((listing.snapshot, listing.list_name) for listing in listings))
    yield from (listing for listing in listings if (listing.snapshot, listing.list_name) not in old)


def superseded(snapshots: Iterable[Snapshot], editions: Iterable[Edition]) -> frozenset[Edition]:
    """Find the editions that a later one supersedes.

    An edition is superseded by a file of the same format that surely speaks for a later day, and by a later import of
    the very same file, now with companions perhaps. Where a date is unknown, both count.

    Args:
        snapshots: The snapshots.
        editions: Which lists each of them holds; repeats do no harm.

    Returns:
        The editions that are not current.
    """
    by_id = {snapshot.id: snapshot for snapshot in snapshots}
    days: dict[tuple[str, str], list[tuple[PartialDate, Edition]]] = {}
    held = set(editions)
    for edition in held:
        snapshot = by_id[edition[0]]
        if snapshot.as_of is not None:
            days.setdefault((snapshot.format, edition[1]), []).append((snapshot.as_of, edition))
    earlier = {
        edition for dated in days.values() for day, edition in dated if any(day.is_before(other) for other, _ in dated)
    }
    return frozenset(earlier | {edition for edition in held if _is_repeated(by_id[edition[0]], by_id.values())})


def _is_repeated(snapshot: Snapshot, snapshots: Iterable[Snapshot]) -> bool:
    """Whether the same file was imported again later."""
    same = (other for other in snapshots if (other.sha256, other.format) == (snapshot.sha256, snapshot.format))
    return any((other.imported_at, other.id) > (snapshot.imported_at, snapshot.id) for other in same)
