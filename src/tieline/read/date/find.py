"""Dates in running text, in English and Chinese, each with its exact words and as precise as they are.

One regular expression finds the words that may belong to a date; `english` and `chinese` read what stands
around them; `dates_calendar` works out the day by the date of the page. Nothing is guessed: a weekday, or a day
without a year, on a page without a date has no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tieline.model import PartialDate, Span
from tieline.read.date.anchor import infer_anchor
from tieline.read.date.calendar_day import find_value, is_day_in_calendar
from tieline.read.date.chinese import CHINESE_TRIGGER, iter_chinese_parts
from tieline.read.date.english import find_weekday_parts, find_word_parts, iter_month_parts
from tieline.read.date.parts import DateKind, DateMention, Parts
from tieline.read.date.trigger import MONTH_TRIGGER, WEEKDAY_TRIGGER, WORD_TRIGGER, YEAR_TRIGGER, get_full_year
from tieline.read.date.year import iter_year_parts

__all__ = ["DateMention", "find_dates", "infer_anchor"]

_NUMERIC = r"""
    (?P<iso_year>(?:1[89]|20)[0-9]{2})(?:(?P<iso_sep>[-/.])(?P<iso_month>1[0-2]|0?[1-9])(?P=iso_sep)(?P<iso_day>3[01]|[12][0-9]|0?[1-9])
      |-(?P<iso_month_only>0[1-9]|1[0-2]))(?![0-9A-SU-Za-z_]|[-/.][0-9])
  | (?P<us_first>[0-9]{1,2})/(?P<us_second>[0-9]{1,2})/(?P<us_year>(?:1[89]|20)[0-9]{2}|[0-9]{2})(?![0-9/A-Za-z_])
