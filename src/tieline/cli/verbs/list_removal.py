"""The verb that takes a list out of use."""

from __future__ import annotations

import sys
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from tieline.cli.column import Column, Record, plain
from tieline.cli.session import Session
from tieline.cli.verb import verb
from tieline.cli.verbs.list_editions import APP
from tieline.cli.verbs.lists import snapshot_record
from tieline.errors import UsageError
from tieline.text.count import agree, count_of

if TYPE_CHECKING:
    from tieline.model import Snapshot
    from tieline.pipeline.remove_list import Removal

__all__ = ["APP"]

EXIT_DECLINED = 1

REMOVAL_COLUMNS = tuple(Column(name, name) for name in ("source", "id", "listings", "hits", "findings"))


@verb(APP, "remove", example="tieline lists remove suppliers.xlsx")
def remove(
    session: Session,
    what: Annotated[
        str,
        typer.Argument(metavar="SNAPSHOT", help="The id that `lists ls` shows, how it begins, or the source it shows."),
    ],
    *,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Do not ask; needed where nobody can be asked, as in a pipe.")
    ] = False,
) -> int:
    """Take a list out of use, such as a table that was imported by mistake.

    Its entries and the hits on them leave the workspace, and nothing is screened against it any more. The file stays
    where it is, and so do judgements and screening records; `screen --verify` says of a record made against the list
    that it is not at hand. Importing the same file again puts it back.

    Args:
        session: What this run works with.
        what: The list.
        yes: Whether to remove it without asking.

    Returns:
        The exit code: 1 also when the person declined.

    Raises:
        UsageError: Nobody can be asked, or more than one list is meant.
    """
    from tieline.pipeline.remove_list import plan_removal, remove_list
    from tieline.pipeline.workspace import open_workspace

    with open_workspace(session.settings) as workspace:
        planned = plan_removal(workspace.store, what)
    if not yes and not _agrees(planned):
        session.say("nothing was removed")
        return EXIT_DECLINED
    with open_workspace(session.settings, write=True) as workspace:
        removal = remove_list(workspace, planned.snapshot.id)
        was_read = workspace.store.counts()["reading"] > 0
    session.emit([_removal_record(removal)], REMOVAL_COLUMNS)
    session.say(f"removed {_describe(removal)}; {_where_it_stays(removal.snapshot)}")
    if was_read or removal.hits or removal.findings:
        session.say("`tieline resolve` screens anew and asks the ownership rules again")
    return 0


def _agrees(removal: Removal) -> bool:
    """Ask the person on the terminal."""
    source = removal.snapshot.source
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(f"{source}: is not removed without asking, and nobody can be asked here", hint="give --yes")
    return typer.confirm(plain(f"Remove {_describe(removal)}?"), err=True)


def _describe(removal: Removal) -> str:
    """What goes, in words: the list with its entries, the hits that fall away, and the findings."""
    listings, hits, findings = removal.snapshot.listings, removal.hits, removal.findings
    falling = f"{count_of(hits, 'hit')} on {agree(listings, 'it', 'them')}"
    if findings:
        falling += f" and {count_of(findings, 'ownership finding')} that may rest on {agree(listings, 'it', 'them')}"
    fall = agree(hits + findings, "falls", "fall")
    return f"{removal.snapshot.source} with its {count_of(listings, 'entry')} ({falling} {fall} away)"


def _where_it_stays(snapshot: Snapshot) -> str:
    """Where the file is still kept, and how it comes back."""
    if "://" in snapshot.source:
        return "the archived file stays, and `tieline lists update` fetches the list again"
    name = PurePath(snapshot.source).name
    return f"the file itself stays as it is, and importing {name} again puts the list back"


def _removal_record(removal: Removal) -> Record:
    """What was removed, as a record."""
    record = dict(snapshot_record(removal.snapshot))
    return {**record, "kind": "removed_list", "hits": removal.hits, "findings": removal.findings}
