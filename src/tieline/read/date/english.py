"""Dates as English writes them: one word triggers, what stands around it decides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieline.read.date.calendar_day import is_day_in_calendar
from tieline.read.date.parts import Parts, Unit
from tieline.read.date.trigger import DASH, DAY, LOOK_BACK, MONTH, MONTHS, SPACE, WEEKDAYS, YEAR, get_full_year

_MONTH_NUMBER = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_WEEKDAY_NUMBER = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}

_AFTER_MONTH = re.compile(
    rf"""
      {SPACE}(?P<day>{DAY})(?:st|nd|rd|th)?
        (?: (?:,\s?|{SPACE}|,?{SPACE}of{SPACE})(?P<year>{YEAR})(?![0-9A-Za-z])
          | ,?{SPACE}(?P<shift>last|this|next){SPACE}year\b
          | (?![0-9A-Za-z%]|[.,:/][0-9]) )
    | (?:,?{SPACE}|{SPACE}of{SPACE})(?:(?P<year2>{YEAR})|['‘’](?P<short>[0-9]{{2}}))(?![0-9A-Za-z]|[.,:/-][0-9])
    | {SPACE}(?:of{SPACE})?(?P<shift2>last|this|next){SPACE}year\b
    """,
    re.VERBOSE,
)
_MORE_DAYS = re.compile(
    rf"""
    (?:{SPACE}?{DASH}{SPACE}?|{SPACE}(?:to|through|until|till){SPACE}|(?P<list>{SPACE}(?:and|or){SPACE}))
    (?P<day>{DAY})(?:st|nd|rd|th)?
    (?: (?:,\s?|{SPACE}|,?{SPACE}of{SPACE})(?P<year>{YEAR})(?![0-9A-Za-z])
      | (?(list)(?=[,;)]|\.(?![0-9])|\Z)|(?![0-9A-Za-z%]|[.,:/][0-9]|{SPACE}?(?:percent|per{SPACE}cent))) )
    """,
    re.VERBOSE,
)
_DAY_BEFORE = re.compile(
    rf"""
    (?<![0-9A-Za-z.,/:$€£¥-])
    (?:(?P<first>{DAY})(?:st|nd|rd|th)?(?:{SPACE}?{DASH}{SPACE}?|{SPACE}(?:to|and|or|through|until){SPACE}))?
    (?P<day>{DAY})(?:st|nd|rd|th)?(?:{SPACE}day)?(?:{SPACE}of)?(?:{SPACE}|-)\Z
    """,
    re.VERBOSE,
)
_YEAR_AFTER_MONTH = re.compile(
    rf"(?:,?{SPACE}|-|{SPACE}of{SPACE})(?P<year>{YEAR})(?![0-9A-Za-z])"
    rf"|,?{SPACE}(?P<shift>last|this|next){SPACE}year\b"
)

_SHIFT_BEFORE = re.compile(rf"\b(?P<word>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast|[Cc]oming)(?:{SPACE}coming)?{SPACE}\Z")
_SHIFTS = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}

_MONTH_CUE = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Tt]hroughout|[Ll]ate|[Ee]arly|[Ii]n{SPACE}mid|[Mm]id){SPACE}?-?\Z"
    rf"|\b(?P<weak>[Bb]y|[Ff]rom|[Oo]f|[Bb]efore|[Aa]fter|[Tt]o|[Tt]ill){SPACE}\Z"
)
_MONTH_RANGE = re.compile(rf"{SPACE}?(?:{DASH}|\b(?:to|through|until|and|or)\b|,){SPACE}?(?:{MONTH})(?![A-Za-z])")
_NAME_BEFORE = re.compile(r"\b(?:Theresa|Mrs\.?|Mr\.?|Ms\.?|Dr\.?|Minister|Sir|Lady|Lord|President|Brian|Elaine)\s\Z")
_POSSESSIVE = re.compile(r"['’]s\b")
_NAME_LIKE = frozenset({"may", "apr", "jun", "aug", "mar"})

_NOT_A_WEEKDAY_BEFORE = re.compile(r"\b(?:Black|Good|Ash|Bloody|Super|Cyber|Palm|Easter|Holy)\s\Z")
_NOT_A_WEEKDAY_AFTER = re.compile(
    r"\s(?:Times|Telegraph|Express|Mail|Mirror|Herald|Independent|Post|Morning Post|School|Review)\b|\.com"
)
_ATTACKS_AFTER = re.compile(r",?\s(?:terror|attack)")

_AGO = re.compile(
    r"\b(?P<number>[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    rf"{SPACE}(?P<unit>day|week|month|year)s?{SPACE}\Z",
    re.IGNORECASE,
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_NUMBERS |= {"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
_WORD_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_DAY_BEFORE_WORD = re.compile(rf"\b[Tt]he{SPACE}day{SPACE}before{SPACE}\Z")


def iter_month_parts(text: str, match: re.Match[str], floor: int) -> Iterator[Parts]:
    """Read the date around a month's name.

    Args:
        text: The whole text.
        match: A match of trigger.MONTH_TRIGGER.
        floor: Offset where the expression before this one ended.

    Yields:
        One part per day or month named, in text order; nothing when the word is no date ("Ms May", "may").
    """
    month = _MONTH_NUMBER[match["month"][:3].lower()]
    after = _AFTER_MONTH.match(text, match.end())
    before = _DAY_BEFORE.search(text, max(floor, match.start() - LOOK_BACK), match.start())
    if before is not None and not (after and after["day"] and after["year"]):
        yield from _read_day_month(text, match, before, month)
    elif after is not None and after["day"]:
        yield from _read_month_day(text, match, after, month)
    elif after is not None and not _NAME_BEFORE.search(text, max(floor, match.start() - LOOK_BACK), match.start()):
        shift = after["shift2"]
        yield Parts(
            match.start(),
            after.end(),
            year=_number(after["year2"] or after["short"]),
            month=month,
            unit="year" if shift else None,
            shift=_SHIFTS[shift] if shift else None,
        )
    elif after is None:
        yield from _read_month(text, match, month, floor)


def _read_day_month(text: str, match: re.Match[str], before: re.Match[str], month: int) -> Iterator[Parts]:
    after = _YEAR_AFTER_MONTH.match(text, match.end())
    end = after.end() if after else match.end()
    year = _number(after["year"]) if after else None
    shift = _SHIFTS[after["shift"]] if after and after["shift"] else None
    unit: Unit | None = None if shift is None else "year"
    days = [group for group in ("first", "day") if before[group]]
    for group in days:
        day = int(before[group])
        if is_day_in_calendar(year, month, day):
            last = end if group == "day" else before.end(group)
            yield Parts(before.start(group), last, year=year, month=month, day=day, unit=unit, shift=shift)


def _read_month_day(text: str, match: re.Match[str], after: re.Match[str], month: int) -> Iterator[Parts]:
    day, year, shift = int(after["day"]), _number(after["year"]), after["shift"]
    is_attack = (month, day) == (9, 11) and _ATTACKS_AFTER.match(text, after.end()) is not None
    if is_attack or not is_day_in_calendar(year, month, day):
        return
    more = None if year or shift else _MORE_DAYS.match(text, after.end())
    later = _number(more["year"]) if more else None
    yield Parts(
        match.start(),
        after.end(),
        year=year or later,
        month=month,
        day=day,
        unit="year" if shift else None,
        shift=_SHIFTS[shift] if shift else None,
    )
    if more is not None and is_day_in_calendar(later, month, int(more["day"])):
        yield Parts(more.start("day"), more.end(), year=later, month=month, day=int(more["day"]))


def _read_month(text: str, match: re.Match[str], month: int, floor: int) -> Iterator[Parts]:
    start = max(floor, match.start() - LOOK_BACK)
    name = match["month"]
    shift = _SHIFT_BEFORE.search(text, start, match.start())
    if shift is not None:
        yield Parts(shift.start(), match.end(), month=month, shift=_SHIFTS[shift["word"].lower()])
        return
    cue = _MONTH_CUE.search(text, start, match.start())
    weak = name[:3].lower() in _NAME_LIKE
    if cue is None or (weak and (cue["weak"] or _POSSESSIVE.match(text, match.end()))):
        if _MONTH_RANGE.match(text, match.end()) is None:
            return
        if weak and cue is None:
            return
    yield Parts(match.start(), match.end(), month=month)


def find_weekday_parts(text: str, match: re.Match[str], floor: int) -> Parts | None:
    """Read a weekday.

    Args:
        text: The whole text.
        match: A match of trigger.WEEKDAY_TRIGGER.
        floor: Offset where the expression before this one ended.

    Returns:
        The weekday with "last", "this" or "next"; None for a feast or a newspaper's name.
    """
    start = max(floor, match.start() - LOOK_BACK)
    if _NOT_A_WEEKDAY_BEFORE.search(text, start, match.start()) or _NOT_A_WEEKDAY_AFTER.match(text, match.end()):
        return None
    shift = _SHIFT_BEFORE.search(text, start, match.start())
    return Parts(
        shift.start() if shift else match.start(),
        match.end(),
        weekday=_WEEKDAY_NUMBER[match["weekday"][:3].lower()],
        shift=_SHIFTS[shift["word"].lower()] if shift else None,
    )


def find_word_parts(text: str, match: re.Match[str], floor: int) -> Parts | None:
    """Read "today", "last month" or "three years ago".

    Args:
        text: The whole text.
        match: A match of trigger.WORD_TRIGGER.
        floor: Offset where the expression before this one ended.

    Returns:
        How far from the page's date; None for an "ago" without a number.
    """
    start, word = max(floor, match.start() - LOOK_BACK), match["word"].lower()
    if word == "ago":
        ago = _AGO.search(text, start, match.start())
        if ago is None:
            return None
        number = ago["number"].lower()
        count = _NUMBERS[number] if number in _NUMBERS else int(number)
        return Parts(ago.start(), match.end(), unit=_unit(ago["unit"]), shift=-count)
    if word in _WORD_DAYS:
        before = _DAY_BEFORE_WORD.search(text, start, match.start()) if word == "yesterday" else None
        if before is not None:
            return Parts(before.start(), match.end(), unit="day", shift=-2)
        return Parts(match.start(), match.end(), unit="day", shift=_WORD_DAYS[word])
    shift, unit = word.split(" ")
    return Parts(match.start(), match.end(), unit=_unit(unit), shift=_SHIFTS[shift])


def _number(digits: str | None) -> int | None:
    return get_full_year(digits) if digits else None


def _unit(word: str) -> Unit:
    units: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
    return units[word.lower()]
