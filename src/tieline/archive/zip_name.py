"""Names of the members of ZIP archives."""

from __future__ import annotations

import re
import zipfile

from tieline.archive.retrieved import printable
from tieline.errors import UnsafeError
from tieline.text.script import find_hanzi

UTF8_FLAG = 0x800
GB2312_SHARE = 0.8
"""How many of a name's Hanzi must be everyday ones (GB2312) for it to be taken as GBK. Other bytes that happen to
decode as GBK give rare characters: "résumé" in CP437 becomes a Hanzi that few have seen."""

_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def member_name(member: zipfile.ZipInfo) -> str:
    """Find out a member's name.

    Args:
        member: Its entry in the directory.

    Returns:
        The name with forward slashes, in the encoding that it most likely was written in: what the archive says, else
        UTF-8, GBK or CP437.

    Source:
        PKWARE APPNOTE.TXT 6.3.10, section D: a name is CP437 unless bit 11 says UTF-8; archivers in China write GBK.
    """
    name = member.orig_filename
    if not member.flag_bits & UTF8_FLAG and not name.isascii():
        name = _decode(name.encode("cp437"))
    return printable(name.partition("\x00")[0].replace("\\", "/"))


def check_name(name: str, item: str) -> None:
    """Make sure that a member's name leads to no place outside of its archive.

    Args:
        name: The name with forward slashes.
        item: What to call the member in messages.

    Raises:
        UnsafeError: It is absolute, names a drive or a parent folder, or has control characters.
    """
    parts = name.split("/")
    if ".." in parts or name.startswith("/") or _DRIVE.match(name) or _CONTROL.search(name) or not name:
        raise UnsafeError(
            f"{item} has a name that leads out of its archive, so it was not unpacked.",
            hint="Ask where the archive comes from: honest ones have no such names.",
            code="unsafe_path",
        )


def legible(name: str) -> str:
    """Make a name fit for a record.

    Args:
        name: The name, which may be unsafe.

    Returns:
        The same with U+FFFD for control characters, which could forge lines of a report or colour a terminal.
    """
    return _CONTROL.sub("\ufffd", name)


def _decode(raw: bytes) -> str:
    for encoding in ("utf-8", "gbk"):
        try:
            name = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _is_everyday(name):
            return name
    return raw.decode("cp437")


def _is_everyday(name: str) -> bool:
    hanzi = find_hanzi(name)
    everyday = "".join(hanzi).encode("gb2312", "ignore")
    return bool(hanzi) and len(everyday) / 2 >= GB2312_SHARE * len(hanzi)
