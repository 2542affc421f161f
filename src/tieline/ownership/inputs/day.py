"""Dates as ownership sources write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import timedelta
from functools import lru_cache

from tieline.model import PartialDate

OPEN_ENDS = frozenset(
    {"", "-", "--", "/", "n/a", "na", "unknown", "present", "today", "now", "至今", "今", "不详", "长期"}
)
"""What stands where a date is not stated, or where a stake is still held."""

MAX_CHARS = 60
"""What stands behind these is not read: a date with a time of day and its zone has 35."""
KEPT = 8192
"""Dates kept after reading: a table of twenty years has no more days."""

_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\.0)?")
_WRITTEN = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?")
_TIME = re.compile(r"(?<=\d)[T ]\d{1,2}:\d{2}.*")
_YEAR = re.compile(r"(\d{4})年?")


def parse_day(text: str) -> PartialDate | None:
    """Read a date.

    Args:
        text: "2017-12-31", "2017-12", "2017", "20171231", "2017/12/31", "2017年12月31日", with or without a time of
            day. Day and month in another order are not guessed at.

    Returns:
        The date; None where none is stated.

    Raises:
        ValueError: It is none of these, or no such day exists.
    """
    return _read(text[:MAX_CHARS]) if text else None


@lru_cache(maxsize=KEPT)
def _read(text: str) -> PartialDate | None:
    folded = _TIME.sub("", unicodedata.normalize("NFKC", text).strip())
    if folded.casefold() in OPEN_ENDS:
        return None
    if match := _COMPACT.fullmatch(folded):
        return PartialDate("-".join(match.groups()))
    if match := _WRITTEN.fullmatch(folded):
        return PartialDate("-".join(part.zfill(2) for part in match.groups() if part))
    if match := _YEAR.fullmatch(folded):
        return PartialDate(match[1])
    raise ValueError(f"not a year, month or day in ISO form: {text!r}")


def day_before(day: PartialDate) -> PartialDate | None:
    """The day before a date.

    Args:
        day: A date; of a month or year, its first day counts.

    Returns:
        The day; None before the first day of the calendar.
    """
    if day.first.toordinal() == 1:
        return None
    return PartialDate((day.first - timedelta(days=1)).isoformat())


def day_after(day: PartialDate) -> PartialDate:
    """The day after a date.

    Args:
        day: A date; of a month or year, its last day counts.

    Returns:
        The day.

    Raises:
        OverflowError: It is the last day of the calendar.
    """
    return PartialDate((day.last + timedelta(days=1)).isoformat())
