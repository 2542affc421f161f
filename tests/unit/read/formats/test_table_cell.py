"""Cells of tables keep their place, whatever the format."""

from __future__ import annotations

import io

import docx
import pytest

from tieline.read.formats.docx import read_docx
from tieline.read.formats.html import read_html
from tieline.read.formats.readable import Readable
from tieline.read.formats.table_cell import Grid
from tieline.settings import Limits

ROWS = [["Owner", "Share", "Since"], ["Acme Corp", "35%", "2019"], ["Ivan Petrov", ">50%", ""]]


def _cells(readable: Readable) -> list[tuple[str, str]]:
    return [(region.label, region.span.cut(readable.text)) for region in readable.regions if region.kind == "cell"]


def _page(table: str) -> Readable:
    return read_html(f"<html><body><h1>Owners</h1>{table}</body></html>".encode(), path="a.html", limits=Limits())


def test_cells_of_a_page_are_labelled_by_table_row_and_column() -> None:
    """An empty cell has no region, and keeps its column from the others."""
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    assert _cells(_page(f"<table>{rows}</table>"))[3:] == [
        ("1,2,1", "Acme Corp"), ("1,2,2", "35%"), ("1,2,3", "2019"), ("1,3,1", "Ivan Petrov"), ("1,3,2", ">50%"),
    ]  # fmt: skip


def test_spans_of_a_page_cover_rows_and_columns() -> None:
    """A cell over two rows or columns is labelled with the range, and pushes its neighbours aside."""
    head = "<tr><th rowspan=2>Name</th><th colspan=2>Share</th></tr><tr><th>min</th><th>max</th></tr>"
    assert _cells(_page(f"<table>{head}<tr><td>Acme</td><td></td><td>9</td></tr></table>")) == [
        ("1,1-2,1", "Name"), ("1,1,2-3", "Share"), ("1,2,2", "min"), ("1,2,3", "max"), ("1,3,1", "Acme"),
        ("1,3,3", "9"),
    ]  # fmt: skip


def test_tables_of_layout_are_no_tables() -> None:
    """A table around a table only lays the page out; the inner one counts."""
    inner = "<table><tr><td>Acme</td><td>35%</td></tr></table>"
    assert _cells(_page(f"<table><tr><td>{inner}</td><td>menu</td></tr></table>")) == [
        ("1,1,1", "Acme"), ("1,1,2", "35%"),
    ]  # fmt: skip


@pytest.mark.parametrize("span", ["-1", "0", "99999999999", "two", ""])
def test_senseless_spans_count_as_one(span: str) -> None:
    """A span that is no small number is ignored."""
    table = f'<table><tr><td colspan="{span}">a</td><td>b</td></tr></table>'
    assert _cells(_page(table)) == [("1,1,1", "a"), ("1,1,2", "b")]


def test_huge_spans_are_cut() -> None:
    """A span over the limit of browsers fills no more than that."""
    (cell,) = Grid().place([("a", 1, 50_000)])
    assert cell.last_column == 1_000


def test_cells_of_a_word_document_keep_merges() -> None:
    """Cells merged downwards and sideways are labelled with their ranges."""
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    table.cell(0, 0).merge(table.cell(0, 1))
    buffer = io.BytesIO()
    document.save(buffer)
    cells = dict(_cells(read_docx(buffer.getvalue(), path="a.docx", limits=Limits())))
    assert cells["1,2-3,3"] == "2019"
    assert cells["1,1,1-2"].split() == ["Owner", "Share"]
    assert cells["1,3,2"] == ">50%"


def test_spans_beyond_the_limit_of_a_table_are_ignored() -> None:
    """Cells that would fill more places than a table may have keep to their first one; ordinary ones go on."""
    grid = Grid()
    rows = [grid.place([("a", 60_000, 1_000), ("b", 1, 2)]) for _ in range(200)]
    assert {(row[0].row, row[0].last_row) for row in rows} == {(number, number) for number in range(1, 201)}
    assert {row[1].label(1) for row in rows} == {f"1,{number},2-3" for number in range(1, 201)}
    assert Grid().place([("a", 1, 1_000)] * 300)[-1].last_column < 201_000
