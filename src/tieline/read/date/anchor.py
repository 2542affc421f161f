"""The year in which an undated page was written, where its own words give it away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tieline.model import PartialDate
from tieline.read.date.parts import DateMention

_THIS_YEAR = re.compile(r"\bthis\s+year\b|今年", re.IGNORECASE)


WRITTEN_MENTIONS = 2
"""So often must the latest written year occur: a single one is as likely a plan for the future (a choice of ours)."""


def infer_anchor(text: str, dates: Sequence[DateMention]) -> PartialDate | None:
    """Infer the year of a page that states no date of its own.

    News style writes the year only of days outside the current one. So where a text dates something "this year" by
    month, the current year is none of those that it writes out: the guess is the year after the latest one that it
    writes out with a month. Without a month "this year", or with fewer than two months of that latest year, there is
    no guess. The result is inferred, never stated: mark it so wherever it is used; it is no published date.

    Args:
        text: The canonical text.
        dates: What find_dates found in it without an anchor.

    Returns:
        A year; None when the words do not give it away.
    """
    if not any(mention.kind == "relative" and _names_month_of_this_year(text, mention) for mention in dates):
        return None
    written = [mention.end or mention.value for mention in dates if mention.kind in {"absolute", "range"}]
    years = [value.first.year for value in written if value is not None and len(value.text) > len("2021")]
    latest = max(years, default=0)
    return PartialDate(f"{latest + 1:04d}") if years.count(latest) >= WRITTEN_MENTIONS else None


def _names_month_of_this_year(text: str, mention: DateMention) -> bool:
    found = _THIS_YEAR.search(text, mention.span.start, mention.span.end)
    return found is not None and found.span() != (mention.span.start, mention.span.end)
