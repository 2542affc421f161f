"""Percentages as bounds, and thresholds over them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tieline.ownership.percent import (
    NOTHING,
    WHOLE,
    Bound,
    Range,
    Threshold,
    lower_of,
    render_pct,
    render_range,
)

AT_LEAST = Threshold(Decimal(50), is_inclusive=True)
MORE_THAN = Threshold(Decimal(50), is_inclusive=False)


def bound(text: str) -> Bound:
    """Give a bound: "50", or "50!" where the value itself is excluded."""
    return Bound(Decimal(text.rstrip("!")), text.endswith("!"))


@pytest.mark.parametrize(
    ("low", "at_least", "more_than"),
    [("49.99", False, False), ("50", True, False), ("50!", True, True), ("50.01", True, True)],
)
def test_lower_end_decides_what_is_sure(low: str, at_least: bool, more_than: bool) -> None:
    """A range meets a threshold surely when its lower end does, an excluded half being more than half."""
    assert AT_LEAST.is_surely_met(bound(low)) is at_least
    assert MORE_THAN.is_surely_met(bound(low)) is more_than


@pytest.mark.parametrize(
    ("high", "at_least", "more_than"),
    [("49.99", False, False), ("50", True, False), ("50!", False, False), ("50.01!", True, True)],
)
def test_upper_end_decides_what_is_possible(high: str, at_least: bool, more_than: bool) -> None:
    """A range meets a threshold possibly when its upper end does, an excluded half being less than half."""
    assert AT_LEAST.is_possibly_met(bound(high)) is at_least
    assert MORE_THAN.is_possibly_met(bound(high)) is more_than


def test_sums_are_exact_and_keep_open_ends() -> None:
    """A tenth and two tenths are three tenths, and a sum with an open end is open."""
    assert bound("0.1") + bound("0.2") == bound("0.3")
    assert bound("25!") + bound("25") == bound("50!")


def test_tighter_upper_end_is_the_open_one() -> None:
    """Of two equal upper ends the open one is taken."""
    assert lower_of(bound("50"), bound("50!")) == bound("50!")
    assert lower_of(bound("50!"), bound("40")) == bound("40")


@pytest.mark.parametrize(("pct", "text"), [("50", "50 %"), ("50.00", "50 %"), ("49.990", "49.99 %"), ("100", "100 %")])
def test_percentages_are_written_without_needless_zeros(pct: str, text: str) -> None:
    """Digits that say nothing are left out, and whole hundreds keep theirs."""
    assert render_pct(Decimal(pct)) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        ("50", "50", "50 %"),
        ("40!", "100", "more than 40 %"),
        ("25!", "50", "more than 25 % and at most 50 %"),
        ("0", "25!", "less than 25 %"),
        ("0", "100!", "less than 100 %"),
    ],
)
def test_ranges_are_written_in_words(low: str, high: str, text: str) -> None:
    """Open ends read "more than" and "less than", closed ones "at least" and "at most"."""
    assert render_range(Range(bound(low), bound(high))) == text


def test_range_of_everything_is_unknown() -> None:
    """From nothing to all is no information."""
    assert render_range(Range(NOTHING, WHOLE)) == "an unknown share"
