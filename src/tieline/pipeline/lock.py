"""One writer at a time on a workspace."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tieline.errors import StoreError

LOCK_NAME = "lock"
"""The file in a workspace folder that its writer holds. It stays; the operating system frees it when a writer dies."""


@contextmanager
def hold_lock(folder: Path) -> Iterator[None]:
    """Hold the right to write to a workspace.

    Args:
        folder: The workspace folder; it must exist.

    Yields:
        Nothing; the lock is held until the context ends, or the process does.

    Raises:
        StoreError: Another process holds it, or the folder cannot be written.
    """
    path = folder / LOCK_NAME
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreError(
            f"{folder}: the workspace cannot be written ({error.strerror})",
            hint="check the folder's permissions and the free space of the disk",
        ) from error
    try:
        if not _try_lock(handle):
            raise StoreError(
                f"{folder}: another Tieline process is writing to this workspace",
                hint="wait for it to end, or use another workspace with -w",
                code="locked",
            )
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        """Lock the first byte of a file without waiting."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        """Lock a file without waiting."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
