"""The day for which a table states its stakes: in a title of a column, or in the words right before the table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tieline.model.span import Span
from tieline.model.tie import Property
from tieline.read.table.grid import Table
from tieline.read.table.header import Header
from tieline.read.table.statement import TableStatements

_AS_AT = re.compile(r"\b(?:as (?:at|of|on)|position (?:at|on))\b|截[至止]|截止到", re.IGNORECASE)
_ABOUT = re.compile(r"share|stock|stake|owner|holding|股|出资|[^.。！!]\Z", re.IGNORECASE)
"""A sentence before a table dates its stakes only where it is about them; a line without a full stop is a caption."""

_END = re.compile(r"[.;。；](?=\s|$)|\n")


def find_day(table: Table, header: Header, statements: TableStatements, before: Sequence[Span]) -> list[Property]:
    """Find the day for which a table states its stakes.

    Args:
        table: The table.
        header: Its header.
        statements: What quotes the day.
        before: What stands right before the header, the nearest first.

    Returns:
        One property; none where nothing states a day, or the titles of several columns state different ones.
    """
    text = statements.document.text
    titles = [
        cell.span for number, row in table.rows if number <= header.last_row for cell in row.values()
    ]  # fmt: skip
    found = [one for span in dict.fromkeys(titles) for one in _stated(text, span, statements)]
    if len({one.value for one in found}) > 1:
        return []
    about = (span for span in before if _ABOUT.search(span.cut(text)))
    return found[:1] or next((day for span in about if (day := _stated(text, span, statements))), [])


def _stated(text: str, span: Span, statements: TableStatements) -> list[Property]:
    """The only day that stands behind "as at" in some words."""
    mark = _AS_AT.search(text, span.start, span.end)
    if mark is None:
        return []
    end = _END.search(text, mark.end(), span.end)
    return statements.dated("date", Span(mark.start(), end.start() if end is not None else span.end))
