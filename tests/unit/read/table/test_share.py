"""Shares of a column: what commas mean in it."""

from __future__ import annotations

import pytest

from tests.unit.read.table.stated import make_page, tell
from tieline.read.table.share import read_shares


@pytest.mark.parametrize(
    ("cells", "shares"),
    [
        (["1,250", "50", "50"], [None, None, None]),
        (["1250", "50", "50"], [None, None, None]),
        (["10,000%", "40%"], [None, "40"]),
        (["1,250-2,500%", "40%"], [None, "40"]),
        (["33,333%", "66,67%"], ["33.333", "66.67"]),
        (["33,333%", "20,5-30%"], ["33.333", "20,5-30%"]),
        (["0,125%", "12,250%"], ["0.125", "12.25"]),
        (["33.333%", "66.667%"], ["33.333", "66.667"]),
    ],
)
def test_comma_before_three_digits_is_decimal_only_where_the_column_shows_it(
    cells: list[str], shares: list[str | None]
) -> None:
    """Thousands are no share, and bare figures beside them are counts."""
    assert read_shares(cells, is_percent=False) == shares


def test_percent_column_leaves_out_only_the_unclear_cell() -> None:
    """Where the header says percent, the other cells stand."""
    assert read_shares(["1,250", "50"], is_percent=True) == [None, "50"]


def test_thousands_are_counted_as_unclear() -> None:
    """The owner stays, without a share, and the cell is counted."""
    rows = [("Shareholder", "Shareholding"), ("Acme Corporation", "1,250"), ("Beta Corporation", "750")]
    told = tell(make_page(rows, before="Shareholders of Brunel Optics Ltd as of 31 December 2020"))
    assert set(told.shares.values()) == {None}
    assert told.dropped["table_share_unclear"] == 2
