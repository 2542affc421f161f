"""ZIP archives."""

from __future__ import annotations

import io
import stat
import struct
import warnings
import zipfile
from pathlib import Path

import pytest

from tieline.archive.retrieved import FetchOptions, Retrieved
from tieline.archive.sources import iter_sources
from tieline.archive.zip_archive import RATIO_FREE_BYTES
from tieline.model import Issue
from tieline.settings import Limits

NOON = "2026-11-21T12:00:00+00:00"
MEGABYTE = 1024 * 1024


def pack(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """Make an archive.

    Args:
        *members: Name and content of each.

    Returns:
        Its bytes.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # names that are there twice are made on purpose
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def unpack(folder: Path, data: bytes, *, limits: Limits | None = None, name: str = "x.zip") -> list[Retrieved | Issue]:
    """Go through an archive.

    Args:
        folder: Where to write it.
        data: Its bytes.
        limits: The limits; None means the default ones.
        name: Its name.

    Returns:
        Members and issues.
    """
    (folder / name).write_bytes(data)
    options = FetchOptions(now=lambda: NOON, limits=limits or Limits())
    return list(iter_sources(str(folder / name), options=options))


def told(found: list[Retrieved | Issue]) -> list[str]:
    """Put members and issues in few words.

    Args:
        found: What an archive gave.

    Returns:
        The name of each member, the code of each issue.
    """
    return [one.code if isinstance(one, Issue) else one.source.partition("!/")[2] for one in found]


def test_members_are_given_in_the_order_of_the_archive(tmp_path: Path) -> None:
    """Each member is a source of its own; folders and hidden files are none."""
    data = pack(("b.txt", b"b"), ("a/", b""), ("a/a.txt", b"a"), (".DS_Store", b"x"), ("__MACOSX/._b.txt", b"x"))
    found = unpack(tmp_path, data)
    assert told(found) == ["b.txt", "a/a.txt"]
    first = found[0]
    assert isinstance(first, Retrieved)
    assert first.source == f"{tmp_path.as_posix()}/x.zip!/b.txt"
    assert (first.method, first.data, first.retrieved_at) == ("zip", b"b", NOON)


def test_an_empty_archive_gives_nothing(tmp_path: Path) -> None:
    """An archive without members is no error."""
    assert unpack(tmp_path, pack()) == []


@pytest.mark.parametrize("mark", ["[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"])
def test_documents_in_zip_form_are_not_unpacked(tmp_path: Path, mark: str) -> None:
    """An office document is one file, whatever it is called."""
    data = pack((mark, b"x"), ("word/document.xml", b"x"))
    (found,) = unpack(tmp_path, data)
    assert isinstance(found, Retrieved)
    assert (found.method, found.data) == ("file", data)


def test_an_archive_is_known_by_its_content(tmp_path: Path) -> None:
    """A ZIP archive under another name is unpacked, and another file named .zip is not."""
    assert told(unpack(tmp_path, pack(("a.txt", b"a")), name="data.bin")) == ["a.txt"]
    (found,) = unpack(tmp_path, b"plain text", name="y.zip")
    assert isinstance(found, Retrieved)
    assert found.method == "file"


def test_a_broken_archive_is_an_issue(tmp_path: Path) -> None:
    """An archive that is cut off is reported; a document that is cut off is left to the reader."""
    data = pack(("a.txt", b"a" * 1000))
    assert told(unpack(tmp_path, data[:-30])) == ["damaged"]
    (found,) = unpack(tmp_path, pack(("[Content_Types].xml", b"x" * 1000))[:-30], name="memo.docx")
    assert isinstance(found, Retrieved)


def test_archives_in_archives_are_opened_once(tmp_path: Path) -> None:
    """An archive in an archive is opened, one in that is not."""
    inmost = pack(("c.txt", b"c"))
    inner = pack(("b.txt", b"b"), ("c.zip", inmost))
    assert told(unpack(tmp_path, pack(("a.txt", b"a"), ("b.zip", inner)))) == [
        "a.txt",
        "b.zip!/b.txt",
        "nested_archive",
    ]


def test_a_bomb_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    """A member that unpacks to far more than it takes is stopped."""
    data = pack(("bomb", b"\0" * (20 * MEGABYTE)), ("a.txt", b"a"))
    assert told(unpack(tmp_path, data)) == ["zip_bomb", "a.txt"]


def test_small_members_may_be_packed_well(tmp_path: Path) -> None:
    """A page of blank lines is no bomb."""
    assert told(unpack(tmp_path, pack(("blank.txt", b"\n" * RATIO_FREE_BYTES)))) == ["blank.txt"]


def test_a_member_over_the_limit_is_refused(tmp_path: Path) -> None:
    """One large member does not stop the others."""
    data = pack(("large", bytes(range(256)) * 100), ("a.txt", b"a"))
    assert told(unpack(tmp_path, data, limits=Limits(file_bytes=1000))) == ["too_large", "a.txt"]


def test_an_archive_over_the_limit_is_left(tmp_path: Path) -> None:
    """What all members unpack to together is limited, over archives in the archive too."""
    inner = pack(("b", b"b" * 600), ("c", b"c" * 600))
    data = pack(("a", b"a" * 600), ("inner.zip", inner), ("d", b"d"))
    found = unpack(tmp_path, data, limits=Limits(zip_bytes=600 + len(inner) + 600))
    assert told(found) == ["a", "inner.zip!/b", "too_large", "too_large"]


def test_too_many_members_are_refused_at_once(tmp_path: Path) -> None:
    """An archive with more members than allowed is not opened in part."""
    data = pack(*[(f"{number}.txt", b"x") for number in range(11)])
    assert told(unpack(tmp_path, data, limits=Limits(zip_members=10))) == ["too_large"]


def test_a_directory_that_is_too_long_is_not_loaded(tmp_path: Path) -> None:
    """The claim of a huge directory is refused before memory is spent on it."""
    data = pack(*[("x" * 4000 + str(number), b"") for number in range(3)])
    assert told(unpack(tmp_path, data, limits=Limits(zip_members=10))) == ["too_large"]


def test_a_claim_of_few_bytes_does_not_lift_the_limit(tmp_path: Path) -> None:
    """What counts is what comes out, not the size in the directory."""
    data = bytearray(pack(("a", b"a" * 5000), ("b", b"b")))
    entry = data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, entry + 24, 10)
    assert told(unpack(tmp_path, bytes(data))) == ["damaged", "b"]


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/passwd", "C:\\evil.txt", "a\\..\\..\\evil.txt"])
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    """An unsafe member is not captured, and the others are."""
    info = zipfile.ZipInfo("x")
    info.filename = name
    assert told(unpack(tmp_path, pack((info, b"x"), ("a.txt", b"a")))) == ["unsafe_path", "a.txt"]


def test_links_are_refused(tmp_path: Path) -> None:
    """A member that is a link is not captured as if its target were its content."""
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert told(unpack(tmp_path, pack((link, b"/etc/passwd")))) == ["unsafe_link"]


def test_encrypted_members_are_reported(tmp_path: Path) -> None:
    """A member with a password is an issue of its own."""
    data = bytearray(pack(("a.txt", b"a"), ("b.txt", b"b")))
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    data[6] |= 1
    assert told(unpack(tmp_path, bytes(data))) == ["encrypted", "b.txt"]


def test_the_second_member_of_a_name_is_reported(tmp_path: Path) -> None:
    """Two members of one name would be two contents of one source."""
    found = unpack(tmp_path, pack(("a.txt", b"first"), ("a.txt", b"second")))
    assert told(found) == ["a.txt", "duplicate_member"]
    assert isinstance(found[0], Retrieved)
    assert found[0].data == b"first"


def test_a_damaged_member_does_not_stop_the_others(tmp_path: Path) -> None:
    """A wrong checksum is an issue of its member."""
    data = bytearray(pack(("a.txt", b"a" * 100), ("b.txt", b"b")))
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 16, 12345)
    assert told(unpack(tmp_path, bytes(data))) == ["damaged", "b.txt"]


def test_an_unknown_way_of_packing_is_reported(tmp_path: Path) -> None:
    """A member that Python cannot unpack is an issue of its own."""
    data = bytearray(pack(("a.txt", b"a" * 100), ("b.txt", b"b")))
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 10, 97)
    assert told(unpack(tmp_path, bytes(data))) == ["damaged", "b.txt"]


def test_chinese_names_are_legible(tmp_path: Path) -> None:
    """Names that an archiver wrote in GBK appear as they were meant."""
    raw = "公告/飞腾.txt".encode("gbk")
    data = pack(("x" * len(raw), b"a")).replace(b"x" * len(raw), raw)
    assert told(unpack(tmp_path, data)) == ["公告/飞腾.txt"]


def test_noise_after_the_magic_number_does_no_harm(tmp_path: Path) -> None:
    """Whatever follows the first bytes of an archive is an issue, never a crash."""
    data = pack(("a.txt", b"a" * 100), ("b.txt", b"b"))
    for place in range(4, len(data), 3):
        broken = bytearray(data)
        broken[place] ^= 0xFF
        assert all(isinstance(one, Retrieved | Issue) for one in unpack(tmp_path, bytes(broken)))
