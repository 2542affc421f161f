"""Days as official lists print them."""

from __future__ import annotations

import pytest

from tieline.lists.day import find_day, read_day
from tieline.lists.trouble import Troubles
from tieline.model import PartialDate


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2012-12-31", "2012-12-31"),
        ("2015-03-27-04:00", "2015-03-27"),
        ("2025-08-16T23:00:05.233Z", "2025-08-16"),
        ("2022-03-18T14:52:26.947+01:00", "2022-03-18"),
        ("31/12/2020", "2020-12-31"),
        ("17.3.2014", "2014-03-17"),
        ("14/08/2026 09:30", "2026-08-14"),
        ("00/00/1961", "1961"),
        ("00/02/1961", "1961-02"),
        ("02/1959", "1959-02"),
        ("1951", "1951"),
        ("24-Jun-2026", "2026-06-24"),
        ("1 March 2003", "2003-03-01"),
        ("March 2003", "2003-03"),
    ],
)
def test_printed_days_are_read_as_precisely_as_printed(text: str, day: str) -> None:
    """Every form of the lists is read; zeros and missing parts leave the date as vague as it is."""
    assert find_day(text) == PartialDate(day)


@pytest.mark.parametrize("text", ["", "soon", "31/02/2020", "1961 to 1963", "00/13/2020", "Maybe 2003", "12345"])
def test_what_is_no_date_is_none(text: str) -> None:
    """Words, ranges and days that do not exist are no dates."""
    assert find_day(text) is None


def test_odd_value_of_a_date_field_is_noted() -> None:
    """A value that is no date is a trouble, an empty one is not."""
    troubles = Troubles("x.csv")
    assert read_day(" ", "listed", row=1, troubles=troubles) is None
    assert troubles.issues() == ()
    assert read_day("soon", "listed", row=2, troubles=troubles) is None
    assert [issue.code for issue in troubles.issues()] == ["not_read:date"]
