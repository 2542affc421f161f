"""What became of a name on official lists, over all editions at hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tieline.lists.fields import find_carried
from tieline.lists.history import iter_editions
from tieline.lists.pairing import pair_listings
from tieline.lists.timeline import Sighting, make_events
from tieline.model import Event, Listing, Snapshot, Verdict
from tieline.model.ids import ListingId
from tieline.names import name_key
from tieline.pipeline.screen import find_hits
from tieline.screen.engine import Index

Editions = Sequence[tuple[Snapshot, tuple[Listing, ...]]]


@dataclass(frozen=True, slots=True)
class PartyHistory:
    """What became of one party on one list.

    Attributes:
        list_name: The list.
        name: The party's primary name in its newest entry.
        verdict: Whether the name asked about is held to be the party's, or a person should look.
        events: What happened, in time.
    """

    list_name: str
    name: str
    verdict: Verdict
    events: tuple[Event, ...]


def find_histories(
    snapshots: Iterable[Snapshot], listings: Sequence[Listing], name: str, *, list_name: str | None = None
) -> tuple[PartyHistory, ...]:
    """Find what became of the parties of a name.

    Args:
        snapshots: The snapshots at hand.
        listings: Their listings.
        name: The name, in any spelling that screening finds.
        list_name: A list; None searches all.

    Returns:
        One history for each party and list: those whose name is held to be the same; only where there is none, those
        that a person should look at.
    """
    held = tuple(snapshots)
    wanted = [one for one in listings if list_name is None or one.list_name == list_name]
    found = _find_listings(wanted, name)
    by_list = defaultdict[str, list[tuple[Snapshot, tuple[Listing, ...]]]](list)
    touched = {one.list_name for one in wanted if one.id in found}
    entries = defaultdict[tuple[str, str], list[Listing]](list)
    for one in wanted:
        if one.list_name in touched:
            entries[one.list_name, one.snapshot].append(one)
    for one_list, snapshot in iter_editions(held, (one for one in wanted if one.list_name in touched)):
        by_list[one_list].append((snapshot, tuple(entries[one_list, snapshot.id])))
    found_by_list = (_find_parties(one_list, editions, found) for one_list, editions in by_list.items())
    return tuple(history for histories in found_by_list for history in histories)


def _find_listings(listings: Sequence[Listing], name: str) -> Mapping[ListingId, Verdict]:
    """The listings that a name may mean, with the verdict; unsure ones only where nothing is the same."""
    key = name_key(name)
    equal = {one.id: Verdict.SAME for one in listings if any(name_key(own.text) == key for own in one.names)}
    if equal:
        return equal
    hits = find_hits(Index.build(listings), name) if listings else ()
    same = {hit.listing: hit.verdict for hit in hits if hit.verdict is Verdict.SAME}
    return same or {hit.listing: hit.verdict for hit in hits}


def _find_parties(list_name: str, editions: Editions, found: Mapping[ListingId, Verdict]) -> list[PartyHistory]:
    """The parties of a list, each followed through its editions."""
    threads: list[dict[int, Listing]] = []
    taken = set[ListingId]()
    for at, (_, listings) in enumerate(editions):
        for one in listings:
            if one.id in found and one.id not in taken:
                thread = _follow(editions, at, one)
                taken |= {listing.id for listing in thread.values()}
                threads.append(thread)
    histories = []
    for thread in threads:
        verdicts = {found[one.id] for one in thread.values() if one.id in found}
        verdict = Verdict.SAME if Verdict.SAME in verdicts else Verdict.UNSURE
        events = make_events(_make_sightings(editions, thread))
        histories.append(PartyHistory(list_name, thread[max(thread)].name, verdict, events))
    return histories


def _follow(editions: Editions, start: int, listing: Listing) -> dict[int, Listing]:
    """The entries of one party in the editions of a list, by the place of the edition."""
    thread = {start: listing}
    for step in (range(start + 1, len(editions)), range(start - 1, -1, -1)):
        last = listing
        for at in step:
            pairs = pair_listings([last], editions[at][1])
            if pairs:
                last = thread[at] = pairs[0].after
    return thread


def _make_sightings(editions: Editions, thread: Mapping[int, Listing]) -> list[Sighting]:
    """What each edition says of a party; one that is cut off says nothing by not having it."""
    sightings: list[Sighting] = []
    before: tuple[Listing, ...] | None = None
    for at, (snapshot, listings) in enumerate(editions):
        listing = thread.get(at)
        if listing is None and (snapshot.is_partial or snapshot.as_of is None):
            continue
        carried = frozenset() if before is None or listing is None else find_carried(before, listings)
        sightings.append(Sighting(snapshot, listing, carried))
        before = listings
    return sightings
