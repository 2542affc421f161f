"""Percentages as whole numbers, so that sums over millions of stakes are exact."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

DECIMALS = 12
"""Decimals of a percent that count; sources that state more mean a figure worked out by a machine."""

PER_PCT = 10**DECIMALS
"""Units to a percent."""

WHOLE_UNITS = 100 * PER_PCT
"""Units to all of a company."""

MOST_UNITS = 2**62
"""Sums are kept below this: over 46,000 times all of a company."""

_STEP = Decimal(1).scaleb(-DECIMALS)


@lru_cache(maxsize=4096)
def units_of(pct: float) -> int:
    """Turn a percentage into units.

    Args:
        pct: As stated. It is taken by its shortest decimal form, so that 49.99 is 49.99 and not the binary fraction
            nearest to it. What has more decimals than count is rounded, but never to a whole percentage, for
            thresholds are whole.

    Returns:
        Units, `PER_PCT` to a percent.
    """
    stated = Decimal(repr(pct))
    rounded = stated.quantize(_STEP, rounding=ROUND_HALF_EVEN)
    if rounded != stated and rounded == rounded.to_integral_value():
        rounded += _STEP if rounded < stated else -_STEP
    return int(rounded.scaleb(DECIMALS))


def pct_of(units: int) -> Decimal:
    """Turn units into a percentage.

    Args:
        units: `PER_PCT` to a percent.

    Returns:
        The exact percentage.
    """
    return Decimal(units).scaleb(-DECIMALS)
