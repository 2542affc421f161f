"""Versions of a record of the Beneficial Ownership Data Standard: from which day to which each of its interests counts.

No two versions of an interest count on one day, so that closed and restated records never add up to more than a whole:

- an interest that the next version states from a later day lasted until the day before that;
- one that it states from the same day or before, with another share, lasted until the day before the next version,
  which counts from its own day; with the same share, the next version alone counts, as it does where it has no date;
- one that the next version leaves out lasted until the day before that version;
- a record that is closed lasted, where its interests do not say, until the day before the statement that closes it.
"""

from __future__ import annotations

from tieline.model import PartialDate
from tieline.ownership.inputs.bods_interest import Interest
from tieline.ownership.inputs.bods_statement import Statement
from tieline.ownership.inputs.day import day_before, parse_day
from tieline.ownership.inputs.record import Record, children_of, text_of


def last_day(statement: Statement, interest: Interest, later: Statement | None) -> tuple[PartialDate | None, bool]:
    """The last day that an interest can have by its record's course.

    Args:
        statement: The version that states it.
        interest: The interest.
        later: The next version; None when there is none.

    Returns:
        The day, None where there is no limit; and whether the interest does not count at all.
    """
    if later is None:
        if not statement.is_closed or interest.end:
            return None, False
        return (None, True) if statement.stated_on is None else (day_before(statement.stated_on), False)
    anew = _find(later, interest)
    if anew is not None:
        start, own = _start(anew), _start(interest.details)
        if start is not None and (own is None or own.last < start.first):
            return day_before(start), False
        if later.stated_on is None or not _differs(anew, interest):
            return None, True
    return (None, True) if later.stated_on is None else (day_before(later.stated_on), False)


def first_day(statement: Statement, interest: Interest, earlier: Statement | None) -> PartialDate | None:
    """The first day that an interest can have by its record's course.

    Args:
        statement: The version that states it.
        interest: The interest.
        earlier: The version before; None when there is none.

    Returns:
        The day of the version where the one before states another share from the same day or later; None where the
        interest's own first day stands.
    """
    before = None if earlier is None else _find(earlier, interest)
    if before is None or statement.stated_on is None or not _differs(before, interest):
        return None
    start, own = _start(before), _start(interest.details)
    is_later = own is not None and (start is None or start.last < own.first)
    return None if is_later else statement.stated_on


def _find(statement: Statement, interest: Interest) -> Record | None:
    """The interest of the same type and directness in another version."""
    for record in children_of(statement.details, "interests"):
        same = (text_of(record, "type") or "unknownInterest") == interest.type
        if same and text_of(record, "directOrIndirect") == text_of(interest.details, "directOrIndirect"):
            return record
    return None


def _differs(record: Record, interest: Interest) -> bool:
    return record.get("share") != interest.details.get("share")


def _start(record: Record) -> PartialDate | None:
    try:
        return parse_day(text_of(record, "startDate"))
    except ValueError:
        return None
