"""Tables of names to screen: CSV, TSV, XLSX, Parquet or JSON Lines, read in batches."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tieline.errors import EmptyError, NotFoundError, TooLargeError, UnknownFormatError
from tieline.model import Query
from tieline.pipeline.table_rows import RowSource, open_csv, open_jsonl, open_parquet, open_xlsx
from tieline.screen.table import DEFAULT_COLUMN, TableColumns, find_columns, make_batches, make_query
from tieline.settings import Limits

SUFFIXES = (".csv", ".tsv", ".xlsx", ".parquet", ".jsonl", ".ndjson")
READ_BYTES = 1 << 20

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QueryTable:
    """A table file, looked at and not yet read.

    Attributes:
        path: The file.
        columns: Which of its columns hold what.
        sha256: Hash of its bytes.
        rows: About how many rows it has, for progress; None when that is not known before it is read.
        limits: Limits on untrusted input.
        sheets: How many sheets a workbook has; only the first is read.
    """

    path: Path
    columns: TableColumns
    sha256: str
    rows: int | None
    limits: Limits
    sheets: int = 1

    def iter_queries(self) -> Iterator[Query]:
        """Read the table once.

        Yields:
            One query a row, in order.

        Raises:
            MissingColumnError: The table lacks a column that was asked for.
            UnreadableError: The file is not what its extension says, or broken somewhere.
        """
        source = open_rows(self.path, self.limits)
        wanted = find_columns(source.headings, self.columns, path=self.path.name)
        for row, cells in enumerate(source.iter_rows(wanted), 1):
            yield make_query(row, cells, self.columns)

    def iter_batches(self, *, size: int) -> Iterator[pa.RecordBatch]:
        """Read the table once, in record batches.

        Args:
            size: Rows of a batch.

        Yields:
            Batches of the query schema.

        Raises:
            MissingColumnError: The table lacks a column that was asked for.
            UnreadableError: The file is not what its extension says, or broken somewhere.
        """
        yield from make_batches(self.iter_queries(), size=size)


def open_rows(path: Path, limits: Limits) -> RowSource:
    """Open a table file in the format that its extension tells.

    Args:
        path: The file.
        limits: Limits on untrusted input.

    Returns:
        Its headings and rows.

    Raises:
        UnknownFormatError: The extension is none of `SUFFIXES`.
        UnreadableError: The file is not what its extension says.
    """
    match path.suffix.lower():
        case ".csv" | ".tsv":
            return open_csv(path, path.name)
        case ".xlsx":
            return open_xlsx(path, path.name, limits)
        case ".parquet":
            return open_parquet(path, path.name)
        case ".jsonl" | ".ndjson":
            return open_jsonl(path, path.name)
    raise UnknownFormatError(f"{path}: not a table of names", hint=f"give a file of {', '.join(SUFFIXES)}")


def open_table(path: str, *, columns: TableColumns, limits: Limits) -> QueryTable:
    """Look at a table file.

    Args:
        path: The file; its extension tells the format.
        columns: Which of its columns hold what.
        limits: Limits on untrusted input; only workbooks, which are read as a whole, are limited in size.

    Returns:
        The table.

    Raises:
        UnknownFormatError: The extension is none of `SUFFIXES`.
        NotFoundError: There is no such file.
        EmptyError: It has no bytes.
        TooLargeError: A workbook is over the limit.
    """
    file = Path(path)
    suffix = file.suffix.lower()
    if not file.is_file():
        raise NotFoundError(f"{path}: there is no such file", hint=f"give a file of {', '.join(SUFFIXES)}")
    if suffix not in SUFFIXES:
        raise UnknownFormatError(f"{path}: not a table of names", hint=f"give a file of {', '.join(SUFFIXES)}")
    if file.stat().st_size == 0:
        raise EmptyError(f"{path}: the table is empty", hint="give a file with a line of headings and a name a line")
    if suffix == ".xlsx" and file.stat().st_size > limits.file_bytes:
        raise TooLargeError(f"{path}: the workbook is over {limits.file_bytes} bytes", hint="save it as CSV")
    sha256, lines = _hash(file)
    sheets = _count_sheets(file) if suffix == ".xlsx" else 1
    return QueryTable(file, columns, sha256, _count_rows(file, lines), limits, sheets)


def load_queries(path: str, *, column: str = DEFAULT_COLUMN, limits: Limits) -> tuple[Query, ...]:
    """Read the names of a table file as a whole.

    Args:
        path: The file.
        column: The column, or field, that holds the names.
        limits: Limits on untrusted input.

    Returns:
        One query a row, in order.

    Raises:
        TielineError: It is no table of names (see `open_table` and `QueryTable.iter_queries`).
    """
    return tuple(open_table(path, columns=TableColumns(column), limits=limits).iter_queries())


def _hash(path: Path) -> tuple[str, int]:
    """The hash of a file, and how many line ends it has."""
    digest, lines = hashlib.sha256(), 0
    with path.open("rb") as file:
        while data := file.read(READ_BYTES):
            digest.update(data)
            lines += data.count(b"\n")
    return digest.hexdigest(), lines


def _count_rows(path: Path, lines: int) -> int | None:
    """About how many rows a file has."""
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        return None
    if suffix != ".parquet":
        return max(lines - (suffix in {".csv", ".tsv"}), 1)
    try:
        return int(pq.read_metadata(path).num_rows)
    except (pa.ArrowException, OSError, ValueError):
        return None


def _count_sheets(path: Path) -> int:
    """How many sheets a workbook has; 1 for what is none, which reading it tells."""
    try:
        with zipfile.ZipFile(path) as archive:
            return max(sum(1 for name in archive.namelist() if _SHEET.fullmatch(name)), 1)
    except (zipfile.BadZipFile, NotImplementedError, OSError):
        return 1
