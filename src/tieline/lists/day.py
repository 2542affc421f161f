"""Days as official lists print them: ISO with or without a time, the day before the month, month or year alone."""

from __future__ import annotations

import re

from tieline.lists.trouble import Troubles
from tieline.model import PartialDate

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[\d:.]+)?(?:Z|[+-]\d{2}:?\d{2})?", re.ASCII)
_DAY_FIRST = re.compile(r"(?:(?:(\d{1,2})[./-])?(\d{1,2})[./-])?(\d{4})(?: \d{2}:\d{2}(?::\d{2})?)?", re.ASCII)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WORDED = re.compile(r"(?:(\d{1,2})[ -])?([A-Za-z]{3,9})\.?[ -](\d{4})", re.ASCII)


def find_day(text: str) -> PartialDate | None:
    """Read a day, month or year.

    Args:
        text: As a list of the EU, the UK or the UN prints it: "2012-12-31", "2015-03-27-04:00", "2025-08-16T23:00:05Z",
            "31/12/2020", "17.3.2014", "00/00/1961", "02/1959", "24-Jun-2026", "1951". The day comes before the month.

    Returns:
        The date, as precise as it is printed (zeros mean that day or month are not known, and a time is dropped); None
        when it is no date.
    """
    bare = text.strip()
    if (match := _ISO.fullmatch(bare)) is not None:
        year, month, day = match.groups()
    elif (match := _DAY_FIRST.fullmatch(bare)) is not None:
        day, month, year = match.groups()
    elif (match := _WORDED.fullmatch(bare)) is not None:
        day, year = match[1], match[3]
        month = next((str(at) for at, name in enumerate(_MONTHS, start=1) if name.startswith(match[2].lower())), "")
        if not month:
            return None
    else:
        return None
    known = [year]
    for part in (month, day):
        if part is None or not int(part):
            break
        known.append(f"{int(part):02d}")
    try:
        return PartialDate("-".join(known))
    except ValueError:
        return None


def read_day(text: str, field: str, *, row: int, troubles: Troubles) -> PartialDate | None:
    """Read a day, and note what is none.

    Args:
        text: The value of a field.
        field: What the field is called, for the message.
        row: Where it stands.
        troubles: Where a value that is no date is noted.

    Returns:
        The date; None when the field is empty or holds no date.
    """
    if not text.strip():
        return None
    found = find_day(text)
    if found is None:
        troubles.add_no_date(field, text, row=row)
    return found
