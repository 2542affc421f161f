"""Stage: take a list out of use."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from tieline.errors import NotFoundError, UsageError
from tieline.model import Snapshot
from tieline.pipeline.import_lists import STAGE
from tieline.pipeline.workspace import Workspace
from tieline.store.base import Store

PREFIX_CHARS = 4
"""How much of its last part an abbreviated id gives at least: the word that all ids begin with means none of them.
Source: git takes abbreviated ids from 4 characters on (core.abbrev)."""

_SHOWN = 6
"""How many lists a hint names."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What removing a list takes away.

    Attributes:
        snapshot: The list.
        hits: How many hits are on its entries.
        findings: How many findings of ownership rules are kept; any of them may rest on it, so that all go.
    """

    snapshot: Snapshot
    hits: int
    findings: int


def plan_removal(store: Store, what: str) -> Removal:
    """Tell what removing a list would take away.

    Args:
        store: The store of a workspace.
        what: The id of the list, how its id begins, the path or URL it came from, or the name of its file.

    Returns:
        The list and what rests on it; nothing is removed.

    Raises:
        NotFoundError: No list of the workspace is meant.
        UsageError: More than one is meant.
    """
    snapshot = get_snapshot(store, what)
    return Removal(snapshot, store.count_hits_on(snapshot.id), store.counts()["finding"])


def remove_list(workspace: Workspace, what: str) -> Removal:
    """Take a list out of use: its entries and the hits on them go; the file, judgements and screening records stay.

    Args:
        workspace: Open for writing.
        what: The list, as for `plan_removal`.

    Returns:
        What was taken away.

    Raises:
        NotFoundError: No list of the workspace is meant.
        UsageError: More than one is meant.
        StoreError: The workspace cannot be written.
    """
    store = workspace.store
    removal = plan_removal(store, what)
    store.remove_snapshot(removal.snapshot.id)
    _clear_issues(store, removal.snapshot.source)
    return removal


def _clear_issues(store: Store, source: str) -> None:
    """Forget what was wrong with a file and its rows, unless another list came from the same path."""
    if any(one.source == source for one in store.iter_snapshots()):
        return
    met = {issue.item for issue in store.iter_issues(STAGE)}
    for item in sorted(one for one in met if one == source or one.startswith(f"{source} ")):
        store.clear_issues(STAGE, item=item)


def get_snapshot(store: Store, what: str) -> Snapshot:
    """Get the one list of a workspace that a person means.

    Args:
        store: The store of a workspace.
        what: Its id, how its id begins, the path or URL it came from, or the name of its file.

    Returns:
        The list.

    Raises:
        NotFoundError: No list of the workspace is meant.
        UsageError: More than one is meant.
    """
    snapshots = tuple(store.iter_snapshots())
    ways: tuple[Callable[[Snapshot], bool], ...] = (
        lambda one: one.id == what,
        lambda one: one.source == what,
        lambda one: os.path.normpath(one.source) == os.path.normpath(what),
        lambda one: len(what.partition("-")[2]) >= PREFIX_CHARS and one.id.startswith(what),
        lambda one: PurePath(one.source).name == what,
    )
    for means in ways:
        found = [one for one in snapshots if means(one)]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(f"{what}: {len(found)} lists are meant", hint=f"give the id of one: {_told(found)}")
    hint = f"the lists are: {_told(snapshots)}" if snapshots else "the workspace has no lists"
    raise NotFoundError(f"{what}: no list of this workspace has this id or path", hint=hint)


def _told(snapshots: tuple[Snapshot, ...] | list[Snapshot]) -> str:
    """Some lists with their ids, in words."""
    told = [f"{one.id} ({one.source}, imported {one.imported_at[:10]})" for one in snapshots[:_SHOWN]]
    return "; ".join(told) + ("; more in `tieline lists ls`" if len(snapshots) > _SHOWN else "")
