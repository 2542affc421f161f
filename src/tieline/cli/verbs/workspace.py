"""Verbs that fill a workspace, step by step."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from tieline.cli.column import Column
from tieline.cli.session import Session
from tieline.cli.verb import verb

APP = typer.Typer()

SUMMARY = (Column("what", "what"), Column("count", "count"))


@verb(APP, "init", example="tieline init -w case.workspace")
def init(session: Session) -> int:
    """Make an empty workspace. `add` and `lists import` make one too where there is none.

    Args:
        session: What this run works with.

    Returns:
        The exit code.
    """
    from tieline.pipeline.workspace import is_workspace, open_workspace

    location = session.settings.workspace
    word = "is a workspace already" if is_workspace(location) else "is a workspace now"
    with open_workspace(session.settings, write=True, create=True):
        session.say(f"{visible_location(location)} {word}")
    return 0


@verb(APP, "add", example="tieline add articles/ letter.pdf https://example.org/notice.html")
def add(
    session: Session,
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files, folders, ZIP archives or URLs; - is a list of them.")
    ],
) -> int:
    """Capture sources: their bytes are kept as evidence, with where and when they came from.

    A file that was captured before and has not changed is passed over; a URL is captured anew each time.

    Args:
        session: What this run works with.
        sources: Files, folders, ZIP archives or URLs.

    Returns:
        The exit code.
    """
    from tieline.pipeline.add import add as run
    from tieline.pipeline.workspace import open_workspace

    with open_workspace(session.settings, write=True, create=True) as workspace:
        added = run(workspace, list(_expand(sources)), progress=session.progress())
    session.emit(
        [{"kind": "added", "captured": added.captured, "unchanged": added.unchanged, "issues": len(added.issues)}],
        (Column("captured", "captured"), Column("unchanged", "unchanged"), Column("issues", "issues")),
    )
    return session.report_issues(added.issues)


@verb(APP, "resolve", example="tieline resolve")
def resolve(session: Session) -> int:
    """Rebuild parties, ties and claims from all readings and judgements, and screen the parties against the lists.

    Args:
        session: What this run works with.

    Returns:
        The exit code.
    """
    from tieline.pipeline.ownership import ownership
    from tieline.pipeline.resolve import resolve as run
    from tieline.pipeline.screen import load_index, screen
    from tieline.pipeline.workspace import open_workspace

    with open_workspace(session.settings, write=True) as workspace:
        resolved = run(workspace, progress=session.progress())
        index = load_index(workspace)
        screened = screen(workspace, index=index, progress=session.progress())
        owned = ownership(workspace, None, index=index, progress=session.progress())
    counts = {
        "entities": resolved.entities,
        "relationships": resolved.relationships,
        "claims": resolved.claims,
        "disputed": resolved.disputed,
        "hits_same": screened.same,
        "hits_unsure": screened.unsure,
        "findings": len(owned.findings),
    }
    session.emit([{"kind": "resolved", **counts}], [Column(name.replace("_", " "), name) for name in counts])
    return 0


@verb(APP, "status", example="tieline status -w case.workspace")
def status(session: Session) -> int:
    """Show what the workspace holds, and what went wrong with single items.

    Args:
        session: What this run works with.

    Returns:
        The exit code: 0 also when there are issues, for they are what was asked for.
    """
    from tieline.pipeline.status import load_status
    from tieline.pipeline.workspace import open_workspace

    with open_workspace(session.settings) as workspace:
        now = load_status(workspace)
    location = visible_location(session.settings.workspace)
    if session.shows_table:
        session.emit([{"what": what, "count": count} for what, count in now.counts], SUMMARY)
    else:
        session.emit([{"kind": "status", "workspace": location, **dict(now.counts)}], ())
    session.report_issues(now.issues)
    return 0


def visible_location(location: str) -> str:
    """Name a workspace without the password of its database.

    Args:
        location: A folder or a database URL.

    Returns:
        The same, with a password as three stars.
    """
    head, found, tail = location.partition("://")
    account, at, host = tail.rpartition("@")
    if not found or not at or ":" not in account:
        return location
    return f"{head}://{account.split(':', 1)[0]}:***@{host}"


def _expand(sources: Iterable[str]) -> Iterator[str]:
    """Put the lines of standard input in place of "-"."""
    for source in sources:
        if source == "-":
            yield from (line.rstrip("\r\n") for line in sys.stdin if line.strip())
        else:
            yield source
