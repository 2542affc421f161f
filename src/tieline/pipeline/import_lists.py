"""Stage: import official lists. Each file is one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tieline.errors import DamagedError, NotFoundError, TooLargeError
from tieline.lists import own_table
from tieline.lists.history import choose_listings
from tieline.lists.options import ReadOptions
from tieline.lists.registry import ListImport, import_list
from tieline.model import Issue, Listing, PartialDate, Snapshot
from tieline.pipeline.clock import make_clock
from tieline.pipeline.companion import ListFile, gather_list_files
from tieline.pipeline.failure import make_issue
from tieline.pipeline.list_check import check_shrinkage
from tieline.pipeline.own_mapping import add_remembered, remember_told
from tieline.pipeline.progress import SILENT, Progress
from tieline.pipeline.workspace import Workspace
from tieline.settings import Limits, Settings

STAGE = "lists"


@dataclass(frozen=True, slots=True)
class Imported:
    """What importing did.

    Attributes:
        snapshots: What was imported, in order.
        issues: What went wrong, in the order met.
    """

    snapshots: tuple[Snapshot, ...]
    issues: tuple[Issue, ...]


def import_lists(
    workspace: Workspace,
    paths: Sequence[str],
    *,
    as_of: PartialDate | None = None,
    read: ReadOptions | None = None,
    force: bool = False,
    progress: Progress = SILENT,
) -> Imported:
    """Import list files into a workspace.

    Args:
        workspace: Open for writing.
        paths: Files, or folders whose files are all lists.
        as_of: The day they speak for; None takes it from each file or its name.
        read: How they are read; None takes the workspace's limits. What the workspace remembers about own tables is
            added, and what is told about one is remembered.
        force: Whether a list is taken too that lost much of its entries since its last edition.
        progress: Who listens.

    Returns:
        What was done. A file that fails, or is refused, becomes an issue and the rest goes on.

    Raises:
        StoreError: The workspace cannot be written.
    """
    store = workspace.store
    options = add_remembered(workspace, read or ReadOptions(workspace.settings.limits))
    snapshots: list[Snapshot] = []
    issues: list[Issue] = []
    files = gather_list_files(paths)
    with progress.stage("importing lists", total=sum(map(_size, files)), unit="bytes") as advance:
        for file in files:
            store.clear_issues(STAGE, item=str(file.path))
            for imported in iter_imports([file], at=workspace.now(), options=options, as_of=as_of):
                kept = imported if isinstance(imported, Issue) else keep_import(workspace, imported, force=force)
                if isinstance(kept, Issue):
                    issues.append(kept)
                else:
                    snapshots.append(kept)
                    issues += imported.issues if isinstance(imported, ListImport) else ()
                    if kept.format == own_table.ID:
                        remember_told(workspace, file.path, options)
            advance(_size(file))
    for issue in issues:
        store.record_issue(issue)
    return Imported(tuple(snapshots), tuple(issues))


def keep_import(workspace: Workspace, imported: ListImport, *, force: bool = False) -> Snapshot | Issue:
    """Keep what a list file holds, unless it looks like a broken edition of its list.

    Args:
        workspace: Open for writing.
        imported: What the file holds.
        force: Whether it is kept in any case.

    Returns:
        The snapshot as it is kept, or why it was refused.

    Raises:
        StoreError: The workspace cannot be written.
    """
    store = workspace.store
    known = tuple(store.iter_snapshots())
    same = next((one for one in known if one.id == imported.snapshot.id), None)
    snapshot = imported.snapshot
    if same is not None:
        # The file keeps the time of its first import, so that importing it again changes nothing.
        snapshot = replace(snapshot, imported_at=same.imported_at, confirmed_on=same.confirmed_on)
    try:
        if not force and same is None:
            check_shrinkage(imported, known, store.count_listings(), drop_pct=workspace.settings.list_drop_pct)
    except DamagedError as error:
        return make_issue(error, stage=STAGE, item=snapshot.source)
    store.save_snapshot(snapshot, imported.listings)
    return snapshot


def iter_imports(
    files: Iterable[ListFile], *, at: str, options: ReadOptions, as_of: PartialDate | None = None
) -> Iterator[ListImport | Issue]:
    """Read list files one after the other.

    Args:
        files: The files.
        at: Aware UTC time in ISO 8601 that the imports bear.
        options: Limits on untrusted input, and what is known of own tables.
        as_of: The day they speak for; None takes it from each file or its name.

    Yields:
        What each file holds, or the issue of one that cannot be read.
    """
    for file in files:
        try:
            yield load_list(file, at=at, as_of=as_of, options=options)
        except Exception as error:  # noqa: BLE001  # one bad file must not end the others
            yield make_issue(error, stage=STAGE, item=str(file.path))


def load_lists(
    paths: Sequence[str], *, settings: Settings, read: ReadOptions | None = None
) -> tuple[tuple[Listing, ...], tuple[Issue, ...]]:
    """Read list files without a workspace.

    Args:
        paths: Files, or folders whose files are all lists.
        settings: What the interface was told.
        read: How they are read; None takes the limits of the settings.

    Returns:
        The listings that no later edition supersedes, and what went wrong.
    """
    snapshots: list[Snapshot] = []
    listings: list[Listing] = []
    issues: list[Issue] = []
    at = make_clock(settings.source_date_epoch)()
    for imported in iter_imports(gather_list_files(paths), at=at, options=read or ReadOptions(settings.limits)):
        if isinstance(imported, Issue):
            issues.append(imported)
        else:
            snapshots.append(imported.snapshot)
            listings += imported.listings
            issues += imported.issues
    return choose_listings(snapshots, listings, None).listings, tuple(issues)


def load_list(file: ListFile, *, at: str, options: ReadOptions, as_of: PartialDate | None = None) -> ListImport:
    """Read one list file and the companions that lie beside it.

    Args:
        file: The file.
        at: Aware UTC time in ISO 8601 that the import bears.
        options: Limits on untrusted input, and what is known of own tables.
        as_of: The day it speaks for; None takes it from the file or its name.

    Returns:
        The snapshot, its listings and what went wrong with single entries.

    Raises:
        NotFoundError: There is no such file.
        TielineError: No list format claims it, or it cannot be read.
    """
    data = _read_bytes(file.path, options.limits)
    companions = {part: _read_bytes(path, options.limits) for part, path in file.companions}
    return import_list(data, source=str(file.path), imported_at=at, as_of=as_of, companions=companions, options=options)


def _read_bytes(path: Path, limits: Limits) -> bytes:
    """Read a file of limited size."""
    if not path.is_file():
        raise NotFoundError(f"{path}: there is no list file", hint="give the path of a downloaded list file")
    if path.stat().st_size > limits.file_bytes:
        raise TooLargeError(f"{path}: larger than {limits.file_bytes:,} bytes", hint="check that it is a list file")
    return path.read_bytes()


def _size(file: ListFile) -> int:
    """Bytes of a list file; 0 when it is not there."""
    return file.path.stat().st_size if file.path.is_file() else 0
