"""Tests of dates in records."""

from __future__ import annotations

import pytest

from tieline.resolve.birth_date import DateLikeness, compare_record_dates, parse_record_date


def _compare(left: str, right: str) -> DateLikeness:
    """Compare two dates that can be read."""
    first, second = parse_record_date(left), parse_record_date(right)
    assert first is not None
    assert second is not None
    return compare_record_dates(first, second)


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [
        ("1993-09-14", "9/14/93", DateLikeness.SAME),
        ("20/8/1991", "8/20/91", DateLikeness.SAME),
        ("Mar 1 1970", "3/1/70", DateLikeness.SAME),
        ("1 March 1970", "1970-03-01", DateLikeness.SAME),
        ("1970年3月1日", "1970-03-01", DateLikeness.SAME),
        ("3/15/2000", "15 Mar 2000", DateLikeness.SAME),
        ("12/11/1978", "11/12/1978", DateLikeness.MISWRITTEN),
        ("10/27/76", "10/28/76", DateLikeness.MISWRITTEN),
        ("11/21/73", "11/12/73", DateLikeness.MISWRITTEN),
        ("12/11/1978", "11/12/1979", DateLikeness.UNCLEAR),
        ("1970", "3/1/1970", DateLikeness.UNCLEAR),
        ("1971", "3/1/1970", DateLikeness.DIFFERENT),
        ("10/10/70", "3/15/90", DateLikeness.DIFFERENT),
        ("1997-11-12", "1999-12-10", DateLikeness.DIFFERENT),
    ],
)
def test_likeness_of_dates(left: str, right: str, likeness: DateLikeness) -> None:
    """Order, century and one slip are allowed for, each as what it is."""
    assert _compare(left, right) is likeness
    assert _compare(right, left) is likeness


@pytest.mark.parametrize("text", ["", "unknown", "31/31/1990", "2001-02-30", "12", "1-2-3-4"])
def test_what_is_no_date_is_not_read(text: str) -> None:
    """Text without a calendar date gives none."""
    assert parse_record_date(text) is None
