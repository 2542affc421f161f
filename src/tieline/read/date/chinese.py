"""Dates as Chinese writes them, in both scripts, with digits or Hanzi numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tieline.read.date.calendar_day import is_day_in_calendar
from tieline.read.date.parts import Parts

_DIGITS = {hanzi: value for value, hanzi in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0}
_N = "一二三四五六七八九十"
_SMALL = rf"(?:[0-9０-９]{{1,2}}|[{_N}]{{1,3}})"
_DAY_SIGN = "[日号號]"

_CALENDAR = rf"""
    (?:民[国國]\s?(?P<roc>[0-9０-９]{{2,3}})|(?P<zh_year>[0-9０-９]{{4}}|[〇零○Ｏ一二三四五六七八九]{{4}}))\s?年
      (?: (?P<decade>代) | (?:\s?(?P<zh_month>{_SMALL})\s?月(?!球)(?:\s?(?P<zh_day>{_SMALL})\s?{_DAY_SIGN})?)? )
  | (?P<rel_year>今年|(?<![过過])去年|(?<![以此之])前年|明年)
      (?:\s?(?P<rel_month>{_SMALL})\s?月(?!球)(?:\s?(?P<rel_day>{_SMALL})\s?{_DAY_SIGN})?)?
  | (?<![0-9０-９{_N}数數几幾])(?P<md_month>{_SMALL})\s?月(?!球)(?P<md_tail>份|\s?(?P<md_day>{_SMALL})\s?{_DAY_SIGN})
  | (?<![0-9０-９.．/])(?P<lone_month>[0-9０-９]{{1,2}})\s?月(?![饼餅球])
"""
_RELATIVE = rf"""
    (?P<rel_day_month>(?<!日)本月|上个?月|上個月|下个?月|下個月)(?:(?P<month_day>{_SMALL}){_DAY_SIGN})?
  | (?P<local>(?:[当當]地|北京)[时時][间間])\s?(?P<local_day>[0-9０-９]{{1,2}}){_DAY_SIGN}
  | (?P<zh_word>(?<![目以此之])前天|今[日天早晨晚]|昨[日天晚]|明[日天])(?![头頭][条條]|俄[罗羅]斯|美[国國]|方舟)
  | (?<![0-9０-９{_N}当當次即同每某])(?P<vague>日前|近日)(?![往来來後后])
  | (?<![每一二两兩三四五六七八九十几幾数數0-9日])(?P<zh_week>上|本|这|這|下)?[个個]?(?:周|週|星期|礼拜|禮拜)
      (?P<zh_weekday>[一二三四五六]|日(?!本|均|期|报|報|刊))
  | (?<!日)(?P<whole_week>上|本|下)[个個]?(?:周|週|星期)(?![年岁歲期边邊围圍])
  | (?<![0-9/])(?P<slash_month>1[0-2]|0?[1-9])/(?P<slash_day>3[01]|[12][0-9]|0?[1-9])(?=[起日號号])
"""

CHINESE_TRIGGER = rf"(?:{_CALENDAR}|{_RELATIVE})"
"""Alternatives in verbose syntax; every named group is this module's own."""

_MORE_DAYS = re.compile(rf"\s?(?:至|到|[-—–－~～]+|和|及|、|与|與)\s?(?P<day>{_SMALL})\s?[日號号]")
_YEAR_SHIFT = {"今年": 0, "去年": -1, "前年": -2, "明年": 1}
_DAY_SHIFT = {"今": 0, "昨": -1, "明": 1, "前": -2}
_SIDE_SHIFT = {"上": -1, "本": 0, "这": 0, "這": 0, "下": 1}
_ROC_EPOCH = 1911
"""The year before the first of the Republic of China's calendar."""


def iter_chinese_parts(text: str, match: re.Match[str]) -> Iterator[Parts]:
    """Read the date at a match of CHINESE_TRIGGER, and the further days of "4日和9日".

    Args:
        text: The whole text.
        match: A match of a pattern that contains CHINESE_TRIGGER.

    Yields:
        One part per day named, in text order; nothing for what no calendar has.
    """
    parts = _find_calendar(match) or _find_relative(match)
    if parts is None:
        return
    yield parts
    while parts.day is not None and parts.month is not None:
        more = _MORE_DAYS.match(text, parts.end)
        day = _small(more["day"]) if more else 0
        if more is None or not is_day_in_calendar(parts.year, parts.month, day):
            return
        parts = Parts(
            more.start("day"),
            more.end(),
            year=parts.year,
            month=parts.month,
            day=day,
            unit=parts.unit,
            shift=parts.shift,
        )
        yield parts


def _find_calendar(match: re.Match[str]) -> Parts | None:
    start, end = match.start(), match.end()
    if match["roc"] or match["zh_year"]:
        year = int(match["roc"]) + _ROC_EPOCH if match["roc"] else _year(match["zh_year"])
        if not 1800 <= year < 2100:
            return None
        if match["decade"]:
            return Parts(start, end, year=year, months=120) if year % 10 == 0 else None
        return _checked(Parts(start, end, year=year), match["zh_month"], match["zh_day"])
    if match["rel_year"]:
        shift = _YEAR_SHIFT[match["rel_year"]]
        return _checked(Parts(start, end, unit="year", shift=shift), match["rel_month"], match["rel_day"])
    if match["md_month"]:
        return _checked(Parts(start, end), match["md_month"], match["md_day"])
    if match["lone_month"]:
        return _checked(Parts(start, end), match["lone_month"], None)
    if match["slash_month"]:
        return _checked(Parts(start, end), match["slash_month"], match["slash_day"])
    return None


def _checked(parts: Parts, month: str | None, day: str | None) -> Parts | None:
    """Complete parts by a month and a day, if the calendar has them."""
    month_number = _small(month) if month else None
    day_number = _small(day) if day else None
    if month_number is not None and not is_day_in_calendar(parts.year, month_number, day_number or 1):
        return None
    return replace(parts, month=month_number, day=day_number)


def _find_relative(match: re.Match[str]) -> Parts | None:
    start, end = match.start(), match.end()
    if match["rel_day_month"]:
        day = _small(match["month_day"]) if match["month_day"] else None
        return Parts(start, end, day=day, unit="month", shift=_SIDE_SHIFT[match["rel_day_month"][0]])
    if match["local"]:
        return Parts(match.start("local_day"), end, day=_small(match["local_day"]))
    if match["zh_word"]:
        return Parts(start, end, unit="day", shift=_DAY_SHIFT[match["zh_word"][0]])
    if match["vague"]:
        return Parts(start, end)
    if match["zh_weekday"]:
        weekday = "一二三四五六日".index(match["zh_weekday"])
        side = match["zh_week"]
        if side:
            return Parts(start, end, weekday=weekday, unit="week", shift=_SIDE_SHIFT[side])
        return Parts(start, end, weekday=weekday)
    if match["whole_week"]:
        return Parts(start, end, unit="week", shift=_SIDE_SHIFT[match["whole_week"]])
    return None


def _year(digits: str) -> int:
    return int("".join(str(_DIGITS.get(char, char)) for char in digits))


def _small(number: str) -> int:
    if not set(number) & set(_N):
        return int(number)
    tens, sign, ones = number.partition("十")
    if not sign:
        return _DIGITS[number] if len(number) == 1 else 99
    if len(tens) > 1 or len(ones) > 1:
        return 99
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)
