"""Troubles of a list file."""

from __future__ import annotations

from tieline.lists.trouble import MAX_KINDS, Troubles, shorten


def test_equal_troubles_are_one_issue() -> None:
    """The same odd value in many rows is one issue that names the first row and counts the others."""
    troubles = Troubles("list.csv")
    for row in (7, 9, 12):
        troubles.add("bad_date", "Various", row=row, message="start_date is 'Various'", hint="Look.")
    (issue,) = troubles.issues()
    assert issue.item == "list.csv row 7"
    assert issue.message == "list.csv row 7 and 2 further rows: start_date is 'Various'."
    assert not issue.is_notice


def test_many_different_troubles_are_counted_in_one() -> None:
    """Beyond a limit, troubles of one code are counted in a last issue."""
    troubles = Troubles("list.csv")
    for row in range(MAX_KINDS + 5):
        troubles.add("broken_row", str(row), row=row, message="the row is broken", hint="Look.")
    issues = troubles.issues()
    assert len(issues) == MAX_KINDS + 1
    assert "5 further rows" in issues[-1].message


def test_shown_values_are_short_and_printable() -> None:
    """A value in a message is cut and has no control characters."""
    assert shorten("a\x1b[31m\n" + "b" * 100) == "a [31m " + "b" * 53 + "…"
