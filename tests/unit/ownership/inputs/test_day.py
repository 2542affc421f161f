"""Dates as ownership sources write them."""

from __future__ import annotations

import pytest

from tieline.model import PartialDate
from tieline.ownership.inputs.day import day_after, day_before, parse_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2017-12-31", "2017-12-31"),
        ("20171231", "2017-12-31"),
        ("20171231.0", "2017-12-31"),
        ("2017/1/5", "2017-01-05"),
        ("2017.01.05", "2017-01-05"),
        ("2017年1月5日", "2017-01-05"),
        ("2017年1月", "2017-01"),
        ("2017-01", "2017-01"),
        ("2017年", "2017"),
        ("2017", "2017"),
        ("2012-11-29T00:00:00.000Z", "2012-11-29"),
        ("2012-11-29 10:30", "2012-11-29"),
        ("２０１７年１月", "2017-01"),
    ],
)
def test_dates_of_many_hands_are_read(text: str, day: str) -> None:
    """ISO, compact, slashes, points, Chinese, with a time of day."""
    assert parse_day(text) == PartialDate(day)


@pytest.mark.parametrize("text", ["", "-", "至今", "present", "不详"])
def test_what_states_no_date_is_none(text: str) -> None:
    """Held until now, or not known."""
    assert parse_day(text) is None


@pytest.mark.parametrize("text", ["31.12.2017", "12/31/2017", "soon", "2017-13-01", "2017-02-30", "201712", "1" * 1000])
def test_other_orders_and_days_that_do_not_exist_are_refused(text: str) -> None:
    """Day and month are not guessed at."""
    with pytest.raises(ValueError, match=r"."):
        parse_day(text)


def test_days_before_and_after() -> None:
    """Of a month or year, the first and last day count."""
    assert day_before(PartialDate("2020-03-01")) == PartialDate("2020-02-29")
    assert day_before(PartialDate("0001-01-01")) is None
    assert day_after(PartialDate("2019")) == PartialDate("2020-01-01")
