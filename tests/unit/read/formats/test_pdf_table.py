"""Tables on pages of PDF files."""

from __future__ import annotations

from tests.unit.read.formats.pdf_page import make_pdf_page
from tieline.read.formats.pdf import read_pdf
from tieline.read.formats.readable import Readable
from tieline.settings import Limits

ROWS = [("Shareholder", "Holding", "Since"), ("Acme Corporation", "35%", "2019"), ("Ivan Petrov", ">50%", "")]


def _words(rows: list[tuple[str, ...]], *, top: int = 700) -> list[tuple[int, int, str]]:
    return [
        (60 + 180 * column, top - 20 * row, text)
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
        if text
    ]


def _read(data: bytes) -> Readable:
    return read_pdf(data, path="a.pdf", limits=Limits())


def _cells(readable: Readable) -> dict[str, str]:
    return {region.label: region.span.cut(readable.text) for region in readable.regions if region.kind == "cell"}


def test_words_in_columns_are_a_table() -> None:
    """Rows stand on lines of their own with tabs between cells; an empty cell keeps its column."""
    before = [(60, 760, "Shareholders of Brunel Optics Ltd as of 31 December 2020")]
    readable = _read(make_pdf_page([*before, *_words(ROWS), (60, 600, "These are all of them.")]))
    assert "Shareholder\tHolding\tSince\nAcme Corporation\t35%\t2019\nIvan Petrov\t>50%" in readable.text
    assert _cells(readable)["1,3,2"] == ">50%"
    assert "1,3,3" not in _cells(readable)
    assert readable.text.endswith("\n\nThese are all of them.")


def test_line_that_a_cell_goes_on_with_is_its_row() -> None:
    """A second line below a cell, close to it, is part of the cell."""
    words = [*_words(ROWS[:2]), (60, 668, "of Sample Town"), (60, 640, "Ivan Petrov"), (240, 640, "65%")]
    assert _cells(_read(make_pdf_page(words)))["1,2,1"] == "Acme Corporation of Sample Town"


def test_ruled_lines_part_rows() -> None:
    """Between two ruled lines everything is one row, however many lines its cells have."""
    words = [
        (60, 700, "Owner"), (240, 700, "Share"),
        (60, 680, "Acme Corporation"), (240, 680, "35%"), (60, 668, "of Sample Town"), (240, 668, "and a vote"),
        (60, 648, "Ivan Petrov"), (240, 648, "65%"),
    ]  # fmt: skip
    rules = [(50, y, 400, y) for y in (714, 694, 660, 642)]
    cells = _cells(_read(make_pdf_page(words, rules=rules)))
    assert (cells["1,2,1"], cells["1,2,2"]) == ("Acme Corporation of Sample Town", "35% and a vote")
    assert cells["1,3,1"] == "Ivan Petrov"


def test_text_in_two_columns_is_no_table() -> None:
    """Long lines that fill their columns are prose."""
    left = "The committee heard from several members of"
    words = [(x, 700 - 14 * row, left) for row in range(8) for x in (60, 320)]
    readable = _read(make_pdf_page(words))
    assert _cells(readable) == {}
    assert "\t" not in readable.text


def test_page_without_columns_reads_as_before() -> None:
    """Prose has no tabs and no cells."""
    readable = _read(make_pdf_page([(60, 700, "Acme Corporation owns it."), (60, 680, "So it said.")]))
    assert readable.text == "Acme Corporation owns it.\nSo it said."
    assert _cells(readable) == {}


def test_bullets_are_no_column() -> None:
    """Marks of list items and the items behind them are lines, not a table."""
    words = [(x, 700 - 16 * row, text) for row in range(4) for x, text in ((60, "*"), (90, "An item of the list"))]
    assert _cells(_read(make_pdf_page(words))) == {}


def test_lines_with_wide_gaps_are_no_table() -> None:
    """Gaps that stand nowhere above one another make no columns."""
    words = [
        (60, 700, "The committee"), (180, 700, "heard"), (60, 686, "members"), (143, 686, "of the board of it"),
        (60, 672, "and"), (112, 672, "others on that matter"),
    ]  # fmt: skip
    assert _cells(_read(make_pdf_page(words))) == {}
