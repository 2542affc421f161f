"""Tables of names to screen: CSV, XLSX or JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePath

from tieline.errors import (
    DamagedError,
    EmptyError,
    MissingColumnError,
    NotFoundError,
    TooLargeError,
    UnknownFormatError,
)
from tieline.ownership.sheet import iter_sheet_rows
from tieline.settings import Limits

DEFAULT_COLUMN = "name"
COLUMNS_SHOWN = 8
"""How many column names an error lists."""


@dataclass(frozen=True, slots=True)
class Query:
    """One name to screen.

    Attributes:
        row: Number of its row: 1 for the first row under the headings, or the first line of JSON Lines.
        text: The name; empty where the cell is.
    """

    row: int
    text: str


def parse_queries(data: bytes, *, path: str, column: str = DEFAULT_COLUMN, limits: Limits) -> tuple[Query, ...]:
    """Read the names of a table.

    Args:
        data: The bytes of the file.
        path: Its name; the extension tells the format.
        column: The column, or field, that holds the names; letter case makes no difference.
        limits: Limits on untrusted input.

    Returns:
        One query a row, in order.

    Raises:
        UnknownFormatError: The extension is none of .csv, .tsv, .xlsx, .jsonl.
        MissingColumnError: The table has no such column.
        EmptyError: There are no bytes.
        DamagedError: The file is not what its extension says.
        TooLargeError: It is over a limit.
    """
    if not data.strip():
        raise EmptyError(f"{path}: the table is empty", hint="give a file with a line of headings and a name a line")
    suffix = PurePath(path).suffix.lower()
    if suffix in {".csv", ".tsv"}:
        rows = _iter_csv(_decode(data, path), path, "\t" if suffix == ".tsv" else ",")
    elif suffix == ".xlsx":
        rows = iter_sheet_rows(data, path, limits)
    elif suffix in {".jsonl", ".ndjson"}:
        return tuple(_iter_jsonl(_decode(data, path), path, column))
    else:
        raise UnknownFormatError(f"{path}: not a table of names", hint="give a .csv, .tsv, .xlsx or .jsonl file")
    return tuple(_pick(rows, path, column))


def load_queries(path: str, *, column: str = DEFAULT_COLUMN, limits: Limits) -> tuple[Query, ...]:
    """Read the names of a table file.

    Args:
        path: The file.
        column: The column, or field, that holds the names.
        limits: Limits on untrusted input.

    Returns:
        One query a row, in order.

    Raises:
        NotFoundError: There is no such file.
        TielineError: It is no table of names (see `parse_queries`).
    """
    file = Path(path)
    if not file.is_file():
        raise NotFoundError(f"{path}: there is no such file", hint="give a .csv, .tsv, .xlsx or .jsonl file")
    if file.stat().st_size > limits.file_bytes:
        raise TooLargeError(f"{path}: the table is over {limits.file_bytes} bytes", hint="split it into smaller files")
    return parse_queries(file.read_bytes(), path=path, column=column, limits=limits)


def _pick(rows: Iterator[Sequence[str]], path: str, column: str) -> Iterator[Query]:
    """Pick one column of a table whose first row holds the headings."""
    headings = [heading.strip() for heading in next(rows, ())]
    folded = [heading.casefold() for heading in headings]
    if column.strip().casefold() not in folded:
        raise _missing(path, column, headings)
    position = folded.index(column.strip().casefold())
    for number, row in enumerate(rows, 1):
        yield Query(number, row[position].strip() if position < len(row) else "")


def _iter_csv(text: str, path: str, delimiter: str) -> Iterator[Sequence[str]]:
    """The rows of a CSV file; a semicolon separates where the first line has more of them than commas."""
    first = text.split("\n", 1)[0]
    if delimiter == "," and first.count(";") > first.count(","):
        delimiter = ";"
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if row:
                yield row
    except csv.Error as error:
        raise DamagedError(f"{path}: not a readable CSV file ({error})", hint="save the table as CSV again") from error


def _iter_jsonl(text: str, path: str, column: str) -> Iterator[Query]:
    """The names of a JSON Lines file."""
    for number, line in enumerate((line for line in text.splitlines() if line.strip()), 1):
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise DamagedError(f"{path}: line {number} is not JSON", hint="put one JSON object on each line") from error
        if not isinstance(record, dict):
            raise DamagedError(f"{path}: line {number} is no JSON object", hint="put one JSON object on each line")
        if column not in record:
            raise _missing(f"{path} line {number}", column, [str(key) for key in record])
        value = record[column]
        yield Query(number, "" if value is None else str(value).strip())


def _decode(data: bytes, path: str) -> str:
    """Decode the text of a table: Unicode where it is, else the most likely encoding."""
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    guess = from_bytes(data).best()
    if guess is None:
        raise DamagedError(f"{path}: the text has no known encoding", hint="save the table as UTF-8")
    return str(guess)


def _missing(path: str, column: str, headings: Sequence[str]) -> MissingColumnError:
    """The error about a column that is not there, with what is."""
    close = get_close_matches(column, headings, 1)
    shown = ", ".join(headings[:COLUMNS_SHOWN]) + (", ..." if len(headings) > COLUMNS_SHOWN else "")
    hint = f"--column {close[0]}" if close else f"--column NAME with one of: {shown}"
    return MissingColumnError(f"{path}: there is no column {column!r}", hint=hint)
