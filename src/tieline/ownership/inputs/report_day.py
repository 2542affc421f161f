"""Tables that state who held what on the days of reports: from which day to which each row counts."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tieline.model import Holding, PartialDate
from tieline.ownership.inputs.day import day_before


@dataclass(frozen=True, slots=True)
class Reported:
    """A holding that a report of a day states.

    Attributes:
        holding: Without dates of its own.
        day: The day the report speaks for; None when none is stated.
        announced: When the report was made public, in ISO form; "" when not stated.
    """

    holding: Holding
    day: PartialDate | None
    announced: str


@dataclass(frozen=True, slots=True)
class Spread:
    """Holdings with the days they count for.

    Attributes:
        holdings: In the order given.
        restated: How many rows a later announcement about the same company and day replaced.
        reports: How many days of companies were reported.
    """

    holdings: tuple[Holding, ...]
    restated: int
    reports: int


def spread_reports(rows: Sequence[Reported]) -> Spread:
    """Let each report count from its day to the day before the company's next report.

    What a report states stands until the next one: this is a convention, for no report says what happened in between,
    and a notice says so. Before its first report nothing is known of a company.

    Args:
        rows: In the table's order.

    Returns:
        The holdings. Of several reports about one company and day, the one announced last counts.
    """
    newest = _newest(rows)
    kept = [row for row in rows if row.day is None or row.announced == newest[_key(row), row.day.text]]
    days, companies = defaultdict[str, list[PartialDate]](list), defaultdict[str, list[str]](list)
    for company, text in newest:
        companies[text].append(company)
    for day in sorted((PartialDate(text) for text in {text for _, text in newest}), key=lambda day: day.last):
        for company in companies[day.text]:
            days[company].append(day)
    return Spread(tuple(_date(row, days[_key(row)]) for row in kept), len(rows) - len(kept), len(newest))


def _newest(rows: Iterable[Reported]) -> dict[tuple[str, str], str]:
    newest = dict[tuple[str, str], str]()
    for row in rows:
        if row.day is not None:
            key = (_key(row), row.day.text)
            newest[key] = max(newest.get(key, ""), row.announced)
    return newest


def _key(row: Reported) -> str:
    return row.holding.owned_id or row.holding.owned


def _date(row: Reported, days: Sequence[PartialDate]) -> Holding:
    if row.day is None:
        return row.holding
    later = bisect_right([day.last for day in days], row.day.last)
    end = day_before(days[later]) if later < len(days) else None
    started = row.holding.held_from
    return replace(
        row.holding,
        held_from=started if started is not None and started.last <= row.day.first else row.day,
        held_to=row.holding.held_to or end,
    )
