"""Tables: the rows of a CSV file or of a workbook's first sheet under their header, within limits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from tieline.errors import DamagedError, TooLargeError, UnsafeError
from tieline.lists.csv_rows import iter_csv_rows
from tieline.lists.draft import ListFile
from tieline.lists.party_name import tidy
from tieline.lists.trouble import Troubles
from tieline.lists.unpack import ZIP_MAGIC, grows_too_fast
from tieline.settings import Limits
from tieline.text.sheet import iter_sheet_rows

HEAD_ROWS = 20
"""How far down a header is looked for: official tables put a line or two with their date above it."""

SAMPLE_CHARS = 1 << 16

MAX_COLUMNS = 16_384
MAX_ROWS = 1_048_576
"""Source: Microsoft, "Excel specifications and limits": the most columns and rows of a worksheet."""

MAX_CELLS = 50_000_000
"""Beyond every official list by a factor of ten: the UK Sanctions List, the largest, has 57,000 rows of 57 columns."""

_DELIMITERS = ",;\t"
_WORKBOOK_MEMBER = "xl/workbook.xml"
_HINT = "Get it again, or save it as CSV."


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its header found.

    Attributes:
        preamble: The rows above the header, without empty cells at their ends.
        header: The names of the columns, tidied; the second of two columns called "Name" is "Name#2", and a column
            without a name is called by its place ("#3").
        rows: The rows under the header, lazily: their number in the file from 1, and their values by column name as
            they stand; empty rows are passed over.
    """

    preamble: tuple[tuple[str, ...], ...]
    header: tuple[str, ...]
    rows: Iterator[tuple[int, Mapping[str, str]]]


def is_workbook(file: ListFile) -> bool:
    """Whether a file is an XLSX workbook.

    Args:
        file: The file.

    Returns:
        True when it is a ZIP archive with a workbook in it, also a broken one that is named so.
    """
    if not file.data.startswith(ZIP_MAGIC):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            return _WORKBOOK_MEMBER in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        return file.source.lower().endswith(".xlsx")


def find_header(file: ListFile, columns: Collection[str]) -> tuple[str, ...] | None:
    """Find the header of a table by columns that it must have.

    Args:
        file: The file, CSV or XLSX.
        columns: Names that the header has, in any order and among others.

    Returns:
        The names of all columns; None when no row near the top has those.

    Raises:
        DamagedError: It is a workbook, and broken.
        TooLargeError: It unpacks to more bytes than are allowed.
        UnsafeError: It is packed more tightly than the limits allow.
    """
    if is_workbook(file):
        _refuse_tight(file)
        head = _workbook_head(file.data, file.source, file.limits)
    else:
        text = file.text[:SAMPLE_CHARS]
        head = tuple(islice(iter_csv_rows(text, Troubles(file.source), delimiter=_find_delimiter(text)), HEAD_ROWS))
    place = _find_place(head, columns)
    return None if place is None else _name_columns(head[place])


def read_table(file: ListFile, troubles: Troubles, *, columns: Collection[str] = ()) -> Table:
    """Read a table.

    Args:
        file: The file, CSV (comma, semicolon or tab) or XLSX, of which the first sheet is read.
        troubles: Where broken rows are noted while the rows are read.
        columns: Names that the header has; without any, the first row that is not empty is the header.

    Returns:
        The table.

    Raises:
        DamagedError: It has no such header, or is a broken workbook; a workbook's later rows may raise it too.
        TooLargeError: It has more bytes, rows, columns or cells than are allowed; rows raise it while they are read.
        UnsafeError: It is packed more tightly than the limits allow.
    """
    if is_workbook(file):
        _refuse_tight(file)
        rows, strict = iter_sheet_rows(file.data, file.source, file.limits), False
    else:
        delimiter = _find_delimiter(file.text)
        rows, strict = iter_csv_rows(file.text, troubles, delimiter=delimiter), True
    numbered = enumerate(_guard(rows, file.source), start=1)
    preamble = list[list[str]]()
    for _, row in islice(numbered, HEAD_ROWS):
        if _find_place([row], columns) is not None:
            header = _name_columns(row)
            above = tuple(tuple(_trim(line)) for line in preamble)
            return Table(above, header, _iter_rows(numbered, header, troubles, strict=strict))
        preamble.append(row)
    told = f"with the columns {', '.join(sorted(columns))}" if columns else "with names of columns"
    raise DamagedError(f"{file.source} has no row {told} near its top.", hint=_HINT)


def _find_delimiter(text: str) -> str:
    """What stands between the columns: the sign that parts the first lines most often."""
    lines = text[:SAMPLE_CHARS].splitlines()[:HEAD_ROWS]
    return max(_DELIMITERS, key=lambda sign: max((line.count(sign) for line in lines), default=0))


def _refuse_tight(file: ListFile) -> None:
    """Refuse a workbook that is packed too tightly; no member can give more than its directory entry says."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise DamagedError(f"{file.source} is a workbook that is cut off or broken.", hint=_HINT) from error
    if any(grows_too_fast(member.file_size, member.compress_size, file.limits) for member in members):
        raise UnsafeError(f"{file.source} unpacks to more than the limits allow.", hint="Save the table as CSV.")


@lru_cache(maxsize=1)
def _workbook_head(data: bytes, source: str, limits: Limits) -> tuple[list[str], ...]:
    """The first rows of a workbook. Every format asks for them in turn, and opening one takes a second."""
    return tuple(islice(iter_sheet_rows(data, source, limits), HEAD_ROWS))


def _guard(rows: Iterator[list[str]], source: str) -> Iterator[list[str]]:
    """Rows up to the limits."""
    cells = 0
    for count, row in enumerate(rows, start=1):
        cells += len(row)
        if count > MAX_ROWS or len(row) > MAX_COLUMNS or cells > MAX_CELLS:
            raise TooLargeError(
                f"{source} has more than {MAX_ROWS} rows, {MAX_COLUMNS} columns or {MAX_CELLS} cells.",
                hint="Import it in parts.",
            )
        yield row


def _trim(row: list[str]) -> list[str]:
    """A row without empty cells at its end."""
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return row[:end]


def _find_place(rows: Collection[list[str]], columns: Collection[str]) -> int | None:
    """Which row is the header: the first with all those columns, or the first with anything in it."""
    for place, row in enumerate(rows):
        names = set(map(tidy, row)) - {""}
        if names and names.issuperset(columns):
            return place
    return None


def _name_columns(row: list[str]) -> tuple[str, ...]:
    """The names of the columns; a second column of the same name is "name#2", and an unnamed one "#3" by its place."""
    names = list[str]()
    for place, cell in enumerate(_trim(row), start=1):
        name = tidy(cell) or f"#{place}"
        repeats = sum(1 for known in names if known.partition("#")[0] == name)
        names.append(f"{name}#{repeats + 1}" if repeats else name)
    return tuple(names)


def _iter_rows(
    numbered: Iterator[tuple[int, list[str]]], header: tuple[str, ...], troubles: Troubles, *, strict: bool
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows under the header; where it is strict, one that is too short is broken too."""
    width = len(header)
    for number, row in numbered:
        if len(row) == width and row[-1]:
            yield number, dict(zip(header, row, strict=True))
            continue
        filled = _trim(row)
        if not filled:
            continue
        if len(filled) > width or (strict and len(row) < width):
            message = f"the row has {len(row)} columns where the header has {width}, and is left out"
            troubles.add("broken_row", str(number), row=number, message=message, hint=_HINT)
            continue
        yield number, dict(zip(header, filled + [""] * (width - len(filled)), strict=True))
