"""Tables for people."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tieline.cli.session import Column
from tieline.cli.spreadsheet import neutral, save_spreadsheet
from tieline.errors import StoreError, UnknownFormatError

COLUMNS = (Column("name", "name"),)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\uff1d1", "|calc", "%0"])
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


def test_another_extension_is_refused(tmp_path: Path) -> None:
    """A format that is not written is told before anything is."""
    with pytest.raises(UnknownFormatError, match=r"hits\.doc"):
        save_spreadsheet(tmp_path / "hits.doc", [], COLUMNS)


@pytest.mark.parametrize("name", ["hits.csv", "hits.xlsx"])
def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    """A missing folder is an error with the path."""
    with pytest.raises(StoreError, match=name):
        save_spreadsheet(tmp_path / "missing" / name, [], COLUMNS)
