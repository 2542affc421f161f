"""ZIP archives: their members, with limits against archives that were made to do harm.

Nothing is written to disk by a member's name; unsafe names are refused all the same, because they would appear as
the source of a capture, and because whoever made them meant harm.
"""

from __future__ import annotations

import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from tieline.archive.retrieved import FetchOptions, Retrieved, make_issue
from tieline.archive.zip_name import check_name, legible, member_name
from tieline.errors import DamagedError, EncryptedError, TielineError, TooLargeError, UnsafeError
from tieline.model import Issue
from tieline.settings import Limits

ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
OFFICE_MARKS = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
"""A member of one of these names says that the archive is one document (OOXML, ODF, EPUB) or a program."""

DEPTH = 2
"""How deep archives may stand in archives: an archive, and archives in it."""

RATIO_FREE_BYTES = 1024 * 1024
"""Below this size a member may be packed as well as it likes: a page of blank lines is no bomb."""

DIRECTORY_BYTES_PER_MEMBER = 1024
"""How long the directory may be for each member that the limit allows, names included."""

CHUNK_BYTES = 1024 * 1024
ENCRYPTED_FLAG = 0x1

_END = b"PK\x05\x06"
_END64 = b"PK\x06\x06"
_TAIL_BYTES = 65_536 + 22 + 20 + 56
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,  # a name that is not the UTF-8 it claims to be; an offset before the start
    struct.error,
    NotImplementedError,  # a way of packing that Python does not have
    RuntimeError,  # a member that turns out to be encrypted
)


@dataclass(slots=True)
class Budget:
    """What one outermost archive, with all archives in it, may still unpack to.

    Attributes:
        left_bytes: The rest of the bytes.
        left_members: The rest of the members, empty ones included.
    """

    left_bytes: int
    left_members: int


def find_archive(file: BinaryIO, name: str, limits: Limits) -> zipfile.ZipFile | None:
    """Open a file as a ZIP archive if it is one to unpack.

    Args:
        file: The file, at any place; it must stay open while the archive is used.
        name: Its source, whose ending decides what a broken archive was meant to be.
        limits: The number of members is limited.

    Returns:
        The archive; None for anything else, documents and programs in ZIP form included.

    Raises:
        DamagedError: It starts like a ZIP archive and is named like one, but cannot be opened.
        TooLargeError: Its directory alone is too large to be honest.
    """
    file.seek(0)
    if file.read(4) not in ZIP_MAGIC:
        return None
    _check_directory(file, name, limits.zip_members)
    try:
        archive = zipfile.ZipFile(file)
    except _FAULTS as error:
        if not name.lower().endswith(".zip"):
            return None
        raise DamagedError(
            f"{name} is a ZIP archive that is cut off or broken.", hint="Get it again, or repair it with `zip -FF`."
        ) from error
    return None if OFFICE_MARKS & archive.NameToInfo.keys() else archive


def iter_members(
    archive: zipfile.ZipFile, source: str, *, options: FetchOptions, budget: Budget, depth: int = 1
) -> Iterator[Retrieved | Issue]:
    """Go through the members of an archive, and of the archives in it.

    Args:
        archive: The archive.
        source: Its own source, before which "!/" and the member's name go.
        options: The limits, and the clock.
        budget: How much all members together may still unpack to.
        depth: 1 for an archive in no other.

    Yields:
        Members in the order of the archive; an issue for each that is refused or broken. Hidden ones are passed over.
    """
    members = archive.infolist()
    budget.left_members -= len(members)
    if budget.left_members < 0:
        yield make_issue(_too_many(source, options.limits.zip_members), source)
        return
    seen: set[str] = set()
    for member in members:
        name = member_name(member)
        if name.endswith("/") or _is_hidden(name):
            continue
        item = f"{source}!/{legible(name)}"
        try:
            check_name(name, item)
            _check_member(member, item, is_twice=name in seen)
            seen.add(name)
            data = _read_member(archive, member, item, options, budget)
            yield from _open_member(data, item, options, budget, depth)
        except TielineError as error:
            yield make_issue(error, item)
            if budget.left_bytes <= 0:
                return


