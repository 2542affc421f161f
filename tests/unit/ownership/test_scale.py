"""Percentages as whole numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tieline.ownership.scale import PER_PCT, WHOLE_UNITS, pct_of, units_of


@pytest.mark.parametrize("pct", [0.0, 0.01, 33.33, 49.99, 50.0, 99.999999999999, 100.0])
def test_what_is_stated_comes_back(pct: float) -> None:
    """A figure of up to twelve decimals is kept exactly."""
    assert pct_of(units_of(pct)) == Decimal(repr(pct))


def test_tenths_add_up_to_a_whole() -> None:
    """Sums are those of the decimals, not of binary fractions."""
    assert 1000 * units_of(0.1) == WHOLE_UNITS


@pytest.mark.parametrize(
    ("pct", "units"), [(49.99999999999999, 50 * PER_PCT - 1), (50.00000000000001, 50 * PER_PCT + 1)]
)
def test_rounding_never_reaches_a_whole_percentage(pct: float, units: int) -> None:
    """What lies just below or above a threshold stays there."""
    assert units_of(pct) == units
