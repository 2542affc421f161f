"""The main job: every stage in turn, and the bundle at the end."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tieline.errors import TielineError
from tieline.model import Issue, Query, content_id
from tieline.model.ids import IssueId
from tieline.pipeline.add import add
from tieline.pipeline.failure import make_issue
from tieline.pipeline.import_lists import import_lists
from tieline.pipeline.ownership import ownership
from tieline.pipeline.progress import SILENT, Progress
from tieline.pipeline.query_table import load_queries
from tieline.pipeline.read import read
from tieline.pipeline.report import count_case, report
from tieline.pipeline.resolve import resolve
from tieline.pipeline.screen import STAGE as SCREEN_STAGE
from tieline.pipeline.screen import load_index, screen
from tieline.pipeline.workspace import Workspace

WORKSPACE_NAME = "tieline.workspace"
"""The workspace inside the folder of a dossier."""
DOSSIER_NAME = "dossier.html"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to investigate.

    Attributes:
        sources: Files, folders, ZIP archives or URLs to read.
        lists: Files of official lists, or folders of them.
        ownership: A table of holdings; None when there is none.
        counterparties: A table of names to screen; None when there is none.
        about: Name of the party the dossier is about; None means all parties.
        technology: Area of technology whose parties the dossier is narrowed to; None means all.
    """

    sources: tuple[str, ...]
    lists: tuple[str, ...] = ()
    ownership: str | None = None
    counterparties: str | None = None
    about: str | None = None
    technology: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an investigation found.

    Attributes:
        dossier: The page to open.
        files: All files written.
        counts: What was found, in the order to show it, by name.
        issues: Everything that went wrong, notices included.
    """

    dossier: Path
    files: tuple[Path, ...]
    counts: tuple[tuple[str, int], ...]
    issues: tuple[Issue, ...]


def investigate(workspace: Workspace, plan: Plan, folder: Path, *, progress: Progress = SILENT) -> Outcome:
    """Run every stage and write the bundle.

    Run again, it goes on where it was interrupted and repeats nothing that is done.

    Args:
        workspace: Open for writing.
        plan: What to investigate.
        folder: Where the bundle goes.
        progress: Who listens.

    Returns:
        What was found.

    Raises:
        NotFoundError: The party that the dossier is to be about was not found.
        StoreError: The workspace or the folder cannot be written.
    """
    import_lists(workspace, plan.lists, progress=progress)
    add(workspace, plan.sources, besides=folder, progress=progress)
    read(workspace, progress=progress)
    resolve(workspace, progress=progress)
    index = load_index(workspace)
    screen(workspace, names=_load_names(workspace, plan), index=index, progress=progress)
    ownership(workspace, plan.ownership, index=index, progress=progress)
    reported = report(workspace, folder, about=plan.about, technology=plan.technology, progress=progress)
    counts = count_case(reported.case)
    return Outcome(folder / DOSSIER_NAME, reported.files, counts, reported.case.issues)


def _load_names(workspace: Workspace, plan: Plan) -> tuple[str, ...]:
    """The names of the counterparties; a table that cannot be read becomes an issue."""
    workspace.store.clear_issues(SCREEN_STAGE)
    if plan.counterparties is None:
        return ()
    try:
        queries = load_queries(plan.counterparties, limits=workspace.settings.limits)
    except TielineError as error:
        workspace.store.record_issue(make_issue(error, stage=SCREEN_STAGE, item=plan.counterparties))
        return ()
    for query in queries:
        _record_issues(workspace, plan.counterparties, query)
    return tuple(query.text for query in queries if query.is_screenable)


def _record_issues(workspace: Workspace, path: str, query: Query) -> None:
    """Record why a row cannot be screened."""
    for issue in query.issues:
        if issue.blocks:
            item = f"{path} row {query.row}"
            issue_id = IssueId(content_id("iss", SCREEN_STAGE, issue.code, item))
            workspace.store.record_issue(Issue(issue_id, SCREEN_STAGE, issue.code, item, issue.message, None))
