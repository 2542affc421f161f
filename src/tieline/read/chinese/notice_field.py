"""Fields of a procurement notice beyond what its labels announce: which rows count, and what goes on unlabelled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tieline.model.span import Span
from tieline.read.chinese.form import Field
from tieline.read.chinese.party import tells_failure

MAX_REMARK = 40
"""Characters of a value that may say that a lot came to nothing; longer ones are terms and procedures."""

_FOOT = 80
"""Characters at the end of a notice in which its signature is looked for."""

_RANKED = frozenset({"supplier", "candidate"})
_LOWER = re.compile("[2-9二三四五]")
_NEXT_NUMBER = re.compile(r"[；;。]\s*(?:[（(]?[2-9][)）.、．]|[（(]?[二三四五六七八九][)）、])\s*(?=[一-鿿])")
_OURS = re.compile("我(?:单位|部|校|院|所|厂|中心|司|公司|局|站|队)|本(?:单位|部|校|院|所|采购人)")
_SIGNED = re.compile(
    r"(?:\A|[\s。！!])(?P<name>[一-鿿〇（）()A-Za-z0-9]{4,30})\s+(?=[12][0-9]{3}\s*[年./-]|二[〇○零O0])"
)
_OPEN_RESULT = re.compile("候选人|中标|成交|中选")


def complete_fields(simple: str, fields: Sequence[Field]) -> list[Field]:
    """Leave out rows that won nothing, and add what no label of its own announces.

    Args:
        simple: The document in simplified characters.
        fields: What its labels announce.

    Returns:
        Fields in text order: without rows of lots that came to nothing or of lower ranks, and with the further
        winners of a numbered list, the names of a ranked table and the signature of a notice that says 我单位.
    """
    kept = _without_lower_ranks(simple, _without_failed_rows(simple, _name_ranked(simple, fields)))
    return sorted([*kept, *_iter_numbered(simple, kept), *_iter_signed(simple)], key=lambda one: one.label)


def _without_failed_rows(simple: str, fields: Sequence[Field]) -> list[Field]:
    """Leave out the rows of a table of which a cell says that the lot came to nothing."""
    failed = {
        (one.table, one.row)
        for one in fields
        if one.table is not None and one.closed and len(one.value.cut(simple)) <= MAX_REMARK
        if tells_failure(one.value.cut(simple))
    }
    return [one for one in fields if (one.table, one.row) not in failed]


def _without_lower_ranks(simple: str, fields: Sequence[Field]) -> list[Field]:
    """Leave out who stands in a row whose rank is behind the first."""
    lower = {
        (one.table, one.row)
        for one in fields
        if one.role == "rank" and one.closed and one.row and _LOWER.search(one.value.cut(simple))
    }
    return [one for one in fields if one.role not in _RANKED or (one.table, one.row) not in lower]


def _name_ranked(simple: str, fields: Sequence[Field]) -> list[Field]:
    """Take the names of a ranked table for candidates, in a notice of results that announces nobody else."""
    tables = {one.table for one in fields if one.role == "rank" and one.row}
    if any(one.role in _RANKED for one in fields) or not _OPEN_RESULT.search(simple):
        return list(fields)
    return [
        replace(one, role="candidate") if one.role == "name" and one.row and one.table in tables else one
        for one in fields
    ]


def _iter_numbered(simple: str, fields: Sequence[Field]) -> Iterator[Field]:
    """The further winners of a numbered list, which stand behind the value of the one before: 1.甲（…）；2.乙（…）."""
    winner: Field | None = None
    for one in fields:
        if one.role == "supplier":
            winner = one
        elif one.role != "value" or winner is None or one.row:
            winner = None
            continue
        number = _NEXT_NUMBER.search(simple, one.value.start, one.value.end)
        if winner is not None and one.role == "value" and number is not None:
            yield replace(winner, label=Span(number.start(), number.end()), value=Span(number.end(), one.value.end))


def _iter_signed(simple: str) -> Iterator[Field]:
    """The name before the date at the foot of a notice that speaks of its author as 我单位."""
    start = max(0, len(simple) - _FOOT)
    found = _SIGNED.search(simple, start) if _OURS.search(simple) is not None else None
    if found is not None:
        span = Span(*found.span("name"))
        yield Field("publisher", span, span, closed=True)
