"""Verbs about official lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from tieline.cli.column import Column, Record, cell_text
from tieline.cli.session import Session
from tieline.cli.verb import verb
from tieline.cli.verbs.date_option import parse_date
from tieline.cli.verbs.own_table_option import OwnTableOptions
from tieline.errors import NotFoundError
from tieline.text.count import count_of

if TYPE_CHECKING:
    from tieline.model import Listing, Snapshot
    from tieline.pipeline.workspace import Workspace

APP = typer.Typer()

SNAPSHOT_COLUMNS = (
    Column("source", "source"),
    Column("format", "format"),
    Column("as of", "as_of"),
    Column("listings", lambda record: f"{record['listings']}{' (cut off)' if record['is_partial'] else ''}"),
    Column("id", "id"),
)
LISTING_COLUMNS = tuple(
    Column(name.replace("_", " "), name)
    for name in ("list", "entry_id", "name", "listed_on", "delisted_on", "citation")
)


@verb(APP, "import", example="tieline lists import sdn.csv consolidated.csv.gz")
def import_(
    session: Session,
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="List files, or folders of them.")],
    *,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="The day they speak for, where they do not say.")
    ] = None,
    partial: Annotated[bool, typer.Option("--partial", help="Read a file that is cut off as far as it goes.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Take a list that lost much of its entries too.")] = False,
    own: OwnTableOptions,
) -> int:
    """Import official lists, or lists of your own, into the workspace.

    The format is told from the content. Files that belong to a main file, such as alt.csv and add.csv to sdn.csv, are
    found by their names beside it, with dates in the names too. Earlier editions stay. A file that is cut off is
    refused, and so is a list that lost much of its entries since its last edition.

    Your own list is a CSV or XLSX table with a column of names; what you tell about its columns is remembered for
    tables of the same header.

    Args:
        session: What this run works with.
        paths: Files, or folders of them.
        as_of: The day they speak for.
        partial: Whether a file that is cut off is read as far as it goes.
        force: Whether a list that lost much of its entries is taken too.
        own: What the columns of an own list hold.

    Returns:
        The exit code.
    """
    from tieline.lists import own_table
    from tieline.lists.options import ReadOptions
    from tieline.pipeline.import_lists import import_lists
    from tieline.pipeline.workspace import open_workspace

    day = parse_date(as_of)
    read = ReadOptions(session.settings.limits, tables=own.mappings(), allows_partial=partial)
    with open_workspace(session.settings, write=True, create=True) as workspace:
        imported = import_lists(workspace, paths, as_of=day, read=read, force=force, progress=session.progress())
        was_read = workspace.store.counts()["reading"] > 0
    session.emit((snapshot_record(snapshot) for snapshot in imported.snapshots), SNAPSHOT_COLUMNS)
    for snapshot in imported.snapshots:
        if snapshot.format == own_table.ID:
            session.say(_own_sentence(snapshot))
    if imported.snapshots and was_read:
        session.say("`tieline read --again` looks for the new names in documents, and `tieline resolve` screens anew")
    return session.report_issues(imported.issues)


@verb(APP, "ls", example="tieline lists ls")
def ls(session: Session) -> int:
    """Show which lists the workspace holds, the day each speaks for, and the id that `lists remove` takes.

    Args:
        session: What this run works with.

    Returns:
        The exit code.
    """
    from tieline.pipeline.workspace import open_workspace

    with open_workspace(session.settings) as workspace:
        snapshots = tuple(workspace.store.iter_snapshots())
    if not session.emit((snapshot_record(snapshot) for snapshot in snapshots), SNAPSHOT_COLUMNS):
        session.say("there are no lists yet; `tieline lists import FILE` brings one in")
    return 0


@verb(APP, "show", example="tieline lists show sdn.csv")
def show(
    session: Session,
    what: Annotated[
        str, typer.Argument(metavar="FILE|NAME", help="A list file, or the name of a list of the workspace.")
    ],
    *,
    partial: Annotated[bool, typer.Option("--partial", help="Read a file that is cut off as far as it goes.")] = False,
) -> int:
    """Show every entry of a list: of a file by itself, or of a list in the workspace.

    Args:
        session: What this run works with.
        what: The file, or the name.
        partial: Whether a file that is cut off is read as far as it goes.

    Returns:
        The exit code.

    Raises:
        NotFoundError: There is neither a file nor a list of that name.
    """
    from tieline.lists.options import ReadOptions
    from tieline.pipeline.import_lists import load_lists
    from tieline.pipeline.workspace import is_workspace, open_workspace
    from tieline.report.record_shape import listing_record

    if Path(what).exists():
        read = ReadOptions(session.settings.limits, allows_partial=partial)
        listings, issues = load_lists([what], settings=session.settings, read=read)
        session.emit(map(listing_record, listings), LISTING_COLUMNS)
        return session.report_issues(issues)
    if not is_workspace(session.settings.workspace):
        raise NotFoundError(f"{what}: there is no such file", hint="give the path of a downloaded list file")
    with open_workspace(session.settings) as workspace:
        session.emit((listing_record(listing) for listing in _iter_named(workspace, what)), LISTING_COLUMNS)
    return 0


def _own_sentence(snapshot: Snapshot) -> str:
    """Tell that a table was taken for a list of the person's own, for it may have been meant as names to screen."""
    entries = count_of(snapshot.listings, "entry")
    return (
        f"{PurePath(snapshot.source).name} is read as a list of your own: its {entries} will be screened against; "
        f"`tieline lists remove {snapshot.id}` takes it back"
    )


def _iter_named(workspace: Workspace, name: str) -> Iterator[Listing]:
    """The listings of a list of the workspace, by its name, or the source or id of its snapshot."""
    wanted = name.casefold()
    snapshots = {
        snapshot.id
        for snapshot in workspace.store.iter_snapshots()
        if wanted in {snapshot.id.casefold(), snapshot.source.casefold(), Path(snapshot.source).name.casefold()}
    }
    names: set[str] = set()
    found = False
    for listing in workspace.store.iter_listings():
        names.add(listing.list_name)
        if listing.snapshot in snapshots or listing.list_name.casefold() == wanted:
            found = True
            yield listing
    if not found:
        known = "; ".join(sorted(names)) or "none yet"
        raise NotFoundError(f"{name}: neither a file nor a list of this workspace", hint=f"the lists are: {known}")


def snapshot_record(snapshot: Snapshot) -> Record:
    """Give a snapshot as a record.

    Args:
        snapshot: The snapshot.

    Returns:
        Where it came from, and the day it speaks for.
    """
    return {
        "kind": "snapshot",
        "id": snapshot.id,
        "source": snapshot.source,
        "format": snapshot.format,
        "sha256": snapshot.sha256,
        "as_of": cell_text(snapshot.as_of) or None,
        "imported_at": snapshot.imported_at,
        "confirmed_on": cell_text(snapshot.confirmed_on) or None,
        "listings": snapshot.listings,
        "is_partial": snapshot.is_partial,
        "ignored_fields": list(snapshot.ignored_fields),
    }
