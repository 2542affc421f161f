"""Stage: import official lists. Each file is one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tieline.errors import NotFoundError, TooLargeError
from tieline.lists.options import ReadOptions
from tieline.lists.registry import ListImport, import_list
from tieline.model import Issue, Listing, PartialDate, Snapshot
from tieline.pipeline.clock import make_clock
from tieline.pipeline.companion import ListFile, gather_list_files
from tieline.pipeline.edition import superseded
from tieline.pipeline.failure import make_issue
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
    progress: Progress = SILENT,
) -> Imported:
    """Import list files into a workspace.

    Args:
        workspace: Open for writing.
        paths: Files, or folders whose files are all lists.
        as_of: The day they speak for; None takes it from each file or its name.
        progress: Who listens.

    Returns:
        What was done. A file that fails becomes an issue and the rest goes on.

    Raises:
        StoreError: The workspace cannot be written.
    """
    store = workspace.store
    options = ReadOptions(workspace.settings.limits)
    snapshots: list[Snapshot] = []
    issues: list[Issue] = []
    files = gather_list_files(paths)
    with progress.stage("importing lists", total=sum(map(_size, files)), unit="bytes") as advance:
        for file in files:
            store.clear_issues(STAGE, item=str(file.path))
            for imported in iter_imports([file], at=workspace.now(), options=options, as_of=as_of):
                if isinstance(imported, Issue):
                    issues.append(imported)
                else:
                    kept = _keep_times(workspace, imported)
                    store.save_snapshot(kept.snapshot, kept.listings)
                    snapshots.append(kept.snapshot)
                    issues += kept.issues
            advance(_size(file))
    for issue in issues:
        store.record_issue(issue)
    return Imported(tuple(snapshots), tuple(issues))


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


def load_lists(paths: Sequence[str], *, settings: Settings) -> tuple[tuple[Listing, ...], tuple[Issue, ...]]:
    """Read list files without a workspace.

    Args:
        paths: Files, or folders whose files are all lists.
        settings: What the interface was told.

    Returns:
        The listings that no later edition supersedes, and what went wrong.
    """
    snapshots: list[Snapshot] = []
    listings: list[Listing] = []
    issues: list[Issue] = []
    at = make_clock(settings.source_date_epoch)()
    for imported in iter_imports(gather_list_files(paths), at=at, options=ReadOptions(settings.limits)):
        if isinstance(imported, Issue):
            issues.append(imported)
        else:
            snapshots.append(imported.snapshot)
            listings += imported.listings
            issues += imported.issues
    old = superseded(snapshots, ((listing.snapshot, listing.list_name) for listing in listings))
    return tuple(one for one in listings if (one.snapshot, one.list_name) not in old), tuple(issues)


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


def _keep_times(workspace: Workspace, imported: ListImport) -> ListImport:
    """Keep the time of the first import of the same file, so that importing it again changes nothing."""
    for known in workspace.store.iter_snapshots():
        if known.id == imported.snapshot.id:
            return replace(imported, snapshot=replace(imported.snapshot, imported_at=known.imported_at))
    return imported


def _size(file: ListFile) -> int:
    """Bytes of a list file; 0 when it is not there."""
    return file.path.stat().st_size if file.path.is_file() else 0
