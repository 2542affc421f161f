"""Tables as CSV and as workbooks."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from tieline.errors import DamagedError, TooLargeError, UnsafeError
from tieline.lists import table
from tieline.lists.draft import ListFile
from tieline.lists.table import find_header, is_workbook, read_table
from tieline.lists.trouble import Troubles
from tieline.settings import Limits


def make_xlsx(*rows: list[object]) -> bytes:
    """Make a workbook.

    Args:
        *rows: Cells of its only sheet.

    Returns:
        Its bytes.
    """
    book, out = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def make_file(data: bytes, *, source: str = "t.csv", limits: Limits | None = None) -> ListFile:
    """Make a list file.

    Args:
        data: Its bytes.
        source: Its name.
        limits: Limits on what is read.

    Returns:
        The file.
    """
    return ListFile(source, data, {}, limits or Limits())


def repack(data: bytes, name: str, content: bytes) -> bytes:
    """Replace a member of a workbook.

    Args:
        data: The workbook.
        name: The member.
        content: What it is to hold.

    Returns:
        The bytes of the new workbook.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return out.getvalue()


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_rows_of_csv_come_with_number_and_column(sign: str) -> None:
    """Rows are numbered as a person sees them, whatever parts the columns, and empty ones are passed over."""
    text = f"name{sign}place\nA{sign}X\n\n{sign}\nB{sign}Y\n"
    table = read_table(make_file(text.encode()), Troubles("t.csv"))
    assert table.header == ("name", "place")
    assert list(table.rows) == [(2, {"name": "A", "place": "X"}), (5, {"name": "B", "place": "Y"})]


def test_header_stands_under_a_preamble() -> None:
    """Lines above the header are kept apart, in CSV and in a workbook alike."""
    xlsx = make_xlsx(["Last Updated", "05/06/2023", None], ["Name 6", "Group ID", "x"], ["A", 7, None])
    for data, source in ((b"Last Updated,05/06/2023,\nName 6,Group ID,x\nA,7,\n", "a.csv"), (xlsx, "a.xlsx")):
        table = read_table(make_file(data, source=source), Troubles(source), columns={"Group ID", "Name 6"})
        assert table.preamble == (("Last Updated", "05/06/2023"),)
        assert list(table.rows) == [(3, {"Name 6": "A", "Group ID": "7", "x": ""})]


def test_cells_become_texts() -> None:
    """Dates are in ISO form, whole numbers without a fraction, and nothing is empty."""
    data = make_xlsx(["a", "b", "c", "d", "e"], [datetime(2024, 5, 1, 10), date(2023, 1, 2), 3.0, 2.5, None])
    (row,) = read_table(make_file(data), Troubles("t")).rows
    assert row == (2, {"a": "2024-05-01", "b": "2023-01-02", "c": "3", "d": "2.5", "e": ""})


def test_repeated_and_unnamed_columns_keep_their_values() -> None:
    """A second column of a name, and one without a name, are called by their place."""
    table = read_table(make_file(b"id,id,,x\n1,2,3,4\n"), Troubles("t"))
    assert next(table.rows)[1] == {"id": "1", "id#2": "2", "#3": "3", "x": "4"}


def test_rows_of_another_width_are_troubles() -> None:
    """Rows that are too long or too short are reported, and the rest goes on."""
    troubles = Troubles("t.csv")
    table = read_table(make_file(b"a,b\n1,2,3\n1\n1,2,\n"), troubles)
    assert [number for number, _ in table.rows] == [4]
    assert [issue.code for issue in troubles.issues()] == ["broken_row", "broken_row"]


def test_broken_csv_row_does_not_end_the_table() -> None:
    """A row with a field beyond the reader's limit is reported, and the rows after it are read."""
    troubles = Troubles("t.csv")
    table = read_table(make_file(b"a,b\n" + b"x" * 200_000 + b",1\n3,4\n"), troubles)
    assert [values["a"] for _, values in table.rows] == ["3"]
    assert [issue.code for issue in troubles.issues()] == ["broken_row"]


def test_missing_columns_are_named() -> None:
    """A table without the columns is refused, and the message names them."""
    with pytest.raises(DamagedError, match="Group ID, Name 6"):
        read_table(make_file(b"a,b\n1,2\n"), Troubles("t"), columns={"Name 6", "Group ID"})
    assert find_header(make_file(b"a,b\n1,2\n"), {"Name 6"}) is None
    assert find_header(make_file(b"x,1\nb,a\n1,2\n"), {"a", "b"}) == ("b", "a")


def test_workbook_is_known_by_content() -> None:
    """A workbook is one whatever it is called; another archive, or a text, is none."""
    data = make_xlsx(["a"])
    assert is_workbook(make_file(data, source="download"))
    assert not is_workbook(make_file(b"a,b\n", source="t.xlsx"))


@pytest.mark.parametrize("cut", [100, 2000])
def test_cut_off_workbook_is_damaged(cut: int) -> None:
    """A workbook that is cut off is refused, not taken for an empty one."""
    file = make_file(make_xlsx(["a"], ["1"])[:cut], source="t.xlsx")
    with pytest.raises(DamagedError, match="cut off or broken"):
        find_header(file, {"a"})


def test_workbook_with_broken_sheet_is_damaged() -> None:
    """A sheet that is no XML is an error of the file."""
    data = repack(make_xlsx(["a"], ["1"]), "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row>")
    with pytest.raises(DamagedError, match="cannot be read"):
        list(read_table(make_file(data), Troubles("t"), columns={"a"}).rows)


@pytest.mark.parametrize("member", ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_workbook_with_entities_is_refused(member: str) -> None:
    """An XML bomb inside a workbook is not expanded."""
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
    data = repack(make_xlsx(["a"], ["1"]), member, bomb)
    with pytest.raises(DamagedError):
        list(read_table(make_file(data), Troubles("t"), columns={"a"}).rows)


def test_zip_bomb_is_refused_before_it_unpacks() -> None:
    """A member that would unpack beyond the ratio, or to more than the limit, is refused."""
    data = repack(make_xlsx(["a"], ["1"]), "xl/worksheets/sheet1.xml", b" " * 20_000_000)
    with pytest.raises(UnsafeError):
        find_header(make_file(data), {"a"})
    with pytest.raises(TooLargeError):
        read_table(make_file(make_xlsx(["a"]), limits=Limits(zip_bytes=100)), Troubles("t"))


def test_claimed_size_of_a_sheet_is_not_believed() -> None:
    """A sheet that claims a million columns in its dimension has those that are there."""
    data = make_xlsx(["a", "b"], ["1", "2"])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    liar = repack(data, "xl/worksheets/sheet1.xml", sheet.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"'))
    assert list(read_table(make_file(liar), Troubles("t")).rows) == [(2, {"a": "1", "b": "2"})]


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table beyond the limit on cells is refused while it is read."""
    monkeypatch.setattr(table, "MAX_CELLS", 5)
    with pytest.raises(TooLargeError):
        list(read_table(make_file(b"a,b\n1,2\n3,4\n"), Troubles("t")).rows)
