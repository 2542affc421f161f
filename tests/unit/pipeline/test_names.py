"""Comparing the names of a table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from tieline.errors import MissingColumnError
from tieline.model import Verdict
from tieline.pipeline.names import ComparedRow, PairColumns, open_pairs, render_row
from tieline.settings import Limits

LIMITS = Limits()


def _compare(path: Path, text: str, *, columns: PairColumns | None = None) -> list[ComparedRow]:
    """Compare the pairs of a table with this text."""
    path.write_text(text, encoding="utf-8")
    return list(open_pairs(str(path), columns or PairColumns(), limits=LIMITS).iter_compared())


def test_every_column_comes_back_unchanged(tmp_path: Path) -> None:
    """The row keeps its cells in order, whatever the columns are called, and gets three more."""
    (row,) = _compare(tmp_path / "a.csv", 'id,left,x,right\n7,Acme Ltd," =1+1 ",ACME LIMITED\n')
    assert row.cells == ("7", "Acme Ltd", " =1+1 ", "ACME LIMITED")
    assert render_row(row)[4:6] == ("1.000", "same")


def test_columns_are_found_by_name_or_number(tmp_path: Path) -> None:
    """Letter case does not matter; #2 is the second column."""
    rows = _compare(tmp_path / "a.csv", "A,B\nx corp,y corp\n", columns=PairColumns("a", "#2"))
    assert [row.comparison.verdict for row in rows] == [Verdict.DIFFERENT]


def test_a_wrong_heading_tells_which_there_are(tmp_path: Path) -> None:
    """A person sees what to write."""
    with pytest.raises(MissingColumnError) as caught:
        _compare(tmp_path / "a.csv", "english,chinese\na,b\n")
    assert "english, chinese" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (",Acme", "In the left name: There is no name."),
        ("Acme,", "In the right name: There is no name."),
        ("!!!,Acme", "no letter or digit"),
        ("Acme", "only 1 cell."),
        ("Acme," + "x" * 10_000, "probably several names"),
    ],
)
def test_a_bad_row_is_a_row_and_says_why(tmp_path: Path, line: str, told: str) -> None:
    """Nothing is dropped: a row without two names is different, with a reason."""
    rows = _compare(tmp_path / "a.csv", f"left,right\nAcme,Acme\n{line}\nAcme,Acme\n")
    assert [row.comparison.verdict for row in rows] == [Verdict.SAME, Verdict.DIFFERENT, Verdict.SAME]
    assert told in "; ".join(rows[1].comparison.reasons)


def test_a_line_that_is_no_record_is_told_apart(tmp_path: Path) -> None:
    """A damaged line of JSON Lines is a row that could not be read."""
    rows = _compare(tmp_path / "a.jsonl", '{"left": "Acme", "right": "Acme", "n": [1]}\nnot json\n')
    assert [(row.cells[2], row.is_read) for row in rows] == [("[1]", True), ("", False)]
    assert rows[1].comparison.reasons == ("Line 2 is no JSON object.",)


def test_workbooks_are_read(tmp_path: Path) -> None:
    """The first sheet of an XLSX file is a table."""
    book = Workbook()
    book.active.append(["left", "right"])  # type: ignore[union-attr]  # a new workbook has a sheet
    book.active.append(["Acme Ltd", "Acme"])  # type: ignore[union-attr]  # a new workbook has a sheet
    book.save(tmp_path / "a.xlsx")
    (row,) = open_pairs(str(tmp_path / "a.xlsx"), PairColumns(), limits=LIMITS).iter_compared()
    assert row.comparison.verdict is Verdict.SAME


def test_persons_are_compared_as_persons(tmp_path: Path) -> None:
    """The order of names does not matter there."""
    text = json.dumps({"left": "Wang Xiaoming", "right": "WANG, Xiao-Ming"}) + "\n"
    (row,) = _compare(tmp_path / "a.jsonl", text, columns=PairColumns(kind="person"))
    assert row.comparison.verdict is Verdict.SAME


def test_invisible_characters_are_told(tmp_path: Path) -> None:
    """A reviewer learns that a name was not what it seemed."""
    (row,) = _compare(tmp_path / "a.csv", "left,right\nAc\u200bme Tools,Acme Tools\n")
    assert row.comparison.verdict is Verdict.SAME
    assert "invisible characters" in row.comparison.reasons[-1]
    assert row.cells[0] == "Ac\u200bme Tools"
