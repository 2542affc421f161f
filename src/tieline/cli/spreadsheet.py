"""Tables for people in files: CSV and XLSX, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from tieline.cli.column import Column, Record, plain
from tieline.errors import StoreError, TooLargeError, UnknownFormatError

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet may take for the start of a formula, in full width too.

Source: OWASP, "CSV Injection"."""

CELL_CHARS = 32_767
SHEET_ROWS = 1_048_576
"""Longest text of one cell, and most rows of a sheet. Source: Microsoft, "Excel specifications and limits"."""

COLUMN_CHARS = 24
"""Width of a column whose texts are of no known length."""

_NOT_XML = re.compile("[\ufffe\uffff]")
_UNSEEN = re.compile("^[\\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+")
"""White space and characters that are not seen, before what a person takes for the beginning.

Source: Unicode Character Database, DerivedCoreProperties, Default_Ignorable_Code_Point."""

_HEADING = PatternFill("solid", fgColor="1F3864")
_HEADING_FONT = Font(bold=True, color="FFFFFF")
_TOP = Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook.

    Attributes:
        title: What its tab says.
        columns: Heading and width of each column, in characters.
        rows: Its rows: texts and numbers, each with the colour of the row; None leaves it white.
    """

    title: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[tuple[Sequence[str | int | float | None], str | None]]


def neutral(text: str) -> str:
    """Keep a spreadsheet from running a text as a formula.

    Args:
        text: The text of a cell.

    Returns:
        The text, after an apostrophe where it could be taken for a formula; cut at the longest length of a cell.
    """
    seen = _UNSEEN.sub("", text)
    is_formula = text.startswith(FORMULA_STARTS) or seen.startswith(FORMULA_STARTS)
    return f"{chr(39) if is_formula else ''}{_NOT_XML.sub(chr(0xFFFD), plain(text))}"[:CELL_CHARS]


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Write a file beside its place, and put it there when all went well.

    Args:
        path: The place.

    Yields:
        Where to write.

    Raises:
        StoreError: It cannot be written.
    """
    temporary = path.with_name(f".{path.name}.new")
    try:
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror})", hint="name another file") from error
    finally:
        temporary.unlink(missing_ok=True)


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
        TooLargeError: A workbook cannot hold so many rows.
        StoreError: The file cannot be written.
    """
    match path.suffix.lower():
        case ".csv":
            return save_csv(path, records, columns)
        case ".xlsx":
            rows = (([column.text(record) for column in columns], None) for record in records)
            return save_book(path, [Sheet("Tieline", [(column.heading, COLUMN_CHARS) for column in columns], rows)])
    raise UnknownFormatError(f"{path}: not a table format", hint="name the file .csv or .xlsx")


def save_csv(path: Path, records: Iterable[Record], columns: Sequence[Column]) -> int:
    """Write records as a CSV table for people, with the mark by which spreadsheets know UTF-8.

    Args:
        path: The file.
        records: The records; one is in memory at a time.
        columns: What to show of them.

    Returns:
        How many rows were written.

    Raises:
        StoreError: The file cannot be written.
    """
    count = 0
    with replaced(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.heading for column in columns])
        for count, record in enumerate(records, 1):  # noqa: B007  # counted for the caller
            writer.writerow([neutral(column.text(record)) for column in columns])
    return count


def save_book(path: Path, sheets: Iterable[Sheet]) -> int:
    """Write a workbook whose cells are texts and numbers, never formulas. Headings stay in view and have filters.

    Args:
        path: The file.
        sheets: Its sheets, in order.

    Returns:
        How many rows the first sheet has, without its headings.

    Raises:
        TooLargeError: A sheet would have more rows than a workbook holds.
        StoreError: The file cannot be written.
    """
    book = Workbook(write_only=True)
    try:
        with replaced(path) as temporary, temporary.open("wb") as file:
            counts = [_add_sheet(book, sheet, path) for sheet in sheets]
            book.save(file)
    except BaseException:
        for added in book.worksheets:
            added.close()  # else the streams of the sheets begun complain when they are thrown away
        raise
    return counts[0]


def _add_sheet(book: Workbook, sheet: Sheet, path: Path) -> int:
    """Add a sheet, and tell how many rows it has."""
    # What a sheet that is only written shares with others, its type does not tell.
    added = cast("Worksheet", book.create_sheet(sheet.title))
    added.freeze_panes = "A2"
    added.sheet_view.zoomScale = 90
    added.page_setup.orientation = "landscape"
    added.page_setup.fitToHeight = 0
    added.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    added.print_title_rows = "1:1"
    for number, (_, width) in enumerate(sheet.columns, 1):
        added.column_dimensions[get_column_letter(number)].width = width
    added.append([_heading(added, heading) for heading, _ in sheet.columns])
    fills: dict[str, PatternFill] = {}
    count = 0
    for values, colour in sheet.rows:
        count += 1
        if count >= SHEET_ROWS:
            raise TooLargeError(
                f"{path.name}: more than {SHEET_ROWS - 1:,} rows do not fit a sheet", hint="name the file .csv"
            )
        fill = None if colour is None else fills.setdefault(colour, PatternFill("solid", fgColor=colour))
        added.append([_cell(added, value, fill) for value in values])
    added.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{count + 1}"
    return count


def _heading(sheet: Worksheet, text: str) -> Cell:
    """The cell of a heading."""
    cell: Cell = WriteOnlyCell(sheet, value=text)
    cell.fill, cell.font, cell.alignment = _HEADING, _HEADING_FONT, _TOP
    return cell


def _cell(sheet: Worksheet, value: str | int | float | None, fill: PatternFill | None) -> Cell:
    """A cell that is a text or a number."""
    cell: Cell = WriteOnlyCell(sheet, value=neutral(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    if fill is not None:
        cell.fill = fill
    cell.alignment = _TOP
    return cell
