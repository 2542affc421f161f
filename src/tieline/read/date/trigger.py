"""The words that may open a date in English, and the pieces its patterns share."""

from __future__ import annotations

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
_WRITTEN_MONTHS = (*MONTHS, *(name.upper() for name in MONTHS))
_WRITTEN_SHORT_MONTHS = (*_SHORT_MONTHS, *(name.upper() for name in _SHORT_MONTHS))

MONTH = "|".join([*_WRITTEN_MONTHS, *(rf"{name}\b\.?" for name in _WRITTEN_SHORT_MONTHS)])
"""Month names, whole or short, in the two cases that are no verbs: never "may" and "march"."""

SPACE = r"(?:[ \t\xa0]{1,4}\n?[ \t\xa0]{0,8}|\n[ \t\xa0]{0,8})"
"""White space inside a date: a line may break there, a paragraph may not; bounded, so that no run of it costs much."""

DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
YEAR = r"(?:1[89]|20)[0-9]{2}"
DASH = r"[-–—]"

MONTH_TRIGGER = rf"(?P<month>{MONTH})(?![A-Za-z])"
WEEKDAY_TRIGGER = rf"(?P<weekday>{'|'.join((*WEEKDAYS, *(name.upper() for name in WEEKDAYS)))})(?![A-Za-z])"
WORD_TRIGGER = (
    r"(?P<word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|ago|(?:[Ll]ast|[Tt]his|[Nn]ext)[ ](?:week|month|year))\b"
)
YEAR_TRIGGER = rf"(?P<year>{YEAR})(?![0-9A-Za-z_%]|[.,:/][0-9]|-(?!{YEAR}(?![0-9]))[0-9]{{3}}|\s?年)"

LOOK_BACK = 48
"""Characters before a trigger that may belong to its date ("the fourth quarter of" and a line break fit)."""

PIVOT_YEAR = 69
"""Two-digit years from here on are of the 1900s. Source: POSIX strptime, %y."""


def get_full_year(digits: str) -> int:
    """Complete a year that may be written with two digits.

    Args:
        digits: Two or four digits.

    Returns:
        The four-digit year.
    """
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= PIVOT_YEAR else 2000)