def _check_directory(file: BinaryIO, name: str, most_members: int) -> None:
    """Make sure, before it is loaded, that the directory is no longer than its members can need."""
    size_bytes = file.seek(0, io.SEEK_END)
    file.seek(max(0, size_bytes - _TAIL_BYTES))
    tail = file.read()
    end, end64 = tail.rfind(_END), tail.rfind(_END64)
    directory_bytes = 0
    if 0 <= end <= len(tail) - 22:
        (directory_bytes,) = struct.unpack_from("<L", tail, end + 12)
    if directory_bytes == 0xFFFFFFFF and 0 <= end64 <= len(tail) - 56:
        (directory_bytes,) = struct.unpack_from("<Q", tail, end64 + 40)
    if directory_bytes > most_members * DIRECTORY_BYTES_PER_MEMBER:
        raise _too_many(name, most_members)


def _open_member(
    data: bytes, item: str, options: FetchOptions, budget: Budget, depth: int
) -> Iterator[Retrieved | Issue]:
    """Give a member, or what is in it when it is an archive itself."""
    inner = find_archive(io.BytesIO(data), item, options.limits)
    if inner is None:
        yield Retrieved(item, "zip", None, (), data, options.now())
    elif depth == DEPTH:
        raise UnsafeError(
            f"{item} is an archive in an archive in an archive, which is not opened.",
            hint="Unpack the outermost one and add what is in it.",
            code="nested_archive",
        )
    else:
        with inner:
            yield from iter_members(inner, item, options=options, budget=budget, depth=depth + 1)


def _check_member(member: zipfile.ZipInfo, item: str, *, is_twice: bool) -> None:
    if stat.S_ISLNK(member.external_attr >> 16):
        raise UnsafeError(f"{item} is a link, which is not followed.", hint="Add its target.", code="unsafe_link")
    if member.flag_bits & ENCRYPTED_FLAG:
        raise EncryptedError(
            f"{item} needs a password.", hint="Unpack the archive with its password and add what is in it."
        )
    if is_twice:
        raise UnsafeError(
            f"{item} is in the archive twice, and only the first was captured.",
            hint="Unpack the archive and look which one is meant.",
            code="duplicate_member",
        )


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, item: str, options: FetchOptions, budget: Budget
) -> bytes:
    """Unpack a member piece by piece, counting what really comes and not what the archive claims."""
    limits = options.limits
    data = bytearray()
    try:
        with archive.open(member) as file:
            while chunk := file.read(CHUNK_BYTES):
                data += chunk
                budget.left_bytes -= len(chunk)
                if len(data) > max(RATIO_FREE_BYTES, limits.zip_ratio * member.compress_size):
                    raise UnsafeError(
                        f"{item} unpacks to more than {limits.zip_ratio} times its size, as a bomb does.",
                        hint="If you trust it, unpack it and add the file itself.",
                        code="zip_bomb",
                    )
                if budget.left_bytes < 0:
                    raise TooLargeError(
                        f"The archive of {item} unpacks to more than {limits.zip_bytes:,} bytes; the rest is left out.",
                        hint="Unpack it and add the parts that matter.",
                    )
                if len(data) > limits.file_bytes:
                    raise TooLargeError(
                        f"{item} unpacks to more than {limits.file_bytes:,} bytes.",
                        hint="Unpack it and take out the part that matters.",
                    )
    except _FAULTS as error:
        raise DamagedError(
            f"{item} cannot be unpacked ({str(error) or type(error).__name__}).",
            hint="Get the archive again, or unpack it with another program and add the file.",
        ) from error
    return bytes(data)


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts)


def _too_many(name: str, most_members: int) -> TooLargeError:
    return TooLargeError(
        f"{name} holds more than {most_members:,} files.", hint="Unpack it and add the folders that matter."
    )
