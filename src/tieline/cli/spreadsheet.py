"""Tables for people in files: CSV and XLSX, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from tieline.cli.session import Column, Record, plain
from tieline.errors import StoreError, UnknownFormatError

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet may take for the start of a formula, in full width too.

Source: OWASP, "CSV Injection"."""

CELL_CHARS = 32_767
"""Longest text of one cell. Source: Microsoft, "Excel specifications and limits"."""


def save_spreadsheet(path: Path, records: Iterable[Record], columns: Sequence[Column]) -> int:
    """Write records as a table for people. Nothing in it is ever a formula.

    Args:
        path: The file; its extension, .csv or .xlsx, says the format.
        records: The records.
        columns: What to show of them.

    Returns:
        How many rows were written.

    Raises:
        UnknownFormatError: The extension is another.
        StoreError: The file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in {".csv", ".xlsx"}:
        raise UnknownFormatError(f"{path}: not a table format", hint="name the file .csv or .xlsx")
    rows = [[column.heading for column in columns]]
    rows += [[neutral(column.text(record)) for column in columns] for record in records]
    try:
        if suffix == ".csv":
            _save_csv(path, rows)
        else:
            _save_xlsx(path, rows)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror})", hint="name another file") from error
    return len(rows) - 1


def neutral(text: str) -> str:
    """Keep a spreadsheet from running a text as a formula.

    Args:
        text: The text of a cell.

    Returns:
        The text, after an apostrophe where it could be taken for a formula; cut at the longest length of a cell.
    """
    is_formula = text.startswith(FORMULA_STARTS) or text.lstrip().startswith(FORMULA_STARTS)
    return f"{chr(39) if is_formula else ''}{plain(text)}"[:CELL_CHARS]


def _save_csv(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write CSV with the mark by which spreadsheets know UTF-8."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def _save_xlsx(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write a workbook of one sheet whose cells are all texts."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Tieline")
    for row in rows:
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, value=text)
            cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    # In memory first: a file that cannot be opened would leave the writer's streams half done.
    data = io.BytesIO()
    book.save(data)
    path.write_bytes(data.getvalue())
