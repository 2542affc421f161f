"""The dates of a tie: those that its pattern names, else the date nearest to the match."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tieline.model.span import Span
from tieline.model.tie import Property
from tieline.read.annotation import Annotation
from tieline.read.date.parts import DateMention

DATED = frozenset({"date", "date_on", "date_off"})
"""Properties whose value is a date."""


def iter_date_properties(
    annotation: Annotation, named: Mapping[str, Span], dated: str | None, *, within: Span, at: int
) -> Iterator[Property]:
    """Read the dates of a tie.

    Args:
        annotation: The document as read so far.
        named: Properties whose words the pattern took.
        dated: The property that takes the nearest date; None for none.
        within: Where that date may stand.
        at: Where the match begins.

    Yields:
        Properties with dates in ISO form; none for a date without a value or one that dates two things.
    """
    for name, span in named.items():
        for date in annotation.dates_in(span):
            is_open = name == "date_off" and date.end is None and named.get("date_on") == span  # "from 2010"
            if date.value is not None and not is_open:
                yield from _bound(name, date, annotation)
    if dated is None or dated in named:
        return
    dates = annotation.dates_in(within)
    nearest = min(dates, key=lambda date: (abs(date.span.start - at), date.span.start), default=None)
    if nearest is not None and nearest.value is not None and not _is_one_of_two(nearest, dates, annotation.text):
        yield Property(dated, _interval(nearest), annotation.quote(nearest.span))


def _bound(name: str, date: DateMention, annotation: Annotation) -> Iterator[Property]:
    """A named date; of a stretch of time `date_on` takes its beginning and `date_off` its end, where it has one."""
    value = {"date_on": str(date.value), "date_off": str(date.end or date.value)}.get(name, _interval(date))
    yield Property(name, value, annotation.quote(date.span))


def _is_one_of_two(date: DateMention, dates: Sequence[DateMention], text: str) -> bool:
    """Whether a date is joined to another: "in October 2019 and May 2020" dates no single tie."""
    ordered = [other.span for other in dates]
    gaps = [Span(a.end, b.start) for a, b in pairwise(ordered) if a.end < b.start and date.span in {a, b}]
    return any(gap.cut(text).strip() in {"and", "or", ", and"} for gap in gaps)


def _interval(date: DateMention) -> str:
    return f"{date.value}/{date.end}" if date.end is not None else str(date.value)
