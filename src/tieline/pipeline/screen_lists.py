"""The lists that rows are screened against: which, of what day, how old, and which are missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import PurePosixPath

from tieline.lists.history import choose_listings, find_superseded
from tieline.lists.options import ReadOptions
from tieline.lists.us_list import iter_us_lists
from tieline.model import Issue, Listing, ListUsed, PartialDate, Snapshot
from tieline.model.ids import ListingId, SnapshotId
from tieline.pipeline.clock import make_clock
from tieline.pipeline.edition import current_listings
from tieline.pipeline.screen_listings import LazyListings, ListingsById
from tieline.screen.change import Entry
from tieline.screen.record import listing_fingerprint
from tieline.settings import DEFAULT_LIST_AGE_DAYS, Settings
from tieline.store.base import Store

Counts = Mapping[tuple[SnapshotId, str, str], int]
"""How many listings a snapshot has of a list that an authority keeps."""


@dataclass(frozen=True, slots=True)
class ScreeningLists:
    """Listings to screen against, and what is to be told of their lists.

    Attributes:
        listings: The listings.
        by_id: The same by their ids.
        snapshots: The snapshots they stand in.
        used: Each list as one snapshot gives it, by name, then day.
        not_loaded: Lists that Tieline knows and that none of the listings stands on.
        issues: What went wrong with list files.
        max_age_days: From which age on a list counts as old.
        notes: What a person should know where a day was asked about, one sentence each.
    """

    listings: Sequence[Listing]
    by_id: Mapping[ListingId, Listing]
    snapshots: tuple[Snapshot, ...]
    used: tuple[ListUsed, ...]
    not_loaded: tuple[str, ...]
    issues: tuple[Issue, ...] = ()
    max_age_days: int = DEFAULT_LIST_AGE_DAYS
    notes: tuple[str, ...] = ()

    @property
    def old(self) -> tuple[ListUsed, ...]:
        """The lists that are older than the set age, or of unknown age."""
        return tuple(used for used in self.used if used.is_old is not False)


def gather_lists(
    paths: Sequence[str],
    *,
    settings: Settings,
    max_age_days: int = DEFAULT_LIST_AGE_DAYS,
    as_of: PartialDate | None = None,
) -> ScreeningLists:
    """Read list files to screen against.

    Args:
        paths: Files, or folders whose files are all lists.
        settings: What the interface was told.
        max_age_days: From which age on a list counts as old.
        as_of: The day asked about; None means now.

    Returns:
        The listings that speak for the day, and their lists.
    """
    listings, snapshots, issues = read_lists(paths, settings=settings)
    chosen = choose_listings(snapshots, listings, as_of)
    at = make_clock(settings.source_date_epoch)()
    lists = describe_lists(chosen.listings, snapshots, at=at, max_age_days=max_age_days, issues=issues)
    return replace(lists, notes=chosen.notes)


def read_lists(
    paths: Sequence[str], *, settings: Settings
) -> tuple[tuple[Listing, ...], tuple[Snapshot, ...], tuple[Issue, ...]]:
    """Read list files with their snapshots.

    Args:
        paths: Files, or folders whose files are all lists.
        settings: What the interface was told.

    Returns:
        All listings, of superseded editions too; the snapshots; and what went wrong.
    """
    from tieline.pipeline.companion import gather_list_files
    from tieline.pipeline.import_lists import iter_imports

    listings: list[Listing] = []
    snapshots: list[Snapshot] = []
    issues: list[Issue] = []
    at = make_clock(settings.source_date_epoch)()
    for imported in iter_imports(gather_list_files(paths), at=at, options=ReadOptions(settings.limits)):
        if isinstance(imported, Issue):
            issues.append(imported)
        else:
            listings += imported.listings
            snapshots.append(imported.snapshot)
            issues += imported.issues
    return tuple(listings), tuple(snapshots), tuple(issues)


def load_lists_of(
    store: Store, *, at: str, max_age_days: int = DEFAULT_LIST_AGE_DAYS, as_of: PartialDate | None = None
) -> ScreeningLists:
    """Load the lists of a workspace to screen against.

    Args:
        store: The store of a workspace.
        at: Aware UTC time of the screening in ISO 8601.
        max_age_days: From which age on a list counts as old.
        as_of: The day asked about; None means now.

    Returns:
        The listings that speak for the day, and their lists.
    """
    snapshots = tuple(store.iter_snapshots())
    if as_of is not None:
        chosen = choose_listings(snapshots, tuple(store.iter_listings()), as_of)
        lists = describe_lists(chosen.listings, snapshots, at=at, max_age_days=max_age_days)
        return replace(lists, notes=chosen.notes)
    held = store.count_lists()
    old = find_superseded(snapshots, ((snapshot, name) for snapshot, name, _ in held))
    counts = {one: count for one, count in held.items() if one[:2] not in old}
    listings = LazyListings(lambda: current_listings(store), sum(counts.values()))
    lists = _describe_all(counts, snapshots, at=at, max_age_days=max_age_days)
    return replace(lists, listings=listings, by_id=ListingsById(listings, get=store.get_listing))


def describe_lists(
    listings: Sequence[Listing],
    snapshots: Iterable[Snapshot],
    *,
    at: str,
    max_age_days: int = DEFAULT_LIST_AGE_DAYS,
    issues: tuple[Issue, ...] = (),
) -> ScreeningLists:
    """Say which lists some listings stand on.

    Args:
        listings: The listings.
        snapshots: The snapshots they stand in.
        at: Aware UTC time of the screening in ISO 8601.
        max_age_days: From which age on a list counts as old.
        issues: What went wrong with list files.

    Returns:
        The listings with their lists.
    """
    counts = Counter((one.snapshot, one.list_name, one.authority) for one in listings)
    lists = _describe_all(counts, snapshots, at=at, max_age_days=max_age_days)
    return replace(lists, listings=listings, by_id=ListingsById(listings), issues=issues)


def _describe_all(counts: Counts, snapshots: Iterable[Snapshot], *, at: str, max_age_days: int) -> ScreeningLists:
    """Describe lists whose listings are counted."""
    by_id = {snapshot.id: snapshot for snapshot in snapshots}
    today = date.fromisoformat(at[:10])
    used = [
        _describe(list_name, authority, by_id[snapshot], count, today, max_age_days)
        for (snapshot, list_name, authority), count in counts.items()
    ]
    loaded = {one.list_name for one in used}
    missing = tuple(known.name for known in iter_us_lists() if known.name not in loaded)
    used.sort(key=lambda one: (one.list_name, str(one.as_of or ""), one.sha256, one.authority))
    return ScreeningLists((), {}, tuple(by_id.values()), tuple(used), missing, max_age_days=max_age_days)


def _describe(
    list_name: str, authority: str, snapshot: Snapshot, count: int, today: date, max_age_days: int
) -> ListUsed:
    """Describe a list as one snapshot gives it; what is known only to the month or year counts from its last day."""
    spoken = snapshot.spoken_on
    age = None if spoken is None else max((today - spoken.last).days, 0)
    return ListUsed(
        list_name=list_name,
        authority=authority,
        source=PurePosixPath(snapshot.source.replace("\\", "/")).name,
        format=snapshot.format,
        sha256=snapshot.sha256,
        as_of=snapshot.as_of,
        retrieved_at=snapshot.imported_at,
        listings=count,
        age_days=age,
        is_old=None if age is None else age > max_age_days,
    )


def make_fingerprints(listings: Iterable[Listing]) -> dict[Entry, str]:
    """Fingerprint every entry.

    Args:
        listings: The listings.

    Returns:
        The fingerprint of each entry; of two editions, that of the later listing.
    """
    return {(one.list_name, one.entry_id): listing_fingerprint(one) for one in listings}


def make_earlier_fingerprints(
    used: Iterable[ListUsed], listings: Iterable[Listing], snapshots: Iterable[Snapshot]
) -> Callable[[Entry], str | None]:
    """Make the function that tells the fingerprint that an entry had in an earlier screening.

    Args:
        used: The lists of the earlier screening.
        listings: Listings at hand, of superseded editions too.
        snapshots: Their snapshots.

    Returns:
        A function that gives the fingerprint, an empty text where the list did not have the entry, and None where the
        list of then is not at hand.
    """
    hashes = {snapshot.id: snapshot.sha256 for snapshot in snapshots}
    asked = {(one.list_name, one.sha256) for one in used}
    known = [one for one in listings if (one.list_name, hashes[one.snapshot]) in asked]
    at_hand = {(one.list_name, hashes[one.snapshot]) for one in known}
    complete = {name for name, _ in asked} - {name for name, _ in asked - at_hand}
    return partial(_find_earlier, make_fingerprints(known), complete)


def _find_earlier(fingerprints: dict[Entry, str], complete: Collection[str], entry: Entry) -> str | None:
    """The fingerprint of an entry then; None where its list was not loaded, or is not at hand."""
    return fingerprints.get(entry, "") if entry[0] in complete else None
