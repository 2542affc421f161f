"""Unpacking list files: gzip and ZIP, within limits, and decoding them to text."""

from __future__ import annotations

import codecs
import io
import zipfile
import zlib
from collections.abc import Mapping

from tieline.errors import DamagedError, EmptyError, EncryptedError, TooLargeError, UnsafeError
from tieline.settings import Limits

GZIP_MAGIC = b"\x1f\x8b"
ZIP_MAGIC = b"PK\x03\x04"
CHUNK_BYTES = 1 << 20
RATIO_FREE_BYTES = 1 << 24
"""Small files may be packed as tightly as they like: only above this size does the ratio limit count."""


def grows_too_fast(unpacked: int, packed: int, limits: Limits) -> bool:
    """Tell whether unpacked bytes go beyond what the packed ones may become.

    Args:
        unpacked: How many bytes come out.
        packed: How many went in.
        limits: Limits on what may come out.

    Returns:
        True when the ratio is above the limit and it is not about a small file.
    """
    return unpacked > max(RATIO_FREE_BYTES, limits.zip_ratio * packed)


def _unpack_gzip(data: bytes, source: str, limits: Limits) -> bytes:
    """Unpack a gzip file, all of its members."""
    out, total, rest = list[bytes](), 0, data
    while rest:
        decoder = zlib.decompressobj(wbits=31)
        try:
            while not decoder.eof:
                piece = decoder.decompress(rest, CHUNK_BYTES)
                rest = decoder.unconsumed_tail
                total += len(piece)
                if total > limits.zip_bytes or grows_too_fast(total, len(data), limits):
                    raise UnsafeError(
                        f"{source} unpacks to more than the limits allow.", hint="Unpack it and import the list itself."
                    )
                out.append(piece)
                if not piece and not rest and not decoder.eof:
                    raise DamagedError(f"{source} is a gzip file that is cut off.", hint="Get it again.")
        except zlib.error as error:
            raise DamagedError(f"{source} is a broken gzip file ({error}).", hint="Get it again.") from error
        rest = decoder.unused_data if decoder.unused_data.startswith(GZIP_MAGIC) else b""
    return b"".join(out)


def _unpack_zip(data: bytes, source: str, limits: Limits) -> dict[str, bytes]:
    """Unpack the files of a ZIP archive, by member name in archive order."""
    files, total = dict[str, bytes](), 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) > limits.zip_members:
                raise TooLargeError(
                    f"{source} holds {len(members)} files, more than the {limits.zip_members} allowed.",
                    hint="Import the list file alone.",
                )
            for member in members:
                if member.flag_bits & 1:
                    raise EncryptedError(f"{source} needs a password.", hint="Unpack it and import the list itself.")
                with archive.open(member) as stream:
                    content = stream.read(limits.zip_bytes - total + 1)
                total += len(content)
                if total > limits.zip_bytes or grows_too_fast(len(content), member.compress_size, limits):
                    raise UnsafeError(
                        f"{source} unpacks to more than the limits allow.", hint="Unpack it and import the list itself."
                    )
                files[member.filename] = content
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise DamagedError(f"{source} is a broken ZIP archive ({error}).", hint="Get it again.") from error
    return files


def unpack(data: bytes, source: str, limits: Limits) -> Mapping[str, bytes]:
    """Unpack a list file.

    Args:
        data: Its bytes, perhaps gzip or ZIP.
        source: Its path or URL, for messages.
        limits: Limits on what it may unpack to.

    Returns:
        The files in it by name: one named by the source, or the members of a ZIP archive in archive order.

    Raises:
        EmptyError: There are no bytes.
        DamagedError: It is a broken or cut-off archive.
        EncryptedError: It needs a password.
        TooLargeError: It holds too many files.
        UnsafeError: It unpacks to more than the limits allow.
    """
    if not data:
        raise EmptyError(f"{source} is empty.", hint="Get it again.")
    if data.startswith(GZIP_MAGIC):
        return {source: _unpack_gzip(data, source, limits)}
    if data.startswith(ZIP_MAGIC) and not _is_office(data, source):
        return _unpack_zip(data, source, limits)
    return {source: data}


def _is_office(data: bytes, source: str) -> bool:
    """Whether a ZIP archive is an office document, which stays packed, by its name or by what is in it."""
    if source.lower().endswith((".xlsx", ".docx", ".ods")):
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "[Content_Types].xml" in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        return False


def to_utf8(data: bytes) -> bytes:
    """Bring a text in UTF-16, as spreadsheets save it, into UTF-8.

    Args:
        data: The bytes of a file, unpacked.

    Returns:
        The text with the byte order mark of UTF-8, which counts for more than the encoding that XML states; any other
        file, and one that only begins so, as it is.
    """
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    try:
        return codecs.BOM_UTF8 + data.decode("utf-16").encode("utf-8")
    except UnicodeError:
        return data


def decode(data: bytes) -> tuple[str, bool]:
    """Decode a list file.

    Args:
        data: Its bytes, unpacked.

    Returns:
        The text, and whether all of it was good UTF-8. Where it was not, it is read as Windows-1252, the encoding
        that US lists had before; a byte that this lacks becomes U+FFFD.
    """
    try:
        return data.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), False
