"""Tables of Word documents: cells over several columns, and cells merged with the ones above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from tieline.read.formats.table_cell import MAX_SPAN, Cell


@dataclass(frozen=True, slots=True)
class CellShape:
    """How a cell goes beyond its place.

    Attributes:
        columns: Over how many columns it goes.
        goes_on: Whether it is merged with the cell above it.
    """

    columns: int = 1
    goes_on: bool = False


def read_shape(properties: etree._Element) -> CellShape:
    """Read the properties of a cell.

    Args:
        properties: The element `w:tcPr`.

    Returns:
        Its shape.

    Source:
        ECMA-376 part 1, 17.4.17 (gridSpan) and 17.4.84 (vMerge: without a value, or "continue", it goes on).
    """
    columns, goes_on = 1, False
    for child in properties:
        name = etree.QName(child).localname
        value = str(next(iter(child.attrib.values()), "")) if child.attrib else ""
        if name == "gridSpan" and value.isascii() and value.isdecimal() and len(value) < 6:
            columns = max(1, min(int(value), MAX_SPAN))
        elif name == "vMerge":
            goes_on = value in {"", "continue"}
    return CellShape(columns, goes_on)


def place_rows(
    rows: Sequence[tuple[str, Sequence[tuple[str, CellShape]]]],
) -> list[tuple[int, tuple[Cell, ...]]]:
    """Place the rows of all tables.

    Args:
        rows: For each row, in document order, the label of its table and its cells.

    Returns:
        For each row the number of its table and its cells; a cell that goes on is part of the one above it.
    """
    tables: dict[str, int] = {}
    counts: dict[str, int] = {}
    placed: list[tuple[int, list[Cell]]] = []
    above: dict[tuple[str, int], tuple[int, int]] = {}
    for label, cells in rows:
        table = tables.setdefault(label, len(tables) + 1)
        counts[label] = row = counts.get(label, 0) + 1
        placed.append((table, []))
        column = 1
        for text, shape in cells:
            last = column + shape.columns - 1
            if shape.goes_on and (label, column) in above:
                at, number = above[label, column]
                old = placed[at][1][number]
                placed[at][1][number] = Cell(old.text, old.row, old.column, row, old.last_column)
            else:
                above[label, column] = (len(placed) - 1, len(placed[-1][1]))
                placed[-1][1].append(Cell(text, row, column, row, last))
            column = last + 1
    return [(table, tuple(cells)) for table, cells in placed]
