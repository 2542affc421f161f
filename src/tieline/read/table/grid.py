"""The tables of a document, from the regions of its cells or from lines that tabs or bars part."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from tieline.model.document import Document
from tieline.model.span import Span
from tieline.read.entry.line import trim
from tieline.read.formats.table_cell import MAX_SPANNED

MAX_ROWS = 20_000
"""A longer table is a data dump; its rows beyond are left to the rules for sentences."""

MIN_ROWS = 2
_LABEL = re.compile(r"(\d{1,7}),(\d{1,7})(?:-(\d{1,7}))?,(\d{1,7})(?:-(\d{1,7}))?")
_RULE = re.compile(r"[\s|:+=-]+")


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell with words.

    Attributes:
        span: Where they stand.
        text: The words, spaces collapsed.
        row: The first row it stands in, from 1.
        last_row: The last one.
        column: The first column, from 1.
        last_column: The last one.
    """

    span: Span
    text: str
    row: int
    last_row: int
    column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        cells: Its cells with words, in text order.
        rows: The number of each row that has cells, and its cells by column; one over several stands in each.
        last_row: How many rows it has.
        last_column: How many columns.
    """

    cells: tuple[TableCell, ...]
    rows: tuple[tuple[int, Mapping[int, TableCell]], ...]
    last_row: int
    last_column: int

    @property
    def span(self) -> Span:
        """Where the table stands in the text."""
        return Span.around(cell.span for cell in self.cells)


def find_tables(document: Document) -> list[Table]:
    """Find the tables of a document.

    Args:
        document: The document.

    Returns:
        Tables of at least two rows and two columns, in text order.
    """
    regions = [region for region in document.regions if region.kind == "cell"]
    if not regions:
        return list(_iter_text_tables(document.text, mark=_find_mark(document)))
    by_table: dict[int, list[TableCell]] = defaultdict(list)
    for region in regions:
        place = _LABEL.fullmatch(region.label)
        if place is not None:
            number, row, last_row, column, last_column = (int(part) if part else 0 for part in place.groups())
            words = " ".join(region.span.cut(document.text).split())
            cell = TableCell(region.span, words, row, last_row or row, column, last_column or column)
            by_table[number].append(cell)
    return [table for cells in by_table.values() if (table := _make_table(cells)) is not None]


def _make_table(cells: Sequence[TableCell]) -> Table | None:
    """A table of its cells; None where it has one row or one column."""
    kept = sorted((cell for cell in cells if cell.row <= MAX_ROWS), key=lambda cell: cell.span)
    last_row = max((cell.row for cell in kept), default=0)
    last_column = max((cell.column for cell in kept), default=0)
    if min(last_row, last_column) < MIN_ROWS:
        return None
    kept = _limit_spans(kept, last_row, last_column)
    by_row: dict[int, dict[int, TableCell]] = defaultdict(dict)
    for cell in kept:
        for row in range(cell.row, min(cell.last_row, last_row) + 1):
            for column in range(cell.column, min(cell.last_column, last_column) + 1):
                by_row[row].setdefault(column, cell)
    return Table(tuple(kept), tuple(sorted(by_row.items())), last_row, last_column)


def _limit_spans(cells: Sequence[TableCell], last_row: int, last_column: int) -> list[TableCell]:
    """Cells that together take no more places of the table than the limit; beyond it one keeps to its first place."""
    limited, spanned = [], 0
    for cell in cells:
        high = min(cell.last_row, last_row) - cell.row + 1
        wide = min(cell.last_column, last_column) - cell.column + 1
        beyond = max(0, high * wide - 1)
        if spanned + beyond > MAX_SPANNED:
            limited.append(replace(cell, last_row=cell.row, last_column=cell.column))
        else:
            spanned += beyond
            limited.append(cell)
    return limited


def _find_mark(document: Document) -> str:
    """What parts the cells of a file of values, which its name tells; empty for other texts."""
    if not document.path.lower().endswith(".csv"):
        return ""
    first = next((line for line in document.text.split("\n") if line.strip()), "")
    return ";" if first.count(";") > first.count(",") else ","


def _iter_text_tables(text: str, *, mark: str) -> Iterator[Table]:
    """Tables of plain text: runs of lines that all have bars, or all have tabs, or the mark of a file of values."""
    if not mark and "\t" not in text and "|" not in text:
        return
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, line, mark if mark and mark in line else _parting(line)))
        at += len(line) + 1
    for parting, group in groupby(lines, key=lambda line: line[2]):
        if parting:
            rows = [(start, line) for start, line, _ in group if not _RULE.fullmatch(line)]
            cells = [cell for number, row in enumerate(rows, 1) for cell in _cut_row(text, number, row, parting)]
            if (table := _make_table(cells)) is not None:
                yield table


def _parting(line: str) -> str:
    """What parts the cells of a line; empty where it is no row."""
    if line.count("|") >= 2 and line.strip().startswith("|"):
        return "|"
    return "\t" if "\t" in line.strip() else ""


def _cut_row(text: str, number: int, row: tuple[int, str], parting: str) -> Iterator[TableCell]:
    start, line = row
    at, column = start, 1
    pieces = line.split(parting) if parting in "|\t" else _cut_values(line, parting)
    skips_first = parting == "|" and not pieces[0].strip()
    for place, piece in enumerate(pieces):
        span = trim(text, at, at + len(piece), marks=' *"' if parting in ",;" else " *")
        at += len(piece) + 1
        if place == 0 and skips_first:
            continue
        if span is not None:
            yield TableCell(span, " ".join(span.cut(text).split()), number, number, column, column)
        column += 1


def _cut_values(line: str, mark: str) -> list[str]:
    """The values of a line of a file of values; marks within double quotes part nothing."""
    pieces, begin, is_quoted = [], 0, False
    for at, letter in enumerate(line):
        is_quoted ^= letter == '"'
        if letter == mark and not is_quoted:
            pieces.append(line[begin:at])
            begin = at + 1
    return [*pieces, line[begin:]]
