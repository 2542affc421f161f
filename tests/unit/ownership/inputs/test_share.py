"""Shares as tables write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.ownership.inputs.share import Share, parse_bounds, parse_share


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("50", Share(50.0, 50.0)),
        ("49.99", Share(49.99, 49.99)),
        (" 49,99 % ", Share(49.99, 49.99)),
        ("0", Share(0.0, 0.0)),
        ("100%", Share(100.0, 100.0)),
        (">50", Share(50.0, None, True)),
        (">= 50", Share(50.0)),
        ("≥50", Share(50.0)),
        ("<25", Share(None, 25.0, False, True)),
        ("≤ 25", Share(None, 25.0)),
        ("25-50", Share(25.0, 50.0)),
        ("25 – 50 %", Share(25.0, 50.0)),
        ("25..50", Share(25.0, 50.0)),
        ("from 25 to 50", Share(25.0, 50.0)),
        ("between 25 and 50", Share(25.0, 50.0)),
        ("More than 40", Share(40.0, None, True)),
        ("at least 30,5 %", Share(30.5)),
        ("up to 10", Share(None, 10.0)),
        ("more than 25 but not more than 50", Share(25.0, 50.0, True)),
        ("more than 50% but less than 75%", Share(50.0, 75.0, True, True)),
        (">25, <=50", Share(25.0, 50.0, True)),
        ("majority", Share(50.0, None, True)),
        ("minority", Share(None, 50.0, False, True)),
        ("wholly owned", Share(100.0, 100.0)),
    ],
)
def test_share_is_read(text: str, share: Share) -> None:
    """Figures, ranges, open bounds and words become bounds."""
    assert parse_share(text) == share


@pytest.mark.parametrize("text", ["", "  ", "-", "?", "unknown", "N/A", "not disclosed"])
def test_unknown_share_is_not_nothing(text: str) -> None:
    """What is not stated has no bounds, and is not 0."""
    assert parse_share(text) == Share()
    assert parse_share(text).is_unknown
    assert not parse_share("0").is_unknown


@pytest.mark.parametrize(
    "text", ["abc", "-5", "101", "1000", "50-25", ">100", "<0", "more than 50 but less than 50", "5 or 6", "1e2", "nan"]
)
def test_what_is_no_share_is_refused(text: str) -> None:
    """Words without a meaning, and figures that are no part of a whole, are errors."""
    with pytest.raises(ValueError, match="share"):
        parse_share(text)


def test_bounds_in_two_columns_may_be_open() -> None:
    """Each column holds its side, with or without a mark."""
    assert parse_bounds(">25", "50") == Share(25.0, 50.0, True)
    assert parse_bounds("25", "<50") == Share(25.0, 50.0, False, True)
    assert parse_bounds("", "unknown") == Share()


@pytest.mark.parametrize(("low", "high"), [("<25", ""), ("", ">50"), ("60", "50"), ("x", "")])
def test_bounds_of_the_wrong_side_are_refused(low: str, high: str) -> None:
    """An upper bound in the column of lower bounds, or bounds that cross, are errors."""
    with pytest.raises(ValueError, match="share"):
        parse_bounds(low, high)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text leads to another error, or to a share beyond the whole."""
    try:
        share = parse_share(text)
    except ValueError:
        return
    assert 0 <= (share.low_pct or 0) <= (100 if share.high_pct is None else share.high_pct) <= 100
