"""Unpacking list files."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from tieline.errors import DamagedError, EmptyError, TooLargeError, UnsafeError
from tieline.lists.unpack import decode, unpack
from tieline.settings import Limits


def make_zip(files: dict[str, bytes]) -> bytes:
    """Pack files.

    Args:
        files: Content by name.

    Returns:
        The archive.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_plain_gzip_and_zip_give_their_content() -> None:
    """A plain file stands for itself, gzip for its content (also of several members), ZIP for its members."""
    assert unpack(b"a,b", "l.csv", Limits()) == {"l.csv": b"a,b"}
    assert unpack(gzip.compress(b"a") + gzip.compress(b"b"), "l.csv.gz", Limits()) == {"l.csv.gz": b"ab"}
    assert unpack(make_zip({"sdn.csv": b"1", "alt.csv": b"2"}), "l.zip", Limits()) == {"sdn.csv": b"1", "alt.csv": b"2"}


def test_empty_file_is_refused() -> None:
    """No bytes are no list."""
    with pytest.raises(EmptyError, match=r"l\.csv is empty"):
        unpack(b"", "l.csv", Limits())


@pytest.mark.parametrize(
    "data",
    [gzip.compress(b"a" * 1000)[:-9], b"\x1f\x8b\x08broken", make_zip({"a": b"b"})[:30]],
    ids=["gzip", "broken", "zip"],
)
def test_cut_off_archive_is_damaged(data: bytes) -> None:
    """A gzip file or archive that is cut off or broken is damaged."""
    with pytest.raises(DamagedError):
        unpack(data, "l", Limits())


def test_bomb_is_refused() -> None:
    """What unpacks to more than the limits allow is not unpacked."""
    bomb = gzip.compress(b"\0" * 50_000_000)
    with pytest.raises(UnsafeError, match="limits"):
        unpack(bomb, "l.gz", Limits(zip_ratio=10))
    with pytest.raises(UnsafeError, match="limits"):
        unpack(gzip.compress(b"\0" * 5000), "l.gz", Limits(zip_bytes=4000))
    with pytest.raises(UnsafeError, match="limits"):
        unpack(make_zip({"a": b"\0" * 5000}), "l.zip", Limits(zip_bytes=4000))


def test_too_many_members_are_refused() -> None:
    """An archive with more members than allowed is refused before any is read."""
    with pytest.raises(TooLargeError, match="3 files"):
        unpack(make_zip({"a": b"", "b": b"", "c": b""}), "l.zip", Limits(zip_members=2))


def test_old_encoding_is_told() -> None:
    """UTF-8 with or without mark is clean; other bytes are read as Windows-1252 and told."""
    assert decode(b"\xef\xbb\xbfa") == ("a", True)
    assert decode("Société".encode("cp1252")) == ("Société", False)
