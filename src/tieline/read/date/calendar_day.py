"""From the parts that an expression states to a date, by the date of the page that says it."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from tieline.model import PartialDate
from tieline.read.date.parts import Parts

AHEAD_DAYS = 7
"""A day without a year may lie this far after the page's date: pages announce the coming week (a choice of ours)."""

LEAP_SEARCH_YEARS = 9
"""Enough years back to meet a 29 February, also around 1900 and 2100."""

Resolved = tuple[PartialDate | None, PartialDate | None]


def is_day_in_calendar(year: int | None, month: int, day: int) -> bool:
    """Whether a day of a month can exist.

    Args:
        year: Four-digit year; None accepts 29 February.
        month: 1 to 12; anything else is no.
        day: Day of the month.

    Returns:
        True if the calendar has it.
    """
    if not 1 <= month <= 12:
        return False
    return 1 <= day <= calendar.monthrange(2000 if year is None else year, month)[1]


def make_date(year: int, month: int | None, day: int | None) -> PartialDate:
    """Write a date as precisely as its parts allow.

    Args:
        year: Four-digit year.
        month: 1 to 12; None leaves a year.
        day: Day of the month; None leaves a month.

    Returns:
        The partial date.
    """
    if month is None:
        return PartialDate(f"{year:04d}")
    if day is None:
        return PartialDate(f"{year:04d}-{month:02d}")
    return PartialDate(f"{year:04d}-{month:02d}-{day:02d}")


def find_value(parts: Parts, anchor: PartialDate | None) -> Resolved:
    """Work out which date an expression means.

    A weekday is the latest such day on or before the anchor, unless it says "next"; a month and day without a year is
    the latest one on or before the anchor plus a week. An anchor of month or year precision counts as its last day for
    months and days, and resolves neither weekdays nor "yesterday".

    Args:
        parts: What the expression states.
        anchor: The date of the page; None resolves only what states its year.

    Returns:
        The date, and the end of a period; None for each that cannot be told.
    """
    if parts.year is not None:
        return _find_stated(parts, parts.year)
    if anchor is None:
        return None, None
    if parts.unit is not None:
        return _find_shifted(parts, anchor)
    if parts.weekday is not None and parts.month is None:
        return _find_weekday(parts.weekday, parts.shift, anchor), None
    if parts.month is not None:
        return _find_month(parts, parts.month, anchor), None
    if parts.day is not None:
        return _find_day_of_month(parts.day, anchor), None
    return None, None


def _find_stated(parts: Parts, year: int) -> Resolved:
    if parts.months is None:
        return make_date(year, parts.month, parts.day), None
    if parts.months % 12 == 0:
        return make_date(year, None, None), make_date(year + parts.months // 12 - 1, None, None)
    month = parts.month or 1
    return make_date(year, month, None), make_date(year, month + parts.months - 1, None)


def _find_shifted(parts: Parts, anchor: PartialDate) -> Resolved:
    shift = parts.shift or 0
    today = _find_day(anchor)
    if parts.unit == "year":
        year = anchor.first.year + shift
        if parts.month and parts.day and not is_day_in_calendar(year, parts.month, parts.day):
            return None, None
        return make_date(year, parts.month, parts.day), None
    if parts.unit == "month":
        if len(anchor.text) == 4:
            return None, None
        months = anchor.first.year * 12 + anchor.first.month - 1 + shift
        year, month = divmod(months, 12)
        if parts.day and not is_day_in_calendar(year, month + 1, parts.day):
            return None, None
        return make_date(year, month + 1, parts.day), None
    if today is None:
        return None, None
    if parts.unit == "day":
        return _of(today + timedelta(days=shift)), None
    monday = today + timedelta(days=7 * shift - today.weekday())
    if parts.weekday is not None:
        return _of(monday + timedelta(days=parts.weekday)), None
    return _of(monday), _of(monday + timedelta(days=6))


def _find_weekday(weekday: int, shift: int | None, anchor: PartialDate) -> PartialDate | None:
    today = _find_day(anchor)
    if today is None:
        return None
    back = (today.weekday() - weekday) % 7
    if shift is None:
        return _of(today - timedelta(days=back))
    if shift < 0:
        return _of(today - timedelta(days=back or 7))
    if shift > 0:
        return _of(today + timedelta(days=(7 - back)))
    return _of(today + timedelta(days=weekday - today.weekday()))


def _find_month(parts: Parts, month: int, anchor: PartialDate) -> PartialDate | None:
    year = anchor.first.year
    if parts.shift == 0:
        return make_date(year, month, parts.day) if _fits(year, month, parts.day) else None
    if parts.shift is not None and parts.shift > 0:
        later = year if date(year, month, 1) > anchor.last else year + 1
        return make_date(later, month, parts.day) if _fits(later, month, parts.day) else None
    limit = anchor.last
    if parts.shift is not None:
        limit = anchor.first.replace(day=1) - timedelta(days=1)
    elif len(anchor.text) == 10:
        limit += timedelta(days=AHEAD_DAYS)
    for candidate in range(limit.year, limit.year - LEAP_SEARCH_YEARS, -1):
        if _fits(candidate, month, parts.day) and date(candidate, month, parts.day or 1) <= limit:
            return make_date(candidate, month, parts.day)
    return None


def _find_day_of_month(day: int, anchor: PartialDate) -> PartialDate | None:
    today = _find_day(anchor)
    if today is None:
        return None
    month = today.replace(day=1)
    for _ in range(3):
        if _fits(month.year, month.month, day) and month.replace(day=day) <= today:
            return make_date(month.year, month.month, day)
        month = (month - timedelta(days=1)).replace(day=1)
    return None


def _find_day(anchor: PartialDate) -> date | None:
    return anchor.first if len(anchor.text) == 10 else None


def _fits(year: int, month: int, day: int | None) -> bool:
    return day is None or is_day_in_calendar(year, month, day)


def _of(day: date) -> PartialDate:
    return PartialDate(day.isoformat())
