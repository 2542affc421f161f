"""What became of one party on one list, in time: stated where the list says it, bounded where editions only show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tieline.lists.fields import is_renamed, iter_field_changes
from tieline.model import Event, EventKind, Listing, PartialDate, Snapshot


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one edition says of a party.

    Attributes:
        snapshot: The edition.
        listing: The party's entry in it; None where it has none.
        carried: Fields that it and the edition before both carry (see `fields.find_carried`).
    """

    snapshot: Snapshot
    listing: Listing | None
    carried: frozenset[str] = frozenset()


def make_events(sightings: Sequence[Sighting]) -> tuple[Event, ...]:
    """Make the events of one party on one list.

    Args:
        sightings: What each edition says of it, by the day of the edition, whole editions that lack it too.

    Returns:
        The events, in time.
    """
    events: list[Event] = []
    told = _Once(events.append)
    before: Sighting | None = None
    for sighting in sightings:
        if sighting.listing is None:
            if before is not None and before.listing is not None and before.listing.delisted_on is None:
                if not _is_later(sighting, before):
                    continue
                told(_gone(before, sighting))
        else:
            for event in _iter_stated(sighting, before):
                told(event)
            events.append(_seen(sighting, sighting.listing))
        before = sighting
    return tuple(sorted(events, key=lambda event: event.sort_key))


class _Once:
    """Keeps an event that a list states from being told again by each later edition."""

    def __init__(self, take: Callable[[Event], None]) -> None:
        self._take = take
        self._told = set[tuple[EventKind, str]]()

    def __call__(self, event: Event) -> None:
        if event.on is None:
            self._take(event)
        elif (key := (event.kind, str(event.on))) not in self._told:
            self._told.add(key)
            self._take(event)


def _iter_stated(sighting: Sighting, before: Sighting | None) -> Iterator[Event]:
    """What an edition says of a party that it has: dates, and what differs from the edition before."""
    listing = sighting.listing
    assert listing is not None
    earlier = None if before is None else before.listing
    if listing.listed_on is not None:
        yield _dated(EventKind.LISTED, listing.listed_on, "Put on the list", sighting)
    elif earlier is None:
        yield _appeared(sighting, before)
    if listing.suspended_on is not None:
        yield _dated(EventKind.SUSPENDED, listing.suspended_on, "Suspended", sighting)
    if listing.suspended_until is not None:
        yield _dated(EventKind.RESUMED, listing.suspended_until, "Last day of the suspension:", sighting)
    if listing.delisted_on is not None:
        yield _dated(EventKind.DELISTED, listing.delisted_on, "Taken off the list", sighting)
    if earlier is not None:
        yield from _iter_differences(earlier, sighting, before)


def _iter_differences(earlier: Listing, sighting: Sighting, before: Sighting | None) -> Iterator[Event]:
    """What differs between the entries of two editions."""
    listing = sighting.listing
    assert listing is not None
    assert before is not None
    fields = tuple(iter_field_changes(earlier, listing, sighting.carried))
    if not fields:
        return
    since, by = before.snapshot.as_of, sighting.snapshot.as_of
    kind = EventKind.RESPELT if is_renamed(earlier, listing) else EventKind.CHANGED
    what = f'Spelt "{listing.name}" instead of "{earlier.name}"' if kind is EventKind.RESPELT else "Changed"
    names = ", ".join(change.field for change in fields)
    yield Event(kind, None, since, by, f"{what} {_between(since, by)}: {names}.", sighting.snapshot, listing, fields)


def _dated(kind: EventKind, day: PartialDate, words: str, sighting: Sighting) -> Event:
    """An event whose day the list states."""
    return Event(kind, day, None, None, f"{words} on {day}, as the list states.", sighting.snapshot, sighting.listing)


def _appeared(sighting: Sighting, before: Sighting | None) -> Event:
    """A party that an edition has, and does not date."""
    since = None if before is None else before.snapshot.as_of
    by = sighting.snapshot.as_of
    told = f"Put on the list {_between(since, by)}; the list does not state the day."
    return Event(EventKind.LISTED, None, since, by, told, sighting.snapshot, sighting.listing)


def _is_later(sighting: Sighting, before: Sighting) -> bool:
    """Whether an edition may speak for a later day than another: two files of one day are parts of one edition."""
    day, earlier = sighting.snapshot.as_of, before.snapshot.as_of
    return day is None or earlier is None or earlier.is_before(day) is not False


def _gone(before: Sighting, sighting: Sighting) -> Event:
    """A party that an edition no longer has."""
    since, by = before.snapshot.as_of, sighting.snapshot.as_of
    told = f"Taken off the list {_between(since, by)}; the list does not state the day."
    return Event(EventKind.DELISTED, None, since, by, told, sighting.snapshot)


def _seen(sighting: Sighting, listing: Listing) -> Event:
    """A party that an edition has."""
    day = sighting.snapshot.as_of
    edition = f"the edition of {day}" if day is not None else "an edition of unknown day"
    is_off = listing.delisted_on is not None and (day is None or listing.delisted_on.first <= day.last)
    told = f"Named by {edition} as taken off." if is_off else f"Stands in {edition}."
    return Event(EventKind.SEEN, None, None, day, told, sighting.snapshot, listing)


def _between(since: PartialDate | None, by: PartialDate | None) -> str:
    """Bounds in words."""
    if since is not None and by is not None:
        return f"after {since} and by {by}"
    if by is not None:
        return f"by {by}"
    return f"after {since}" if since is not None else "at a time not known"
