"""Rows of tables, from CSV and XLSX, within limits."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from tieline.errors import DamagedError, TooLargeError
from tieline.ownership.inputs.file import HoldingFile
from tieline.text.sheet import iter_sheet_rows

XLSX_START = b"PK\x03\x04"
MAX_COLUMNS = 1_000
"""More columns than any table of holdings has; a row of a million empty cells is an attack on the memory."""
MAX_ROWS = 2_000_000
"""Twice what a spreadsheet can hold (1,048,576 rows)."""


def is_table(file: HoldingFile) -> bool:
    """Whether a file may be a table.

    Args:
        file: The file.

    Returns:
        True for a workbook, and for text that begins neither as JSON nor as XML.
    """
    start = file.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return file.data.startswith(XLSX_START) or start not in {b"{", b"[", b"<"}


def iter_rows(file: HoldingFile) -> Iterator[tuple[int, list[str]]]:
    """Read the rows of a table that are not empty.

    Args:
        file: A CSV file or a workbook.

    Yields:
        Their numbers in the file, from 1, and their cells.

    Raises:
        DamagedError: It is neither.
        TooLargeError: It has too many rows or columns.
    """
    is_book = file.data.startswith(XLSX_START)
    rows = iter_sheet_rows(file.data, file.source, file.limits) if is_book else _iter_csv(file)
    for number, row in enumerate(rows, 1):
        if number > MAX_ROWS or len(row) > MAX_COLUMNS:
            raise TooLargeError(
                f"{file.source} has more than {MAX_ROWS} rows or {MAX_COLUMNS} columns", hint="split the table"
            )
        if any(cell.strip() for cell in row):
            yield number, row


def _iter_csv(file: HoldingFile) -> Iterator[list[str]]:
    lines = file.text[:20_000].splitlines()[:20]
    delimiter = max(",;\t", key=lambda sign: max((line.count(sign) for line in lines), default=0))
    reader = csv.reader(io.StringIO(file.text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise DamagedError(
            f"{file.source} cannot be read as CSV near line {reader.line_num}: {error}",
            hint="check the quotation marks",
        ) from error
