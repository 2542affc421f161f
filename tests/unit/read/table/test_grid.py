"""Tables of every format come to the same ties."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest

from tests.unit.read.formats.pdf_page import make_pdf_page
from tests.unit.read.table.stated import tell
from tieline.model import Document, Region, Span
from tieline.read.document import make_document
from tieline.read.formats.table_cell import MAX_SPANNED
from tieline.read.table.grid import find_tables
from tieline.settings import Limits

ROWS = [("Shareholder", "Holding %"), ("Acme Corporation", "35"), ("Ivan Petrov", "65"), ("Total", "100")]
BEFORE = "Shareholders of Brunel Optics Ltd as of 31 December 2020"


def _pdf() -> bytes:
    words = [(60, 760, BEFORE)]
    words += [
        (60 + 200 * column, 700 - 20 * row, text) for row, cells in enumerate(ROWS) for column, text in enumerate(cells)
    ]
    return make_pdf_page(words)


def _docx() -> bytes:
    document = docx.Document()
    document.add_paragraph(BEFORE)
    table = document.add_table(rows=len(ROWS), cols=2)
    for row, cells in enumerate(ROWS):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _text(parting: str, edge: str) -> bytes:
    lines = [f"{edge}{parting.join(cells)}{edge}" for cells in ROWS]
    return "\n".join([BEFORE, "", *lines, "", "That is all."]).encode()


def _make(data: bytes, path: str) -> Document:
    return make_document(data, sha256="0" * 64, path=path, limits=Limits())


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.pdf", _pdf()),
        ("a.docx", _docx()),
        ("tabs.txt", _text("\t", "")),
        ("bars.md", _text(" | ", "|")),
    ],
    ids=["pdf", "docx", "tabs", "bars"],
)
def test_shareholders_of_every_format(path: str, data: bytes) -> None:
    """A table of shareholders in a PDF file, a Word document or plain text gives the same ties."""
    stated = {"share": "35", "date": "2020-12-31"}
    ties = tell(_make(data, path)).ties
    assert ties[0] == ("owns", "Acme Corporation", "Brunel Optics Ltd", stated)
    assert [source for _, source, _, _ in ties] == ["Acme Corporation", "Ivan Petrov"]


def test_one_line_with_bars_is_no_table() -> None:
    """A menu parted by bars has no rows."""
    assert tell(_make(b"|Home|News|Contact|\n\nActual words stand here and tell of nothing.", "a.txt")).ties == []


def test_cells_over_more_places_than_a_table_may_have_keep_to_their_first() -> None:
    """Cells each over a thousand rows and columns fill no more places than the limit and their own."""
    text = "a" * 1_000
    labels = [f"1,{1 + at},{1 + at}" if at else "1,1-1000,1-1000" for at in range(1_000)]
    labels[1:500] = [f"1,{1 + at}-{1_000 + at},{1 + at}-{1_000 + at}" for at in range(1, 500)]
    regions = tuple(Region(Span(at, at + 1), "cell", label) for at, label in enumerate(labels))
    document = replace(_make(text.encode(), "a.txt"), text=text, regions=regions)
    (table,) = find_tables(document)
    assert len(table.cells) == 1_000
    assert sum(len(cells) for _, cells in table.rows) <= MAX_SPANNED + len(table.cells)


@pytest.mark.parametrize("mark", [",", ";"], ids=["comma", "semicolon"])
def test_file_of_values_is_a_table(mark: str) -> None:
    """A file whose name ends in .csv is a table; marks within double quotes part nothing."""
    lines = [
        ("owner", "owned", "share"),
        ('"Acme Optics, Ltd; East"', "Corax Ltd", "60"),
        ("Ivan Petrov", "Corax Ltd", "40"),
    ]
    document = _make("\n".join(mark.join(line) for line in lines).encode(), "a.csv")
    assert tell(document).shares == {"Acme Optics, Ltd": "60", "Ivan Petrov": "40"}
    assert [cell.text for cell in find_tables(document)[0].cells][3] == "Acme Optics, Ltd; East"
