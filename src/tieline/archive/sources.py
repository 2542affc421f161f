"""Sources: files, folders, ZIP archives and URLs, as the bytes that they hold."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from tieline.archive.fetch import fetch_url
from tieline.archive.folder import check_inside, iter_files, open_file, read_file
from tieline.archive.retrieved import FetchOptions, Retrieved, make_issue, printable
from tieline.archive.zip_archive import Budget, find_archive, iter_members
from tieline.errors import EmptyError, TielineError
from tieline.model import Issue

__all__ = ["FetchOptions", "Retrieved", "is_url", "iter_sources"]

_PASSWORD = re.compile(r"(?<=://)[^/?#]*@")
"""What a refused URL carries and no record may keep."""


def is_url(source: str) -> bool:
    """Whether a source is a URL and not a path.

    Args:
        source: As the person gave it.

    Returns:
        True for anything with "://", whatever its scheme, so that an unsupported scheme is refused and not looked
        for on disk.
    """
    return "://" in source


def iter_sources(source: str, *, options: FetchOptions) -> Iterator[Retrieved | Issue]:
    """Go through everything that one source holds.

    Args:
        source: A file, a folder (with the folders in it), a ZIP archive (with the archives in it) or a URL.
        options: Limits, the clock, and which addresses are allowed.

    Yields:
        Each file, member or response; an issue in place of each that cannot be retrieved. Folders come in the order
        of names, archives in their own.
    """
    try:
        if is_url(source):
            yield from _iter_url(source, options)
        elif Path(source).is_dir():
            yield from _iter_folder(Path(source), options)
        else:
            yield from _iter_file(Path(source), options)
    except TielineError as error:
        yield make_issue(error, _PASSWORD.sub("", printable(source)))


def _iter_folder(folder: Path, options: FetchOptions) -> Iterator[Retrieved | Issue]:
    is_empty = True
    for path in iter_files(folder):
        is_empty = False
        try:
            check_inside(path)
            yield from _iter_file(path, options)
        except TielineError as error:
            yield make_issue(error, printable(path.as_posix()))
    if is_empty:
        raise EmptyError(
            f"{printable(folder.as_posix())} holds no files.",
            hint="Hidden files and workspaces do not count; name another folder.",
        )


def _iter_file(path: Path, options: FetchOptions) -> Iterator[Retrieved | Issue]:
    source = printable(path.as_posix())
    with open_file(path) as file:
        archive = find_archive(file, source, options.limits)
        if archive is None:
            data = read_file(file, source, options.limits)
            yield Retrieved(source, "file", None, (), data, options.now())
        else:
            yield from _iter_archive(archive, source, options)


def _iter_url(url: str, options: FetchOptions) -> Iterator[Retrieved | Issue]:
    response = fetch_url(url, options=options)
    archive = find_archive(io.BytesIO(response.data), url, options.limits)
    if archive is None:
        yield response
    else:
        yield from _iter_archive(archive, url, options)


def _iter_archive(archive: ZipFile, source: str, options: FetchOptions) -> Iterator[Retrieved | Issue]:
    with archive:
        yield from iter_members(
            archive, source, options=options, budget=Budget(options.limits.zip_bytes, options.limits.zip_members)
        )
