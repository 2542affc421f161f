"""Percentages as sources state them: bounds that may be open, thresholds, and words for both."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a range of percentages.

    Attributes:
        pct: 0 to 100 for one stake; sums may be higher. Decimal, so that 0.1 + 0.2 is 0.3.
        is_open: Whether the value itself is excluded ("more than 50").
    """

    pct: Decimal
    is_open: bool = False

    def __add__(self, other: Bound) -> Bound:
        """The end of the range that sums of both ranges fill."""
        return Bound(self.pct + other.pct, self.is_open or other.is_open)


NOTHING = Bound(Decimal(0))
WHOLE = Bound(Decimal(100))


@dataclass(frozen=True, slots=True)
class Range:
    """What a percentage may be.

    Attributes:
        low: Its lower end.
        high: Its upper end; never below the lower.
    """

    low: Bound
    high: Bound

    @property
    def is_exact(self) -> bool:
        """Whether only one value is left."""
        return self.low.pct == self.high.pct

    def __add__(self, other: Range) -> Range:
        """The sums of a value of each."""
        return Range(self.low + other.low, self.high + other.high)


@dataclass(frozen=True, slots=True)
class Threshold:
    """What a sum of stakes must reach.

    Attributes:
        pct: 0 to 100.
        is_inclusive: Whether exactly this much is enough ("at least"), or not ("more than").
    """

    pct: Decimal
    is_inclusive: bool

    def is_surely_met(self, low: Bound) -> bool:
        """Whether every value of a range meets the threshold.

        Args:
            low: The lower end of the range.

        Returns:
            True if none falls short; "more than 50" meets "more than 50".
        """
        return low.pct > self.pct or (low.pct == self.pct and (self.is_inclusive or low.is_open))

    def is_possibly_met(self, high: Bound) -> bool:
        """Whether some value of a range meets the threshold.

        Args:
            high: The upper end of the range.

        Returns:
            True if one does; "less than 50" does not meet "at least 50".
        """
        return high.pct > self.pct or (high.pct == self.pct and self.is_inclusive and not high.is_open)

    def __str__(self) -> str:
        """The threshold in words."""
        return f"{'at least' if self.is_inclusive else 'more than'} {render_pct(self.pct)}"


def lower_of(left: Bound, right: Bound) -> Bound:
    """Take the tighter of two upper ends.

    Args:
        left: One upper end.
        right: Another.

    Returns:
        The smaller; of equal ones the open one.
    """
    return min(left, right, key=lambda bound: (bound.pct, not bound.is_open))


def render_pct(pct: Decimal) -> str:
    """Write a percentage.

    Args:
        pct: Any value.

    Returns:
        Digits without needless zeros, a space and the sign ("49.99 %").
    """
    text = f"{pct:f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text} %"


def render_range(share: Range) -> str:
    """Write what a percentage may be.

    Args:
        share: The range.

    Returns:
        "50 %", "more than 40 %", "more than 25 % and at most 50 %", or "an unknown share" for 0 to 100.
    """
    low, high = share.low, share.high
    if share.is_exact:
        return render_pct(low.pct)
    if share == Range(NOTHING, WHOLE):
        return "an unknown share"
    ends = []
    if low != NOTHING:
        ends.append(f"{'more than' if low.is_open else 'at least'} {render_pct(low.pct)}")
    if high.pct < WHOLE.pct or high.is_open:
        ends.append(f"{'less than' if high.is_open else 'at most'} {render_pct(high.pct)}")
    return " and ".join(ends) or "an unknown share"
