"""What a date expression states, before anybody asks which day it is, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tieline.model import PartialDate, Span

Unit = Literal["day", "week", "month", "year"]
DateKind = Literal["absolute", "relative", "range", "period"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as a text writes it, and what it means.

    Attributes:
        span: Where it stands in the text that was searched.
        value: The day, month or year; the first one of a range or period. None when the text alone and the anchor
            do not tell ("Thursday" without an anchor, "recently" in Chinese).
        end: The last day, month or year of a range or period, included; None for a single date.
        kind: "absolute" states its own year; "relative" was resolved by the anchor, or could not be; "range" has two
            stated ends; "period" is a stretch that one expression names (a week, a quarter, a decade).
        quote: The words, always equal to the text at the span.
    """

    span: Span
    value: PartialDate | None
    end: PartialDate | None
    kind: DateKind
    quote: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts that one expression states; what it leaves out is None.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        year: Four-digit year.
        month: 1 to 12.
        day: Day of the month.
        weekday: 0 is Monday.
        unit: What `shift` counts; None with a shift means the month or weekday itself ("last October").
        shift: How many units from the anchor; negative is the past ("last month" is -1 month).
        months: Length in months of a period that starts at year and month (a decade is 120).
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: Unit | None = None
    shift: int | None = None
    months: int | None = None

    @property
    def is_bare_weekday(self) -> bool:
        """Whether it names a weekday and nothing of a calendar date."""
        return self.weekday is not None and self.month is None and self.day is None
