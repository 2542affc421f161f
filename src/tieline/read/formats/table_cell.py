"""Cells of tables: where each stands in its grid, cells over several rows and columns included."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tieline.model import Span
from tieline.read.formats.readable import TextBuilder
from tieline.text.normal import canonical

MAX_SPAN = 1_000
"""A cell over more rows or columns is a slip or an attack. Source: HTML Standard, 4.9.11, limits on colspan."""

MAX_SPANNED = 200_000
"""So many places of a table may its cells over several rows and columns take up beyond their first ones; where they
would take more, a cell keeps to its first place. A page has no use for more (our choice)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell.

    Attributes:
        text: Its words; may be empty.
        row: The first row it stands in, from 1.
        column: The first column, from 1.
        last_row: The last row.
        last_column: The last column.
    """

    text: str
    row: int
    column: int
    last_row: int
    last_column: int

    def label(self, table: int) -> str:
        """Name its place as regions do.

        Args:
            table: The number of the table in its document, from 1.

        Returns:
            "table,row,column"; ranges such as "2-3" for a cell over several rows or columns.
        """
        return f"{table},{_range(self.row, self.last_row)},{_range(self.column, self.last_column)}"


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


@dataclass(slots=True)
class Grid:
    """Places the cells of a table row by row, as browsers do.

    Attributes:
        rows: How many rows were placed so far.
    """

    rows: int = 0
    _taken: dict[int, int] = field(default_factory=dict)
    _spanned: int = 0

    def place(self, cells: Sequence[tuple[str, int, int]]) -> tuple[Cell, ...]:
        """Place a row.

        Args:
            cells: For each cell its words, and over how many rows and columns it goes.

        Returns:
            The cells with their places.

        Source:
            HTML Standard, 4.9.12.1, forming a table.
        """
        self.rows += 1
        row, column = self.rows, 1
        placed = []
        for text, down, right in cells:
            while self._taken.get(column, 0) >= row:
                column += 1
            high, wide = self._allow(max(1, min(down, MAX_SPAN)), max(1, min(right, MAX_SPAN)))
            last_row, last_column = row + high - 1, column + wide - 1
            placed.append(Cell(text, row, column, last_row, last_column))
            for covered in range(column, last_column + 1):
                self._taken[covered] = max(self._taken.get(covered, 0), last_row)
            column = last_column + 1
        return tuple(placed)

    def _allow(self, high: int, wide: int) -> tuple[int, int]:
        """Over how many rows and columns a cell goes, in what is left of the limit."""
        beyond = high * wide - 1
        if self._spanned + beyond > MAX_SPANNED:
            return 1, 1
        self._spanned += beyond
        return high, wide


def mark_cells(builder: TextBuilder, row: Span, cells: Iterable[Cell], table: int) -> None:
    """Record the cells of a row that was just appended.

    Args:
        builder: What the row was appended to as its last piece.
        row: Where the row stands in the text.
        cells: Its cells in the order of the row.
        table: The number of the table.
    """
    piece, at = builder.last, 0
    for cell in cells:
        words = canonical(cell.text).strip()
        found = piece.find(words, at) if words else -1
        if found >= 0:
            at = found + len(words)
            builder.mark(Span(row.start + found, row.start + at), "cell", cell.label(table))
