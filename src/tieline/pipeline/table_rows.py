"""Rows of table files, one after the other: CSV, XLSX, Parquet and JSON Lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from tieline.errors import DamagedError, EmptyError, EncryptedError
from tieline.model import RowIssue
from tieline.pipeline.table_text import LINE_BYTES, Text, iter_lines
from tieline.screen.table import Cells
from tieline.settings import Limits
from tieline.text.count import count_of
from tieline.text.sheet import iter_sheet_rows

LOOKED_AT = 1_000
"""Records of JSON Lines whose fields are gathered before the first is given: not every record has every field."""

PARQUET_ROWS = 4_096
_OLE = b"\xd0\xcf\x11\xe0"
"""How old workbooks begin, and new ones with a password. Source: Microsoft, [MS-CFB]."""


class RowSource(Protocol):
    """A table that is read row by row."""

    @property
    def headings(self) -> Sequence[str]:
        """Its headings, in order."""
        ...

    def iter_rows(self, wanted: Sequence[int]) -> Iterator[Cells]:
        """Go through its rows once.

        Args:
            wanted: Positions of the columns to give.

        Yields:
            The cells of each row under the headings, in the order wanted.

        Raises:
            DamagedError: The file is broken from here on.
        """
        ...


@dataclass(frozen=True, slots=True)
class ListedRows:
    """Rows that come as lists of cells: CSV and XLSX.

    Attributes:
        headings: The first row.
        rows: The rows after it; one without any cell is a blank line.
        ends_early: Whether a row ends at its last cell that is not empty, so that ending early means nothing.
    """

    headings: Sequence[str]
    rows: Iterator[Cells]
    ends_early: bool = False

    def iter_rows(self, wanted: Sequence[int]) -> Iterator[Cells]:
        """Give the wanted cells; blank rows count where others follow, and not at the end.

        Args:
            wanted: Positions of the columns to give.

        Yields:
            The cells of each row.
        """
        blank = 0
        for row in self.rows:
            if not row.values:
                blank += 1
                continue
            yield from (Cells([None] * len(wanted)) for _ in range(blank))
            blank = 0
            cells = row.values
            issues = (
                row.issues if len(cells) == len(self.headings) else (*row.issues, *self._find_misfit(cells, wanted))
            )
            yield Cells([cells[at] if at < len(cells) else None for at in wanted], issues)

    def _find_misfit(self, row: Sequence[object], wanted: Sequence[int]) -> Iterator[RowIssue]:
        """Tell a row that ends before the columns wanted, or goes on after the last heading."""
        if len(row) <= max(wanted) and not self.ends_early:
            yield RowIssue("short_row", f"The row has only {count_of(len(row), 'cell')}.")
        if any(str(cell or "").strip() for cell in row[len(self.headings) :]):
            cells, headings = count_of(len(row), "cell"), count_of(len(self.headings), "heading")
            told = f"The row has {cells} under {headings}; a quotation mark may be missing."
            yield RowIssue("long_row", told)


def open_csv(path: Path, name: str) -> ListedRows:
    """Open a CSV or TSV file.

    Args:
        path: The file.
        name: What it is called in messages.

    Returns:
        Its rows.

    Raises:
        EmptyError: There are no headings.
        DamagedError: It is no CSV file.
    """
    rows = _iter_csv(iter_lines(path, name), name, is_tab=path.suffix.lower() == ".tsv")
    return _open_listed(rows, name)


def _open_listed(rows: Iterator[Cells], name: str, *, ends_early: bool = False) -> ListedRows:
    """Take the headings off rows; blank lines before them are passed over."""
    first = next((row for row in rows if any(str(cell or "").strip() for cell in row.values)), None)
    if first is None:
        raise EmptyError(f"{name}: the table is empty", hint="give a file with a line of headings and a name a line")
    return ListedRows([str(cell or "").strip() for cell in first.values], rows, ends_early)


def _iter_csv(lines: Iterator[Text], name: str, *, is_tab: bool) -> Iterator[Cells]:
    """The rows of a CSV file; a semicolon, tab or bar separates where the first line has more of them than commas."""
    opening = list(islice(lines, 1))
    head = opening[0].text if opening else ""
    delimiter = "\t" if is_tab else max(",;\t|", key=head.count) if "," not in head or ";" in head else ","
    issues: list[RowIssue] = []
    read, begun = 0, 1

    def iter_texts() -> Iterator[str]:
        nonlocal read
        for line in chain(opening, lines):
            read += 1
            issues.extend(line.issues)
            yield line.text
        # A row that is given only now was still open: all lines since it began are in one cell.
        told = "A quotation mark is opened and never closed: the row has taken in all lines after it."
        issues.append(RowIssue("open_quote", told, blocks=True))

    # The longest line bounds the longest cell; what is too long for a name is an issue of its row.
    csv.field_size_limit(max(csv.field_size_limit(), LINE_BYTES))
    try:
        for row in csv.reader(iter_texts(), delimiter=delimiter):
            yield Cells(row, tuple(issues))
            issues.clear()
            begun = read + 1
    except csv.Error as error:
        told = f"line {read}: {error}"
        if "field limit" in str(error):
            told = f"a cell goes on from line {begun} to line {read}; a quotation mark is probably never closed"
        raise DamagedError(f"{name}: not a readable CSV file ({told})", hint="save the table as CSV again") from error


def open_xlsx(path: Path, name: str, limits: Limits) -> ListedRows:
    """Open the first sheet of a workbook.

    Args:
        path: The file.
        name: What it is called in messages.
        limits: Limits on what it may unpack to.

    Returns:
        Its rows.

    Raises:
        EmptyError: There are no headings.
        EncryptedError: It has a password, or is in the old binary format.
        DamagedError: It is no workbook.
    """
    data = path.read_bytes()
    if data.startswith(_OLE):
        raise EncryptedError(
            f"{name}: the workbook has a password, or is in the old .xls format",
            hint="save it as .xlsx without a password, or as CSV",
        )
    rows = iter_sheet_rows(data, name, limits)
    # A workbook keeps no cells that are empty: a row ends at its last cell with something in it.
    return _open_listed((Cells(row if any(map(str.strip, row)) else []) for row in rows), name, ends_early=True)


@dataclass(frozen=True, slots=True)
class RecordRows:
    """Rows that come as records: JSON Lines.

    Attributes:
        headings: The fields of the first records.
        records: Every record; one that cannot be read has an issue.
    """

    headings: Sequence[str]
    records: Iterator[tuple[dict[str, object], tuple[RowIssue, ...]]]

    def iter_rows(self, wanted: Sequence[int]) -> Iterator[Cells]:
        """Give the wanted fields.

        Args:
            wanted: Positions of the fields to give.

        Yields:
            The values of each record; None for a field that it does not have.
        """
        fields = [self.headings[at] for at in wanted]
        for record, issues in self.records:
            yield Cells([record.get(field) for field in fields], issues)


def open_jsonl(path: Path, name: str) -> RecordRows:
    """Open a JSON Lines file.

    Args:
        path: The file.
        name: What it is called in messages.

    Returns:
        Its records.

    Raises:
        EmptyError: There is no line.
        DamagedError: No line among the first is a JSON object.
    """
    records = _iter_records(iter_lines(path, name))
    first = list(islice(records, LOOKED_AT))
    if not first:
        raise EmptyError(f"{name}: the table is empty", hint="put one JSON object on each line")
    if not any(record for record, _ in first):
        told = "no line is a JSON object" if len(first) > 1 else "line 1 is no JSON object"
        raise DamagedError(f"{name}: {told}", hint="put one JSON object on each line")
    headings = list(dict.fromkeys(field for record, _ in first for field in record))
    return RecordRows(headings, chain(first, records))


def _iter_records(lines: Iterator[Text]) -> Iterator[tuple[dict[str, object], tuple[RowIssue, ...]]]:
    """The records of a JSON Lines file; a line that is none gives an empty record with an issue."""
    for number, line in enumerate(lines, 1):
        if not line.text.strip():
            continue
        try:
            record = json.loads(line.text)
        except (ValueError, RecursionError):
            record = None
        if isinstance(record, dict):
            yield {str(field): value for field, value in record.items()}, line.issues
        else:
            yield {}, (RowIssue("damaged_line", f"Line {number} is no JSON object.", blocks=True),)


@dataclass(frozen=True, slots=True)
class ColumnRows:
    """Rows of a columnar file: Parquet.

    Attributes:
        file: The open file.
        name: What it is called in messages.
    """

    file: pq.ParquetFile
    name: str

    @property
    def headings(self) -> Sequence[str]:
        """The names of its columns."""
        return [str(heading) for heading in self.file.schema_arrow.names]

    def iter_rows(self, wanted: Sequence[int]) -> Iterator[Cells]:
        """Read some thousand rows of the wanted columns at a time.

        Args:
            wanted: Positions of the columns to give.

        Yields:
            The values of each row.

        Raises:
            DamagedError: The file is broken from here on.
        """
        names = [self.headings[at] for at in wanted]
        try:
            with closing(self.file):
                for batch in self.file.iter_batches(batch_size=PARQUET_ROWS, columns=list(dict.fromkeys(names))):
                    columns = [batch.column(name).to_pylist() for name in names]
                    yield from (Cells(values) for values in zip(*columns, strict=True))
        except (pa.ArrowException, OSError, KeyError, ValueError) as error:
            raise _damaged(self.name) from error


def open_parquet(path: Path, name: str) -> ColumnRows:
    """Open a Parquet file.

    Args:
        path: The file.
        name: What it is called in messages.

    Returns:
        Its rows.

    Raises:
        DamagedError: It is no Parquet file.
    """
    try:
        return ColumnRows(pq.ParquetFile(path, page_checksum_verification=True), name)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _damaged(name) from error


def _damaged(name: str) -> DamagedError:
    return DamagedError(f"{name} is cut off or no Parquet file", hint="write it again, or give the table as CSV")
