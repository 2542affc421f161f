"""Dates as records write them, of unknown order and sometimes misspelt: how two of them compare."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_MONTHS = {
    month: number
    for number, month in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_PART = re.compile(r"\d+|[a-z]+")
_NOISE = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b|年|月|日|[Tt]\d{2}:\d{2}.*$")


class DateLikeness(StrEnum):
    """How two dates compare, nearest first."""

    SAME = "same"
    MISWRITTEN = "miswritten"
    UNCLEAR = "unclear"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class RecordDate:
    """A date as a record writes it.

    Attributes:
        readings: Year (0 to 99 when the century is not written), month, day; as first the one that month-day-year
            order gives, then day-month-year where that is a calendar date too. Month and day are 0 when not written.
        has_century: Whether the year is written in full.
    """

    readings: tuple[tuple[int, int, int], ...]
    has_century: bool


def parse_record_date(text: str) -> RecordDate | None:
    """Read a date in digits or with an English month.

    Args:
        text: "1993-09-14", "9/14/93", "14-Sep-93", "Mar 1 1970", "1970".

    Returns:
        The readings; None when it is no calendar date.
    """
    parts = _PART.findall(_NOISE.sub(" ", text.lower()))
    month = next((_MONTHS[part[:3]] for part in parts if part[:3] in _MONTHS), None)
    numbers = [part for part in parts if part.isdigit()]
    if len(numbers) == 1 and len(numbers[0]) == 4 and month is None:
        return RecordDate(((int(numbers[0]), 0, 0),), has_century=True)
    if month is not None and len(numbers) == 2:
        day, year = sorted(numbers, key=lambda part: len(part) > 2)
        candidates = [(year, month, int(day))]
    elif month is None and len(numbers) == 3:
        candidates = _order(numbers)
    else:
        return None
    valid = dict.fromkeys((int(year), m, d) for year, m, d in candidates if _is_day(int(year), m, d))
    return RecordDate(tuple(valid), has_century=len(candidates[0][0]) > 2) if valid else None


def compare_record_dates(left: RecordDate, right: RecordDate) -> DateLikeness:
    """Say whether two dates are one day.

    Args:
        left: A date.
        right: Another.

    Returns:
        SAME when one order of day and month makes them equal and neither needs the other order; MISWRITTEN when day
        and month are swapped or one of the three parts differs by a slip of digits; UNCLEAR when a part is not
        written or both happened; else DIFFERENT.
    """
    first, second = _without_century(left, right)
    if first[0] == second[0] or (len(first) != len(second) and not set(first).isdisjoint(second)):
        return DateLikeness.SAME
    if 0 in (first[0][1], second[0][1]):
        return DateLikeness.UNCLEAR if first[0][0] == second[0][0] else DateLikeness.DIFFERENT
    if not set(first).isdisjoint(second) or any(_is_swapped(a, b) for a in first for b in second):
        return DateLikeness.MISWRITTEN
    if any(_is_slip(a, b) for a, b in zip(first, second, strict=False)):
        return DateLikeness.MISWRITTEN
    swapped = [(y, d, m) for y, m, d in first]
    is_near = any(_is_slip(a, b) for a in first + swapped for b in second)
    return DateLikeness.UNCLEAR if is_near else DateLikeness.DIFFERENT


def _order(numbers: list[str]) -> list[tuple[str, int, int]]:
    if len(numbers[0]) == 4:
        return [(numbers[0], int(numbers[1]), int(numbers[2]))]
    first, second, year = numbers
    return [(year, int(first), int(second)), (year, int(second), int(first))]


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year if year > 99 else 2000, month, day)
    except ValueError:
        return False
    return True


def _without_century(
    left: RecordDate, right: RecordDate
) -> tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]]:
    modulus = 10_000 if left.has_century and right.has_century else 100
    first, second = ([(y % modulus, m, d) for y, m, d in one.readings] for one in (left, right))
    return first, second


def _is_swapped(left: tuple[int, int, int], right: tuple[int, int, int]) -> bool:
    return left[0] == right[0] and (left[1], left[2]) == (right[2], right[1])


def _is_slip(left: tuple[int, int, int], right: tuple[int, int, int]) -> bool:
    """Whether one part alone differs, by one digit, by two digits swapped, or by one."""
    differing = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    if len(differing) != 1:
        return False
    ((a, b),) = differing
    one, other = f"{a:04}", f"{b:04}"
    changed = sum(x != y for x, y in zip(one, other, strict=True))
    return changed == 1 or sorted(one) == sorted(other) or abs(a - b) == 1
