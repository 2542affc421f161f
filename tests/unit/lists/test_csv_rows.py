"""Rows of CSV texts and the ways in which they break."""

from __future__ import annotations

from tieline.lists.csv_rows import iter_csv_rows
from tieline.lists.trouble import Troubles


def read(text: str) -> tuple[list[list[str]], list[str]]:
    """Read a text.

    Args:
        text: The text.

    Returns:
        Its rows, and the messages about them.
    """
    troubles = Troubles("t.csv")
    rows = list(iter_csv_rows(text, troubles))
    return rows, [issue.message for issue in troubles.issues()]


def test_rows_keep_their_numbers() -> None:
    """Empty and broken rows come as empty ones."""
    rows, told = read(f'a,b\n\n"{"x" * 140_000}",2\n3,4\n')
    assert rows == [["a", "b"], [], [], ["3", "4"]]
    assert told == ["t.csv row 3: the row is broken (field larger than field limit (131072)) and is left out."]


def test_open_quotation_mark_does_not_swallow_rows_in_silence() -> None:
    """What follows a mark that is never closed is not read as one value."""
    rows, told = read('a,b\n1,"x\n2,y\n3,z\n')
    assert rows == [["a", "b"], []]
    assert told == ["t.csv row 2: a quotation mark is never closed; the row and the 2 lines behind it are left out."]


def test_open_quotation_mark_before_much_is_told_with_the_lines_it_swallowed() -> None:
    """Reading goes on where a value grew too long to be one."""
    rows, told = read('a,b\n1,"x\n' + "2,y\n" * 40_000)
    assert rows[2:] == [["2", "y"]] * (len(rows) - 2)
    assert len(told) == 1
    assert f"with {40_000 - len(rows) + 2} lines behind it" in told[0]


def test_value_of_several_lines_may_end_the_text() -> None:
    """A closed mark in the last row is nothing wrong."""
    assert read('a,b\n1,"x\ny"\n') == ([["a", "b"], ["1", "x\ny"]], [])
