"""The dates of a tie: those that its pattern names, else the date nearest to the match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tieline.model.span import Span
from tieline.model.tie import Property, RelationshipType
from tieline.read.annotation import Annotation
from tieline.read.date.parts import DateMention

DATED = frozenset({"date", "date_on", "date_off"})
"""Properties whose value is a date."""

_BEGUN = re.compile(
    r"\b(?:sign(?:ed|s)|since|beg[au]n|concluded|reached|struck|inked|entered into|formed|founded|set up|established"
    r"|launched|dating|acquired|bought|made|from)(?: back)?(?: (?:in|on|to|from|of|as of))? ?"
    r"(?:(?:the )?(?:year|early|late|mid-?) ?)?$",
    re.IGNORECASE,
)
"""Words before a date by which it is that of a beginning."""
_NAMED = re.compile(r" (?:[a-z-]+ ){0,2}?(?:agreement|contract|memorandum|deal|partnership|venture|pact|accord)\b")
_REACH = 60
"""Characters before a date in which such words may stand."""
_TURN = re.compile(r"[;:]|, (?:and|but)\b|\b(?:while|whereas|but|when|after|before)\b|\band (?:it|they|signed|then)\b")


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


def iter_end_properties(
    annotation: Annotation, kind: RelationshipType, dated: str | None, *, within: Span, end: Span
) -> Iterator[Property]:
    """Read the dates of a tie that has ended.

    Args:
        annotation: The document as read so far.
        kind: The tie.
        dated: The property that takes the nearest date of a tie told as begun; "date_off" and None for any other.
        within: Where its dates may stand.
        end: The word that tells of its end.

    Yields:
        `date_off`, the date behind that word in its clause, else the one before it; and where an earlier date is that
        of the beginning ("signed in 2015"), `date` of an agreement or `date_on` of any other tie.
    """
    dates = [date for date in annotation.dates_in(within) if date.value is not None]
    begun = [date for date in dates if _is_begin(annotation.text, date.span)]
    behind = [date for date in dates if date.span.start >= end.end and _in_reach(annotation, end.end, date.span.start)]
    before = [date for date in dates if date.span.end <= end.start and _in_reach(annotation, date.span.end, end.start)]
    free = [date for date in (*behind, *reversed(before)) if date not in begun]
    if free:
        last = free[0].end or free[0].value
        yield Property("date_off", str(last), annotation.quote(free[0].span))
    if dated not in {None, "date_off"} and not begun:
        begun = [date for date in free[1:] if _is_earlier(date, free[0])]
    for date in begun[:1]:
        name = "date" if kind is RelationshipType.AGREEMENT else "date_on"
        yield Property(name, str(date.value), annotation.quote(date.span))


def _is_earlier(date: DateMention, other: DateMention) -> bool:
    """Whether a date is surely before another."""
    return date.value is not None and other.value is not None and date.value.is_before(other.value) is True


def _is_begin(text: str, date: Span) -> bool:
    """Whether a date is that of a beginning: "signed in 2015", "its 2015 agreement"."""
    before = text[max(0, date.start - _REACH) : date.start]
    return _BEGUN.search(before) is not None or _NAMED.match(text, date.end) is not None


def _in_reach(annotation: Annotation, start: int, end: int) -> bool:
    """Whether words between an end and a date turn to nothing else."""
    return _TURN.search(annotation.text, start, end) is None


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
