"""Whether two values of one fact cannot both be true: a doubt says that they can."""

from __future__ import annotations

import re
from functools import lru_cache

from tieline.model.partial_date import PartialDate

_NUMBER = re.compile(r"\d+(?:\.(\d+))?")
_LEAST = re.compile(
    r"at least|no less than|not less than|more than|over|above|exceed|>|至少|不少于|不低于|超过|以上|逾|多于"
)
_MOST = re.compile(
    r"at most|no more than|not more than|less than|under|below|up to|<|至多|不超过|不足|以下|低于|少于|最多"
)
_ABOUT = re.compile(r"about|around|roughly|nearly|approximately|almost|some|~|约|近|左右|大约|将近")
_ABOUT_POINTS = 2.5
"""How far off "about" may be, in points of percent: half of the five to which such figures are rounded."""


def may_both_be_dates(left: str, right: str) -> bool:
    """Whether two dates may be one day.

    Args:
        left: A date in ISO form, as precise as known; or two with a stroke between, the first and last day.
        right: Another.

    Returns:
        False only where they have no day in common.
    """
    days = [[PartialDate(part) for part in text.split("/")] for text in (left, right)]
    return days[0][0].first <= days[1][-1].last and days[1][0].first <= days[0][-1].last


def may_both_be_shares(left: str, right: str) -> bool:
    """Whether two shares may be one.

    Args:
        left: A share in percent: a number, a range, or a bound in words (">50", "at least 30").
        right: Another.

    Returns:
        False only where their ranges, each as wide as its rounding, have nothing in common; True also where one
        cannot be read.
    """
    ranges = [_range_of(text) for text in (left, right)]
    if ranges[0] is None or ranges[1] is None:
        return True
    return ranges[0][0] < ranges[1][1] and ranges[1][0] < ranges[0][1]


def may_both_be_counts(left: str, right: str) -> bool:
    """Whether two counts may be one.

    Args:
        left: A whole number, and what is counted.
        right: Another.

    Returns:
        Whether the numbers are equal.
    """
    return left.split(" ", 1)[0] == right.split(" ", 1)[0]


@lru_cache(maxsize=4096)
def _range_of(share: str) -> tuple[float, float] | None:
    """The least and the most that a share may be, with half a unit of its last digit on either side."""
    numbers = list(_NUMBER.finditer(share))
    if not numbers or len(numbers) > 2:
        return None
    values = [float(match[0]) for match in numbers]
    half = 0.5 * 10 ** -min(len(match[1] or "") for match in numbers)
    if _ABOUT.search(share):
        half = max(half, _ABOUT_POINTS)
    low, high = min(values) - half, max(values) + half
    if len(values) == 1 and _LEAST.search(share):
        high = 100 + half
    elif len(values) == 1 and _MOST.search(share):
        low = -half
    return low, high
