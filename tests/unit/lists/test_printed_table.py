"""Tables of pages as rows of cells."""

from __future__ import annotations

import pytest

from tieline.errors import TooLargeError
from tieline.lists.printed_table import MAX_CELL_CHARS, read_printed_rows


def cells(text: str) -> list[tuple[str, ...]]:
    """Read a page.

    Args:
        text: The page.

    Returns:
        The cells of its rows.
    """
    return [row.cells for row in read_printed_rows(text, "page")]


def test_rows_of_both_kinds_of_table_are_read() -> None:
    """HTML and GPO tables give the same cells, headings included."""
    html = "<table><tr><th>A</th><th>B</th></tr><tr><td>1 &amp; 2<td>x<br>y</table>"
    row = "<ROW><ENT>1 &amp; 2</ENT><ENT>x<LI>y</LI></ENT></ROW>"
    gpo = f"<R><GPOTABLE><BOXHD><CHED>A</CHED><CHED>B</CHED></BOXHD>{row}</GPOTABLE></R>"
    assert cells(html) == cells(gpo) == [("A", "B"), ("1 & 2", "x\ny")]


def test_cut_off_page_gives_the_rows_before_the_cut() -> None:
    """A page that ends in the middle of a row keeps what it has."""
    assert cells("<table><tr><td>1</td></tr><tr><td>2") == [("1",), ("2",)]


def test_text_outside_tables_is_passed_over() -> None:
    """List items and rows outside a table are no rows."""
    assert cells("<p>x</p><ROW><ENT>y</ENT></ROW><li>z</li>") == []


def test_declared_entities_are_not_expanded() -> None:
    """A document type with entities has no effect in a page."""
    page = (
        '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/passwd">]><table><tr><td>&a;&b;</td></tr></table>'
    )
    assert not any("ha" in cell or "root" in cell for row in cells(page) for cell in row)


def test_million_nested_elements_are_no_burden() -> None:
    """Elements that are nested without end give no rows and no crash."""
    assert cells("<div>" * 1_000_000) == []
    assert len(cells("<table><tr><td>" * 20_000)) <= 20_000


def test_cell_without_end_is_refused() -> None:
    """A cell beyond the limit is refused."""
    with pytest.raises(TooLargeError, match="cell"):
        cells("<table><tr><td>" + "x" * (MAX_CELL_CHARS + 1))
