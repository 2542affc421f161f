"""Ownership tables as CSV."""

from __future__ import annotations

import pytest

from tieline.errors import DamagedError, EmptyError, MissingColumnError, TooLargeError
from tieline.model import Holding, PartialDate
from tieline.ownership.inputs import HoldingTable, parse_holdings
from tieline.settings import Limits


def read(text: str) -> HoldingTable:
    """Read a table from text."""
    return parse_holdings(text.encode(), source="t.csv")


def test_row_becomes_a_holding() -> None:
    """All columns of a row are taken over."""
    table = read("owner,owned,share,min,max,kind,from,to\nX,A,,>25,50,votes,2019,2020-06-30\n")
    assert table.holdings == (
        Holding(
            "X", "A", 25.0, 50.0, True, False, "votes", PartialDate("2019"), PartialDate("2020-06-30"), "t.csv row 2"
        ),
    )
    assert table.issues == ()


def test_unknown_share_stays_unknown() -> None:
    """An empty share has no upper bound; a stated 0 has one."""
    unknown, nothing = read("owner,owned,share\nX,A,\nX,B,0\n").holdings
    assert (unknown.low_pct, unknown.high_pct) == (0.0, None)
    assert (nothing.low_pct, nothing.high_pct) == (0.0, 0.0)


@pytest.mark.parametrize(
    "text",
    [
        "Owner;Owned;Share\nX;A;49,99\n",
        "\ufeffshare\towned\towner\n49.99\tA\tX\n",
        'owner,owned,share\r\n"X",A,49.99\r\n',
        "\n\nowner,owned,share\n\nX,A,49.99\n",
    ],
)
def test_tables_of_many_hands_are_read(text: str) -> None:
    """Delimiters, order, case, marks, quotes and empty rows do not matter."""
    (holding,) = read(text).holdings
    assert (holding.owner, holding.owned, holding.low_pct, holding.kind) == ("X", "A", 49.99, "shares")


def test_utf_16_with_a_mark_is_read() -> None:
    """Spreadsheets that save "Unicode text" are understood, Hanzi included."""
    table = parse_holdings("owner\towned\tshare\n飞腾\tA\t60\n".encode("utf-16"), source="t.txt")
    assert table.holdings[0].owner == "飞腾"


@pytest.mark.parametrize("header", ["owner,share", "owned,share", "owner,owned,colour"])
def test_missing_column_names_the_columns_seen(header: str) -> None:
    """The error says which column is missing and which are there."""
    with pytest.raises(MissingColumnError) as caught:
        read(header + "\nX,1,2\n")
    assert "t.csv" in caught.value.message
    assert f"it has {header.replace(',', ', ')}" in caught.value.message


def test_columns_beyond_the_known_are_listed() -> None:
    """What Tieline reads past is named, not silently dropped."""
    assert read("owner,owned,share,Country\nX,A,1,CN\n").ignored_fields == ("Country",)


def test_row_without_a_name_is_left_out_with_an_issue() -> None:
    """A stake of nobody is no holding; the issue names the row."""
    table = read("owner,owned,share\n,A,10\nX,B,20\n")
    assert [holding.owned for holding in table.holdings] == ["B"]
    assert [(issue.code, issue.item, issue.stage) for issue in table.issues] == [
        ("missing_name", "t.csv row 2", "ownership")
    ]


def test_kinds_go_by_several_names() -> None:
    """What tables call ownership, voting rights or the board is one of the four kinds."""
    table = read("owner,owned,share,kind\nX,A,1,Ownership\nX,A,1,voting rights\nX,A,,board\nX,A,,Control\nX,A,1,\n")
    assert [holding.kind for holding in table.holdings] == ["shares", "votes", "appointment", "control", "shares"]


def test_row_of_unknown_kind_is_left_out_with_an_issue() -> None:
    """A kind that no rule knows cannot be counted, and is told."""
    table = read("owner,owned,share,kind\nX,A,10,friendship\n")
    assert table.holdings == ()
    assert table.issues[0].code == "unknown_kind"


@pytest.mark.parametrize("share", ["abc", "101", "-1"])
def test_unreadable_share_is_kept_as_unknown_with_an_issue(share: str) -> None:
    """A figure that cannot be read is not taken for nothing."""
    table = read(f"owner,owned,share\nX,A,{share}\n")
    assert table.holdings[0].high_pct is None
    assert table.issues[0].code == "bad_share"


def test_contradiction_between_share_and_bounds_is_unknown() -> None:
    """A row that says two things about one share says nothing sure."""
    table = read("owner,owned,share,min,max\nX,A,60,10,20\nX,B,60,60,60\n")
    assert [holding.high_pct for holding in table.holdings] == [None, 60.0]
    assert [issue.item for issue in table.issues] == ["t.csv row 2"]


def test_unreadable_date_makes_the_stake_possible_and_not_sure() -> None:
    """A stake whose dates cannot be read may or may not be held: from 0 to what is stated."""
    table = read("owner,owned,share,from\nX,A,60,soon\nX,B,,soon\n")
    assert [(holding.low_pct, holding.high_pct) for holding in table.holdings] == [(0.0, 60.0), (0.0, 100.0)]
    assert [issue.code for issue in table.issues] == ["bad_date", "bad_date"]


def test_short_rows_are_unknown_where_they_end() -> None:
    """Cells that a row does not have are not stated."""
    assert read("owner,owned,share\nX,A\n").holdings[0].high_pct is None


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_empty_table_is_refused(data: bytes) -> None:
    """No bytes and no rows are one clear error."""
    with pytest.raises(EmptyError, match=r"t\.csv"):
        parse_holdings(data, source="t.csv")


def test_bytes_that_are_no_text_are_refused() -> None:
    """Invalid UTF-8 is told with what to do."""
    with pytest.raises(DamagedError, match=r"t\.csv") as caught:
        parse_holdings(b"owner,owned,share\n\xff,A,1\n", source="t.csv")
    assert caught.value.hint is not None


def test_quotation_that_never_ends_is_refused() -> None:
    """A broken CSV is an error that names the line, not a table of one row."""
    with pytest.raises(DamagedError, match="line"):
        read('owner,owned,share\nX,"A,1\n')


def test_table_over_the_limit_is_refused() -> None:
    """The limit on files holds for tables."""
    with pytest.raises(TooLargeError):
        parse_holdings(b"owner,owned,share\n", source="t.csv", limits=Limits(file_bytes=5))
