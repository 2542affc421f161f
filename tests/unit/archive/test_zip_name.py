"""Names of the members of ZIP archives."""

import zipfile

import pytest

from tieline.archive.zip_name import UTF8_FLAG, check_name, legible, member_name
from tieline.errors import UnsafeError


def member(raw: bytes, *, flags: int = 0) -> zipfile.ZipInfo:
    """Make a directory entry as Python reads it.

    Args:
        raw: The bytes of the name.
        flags: The flag bits.

    Returns:
        The entry.
    """
    info = zipfile.ZipInfo()
    info.flag_bits = flags
    info.orig_filename = raw.decode("utf-8" if flags & UTF8_FLAG else "cp437")
    return info


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("飞腾/公告.txt", "gbk"),
        ("飞腾/公告.txt", "utf-8"),
        ("通知（２０２１）朱镕基.txt", "gbk"),
        ("résumé.txt", "cp437"),
        ("résumé.txt", "utf-8"),
        ("Größe/Übersicht.pdf", "cp437"),
        ("plain.txt", "ascii"),
    ],
)
def test_names_are_read_in_the_encoding_they_were_written_in(name: str, encoding: str) -> None:
    """An archive that does not say its encoding is understood all the same."""
    assert member_name(member(name.encode(encoding))) == name


def test_a_declared_encoding_counts() -> None:
    """Where the archive says UTF-8, nothing is guessed."""
    assert member_name(member("é飞.txt".encode(), flags=UTF8_FLAG)) == "é飞.txt"


def test_backslashes_separate_folders() -> None:
    """Archives of old Windows programs have the same names as others."""
    assert member_name(member(b"a\\b.txt")) == "a/b.txt"


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/etc/passwd", "C:/a", "c:a", "", "a\nb", "a/..", "//server/a"])
def test_names_that_lead_out_are_refused(name: str) -> None:
    """Parents, absolute paths, drives and control characters are no names of members."""
    with pytest.raises(UnsafeError):
        check_name(name, f"x.zip!/{name}")


@pytest.mark.parametrize("name", ["a", "a/b.txt", "a..b/c...", "天津/飞腾.txt", "ab:c", "~/x"])
def test_ordinary_names_are_fine(name: str) -> None:
    """Dots and colons inside a name do no harm."""
    check_name(name, f"x.zip!/{name}")


def test_control_characters_stay_out_of_records() -> None:
    """A name cannot break the lines of a report."""
    assert legible("a\nb\x1b[31m飞") == "a\ufffdb\ufffd[31m飞"
