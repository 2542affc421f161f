"""Shares as tables write them: an exact figure, a range, open bounds, words, or nothing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

UNKNOWN_WORDS = frozenset({"", "-", "?", "n/a", "na", "unknown", "undisclosed", "not stated", "not disclosed"})
WORDS = {"majority": "more than 50", "minority": "less than 50", "wholly owned": "100", "all": "100", "half": "50"}
"""Words for a share: a majority is more than half, a minority less."""

_NUMBER = r"(\d{1,3}(?:[.,]\d+)?)\s*%?"
_LOWER = re.compile(rf"(>=|≥|>|at least|more than|over|above)\s*{_NUMBER}")
_UPPER = re.compile(rf"(<=|≤|<|at most|not more than|no more than|less than|under|below|up to)\s*{_NUMBER}")
_FROM_TO = re.compile(rf"(?:from )?{_NUMBER}\s*(?:-|–|to|\.\.)\s*{_NUMBER}")
_BETWEEN = re.compile(rf"between {_NUMBER} and {_NUMBER}")
_JOINT = re.compile(r",?\s+(?:but|and)\s+|,\s+")
_OPEN = frozenset({">", "<", "more than", "over", "above", "less than", "under", "below"})


@dataclass(frozen=True, slots=True)
class Share:
    """What a table states of a share.

    Attributes:
        low_pct: Lower bound; None when not stated.
        high_pct: Upper bound; None when not stated.
        low_open: Whether the lower bound is excluded.
        high_open: Whether the upper bound is excluded.
    """

    low_pct: float | None = None
    high_pct: float | None = None
    low_open: bool = False
    high_open: bool = False

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is stated."""
        return self.low_pct is None and self.high_pct is None


def parse_share(text: str) -> Share:
    """Read a share.

    Args:
        text: Percent from 0 to 100 with or without the sign: "49.99", "49,99 %", ">50", "25-50", "more than 25 but not
            more than 50", "majority", or a word for what is not known.

    Returns:
        Its bounds; nothing stated stays None and never becomes 0.

    Raises:
        ValueError: The text is none of these, or names no share of a whole.
    """
    folded = _fold(text)
    if folded in UNKNOWN_WORDS:
        return Share()
    folded = WORDS.get(folded, folded)
    if exact := re.fullmatch(_NUMBER, folded):
        return _checked(Share(_number(exact[1]), _number(exact[1])))
    if pair := _FROM_TO.fullmatch(folded) or _BETWEEN.fullmatch(folded):
        return _checked(Share(_number(pair[1]), _number(pair[2])))
    share = Share()
    for part in _JOINT.split(folded):
        share = _with_bound(share, part, text)
    return _checked(share)


def parse_bounds(low_text: str, high_text: str) -> Share:
    """Read a share whose bounds stand in two columns.

    Args:
        low_text: The lower bound: a figure, one with an open or closed mark (">25", ">=25"), or a word for unknown.
        high_text: The upper bound, likewise ("<50").

    Returns:
        Both bounds.

    Raises:
        ValueError: A text is no bound of its side, or the lower bound is above the upper.
    """
    low, high = _bound(low_text, _LOWER), _bound(high_text, _UPPER)
    return _checked(Share(low[0], high[0], low[1], high[1]))


def _bound(text: str, pattern: re.Pattern[str]) -> tuple[float | None, bool]:
    folded = _fold(text)
    if folded in UNKNOWN_WORDS:
        return None, False
    if exact := re.fullmatch(_NUMBER, folded):
        return _number(exact[1]), False
    if marked := pattern.fullmatch(folded):
        return _number(marked[2]), marked[1] in _OPEN
    raise ValueError(f"not a bound of a share: {text!r}")


def _with_bound(share: Share, part: str, whole: str) -> Share:
    if (low := _LOWER.fullmatch(part)) and share.low_pct is None:
        return Share(_number(low[2]), share.high_pct, low[1] in _OPEN, share.high_open)
    if (high := _UPPER.fullmatch(part)) and share.high_pct is None:
        return Share(share.low_pct, _number(high[2]), share.low_open, high[1] in _OPEN)
    raise ValueError(f"not a share: {whole!r}")


def _checked(share: Share) -> Share:
    low = 0.0 if share.low_pct is None else share.low_pct
    high = 100.0 if share.high_pct is None else share.high_pct
    is_empty = low > high or (low == high and (share.low_open or share.high_open))
    if is_empty or high > 100:
        raise ValueError(f"no share of a whole: from {low:g} to {high:g} percent")
    return share


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _number(text: str) -> float:
    return float(text.replace(",", "."))