"""
_TRIGGER = re.compile(
    rf"""
    (?=[A-Z0-9tylna])(?<![0-9A-Za-z_/])(?:
        {MONTH_TRIGGER} | {WEEKDAY_TRIGGER} | {WORD_TRIGGER} | {_NUMERIC} | {YEAR_TRIGGER} )
  | (?=[0-9０-９〇零○Ｏ一二三四五六七八九十民今去前明本上下当當北昨日近周週星礼禮这這]){CHINESE_TRIGGER}
    """,
    re.VERBOSE,
)

_RANGE_GAP = re.compile(r"\s?(?:[-–—－~～]+|\b(?:to|through|until|till)\b|至|到)\s?")
_LIST_GAP = re.compile(r"\s?(?:,|\b(?:and|or)\b|、|和|及|与|與)\s?")
_BETWEEN_BEFORE = re.compile(r"\b[Bb]etween\s\Z")
_WEEKDAY_GAP = re.compile(r"(?:,\s?|\s\(|\s?（|\(|\s)")
_CLOSING = {"(": ")", "（": "）"}

EARLIEST_ANCHOR_YEAR, LATEST_ANCHOR_YEAR = 1500, 2200
"""An anchor outside of these years is a mistake in the page and resolves nothing."""


def find_dates(
    text: str, *, anchor: PartialDate | None, start: int = 0, end: int | None = None
) -> tuple[DateMention, ...]:
    """Find the dates that a text names.

    Args:
        text: Canonical text.
        anchor: The date of the page, against which "Thursday", "April 8" or "last month" are resolved; None leaves
            these without a value.
        start: Where to begin.
        end: Where to stop; None is the end of the text.

    Returns:
        The dates in text order, none overlapping another.
    """
    if anchor is not None and not EARLIEST_ANCHOR_YEAR <= anchor.first.year <= LATEST_ANCHOR_YEAR:
        anchor = None
    stop = len(text) if end is None else end
    found = _join(text, list(_iter_parts(text, start, stop)))
    return tuple(mention for first, last in found if (mention := _make_mention(text, first, last, anchor)) is not None)


def _iter_parts(text: str, start: int, stop: int) -> Iterator[Parts]:
    floor = start
    match = _TRIGGER.search(text, start, stop)
    while match is not None:
        position = match.end()
        for parts in _read(text, match, floor):
            if parts.start >= floor and parts.end <= stop:
                yield parts
                floor = parts.end
        match = _TRIGGER.search(text, max(position, floor), stop)


def _read(text: str, match: re.Match[str], floor: int) -> Iterator[Parts]:
    if match["month"]:
        yield from iter_month_parts(text, match, floor)
    elif match["year"]:
        yield from iter_year_parts(text, match, floor)
    elif match["weekday"] or match["word"]:
        one = (find_weekday_parts if match["weekday"] else find_word_parts)(text, match, floor)
        if one is not None:
            yield one
    elif match["iso_year"] or match["us_year"]:
        numeric = _find_numeric(text, match)
        if numeric is not None:
            yield numeric
    else:
        yield from iter_chinese_parts(text, match)


def _find_numeric(text: str, match: re.Match[str]) -> Parts | None:
    first, last = match.span()
    if first and text[first - 1] in "-.":
        return None
    if match["iso_year"]:
        year = int(match["iso_year"])
        if match["iso_month_only"]:
            month = int(match["iso_month_only"])
            return Parts(first, last, year=year, month=month) if month <= year % 100 else None
        month, day = int(match["iso_month"]), int(match["iso_day"])
        return Parts(first, last, year=year, month=month, day=day) if is_day_in_calendar(year, month, day) else None
    one, two, year = int(match["us_first"]), int(match["us_second"]), get_full_year(match["us_year"])
    readings = {(month, day) for month, day in ((one, two), (two, one)) if is_day_in_calendar(year, month, day)}
    if len(readings) != 1:
        return Parts(first, last, year=year) if readings and len(match["us_year"]) == 4 else None
    month, day = readings.pop()
    return Parts(first, last, year=year, month=month, day=day)


def _join(text: str, found: list[Parts]) -> list[tuple[Parts, Parts | None]]:
    joined: list[tuple[Parts, Parts | None]] = []
    for parts in found:
        last = joined[-1][0] if joined else None
        if last is None or joined[-1][1] is not None or parts.start - last.end > len(" through\n "):
            joined.append((parts, None))
            continue
        gap = text[last.end : parts.start]
        merged = _merge_weekday(text, last, parts, gap)
        if merged is not None:
            joined[-1] = (merged, None)
        elif _RANGE_GAP.fullmatch(gap) or (
            _LIST_GAP.fullmatch(gap) and _BETWEEN_BEFORE.search(text, max(0, last.start - 12), last.start)
        ):
            first, second = _borrow(last, parts, is_range=True)
            if _is_calendar(first) and _is_calendar(second):
                joined[-1] = (first, second)
            else:
                joined.append((parts, None))
        elif _LIST_GAP.fullmatch(gap):
            first, second = _borrow(last, parts, is_range=False)
            joined[-1:] = [(first, None), (second, None)]
        else:
            joined.append((parts, None))
    return joined


def _merge_weekday(text: str, one: Parts, two: Parts, gap: str) -> Parts | None:
    if one.is_bare_weekday == two.is_bare_weekday or not _WEEKDAY_GAP.fullmatch(gap):
        return None
    dated = two if one.is_bare_weekday else one
    if dated.day is None or dated.month is None:
        return None
    end = two.end
    if gap[-1:] in _CLOSING and text[end : end + 1] == _CLOSING[gap[-1]]:
        end += 1
    return replace(dated, start=one.start, end=end)


def _is_calendar(parts: Parts) -> bool:
    return parts.months is None and (parts.year is not None or parts.month is not None)


def _borrow(one: Parts, two: Parts, *, is_range: bool) -> tuple[Parts, Parts]:
    """Give the half that leaves out its year the year of the other: "March 2 to April 5, 2019"."""
    if one.month is None or two.month is None or one.unit or two.unit or one.shift or two.shift:
        return one, two
    turns = (two.month, two.day or 1) < (one.month, one.day or 1)
    if one.year is None and two.year is not None and (is_range or not turns):
        year = two.year - turns
        if one.day is None or is_day_in_calendar(year, one.month, one.day):
            return replace(one, year=year), two
    if two.year is None and one.year is not None and is_range:
        year = one.year + turns
        if two.day is None or is_day_in_calendar(year, two.month, two.day):
            return one, replace(two, year=year)
    return one, two


def _make_mention(text: str, one: Parts, two: Parts | None, anchor: PartialDate | None) -> DateMention | None:
    span = Span(one.start, two.end if two else one.end)
    value, end = find_value(one, anchor)
    kind: DateKind = "absolute" if one.year is not None else "relative"
    if two is not None:
        if two.year is None and value is not None:
            _, two = _borrow(replace(one, year=value.first.year, unit=None, shift=None), two, is_range=True)
        end, _ = find_value(two, anchor)
        kind = "range"
        if value is None or end is None or end.last < value.first:
            value = end = None
    elif end is not None or one.months is not None or (one.unit == "week" and one.weekday is None):
        kind = "period"
    return DateMention(span, value, end, kind, span.cut(text))
