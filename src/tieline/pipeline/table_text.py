"""Lines of a text file of any encoding, one after the other; a line that is written otherwise says so."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from charset_normalizer import from_bytes

from tieline.errors import DamagedError
from tieline.model import RowIssue
from tieline.text.script import has_hanzi

SAMPLE_BYTES = 1_000_000
"""What the encoding of a whole file is told from."""

LINE_BYTES = 4_000_000
"""Longest line: a file without line ends must not be taken into memory as one."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UTF_16_ENDS = {"utf-16-le": b"\n\x00", "utf-16-be": b"\x00\n"}


@dataclass(frozen=True, slots=True)
class Text:
    """One line.

    Attributes:
        text: Its characters, the line end included.
        issues: What is to be told of how they were read.
    """

    text: str
    issues: tuple[RowIssue, ...] = ()


def iter_lines(path: Path, name: str) -> Iterator[Text]:
    """Read a text file line by line.

    The encoding is UTF-8 or UTF-16 where a mark says so, else UTF-8 where most lines are, else the one that fits the
    beginning best. A line that is in another encoding than the rest is read in one that fits it, with an issue.

    Args:
        path: The file.
        name: What it is called in messages.

    Yields:
        Its lines.

    Raises:
        DamagedError: It is in no known encoding, or has a line of absurd length.
    """
    with path.open("rb") as file:
        sample = file.read(SAMPLE_BYTES)
        encoding, mark = _find_encoding(sample, name)
        file.seek(mark)
        if encoding in _UTF_16_ENDS:
            yield from _iter_utf16(path, name, encoding)
            return
        ends_in_cr = b"\r" in sample and b"\n" not in sample
        lines = _iter_cr_lines(file) if ends_in_cr else iter(partial(file.readline, LINE_BYTES), b"")
        for number, line in enumerate(lines, 1):
            _check_length(line, number, name)
            yield _decode(line, encoding)


def _iter_cr_lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file that ends them by a carriage return alone, as old Macintosh programs do."""
    rest = b""
    while chunk := file.read(LINE_BYTES):
        *whole, rest = (rest + chunk).split(b"\r")
        yield from (line + b"\n" for line in whole)
        if len(rest) >= LINE_BYTES:
            break
    if rest:
        yield rest


def _iter_utf16(path: Path, name: str, encoding: str) -> Iterator[Text]:
    """The lines of a UTF-16 file, whose line ends are two bytes."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        file.read(1)
        number = 0
        while line := file.readline(LINE_BYTES // 2):
            number += 1
            _check_length(line.encode(encoding, "surrogatepass"), number, name)
            yield Text(line)


def _check_length(line: bytes, number: int, name: str) -> None:
    """Refuse a line of absurd length."""
    if len(line) >= LINE_BYTES:
        raise DamagedError(
            f"{name}: line {number} is longer than {LINE_BYTES:,} bytes", hint="check that it is a table of texts"
        )


def _find_encoding(sample: bytes, name: str) -> tuple[str, int]:
    """The encoding of a file, and how many bytes its mark takes."""
    for mark, encoding in _BOMS:
        if sample.startswith(mark):
            return encoding, len(mark)
    if b"\x00" in sample[:1000] and not sample[:1000].replace(b"\x00", b"").isascii():
        raise DamagedError(f"{name}: the file is no text", hint="give a .csv, .tsv, .xlsx, .parquet or .jsonl file")
    lines = [line for line in sample.split(b"\n") if not line.isascii()]
    wrong = sum(1 for line in lines[:-1] if not _is_utf8(line))
    if wrong * 2 <= len(lines):
        return "utf-8", 0
    guess = from_bytes(sample[: SAMPLE_BYTES // 10]).best()
    if guess is None:
        raise DamagedError(f"{name}: the text has no known encoding", hint="save the table as UTF-8")
    return str(guess.encoding), 0


def _is_utf8(line: bytes) -> bool:
    """Whether bytes are UTF-8."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decode(line: bytes, encoding: str) -> Text:
    """Decode a line in the encoding of its file, or else in one that fits it."""
    try:
        return Text(line.decode(encoding))
    except UnicodeDecodeError:
        pass
    for other in ("utf-8", "gb18030", "cp1252"):
        try:
            text = line.decode(other)
        except UnicodeDecodeError:
            continue
        if other == "gb18030" and not has_hanzi(text):
            continue
        told = f"The line is not in {encoding} as the rest of the table; it was read as {other}."
        return Text(text, (RowIssue("mixed_encoding", told),))
    told = f"The line is not in {encoding} as the rest of the table; some of its characters are lost."
    return Text(line.decode(encoding, "replace"), (RowIssue("mixed_encoding", told),))
