"""Dates as options."""

from __future__ import annotations

from tieline.errors import UsageError
from tieline.model import PartialDate


def parse_date(text: str | None) -> PartialDate | None:
    """Read the value of a date option.

    Args:
        text: What the person gave; None when they gave nothing.

    Returns:
        The date; None when there is none.

    Raises:
        UsageError: It is no date in ISO form.
    """
    if text is None:
        return None
    try:
        return PartialDate(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is not a date", hint="write YYYY, YYYY-MM or YYYY-MM-DD") from error
