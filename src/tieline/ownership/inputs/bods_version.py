"""Versions of a record of the Beneficial Ownership Data Standard: from which day to which each of its interests counts.

No two versions of an interest surely count on one day, so that closed and restated records never add up to more than a
whole:

- an interest that the next version states from a later day lasted until the day before that;
- one that it states from the same day or before, with another share, lasted until the day before the next version,
  which counts from its own day; with the same share, the next version alone counts, as it does where it has no date;
- one that the next version leaves out, or whose record is closed, while nothing says when it ended, was surely held
  until it was last stated, and perhaps until the day before the statement that leaves it out or closes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tieline.model import PartialDate
from tieline.ownership.inputs.bods_interest import Interest
from tieline.ownership.inputs.bods_statement import Statement
from tieline.ownership.inputs.day import day_before, parse_day
from tieline.ownership.inputs.record import Record, children_of, text_of

NEVER = PartialDate("0001-01-01")
"""A day before all others: what was surely held until then was never surely held."""


@dataclass(frozen=True, slots=True)
class End:
    """How long an interest counts by its record's course.

    Attributes:
        counts: Whether it counts at all; the next version may state it in its place.
        last: The last day that it can have been held; None where the course sets no limit.
        sure: The last day that it was surely held, where that is earlier; None where it is the same.
    """

    counts: bool = True
    last: PartialDate | None = None
    sure: PartialDate | None = None


def find_end(versions: Sequence[Statement], place: int, interest: Interest) -> End:
    """Find how long an interest counts.

    Args:
        versions: The statements about its record, the oldest first.
        place: Which of them states it.
        interest: The interest.

    Returns:
        Its end by the course of the record, besides the one that it states itself.
    """
    statement = versions[place]
    if place + 1 == len(versions):
        if not statement.is_closed or interest.end:
            return End()
        before = versions[place - 1] if place and _find(versions[place - 1], interest) is not None else None
        return _open_end(statement, None if before is None else before.stated_on)
    later = versions[place + 1]
    anew = _find(later, interest)
    if anew is None:
        return _open_end(later, statement.stated_on)
    start, own = _start(anew), _start(interest.details)
    if start is not None and (own is None or own.last < start.first):
        return End(last=day_before(start))
    if later.stated_on is None or not _differs(anew, interest):
        return End(counts=False)
    return End(last=day_before(later.stated_on))


def _open_end(ending: Statement, sure: PartialDate | None) -> End:
    """The end of an interest that a statement ends without saying when."""
    if ending.stated_on is None:
        return End(counts=False)
    last = day_before(ending.stated_on)
    is_known = sure is not None and last is not None and sure.last < last.first
    return End(last=last, sure=sure if is_known else last if sure is not None else NEVER)


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
