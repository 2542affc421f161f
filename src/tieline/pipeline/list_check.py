"""Whether a list file may take the place of what the workspace holds: not where it lost much of its list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from tieline.errors import DamagedError
from tieline.lists.registry import ListImport
from tieline.model import Snapshot
from tieline.model.ids import SnapshotId

SMALLEST_LIST = 100
"""A list of fewer entries may shrink to nothing among others in one file. Source: the Consolidated Screening List of
2022-04 against 2026-07-31, where the list of payable-through accounts went from 53 entries to 1."""

Counts = Mapping[tuple[SnapshotId, str], int]


def check_shrinkage(imported: ListImport, snapshots: Iterable[Snapshot], counts: Counts, *, drop_pct: int) -> None:
    """Refuse a list that lost more of its entries since the last edition than lists do.

    Args:
        imported: What the file holds. One that is cut off, and known to be, is not asked.
        snapshots: The snapshots of the workspace.
        counts: How many listings each of them has of each list.
        drop_pct: Share of its entries that a list may lose, in percent.

    Raises:
        DamagedError: A list of the file has too few entries, beside its newest whole edition that is not later; or the
            file has none, and an earlier one in its layout from its source has.
    """
    snapshot = imported.snapshot
    if snapshot.is_partial:
        return
    earlier = [one for one in snapshots if _comes_before(one, snapshot)]
    held = Counter(listing.list_name for listing in imported.listings)
    for list_name in sorted(held):
        known = [one for one in earlier if counts.get((one.id, list_name))]
        last = max(known, key=_day_of, default=None)
        if last is not None and (len(held) == 1 or counts[last.id, list_name] >= SMALLEST_LIST):
            _check_one(snapshot.source, list_name, held[list_name], (counts[last.id, list_name], last), drop_pct)
    same = [one for one in earlier if one.format == snapshot.format and one.source == snapshot.source]
    if same:
        last = max(same, key=_day_of)
        _check_one(snapshot.source, "the file", snapshot.listings, (last.listings, last), drop_pct)


def _comes_before(other: Snapshot, snapshot: Snapshot) -> bool:
    """Whether a snapshot is another whole one that is not surely later."""
    if other.id == snapshot.id or other.is_partial:
        return False
    return other.as_of is None or snapshot.as_of is None or other.as_of.first <= snapshot.as_of.last


def _day_of(snapshot: Snapshot) -> tuple[str, str]:
    """Where a snapshot comes in time: by its day, else by its import."""
    return str(snapshot.as_of or ""), snapshot.imported_at


def _check_one(source: str, what: str, count: int, before: tuple[int, Snapshot], drop_pct: int) -> None:
    """Refuse a number of entries that is too small beside an earlier one."""
    known, last = before
    if count * 100 >= known * (100 - drop_pct):
        return
    day = f"that of {last.as_of}" if last.as_of is not None else f"the one imported at {last.imported_at[:10]}"
    lost = 100 * (known - count) // known
    raise DamagedError(
        f"{source} is not taken: {what} has {count:,} entries, {lost} % fewer than the {known:,} of its last edition, "
        f"{day}; more than {drop_pct} % is taken for a broken file.",
        hint="Check it at its authority; if the list did shrink so much, give --force.",
        code="shrunken",
    )
