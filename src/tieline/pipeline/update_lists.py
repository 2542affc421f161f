"""Stage: fetch official lists from their authorities' addresses, each kept or refused by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from tieline.archive.fetch import NOT_MODIFIED, fetch_url
from tieline.archive.retrieved import FetchOptions, Retrieved, Validators
from tieline.errors import NotFoundError, StoreError
from tieline.lists.options import ReadOptions
from tieline.lists.registry import import_list
from tieline.lists.source import ListSource, load_known_sources, parse_sources
from tieline.model import Issue, PartialDate, Snapshot
from tieline.model.list_check import ListCheck
from tieline.pipeline.failure import make_issue
from tieline.pipeline.import_lists import STAGE, keep_import
from tieline.pipeline.progress import SILENT, Progress
from tieline.pipeline.workspace import Workspace

LIST_TIMEOUT_S = 600.0
"""Seconds that the retrieval of one list may take: the largest have more than 100 MB, and come from slow servers."""


class Outcome(StrEnum):
    """What asking an address came to."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Updated:
    """What became of one source.

    Attributes:
        source: The source.
        outcome: Whether a new snapshot was kept, the one held is still what is published, or the answer was refused.
        snapshot: The snapshot that holds now; None where there is none.
        issues: Why it was refused; else what is wrong with single entries.
    """

    source: ListSource
    outcome: Outcome
    snapshot: Snapshot | None
    issues: tuple[Issue, ...] = ()


def load_sources(path: str | None) -> tuple[ListSource, ...]:
    """Load the addresses that are known.

    Args:
        path: A file of further addresses; of two sources with one name its own counts. None adds none.

    Returns:
        The sources.

    Raises:
        NotFoundError: There is no such file.
        DamagedError: It is no file of addresses.
    """
    known = load_known_sources()
    if path is None:
        return known
    if not Path(path).is_file():
        raise NotFoundError(f"{path}: there is no file of list addresses", hint="check the path")
    return (*known, *parse_sources(Path(path).read_text(encoding="utf-8", errors="replace"), path))


def update_lists(
    workspace: Workspace, sources: Iterable[ListSource], *, force: bool = False, progress: Progress = SILENT
) -> tuple[Updated, ...]:
    """Ask the addresses of lists for what is new, and keep it.

    Earlier snapshots stay. A run that was interrupted goes on where it was, for what was fetched is unchanged then.

    Args:
        workspace: Open for writing.
        sources: The sources.
        force: Whether to ask for the whole file in any case, and to keep a list that lost much of its entries.
        progress: Who listens.

    Returns:
        What became of each; a source that fails is refused and the rest goes on.

    Raises:
        StoreError: The workspace cannot be written.
    """
    wanted = tuple(sources)
    updated: list[Updated] = []
    with progress.stage("updating lists", total=len(wanted), unit="sources") as advance:
        for source in wanted:
            workspace.store.clear_issues(STAGE, item=source.url)
            result = _update(workspace, source, force=force)
            for issue in result.issues:
                workspace.store.record_issue(issue)
            updated.append(result)
            advance(1)
    return tuple(updated)


def _update(workspace: Workspace, source: ListSource, *, force: bool) -> Updated:
    """Ask one address."""
    snapshots = {snapshot.id: snapshot for snapshot in workspace.store.iter_snapshots()}
    check = next((one for one in workspace.store.iter_checks() if one.url == source.url), None)
    check = None if check is None or check.snapshot not in snapshots else check
    try:
        fetched = _fetch(workspace, source.url, None if force else check)
        if check is not None and (fetched.status == NOT_MODIFIED or fetched.sha256 == check.sha256):
            return _confirm(workspace, source, check, fetched)
        held = None if check is None else snapshots[check.snapshot]
        return _keep(workspace, source, fetched, held=held, force=force)
    except StoreError:
        raise
    except Exception as error:  # noqa: BLE001  # one bad source must not end the others
        issue = make_issue(error, stage=STAGE, item=source.url, name=source.name)
        held = None if check is None else snapshots[check.snapshot]
        return Updated(source, Outcome.REFUSED, held, (issue,))


def _fetch(workspace: Workspace, url: str, check: ListCheck | None) -> Retrieved:
    """Fetch what a URL gives, if it is not what it gave last time."""
    settings = workspace.settings
    options = FetchOptions(
        now=workspace.now,
        limits=replace(settings.limits, url_timeout_s=max(settings.limits.url_timeout_s, LIST_TIMEOUT_S)),
        allow_private=settings.allow_private,
        validators=None if check is None else Validators(check.etag, check.last_modified),
    )
    return fetch_url(url, options=options)


def _confirm(workspace: Workspace, source: ListSource, check: ListCheck, fetched: Retrieved) -> Updated:
    """Note that an address still gives what is held."""
    at = fetched.retrieved_at
    workspace.store.save_check(replace(check, source=source.name, checked_at=at), confirmed_on=at[:10])
    held = next(one for one in workspace.store.iter_snapshots() if one.id == check.snapshot)
    return Updated(source, Outcome.UNCHANGED, held)


def _keep(
    workspace: Workspace, source: ListSource, fetched: Retrieved, *, held: Snapshot | None, force: bool
) -> Updated:
    """Read what an address gave, and keep it with its bytes unless it is refused; then what is held stays."""
    imported = import_list(
        fetched.data,
        source=source.url,
        imported_at=fetched.retrieved_at,
        options=ReadOptions(workspace.settings.limits),
    )
    # An authority's address gives what the list says on the day it is asked, where the file does not say more.
    as_of = imported.snapshot.as_of or PartialDate(fetched.retrieved_at[:10])
    imported = replace(imported, snapshot=replace(imported.snapshot, as_of=as_of))
    kept = keep_import(workspace, imported, force=force)
    if isinstance(kept, Issue):
        return Updated(source, Outcome.REFUSED, held, (kept,))
    workspace.blobs.put(fetched.data, sha256=fetched.sha256)
    headers = {name.casefold(): value for name, value in fetched.headers}
    check = ListCheck(
        url=source.url,
        source=source.name,
        checked_at=fetched.retrieved_at,
        sha256=fetched.sha256,
        snapshot=kept.id,
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
    )
    workspace.store.save_check(check, confirmed_on=fetched.retrieved_at[:10])
    return Updated(source, Outcome.NEW, kept, imported.issues)
