"""Dates as precise as their source, and no more."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_PATTERN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day: "2021", "2021-05" or "2021-05-25".

    Attributes:
        text: The ISO 8601 form, shortened to what is known.
    """

    text: str

    def __post_init__(self) -> None:
        """Refuse what is not a calendar date.

        Raises:
            ValueError: The text is no ISO year, month or day, or names a day that does not exist.
        """
        match = _PATTERN.fullmatch(self.text)
        if match is None:
            raise ValueError(f"not a year, month or day in ISO form: {self.text!r}")
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))

    def __str__(self) -> str:
        """The ISO form."""
        return self.text

    @property
    def first(self) -> date:
        """The earliest day it may mean."""
        parts = [int(part) for part in self.text.split("-")]
        return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)

    @property
    def last(self) -> date:
        """The latest day it may mean."""
        parts = [int(part) for part in self.text.split("-")]
        if len(parts) == 3:
            return self.first
        month = parts[1] if len(parts) == 2 else 12
        return date(parts[0], month, calendar.monthrange(parts[0], month)[1])

    def is_before(self, other: PartialDate) -> bool | None:
        """Whether it is surely before another.

        Args:
            other: The date to compare with.

        Returns:
            True or False where every reading agrees; None where it depends on the unknown part.
        """
        if self.last < other.first:
            return True
        if self.first >= other.last:
            return False
        return None
