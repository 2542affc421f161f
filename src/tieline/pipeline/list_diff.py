"""The two sides of a difference between editions of lists: files, snapshots, or a list on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tieline.errors import NotFoundError, UsageError
from tieline.lists.difference import find_changes
from tieline.lists.history import choose_listings
from tieline.lists.us_list import iter_us_lists
from tieline.model import Change, Issue, Listing, PartialDate, Snapshot
from tieline.pipeline.screen_lists import read_lists
from tieline.pipeline.workspace import Workspace
from tieline.settings import Settings


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a difference.

    Attributes:
        name: What the person called it.
        listings: Its listings.
        snapshots: The snapshots they stand in.
        issues: What went wrong while reading it.
    """

    name: str
    listings: tuple[Listing, ...]
    snapshots: tuple[Snapshot, ...]
    issues: tuple[Issue, ...] = ()

    @property
    def lists(self) -> frozenset[str]:
        """The names of its lists."""
        return frozenset(listing.list_name for listing in self.listings)


@dataclass(frozen=True, slots=True)
class Compared:
    """Which lists two sides have in common.

    Attributes:
        pairs: The name of a list on either side; the same, but where each side has a single list.
        notes: What a person should know, one sentence each.
    """

    pairs: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def load_side(what: str, *, settings: Settings, workspace: Workspace | None = None) -> Side:
    """Load one side of a difference.

    Args:
        what: A list file; or of the workspace the id or file name of a snapshot, the name of a list, which means its
            newest edition, or LIST@DATE, which means the list on that day.
        settings: What the interface was told.
        workspace: Open; None where there is none.

    Returns:
        The side.

    Raises:
        NotFoundError: There is no such file, snapshot or list.
        UsageError: The day is no date.
    """
    if Path(what).exists():
        listings, snapshots, issues = read_lists([what], settings=settings)
        return Side(what, listings, snapshots, issues)
    if workspace is None:
        hint = "give the path of a list file, or a workspace with -w"
        raise NotFoundError(f"{what}: there is no such file", hint=hint)
    snapshots = tuple(workspace.store.iter_snapshots())
    chosen = [one for one in snapshots if what in {one.id, one.source, Path(one.source).name}]
    held = tuple(workspace.store.iter_listings())
    if chosen:
        ids = {one.id for one in chosen}
        return Side(what, tuple(one for one in held if one.snapshot in ids), tuple(chosen))
    list_name, day = _read_list_at(what, {one.list_name for one in held})
    of_list = tuple(one for one in held if one.list_name == list_name)
    return Side(what, choose_listings(snapshots, of_list, day).listings, snapshots)


def _read_list_at(what: str, lists: Iterable[str]) -> tuple[str, PartialDate | None]:
    """The list and the day of LIST@DATE."""
    name, at, day = what.rpartition("@")
    if not at:
        return find_list(what, lists), None
    try:
        return find_list(name, lists), PartialDate(day)
    except ValueError as error:
        raise UsageError(f"{day!r} is not a date", hint='write LIST@DATE, as in "Entity List@2025-11-08"') from error


def find_list(name: str, lists: Iterable[str]) -> str:
    """Find a list by its name, a part of its name, or the letters that the Consolidated Screening List gives it.

    Args:
        name: What the person wrote.
        lists: The names of the lists at hand.

    Returns:
        The list's name.

    Raises:
        NotFoundError: No list, or more than one, has that name.
    """
    known = sorted(set(lists))
    wanted = name.strip().casefold()
    coded = {one.code.casefold(): one.name for one in iter_us_lists() if one.code}
    full = [one for one in known if one.casefold() == wanted or coded.get(wanted) == one]
    found = full or [one for one in known if wanted and wanted in one.casefold()]
    if len(found) == 1:
        return found[0]
    told = "no list of that name" if not found else "more than one list has that in its name"
    raise NotFoundError(f"{name}: {told}", hint=f"the lists are: {'; '.join(found or known) or 'none yet'}")


def match_lists(before: Side, after: Side, *, list_name: str | None = None) -> Compared:
    """Tell which lists of two sides are compared.

    Args:
        before: The earlier side.
        after: The later one.
        list_name: The only list to compare; None compares all that both have.

    Returns:
        The lists. Where each side has a single list they are compared whatever they are called.

    Raises:
        NotFoundError: A side lacks the list asked for.
        UsageError: The sides have no list in common.
    """
    if list_name is not None:
        return Compared(((find_list(list_name, before.lists), find_list(list_name, after.lists)),), ())
    if len(before.lists) == len(after.lists) == 1:
        pair = (min(before.lists), min(after.lists))
        note = f'"{pair[0]}" is compared with "{pair[1]}": each side has this list alone.'
        return Compared((pair,), () if pair[0] == pair[1] else (note,))
    common = sorted(before.lists & after.lists)
    if not common:
        told = " and ".join("; ".join(sorted(side.lists)) or "none" for side in (before, after))
        raise UsageError(f"{before.name} and {after.name} have no list in common", hint=f"the lists are: {told}")
    alone = ((before, after.lists), (after, before.lists))
    notes = [
        f"only {side.name} has, and not compared: {'; '.join(left)}"
        for side, others in alone
        if (left := sorted(side.lists - others))
    ]
    return Compared(tuple((name, name) for name in common), tuple(notes))


def iter_list_changes(before: Side, after: Side, compared: Compared) -> Iterator[Change]:
    """Compare two sides, list by list.

    Args:
        before: The earlier side.
        after: The later one.
        compared: Which lists.

    Yields:
        The changes, by list.
    """
    for ours, theirs in compared.pairs:
        yield from find_changes(
            (one for one in before.listings if one.list_name == ours),
            (one for one in after.listings if one.list_name == theirs),
        )
