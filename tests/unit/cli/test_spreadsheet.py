"""Tables for people."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tieline.cli import spreadsheet
from tieline.cli.column import Column, Record
from tieline.cli.spreadsheet import Sheet, neutral, save_book, save_spreadsheet
from tieline.errors import StoreError, TooLargeError, UnknownFormatError

COLUMNS = (Column("name", "name"),)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\uff1d1", "|calc", "%0", "\u200b=1"])
def test_what_could_be_a_formula_is_made_text(text: str) -> None:
    """An apostrophe keeps spreadsheets from running what a stranger wrote."""
    assert neutral(text).startswith("'")


@pytest.mark.parametrize("text", ["Acme", "飞腾", "3 = 3", ""])
def test_plain_text_stays(text: str) -> None:
    """What is no formula is not touched."""
    assert neutral(text) == text


def test_csv_is_known_as_unicode_and_has_no_formula(tmp_path: Path) -> None:
    """The file begins with the mark of UTF-8, and every dangerous cell is neutral."""
    path = tmp_path / "hits.csv"
    assert save_spreadsheet(path, [{"name": "=cmd()"}, {"name": "飞腾"}], COLUMNS) == 2
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert rows == [["name"], ["'=cmd()"], ["飞腾"]]


def test_xlsx_cells_are_texts(tmp_path: Path) -> None:
    """No cell of a workbook is a formula."""
    path = tmp_path / "hits.xlsx"
    save_spreadsheet(path, [{"name": "=1+1"}, {"name": "x" * 40_000}], COLUMNS)
    cells = [row[0] for row in load_workbook(path).active.iter_rows()]
    assert [cell.data_type for cell in cells] == ["s", "s", "s"]
    assert (cells[1].value, len(cells[2].value)) == ("'=1+1", 32_767)


def test_a_workbook_has_headings_filters_and_colours(tmp_path: Path) -> None:
    """Headings stay in view, every column has a filter, and numbers are numbers."""
    rows = [(["Acme", 0.9], "FFC7CE"), (["=1+1", 7], None), ([None, None], None)]
    assert save_book(tmp_path / "a.xlsx", [Sheet("First", [("name", 20), ("score", 8)], rows)]) == 3
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("First", "A2", "A1:B4")
    assert (sheet["A2"].fill.fgColor.rgb[-6:], sheet["A3"].fill.fill_type) == ("FFC7CE", None)
    assert (sheet["B2"].data_type, sheet["A3"].value, sheet["A3"].data_type) == ("n", "'=1+1", "s")
    assert (sheet.column_dimensions["A"].width, sheet.print_title_rows) == (20, "$1:$1")


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says which format holds them."""
    monkeypatch.setattr(spreadsheet, "SHEET_ROWS", 3)
    with pytest.raises(TooLargeError) as caught:
        save_spreadsheet(tmp_path / "hits.xlsx", [{"name": "a"}] * 3, COLUMNS)
    assert caught.value.hint == "name the file .csv"


@pytest.mark.parametrize("text", ["\ufffe", "\x00", "\ud800", "\u202e", "a\x1bb"])
def test_characters_that_no_sheet_holds_are_replaced(tmp_path: Path, text: str) -> None:
    """The workbook can be opened again."""
    save_spreadsheet(tmp_path / "hits.xlsx", [{"name": f"Acme {text}"}], COLUMNS)
    assert "\ufffd" in load_workbook(tmp_path / "hits.xlsx").active["A2"].value


def test_a_failed_table_leaves_the_old_one(tmp_path: Path) -> None:
    """The file is replaced when the new one is whole, and nothing is left beside it."""
    path = tmp_path / "hits.csv"
    path.write_text("old")

    def fail() -> Iterator[Record]:
        yield {"name": "Acme"}
        raise RuntimeError

    with pytest.raises(RuntimeError):
        save_spreadsheet(path, fail(), COLUMNS)
    assert (path.read_text(), list(tmp_path.iterdir())) == ("old", [path])


def test_another_extension_is_refused(tmp_path: Path) -> None:
    """A format that is not written is told before anything is."""
    with pytest.raises(UnknownFormatError, match=r"hits\.doc"):
        save_spreadsheet(tmp_path / "hits.doc", [], COLUMNS)


@pytest.mark.parametrize("name", ["hits.csv", "hits.xlsx"])
def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    """A missing folder is an error with the path."""
    with pytest.raises(StoreError, match=name):
        save_spreadsheet(tmp_path / "missing" / name, [], COLUMNS)
