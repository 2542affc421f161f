"""Dates as precise as their source."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.model import PartialDate


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-05", date(2021, 5, 1), date(2021, 5, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2021-05-25", date(2021, 5, 25), date(2021, 5, 25)),
    ],
)
def test_partial_date_is_an_interval(text: str, first: date, last: date) -> None:
    """A year or a month stands for all its days, leap days included."""
    assert (PartialDate(text).first, PartialDate(text).last) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "21", "2021-5", "2021-13", "2021-02-30", "2021-05-25T00:00", "2021/05", " 2021", "2021\n", "0000", "May"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """Only ISO years, months and days that exist are dates."""
    with pytest.raises(ValueError, match=r"\w"):
        PartialDate(text)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2020", "2021", True),
        ("2021", "2020", False),
        ("2021", "2021", None),
        ("2021", "2021-06", None),
        ("2021-05", "2021-06-01", True),
        ("2021-06-01", "2021-05", False),
        ("2021-05-25", "2021-05-25", False),
        ("2021-05", "2021-05-31", None),
        ("2021-05-31", "2021-05", False),
        ("2021", "2021-01-01", False),
    ],
)
def test_order_is_told_only_where_every_reading_agrees(left: str, right: str, expected: bool | None) -> None:
    """Before is True, False, or None where it hangs on the unknown part."""
    assert PartialDate(left).is_before(PartialDate(right)) is expected


def test_text_is_given_back() -> None:
    """A date prints as it was made, no more precise."""
    assert str(PartialDate("2021-05")) == "2021-05"


@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)))
def test_full_dates_order_like_days(left: date, right: date) -> None:
    """Two full dates compare as the days they are, never as unknown."""
    assert PartialDate(left.isoformat()).is_before(PartialDate(right.isoformat())) is (left < right)
