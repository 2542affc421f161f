"""Opening a workspace: its store, its blobs, its clock, and the right to write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tieline.archive.blobs import BlobStore
from tieline.errors import NotFoundError, StoreError
from tieline.pipeline.clock import Clock, make_clock
from tieline.pipeline.lock import hold_lock
from tieline.settings import DEFAULT_WORKSPACE, Settings
from tieline.store.base import Store
from tieline.store.open import DATABASE_NAME, is_url, open_store

BLOBS_NAME = "blobs"
"""The folder of bytes inside a workspace folder."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """One investigation, open. Stages are functions over it; it keeps nothing in memory.

    Attributes:
        store: Where the records are.
        blobs: Where the bytes are.
        settings: What the interface was told.
        now: The clock.
    """

    store: Store
    blobs: BlobStore
    settings: Settings
    now: Clock

    def generated_at(self) -> str:
        """The time its reports carry: that of its newest fact, not of the clock, so that reports repeat.

        Returns:
            Aware UTC time in ISO 8601 of the newest capture, list import, judgement or decision on a proposal; the
            clock's when there is none.
        """
        times = [capture.retrieved_at for capture in self.store.iter_captures()]
        times += [snapshot.imported_at for snapshot in self.store.iter_snapshots()]
        times += [judgement.decided_at for judgement in self.store.iter_judgements()]
        times += [decision.decided_at for decision in self.store.iter_proposal_decisions()]
        return max(times, default="") or self.now()


def is_workspace(location: str) -> bool:
    """Whether there is a workspace.

    Args:
        location: A folder, or a database URL, which is taken to be one.

    Returns:
        True if it can be opened without making one.
    """
    return is_url(location) or (Path(location) / DATABASE_NAME).is_file()


@contextmanager
def open_workspace(settings: Settings, *, write: bool = False, create: bool = False) -> Iterator[Workspace]:
    """Open the workspace that the settings name.

    Args:
        settings: What the interface was told.
        write: Whether stages will run; then no other process may write until the context ends.
        create: Whether to make a workspace where there is none.

    Yields:
        The workspace.

    Raises:
        NotFoundError: There is none, and none was to be made.
        StoreError: It cannot be opened, or another process is writing to it.
    """
    location = settings.workspace
    if not create and not is_workspace(location):
        raise NotFoundError(
            f"{location}: there is no workspace here",
            hint="make one with `tieline add SOURCE`, or name another with -w",
        )
    folder = workspace_folder(settings)
    with ExitStack() as stack:
        if write:
            _make_folder(folder)
            stack.enter_context(hold_lock(folder))
        store = open_store(location)
        stack.callback(store.close)
        yield Workspace(store, BlobStore(folder / BLOBS_NAME), settings, make_clock(settings.source_date_epoch))


def workspace_folder(settings: Settings) -> Path:
    """The folder that holds the blobs and the lock of a workspace.

    Args:
        settings: What the interface was told.

    Returns:
        The workspace itself; for a database URL the folder named for its blobs, or the default workspace folder.
    """
    if is_url(settings.workspace):
        return Path(settings.blobs or DEFAULT_WORKSPACE)
    return Path(settings.workspace)


def _make_folder(folder: Path) -> None:
    """Make the folder of a workspace."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{folder}: the workspace folder cannot be made ({error.strerror})",
            hint="name another folder with -w, or check the permissions of the one above it",
        ) from error
