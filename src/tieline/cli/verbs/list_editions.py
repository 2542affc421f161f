"""Verbs about editions of official lists: what is new, what changed, what became of a name."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from tieline.cli.column import Column, Record
from tieline.cli.session import Session
from tieline.cli.verb import verb
from tieline.cli.verbs.lists import APP, snapshot_record
from tieline.errors import NotFoundError

if TYPE_CHECKING:
    from tieline.model import Issue, Listing, Snapshot
    from tieline.pipeline.update_lists import Updated
    from tieline.pipeline.workspace import Workspace

__all__ = ["APP"]

UPDATE_COLUMNS = tuple(
    Column(name.replace("_", " "), name) for name in ("name", "outcome", "as_of", "listings", "checked_at")
)
CHANGE_COLUMNS = tuple(Column(name, name) for name in ("change", "list", "name", "was", "changed"))
HISTORY_COLUMNS = tuple(
    Column(name.replace("_", " "), name) for name in ("list", "name", "event", "on", "told", "source", "row")
)


@verb(APP, "update", example="tieline lists update us-csl un-sc")
def update(
    session: Session,
    *,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="Sources, or how their names begin; all when left out.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Fetch in any case, and take a list that lost much of its entries too.")
    ] = False,
    sources: Annotated[
        str | None, typer.Option("--sources", metavar="FILE", help="YAML file of further addresses of lists.")
    ] = None,
) -> int:
    """Fetch official lists from the addresses where their authorities publish them.

    Only what is new is fetched; what is unchanged is said. Earlier editions stay. A download that is broken, cut off or
    lost much of its list never takes the place of what is held: it is refused with the reason, and the rest goes on.

    A file of addresses holds a list `sources` of records with name, title and url; TIELINE_LIST_SOURCES may name it.

    Args:
        session: What this run works with.
        names: The sources.
        force: Whether to fetch in any case.
        sources: A file of further addresses.

    Returns:
        The exit code.
    """
    from tieline.lists.source import choose_sources
    from tieline.pipeline.update_lists import load_sources, update_lists
    from tieline.pipeline.workspace import open_workspace

    chosen = choose_sources(load_sources(sources or session.settings.list_sources), names or ())
    with open_workspace(session.settings, write=True, create=True) as workspace:
        updated = update_lists(workspace, chosen, force=force, progress=session.progress())
    session.emit(map(_update_record, updated), UPDATE_COLUMNS)
    for one in updated:
        session.say(f"{one.source.name}: {one.outcome.value}")
    return session.report_issues(issue for one in updated for issue in one.issues)


@verb(APP, "diff", example="tieline lists diff sdn_2024-05-01.csv sdn_2024-05-03.csv")
def diff(
    session: Session,
    before: Annotated[str, typer.Argument(metavar="A", help="A list file, a snapshot, or LIST@DATE of the workspace.")],
    after: Annotated[str, typer.Argument(metavar="B", help="The same, later.")],
    *,
    list_name: Annotated[
        str | None, typer.Option("--list", metavar="NAME", help="Compare this list alone, of files that hold several.")
    ] = None,
) -> int:
    """Tell what changed from one edition of a list to another: added, removed, changed, respelt.

    Respelt is the same party with another spelling of its name. What one layout does not carry at all is no change.

    Args:
        session: What this run works with.
        before: The earlier edition.
        after: The later edition.
        list_name: The only list to compare.

    Returns:
        The exit code: 0 also where there are differences.
    """
    from tieline.pipeline.list_diff import iter_list_changes, load_side, match_lists
    from tieline.report.list_change import change_record

    with ExitStack() as stack:
        workspace = _open_if_there(session, stack)
        older, newer = (load_side(what, settings=session.settings, workspace=workspace) for what in (before, after))
    code = session.report_issues((*older.issues, *newer.issues))
    compared = match_lists(older, newer, list_name=list_name)
    for note in compared.notes:
        session.say(f"note: {note}")
    changes = tuple(iter_list_changes(older, newer, compared))
    session.emit(map(change_record, changes), CHANGE_COLUMNS)
    counted = Counter(change.kind.value for change in changes)
    session.say(", ".join(f"{count:,} {kind}" for kind, count in sorted(counted.items())) or "no difference")
    return code


@verb(APP, "history", example='tieline lists history "Xiaomi Corporation"')
def history(
    session: Session,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of a listed party.")],
    *,
    lists: Annotated[
        list[str] | None,
        typer.Option("--lists", metavar="PATH", help="List file or folder, instead of the workspace's lists."),
    ] = None,
    list_name: Annotated[str | None, typer.Option("--list", metavar="NAME", help="Look at this list alone.")] = None,
) -> int:
    """Tell what became of a name on official lists: put on, changed, respelt, suspended, taken off.

    Each line names the edition and the row that say so. A day that no list states is not made up: the editions before
    and after it are named instead.

    Args:
        session: What this run works with.
        name: The name.
        lists: List files to look at instead of the workspace's.
        list_name: The only list to look at.

    Returns:
        The exit code: 0 also when no list has the name.
    """
    from tieline.pipeline.list_diff import find_list
    from tieline.pipeline.list_history import find_histories
    from tieline.report.list_change import event_record

    listings, snapshots, issues = _gather(session, lists)
    code = session.report_issues(issues)
    chosen = None if list_name is None else find_list(list_name, (one.list_name for one in listings))
    histories = find_histories(snapshots, listings, name, list_name=chosen)
    records = (
        event_record(event, list_name=one.list_name, name=one.name, verdict=one.verdict)
        for one in histories
        for event in one.events
    )
    if not session.emit(records, HISTORY_COLUMNS):
        session.say(f"no list at hand has {name}")
    return code


def _gather(
    session: Session, paths: list[str] | None
) -> tuple[tuple[Listing, ...], tuple[Snapshot, ...], tuple[Issue, ...]]:
    """All editions at hand: of files, or of the workspace."""
    from tieline.pipeline.screen_lists import read_lists

    if paths:
        return read_lists(paths, settings=session.settings)
    with ExitStack() as stack:
        workspace = _open_if_there(session, stack)
        if workspace is None:
            raise NotFoundError("there is no workspace here", hint="name one with -w, or give files with --lists")
        return tuple(workspace.store.iter_listings()), tuple(workspace.store.iter_snapshots()), ()


def _open_if_there(session: Session, stack: ExitStack) -> Workspace | None:
    """Open the workspace where there is one."""
    from tieline.pipeline.workspace import is_workspace, open_workspace

    if not is_workspace(session.settings.workspace):
        return None
    return stack.enter_context(open_workspace(session.settings))


def _update_record(updated: Updated) -> Record:
    """What became of a source, as a record."""
    held = None if updated.snapshot is None else snapshot_record(updated.snapshot)
    return {
        "kind": "update",
        "name": updated.source.name,
        "title": updated.source.title,
        "url": updated.source.url,
        "outcome": updated.outcome.value,
        "as_of": None if held is None else held["as_of"],
        "listings": None if held is None else held["listings"],
        "checked_at": None if held is None else held["confirmed_on"],
        "snapshot": held,
    }
