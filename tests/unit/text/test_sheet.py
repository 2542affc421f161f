"""Ownership tables as workbooks."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from tieline.errors import DamagedError, TooLargeError
from tieline.ownership.inputs import parse_holdings
from tieline.settings import Limits
from tieline.text.sheet import iter_sheet_rows


def workbook(*rows: list[object], formats: dict[str, str] | None = None) -> bytes:
    """Make a workbook of one sheet, with number formats by cell."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_workbook_is_read_as_it_looks() -> None:
    """Numbers, words, dates and nothing come out as a person sees them."""
    data = workbook(
        ["owner", "owned", "share", "from", "to"],
        ["X", "A", 49.99, date(2019, 5, 1), datetime(2020, 6, 30, 12)],
        ["X", "B", "majority", 2019, None],
        ["X", "C", None, None, None],
    )
    first, second, third = parse_holdings(data, source="t.xlsx").holdings
    assert (first.low_pct, str(first.held_from), str(first.held_to)) == (49.99, "2019-05-01", "2020-06-30")
    assert (second.low_pct, second.low_open, str(second.held_from)) == (50.0, True, "2019")
    assert third.high_pct is None
    assert third.source == "t.xlsx row 4"


def test_share_formatted_as_percent_is_what_is_shown() -> None:
    """A cell that shows 55 % holds 0.55, and means 55."""
    data = workbook(["owner", "owned", "share"], ["X", "A", 0.55], formats={"C2": "0.00%"})
    assert parse_holdings(data, source="t.xlsx").holdings[0].low_pct == 55.0


@pytest.mark.parametrize("cut", [10, 200, -10])
def test_truncated_workbook_is_refused(cut: int) -> None:
    """A file cut off anywhere is one clear error."""
    data = workbook(["owner", "owned", "share"], ["X", "A", 1])
    with pytest.raises(DamagedError, match=r"t\.xlsx"):
        parse_holdings(data[:cut], source="t.xlsx")


def test_zip_that_is_no_workbook_is_refused() -> None:
    """Any other ZIP is told apart from a workbook."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("letter.txt", "hello")
    with pytest.raises(DamagedError, match="workbook"):
        list(iter_sheet_rows(stream.getvalue(), "t.xlsx", Limits()))


def test_workbook_that_unpacks_too_large_is_refused() -> None:
    """A bomb is refused before anything is unpacked."""
    data = workbook(["owner", "owned", "share"], *[["X", "A", 1]] * 2000)
    with pytest.raises(TooLargeError, match="unpacks"):
        list(iter_sheet_rows(data, "t.xlsx", Limits(zip_bytes=10_000)))


def test_the_first_sheet_that_is_not_hidden_is_read() -> None:
    """A person who opens the workbook sees no other."""
    book = Workbook()
    hidden, shown = book.active, book.create_sheet("Shown")
    assert hidden is not None
    hidden.append(["secret"])
    shown.append(["name"])
    hidden.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    assert list(iter_sheet_rows(stream.getvalue(), "names.xlsx", Limits())) == [["name"]]
