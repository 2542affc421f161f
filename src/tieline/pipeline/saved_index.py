"""The index over the lists of a workspace, kept beside them: opened when it is current, built and saved when not."""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from tieline.errors import DamagedError, StoreError
from tieline.model import Listing
from tieline.pipeline.workspace import Workspace
from tieline.screen.engine import Index
from tieline.screen.engine_hash import engine_hash
from tieline.screen.name_index import is_ready
from tieline.screen.storage import HEADER_FILE
from tieline.store.open import is_url

FOLDER_NAME = "index"
"""The folder of saved indexes inside a workspace folder; each index in it is named by what it was made from."""

SAVED_LISTINGS = 1_000
"""Fewer are indexed in the time that opening takes."""

ABANDONED_S = 86_400
"""An unfinished folder of a process that ended is cleared away after so long."""

_NAME_CHARS = 32


def open_or_build(workspace: Workspace, load: Callable[[], Iterable[Listing]]) -> Index:
    """Open the saved index of a workspace, or build it and save it.

    A saved index is used only when it was made from the very snapshots of the workspace, by this very engine, and when
    nothing in it is damaged. It is not saved as long as kernels are not compiled: single questions are answered then
    without indexing every name.

    Args:
        workspace: Open.
        load: Loads the listings that are current.

    Returns:
        The index.
    """
    folder = _folder_of(workspace)
    if folder is None:
        return Index.build(load())
    key = index_key(workspace)
    place = folder / key[:_NAME_CHARS]
    with contextlib.suppress(DamagedError):
        if (place / HEADER_FILE).is_file() and not place.is_symlink():
            return Index.open(place, key=key)
    index = Index.build(load())
    if len(index) >= SAVED_LISTINGS and is_ready():
        with contextlib.suppress(StoreError):  # a workspace that cannot be written is still screened against
            index.save(place, key=key)
            _clear(folder, place)
    return index


def index_key(workspace: Workspace) -> str:
    """Tell what the index of a workspace is made from.

    Args:
        workspace: Open.

    Returns:
        A hash over its list snapshots and over the code and data of the engine.
    """
    snapshots = sorted(
        (one.id, one.sha256, one.format, one.imported_at, str(one.as_of), one.listings, one.is_partial)
        for one in workspace.store.iter_snapshots()
    )
    told = json.dumps([engine_hash(), snapshots], ensure_ascii=False)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _folder_of(workspace: Workspace) -> Path | None:
    """Where the indexes of a workspace are; None for one in a database, and where somebody laid a link."""
    location = workspace.settings.workspace
    if is_url(location):
        return None
    folder = Path(location) / FOLDER_NAME
    return None if folder.is_symlink() else folder


def _clear(folder: Path, kept: Path) -> None:
    """Remove the indexes of earlier lists, and what processes that ended left unfinished."""
    for path in folder.iterdir():
        if path == kept or path.is_symlink():
            continue
        try:
            abandoned = path.name.startswith(".") and time.time() - path.stat().st_mtime > ABANDONED_S
        except FileNotFoundError:
            continue  # another process was faster
        if abandoned or (len(path.name) == _NAME_CHARS and (path / HEADER_FILE).is_file()):
            shutil.rmtree(path, ignore_errors=True)
