"""Rows of tables in text that is put together line by line: tabs between cells, and a region for each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tieline.model import Span
from tieline.read.formats.readable import TextBuilder
from tieline.read.formats.table_cell import Cell, mark_cells


@dataclass(slots=True)
class TableRows:
    """Records the cells of rows as they are appended; rows right below one another are one table.

    Attributes:
        tables: How many tables there were so far.
        row: The number of the last row; 0 outside of a table.
        columns: How many columns the table has.
    """

    tables: int = 0
    row: int = 0
    columns: int = 0

    def note(self, builder: TextBuilder, span: Span | None, line: str) -> None:
        """Take note of a line that was just appended.

        Args:
            builder: What it was appended to.
            span: Where it stands; None when it was empty.
            line: The line, with tabs between cells if it is a row.
        """
        cells = line.split("\t")
        if len(cells) < 2 or span is None:
            self.row = 0
            return
        if not self.row or len(cells) != self.columns:
            self.tables, self.row, self.columns = self.tables + 1, 0, len(cells)
        self.row += 1
        placed = [Cell(text, self.row, at, self.row, at) for at, text in enumerate(cells, 1)]
        mark_cells(builder, span, placed, self.tables)


def tidy_line(line: str) -> str:
    """Collapse the spaces of a line, and of each cell of a row.

    Args:
        line: A line of a page.

    Returns:
        The line; empty where it has no words.
    """
    tidied = "\t".join(" ".join(cell.split()) for cell in line.split("\t"))
    return tidied if tidied.strip() else ""


def keep_rows(lines: Sequence[str], separators: Sequence[str]) -> list[str]:
    """Keep rows of tables on lines of their own.

    Args:
        lines: The lines of a page.
        separators: What stands before each of them, by `line.find_separators`.

    Returns:
        The separators; a line end before and behind every row, and an empty line around a table.
    """
    kept = list(separators)
    for at, line in enumerate(lines):
        is_row = "\t" in line
        was_row = at > 0 and "\t" in lines[at - 1]
        if is_row or was_row:
            kept[at] = "\n" if is_row and was_row else "\n\n"
    return kept
