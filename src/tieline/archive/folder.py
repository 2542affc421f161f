"""Files and folders of this machine."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tieline.archive.retrieved import printable
from tieline.errors import NotFoundError, TooLargeError, UnreadableError, UnsafeError
from tieline.settings import Limits

WORKSPACE_FILE = "tieline.sqlite3"
"""A folder with this file is a workspace; what is in it was captured or made, and is no source."""

WORKSPACE_SUFFIX = ".workspace"
"""A folder whose name ends so is taken for a workspace, also one that keeps its records on a server."""


def iter_files(folder: Path) -> Iterator[Path]:
    """Go through the files of a folder and of the folders in it, without following links.

    Args:
        folder: The folder.

    Yields:
        Paths in the order of their parts. Hidden files and folders and workspaces are passed over; links and special
        files are given, so that they can be reported.

    Raises:
        UnreadableError: The folder itself cannot be listed. One inside that cannot be listed is given as if it were
            a file.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise _unreadable(folder, error) from error
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if not entry.is_dir(follow_symlinks=False):
            yield path
        elif not _is_workspace(path):
            yield from _iter_inner(path)


def _iter_inner(folder: Path) -> Iterator[Path]:
    if os.access(folder, os.R_OK | os.X_OK):
        yield from iter_files(folder)
    else:
        yield folder


def check_inside(path: Path) -> None:
    """Make sure that a file met in a folder is no link, which could lead out of the folder.

    Args:
        path: The file.

    Raises:
        UnsafeError: It is a link.
    """
    if path.is_symlink():
        raise UnsafeError(
            f"{printable(path.as_posix())} is a link, and links in a folder are not followed.",
            hint="Name its target as a source of its own, if you want it captured.",
            code="unsafe_link",
        )


def open_file(path: Path) -> BinaryIO:
    """Open an ordinary file for reading.

    Args:
        path: The file; a link is followed.

    Returns:
        The open file.

    Raises:
        NotFoundError: There is nothing of that name.
        UnreadableError: It cannot be read, or is a device, a pipe or the like, which might never end.
    """
    try:
        if stat.S_ISREG(path.stat().st_mode):
            return path.open("rb")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotFoundError(
            f"{printable(path.as_posix())}: there is no such file or folder.", hint="Check the spelling of the path."
        ) from error
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    raise UnreadableError(
        f"{printable(path.as_posix())} is no ordinary file.", hint="Name a file, a folder, a ZIP archive or a URL."
    )


def read_file(file: BinaryIO, source: str, limits: Limits) -> bytes:
    """Read an open file from its start.

    Args:
        file: The file.
        source: What to call it in messages.
        limits: Its size is limited.

    Returns:
        Its bytes.

    Raises:
        UnreadableError: It cannot be read.
        TooLargeError: It is over the limit.
    """
    try:
        size_bytes = file.seek(0, os.SEEK_END)
        file.seek(0)
        if size_bytes <= limits.file_bytes:
            # One byte more than there should be: a file may grow while it is read.
            data = file.read(size_bytes + 1)
            if len(data) > size_bytes:
                data += file.read(limits.file_bytes + 1 - len(data))
            if len(data) <= limits.file_bytes:
                return data
    except OSError as error:
        raise _unreadable(Path(source), error) from error
    raise TooLargeError(
        f"{source} is larger than {limits.file_bytes:,} bytes.", hint="Split it, or take out the part that matters."
    )


def _unreadable(path: Path, error: OSError | ValueError) -> UnreadableError:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return UnreadableError(
        f"{printable(path.as_posix())} cannot be opened ({reason}).",
        hint="Check that it exists and that you may read it.",
    )


def _is_workspace(folder: Path) -> bool:
    return folder.name.endswith(WORKSPACE_SUFFIX) or (folder / WORKSPACE_FILE).exists()
