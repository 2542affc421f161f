"""Official lists in time: which edition speaks for a day, and who stood on it then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tieline.model import Listing, PartialDate, Snapshot
from tieline.model.ids import SnapshotId
from tieline.model.validity import is_on_list, is_suspended

Entry = tuple[str, str]
"""Name of a list and number of an entry: the same in every edition of the list."""

Edition = tuple[SnapshotId, str]
"""A snapshot, and the name of one of its lists."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The listings that speak for a day.

    Attributes:
        listings: The listings, in the order given.
        notes: What a person should know of the answer, one sentence each.
    """

    listings: tuple[Listing, ...]
    notes: tuple[str, ...] = ()


def entry_of(listing: Listing) -> Entry:
    """Name the entry that a listing is one edition of.

    Args:
        listing: The listing.

    Returns:
        Name of the list and number of the entry.
    """
    return listing.list_name, listing.entry_id


def find_superseded(snapshots: Iterable[Snapshot], editions: Iterable[Edition]) -> frozenset[Edition]:
    """Find the editions that a later one supersedes.

    An edition is superseded by a whole one of the same list, in whatever layout, that surely speaks for a later day,
    and by a later import of the very same file, now with companions perhaps. Where a date is unknown, both count.

    Args:
        snapshots: The snapshots.
        editions: Which lists each of them holds; repeats do no harm.

    Returns:
        The editions that are not current.
    """
    by_id = {snapshot.id: snapshot for snapshot in snapshots}
    held = frozenset(editions)
    whole = defaultdict[str, list[PartialDate]](list)
    for snapshot_id, list_name in held:
        snapshot = by_id[snapshot_id]
        if snapshot.as_of is not None and not snapshot.is_partial:
            whole[list_name].append(snapshot.as_of)
    repeated = _find_repeated(by_id.values())
    return frozenset(
        (snapshot_id, list_name)
        for snapshot_id, list_name in held
        if snapshot_id in repeated or _is_earlier(by_id[snapshot_id], whole[list_name])
    )


def choose_listings(snapshots: Iterable[Snapshot], listings: Sequence[Listing], day: PartialDate | None) -> Chosen:
    """Choose the listings that speak for a day, of all editions at hand.

    Of each list the newest edition not after the day counts. What a later edition dates into the time between counts
    too: who it says was put on by then, or taken off. Before the first edition, dates on and off tell. Whom only later
    editions have, without a date, is left out, and a note says how many they are.

    Args:
        snapshots: The snapshots.
        listings: Their listings.
        day: The day; None asks about now.

    Returns:
        The listings. Those that were surely not on their list, or without effect, on the day are left out.
    """
    by_id = {snapshot.id: snapshot for snapshot in snapshots}
    held = frozenset((listing.snapshot, listing.list_name) for listing in listings)
    if day is None:
        old = find_superseded(by_id.values(), held)
        return Chosen(tuple(one for one in listings if (one.snapshot, one.list_name) not in old))
    speaking, notes = _choose_editions(by_id, held, day)
    later = _LaterWord(by_id, speaking, [one for one in listings if is_dated_after(by_id[one.snapshot], day)], day)
    kept = tuple(one for one in listings if later.counts(one) and is_on_list(one, day))
    paused = sum(1 for one in listings if (one.snapshot, one.list_name) in speaking and is_suspended(one, day))
    told = (f"{paused} listings were suspended on {day} and are left out.",) if paused else ()
    return Chosen(kept, (*notes, *_tell_unseen(by_id, speaking, listings, day), *told))


def is_dated_after(snapshot: Snapshot, day: PartialDate) -> bool:
    """Whether a snapshot surely speaks for a later day.

    Args:
        snapshot: The snapshot.
        day: The day.

    Returns:
        False also where its day is not known.
    """
    return snapshot.as_of is not None and snapshot.as_of.first > day.last


def _choose_editions(
    snapshots: Mapping[SnapshotId, Snapshot], held: frozenset[Edition], day: PartialDate
) -> tuple[frozenset[Edition], tuple[str, ...]]:
    """The editions of each list that speak for a day, and what to say of lists whose first edition is later."""
    by_list = defaultdict[str, list[Snapshot]](list)
    for snapshot_id, list_name in sorted(held):
        by_list[list_name].append(snapshots[snapshot_id])
    speaking, late = set[Edition](), defaultdict[str, list[str]](list)
    for list_name, editions in sorted(by_list.items()):
        known = [one for one in editions if not is_dated_after(one, day)]
        if not known:
            first = min((one.as_of for one in editions if one.as_of is not None), key=lambda date: date.first)
            known = [one for one in editions if one.as_of == first]
            late[str(first)].append(list_name)
        old = find_superseded(known, ((one.id, list_name) for one in known))
        speaking |= {(one.id, list_name) for one in known} - old
    return frozenset(speaking), tuple(_tell_late(names, first, day) for first, names in late.items())


def _tell_late(names: Sequence[str], first: str, day: PartialDate) -> str:
    """Say what the first editions of some lists, which are later than a day, can tell of it."""
    edition, are, its = ("editions", "are", "their") if len(names) > 1 else ("edition", "is", "its")
    return (
        f"The first {edition} of {'; '.join(names)} at hand {are} of {first}: for {day} {its} dates tell who was "
        "listed then, entries without a date are given too, and who was taken off before it is missing."
    )


def _tell_unseen(
    snapshots: Mapping[SnapshotId, Snapshot],
    speaking: frozenset[Edition],
    listings: Iterable[Listing],
    day: PartialDate,
) -> tuple[str, ...]:
    """Say how many came on lists after the edition that speaks for a day, without a date that tells when."""
    held, later = defaultdict[str, set[str]](set), list[Listing]()
    for one in listings:
        if (one.snapshot, one.list_name) in speaking:
            if not is_dated_after(snapshots[one.snapshot], day):
                held[one.list_name] |= {one.entry_id, one.name.casefold()}
        elif one.listed_on is None and is_dated_after(snapshots[one.snapshot], day):
            later.append(one)
    added = defaultdict[str, set[str]](set)
    for one in later:
        # lists number entries anew, so a name that was there is no addition either
        if one.list_name in held and not held[one.list_name] & {one.entry_id, one.name.casefold()}:
            added[one.list_name].add(one.entry_id)
    if not added:
        return ()
    counts = "; ".join(f"{list_name} {len(entries)}" for list_name, entries in sorted(added.items()))
    return (
        f"Entries that came on a list after its last edition before {day} at hand, without a date of their own, are "
        f"left out, for they may have been listed by then or only later: {counts}. Ask without a day to see them.",
    )


class _LaterWord:
    """What editions after a day say of it."""

    def __init__(
        self,
        snapshots: Mapping[SnapshotId, Snapshot],
        speaking: frozenset[Edition],
        later: Iterable[Listing],
        day: PartialDate,
    ) -> None:
        self._speaking = speaking
        self._off = set[Entry]()
        self._on = set[str]()
        spoken = defaultdict[str, list[PartialDate]](list)
        for snapshot_id, list_name in speaking:
            if (as_of := snapshots[snapshot_id].as_of) is not None:
                spoken[list_name].append(as_of)
        seen = set[Entry]()
        for one in sorted(later, key=lambda one: str(snapshots[one.snapshot].as_of)):
            if (one.snapshot, one.list_name) in speaking:
                continue
            if one.delisted_on is not None and one.delisted_on.last <= day.first:
                self._off.add(entry_of(one))
            newest = max((date.last for date in spoken[one.list_name]), default=None)
            dated = one.listed_on is not None and newest is not None and one.listed_on.first > newest
            if dated and entry_of(one) not in seen:
                seen.add(entry_of(one))
                self._on.add(one.id)

    def counts(self, listing: Listing) -> bool:
        """Whether a listing speaks for the day."""
        if (listing.snapshot, listing.list_name) in self._speaking:
            return entry_of(listing) not in self._off
        return listing.id in self._on


def _is_earlier(snapshot: Snapshot, days: Iterable[PartialDate]) -> bool:
    """Whether one of some days is surely later than that of a snapshot."""
    return snapshot.as_of is not None and any(snapshot.as_of.is_before(day) for day in days)


def _find_repeated(snapshots: Iterable[Snapshot]) -> frozenset[SnapshotId]:
    """Snapshots whose file was imported again later."""
    by_file = defaultdict[tuple[str, str], list[Snapshot]](list)
    for snapshot in snapshots:
        by_file[snapshot.sha256, snapshot.format].append(snapshot)
    newest = {max(same, key=lambda one: (one.imported_at, one.id)).id for same in by_file.values()}
    return frozenset(one.id for same in by_file.values() for one in same if one.id not in newest)


def iter_editions(snapshots: Iterable[Snapshot], listings: Iterable[Listing]) -> Iterator[tuple[str, Snapshot]]:
    """Go through the editions of all lists.

    Args:
        snapshots: The snapshots.
        listings: Their listings.

    Yields:
        Name of a list and a snapshot that holds it: by list, then by day, those of unknown day last.
    """
    by_id = {snapshot.id: snapshot for snapshot in snapshots}
    held = {(listing.list_name, listing.snapshot) for listing in listings}
    ordered = sorted(held, key=lambda one: (one[0], str(by_id[one[1]].as_of or "~"), one[1]))
    yield from ((list_name, by_id[snapshot_id]) for list_name, snapshot_id in ordered)
