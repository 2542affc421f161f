"""Tables of listed parties: each row is an entry of the list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieline.model.document import Document
from tieline.model.span import Span
from tieline.read.entry.entry import Entry, OtherName
from tieline.read.entry.find import state_entries
from tieline.read.entry.line import iter_lines, trim
from tieline.read.entry.name import find_named
from tieline.read.entry.opener import find_opener
from tieline.read.entry.place import find_country
from tieline.read.entry.printed import ALIASES, parse_printed
from tieline.read.entry.register import find_kind
from tieline.read.entry.shape import looks_like_name
from tieline.read.layout import NO_LAYOUT, Layout
from tieline.read.table.grid import Table, TableCell
from tieline.read.table.header import Header
from tieline.read.table.row import Row, find_party, is_sum, iter_rows
from tieline.read.table.subject import BEFORE_CHARS

_FIELDS = ("list", "reason", "citation", "licence_requirement", "licence_policy", "date_on")
_GAP = re.compile(r"[;；、\n]|,\s+(?=[a-z]\.k\.a\.)")
_REMOVED = re.compile(r"\b(?:remov\w+|delist\w*|delet\w+)\b|移出|删除", re.IGNORECASE)


def read_listed(document: Document, table: Table, header: Header) -> Layout:
    """Read a table of listed parties.

    Args:
        document: The document.
        table: The table.
        header: Its header.

    Returns:
        What its rows state; names alone where the document does not name a list that is known, or who keeps it.
    """
    lead = _find_lead(document.text, table)
    entries = list(_iter_entries(document.text, table, header, lead))
    return state_entries(document, entries) if entries else NO_LAYOUT


def _find_lead(text: str, table: Table) -> Span | None:
    """The line right before the table."""
    start = table.span.start
    lines = list(iter_lines(text, start=max(0, start - BEFORE_CHARS), end=start))
    return lines[-1].span if lines else None


def _iter_entries(text: str, table: Table, header: Header, lead: Span | None) -> Iterator[Entry]:
    place: Span | None = None
    is_removed = lead is not None and _REMOVED.search(lead.cut(text)) is not None
    for row in iter_rows(table, header):
        country = header.get(row.cells, "country")
        place = (find_country(text, country.span) if country is not None else None) or place
        cell = header.get(row.cells, "name")
        if cell is None or is_sum(row) or not _has_words(cell):
            continue
        opener = find_opener(text, cell.span.start, cell.span.end) if "address" not in header.columns else None
        is_printed = ALIASES.search(cell.text) is not None or (opener is not None and not opener.is_alone)
        party = parse_printed(text, [cell.span]) if is_printed else None
        name = party.name if party is not None else find_party(text, cell)
        if name is None:
            continue
        named = find_named(text, cell.span) if party is None else None
        others = party.others if party is not None else (named.others if named is not None else ())
        address = header.get(row.cells, "address")
        yield Entry(
            row.span, name, (*others, *_aliases(text, header.get(row.cells, "alias"), name)),
            party.addresses if party is not None else ((address.span,) if address is not None else ()),
            place, tuple(_fields(row, header)), lead, is_removed, find_kind(name.cut(text)),
        )  # fmt: skip


def _has_words(cell: TableCell) -> bool:
    return any(ch.isalpha() for ch in cell.text)


def _fields(row: Row, header: Header) -> Iterator[tuple[str, Span]]:
    for name in _FIELDS:
        cell = header.get(row.cells, name)
        if cell is not None and _has_words_or_digits(cell):
            yield name, cell.span


def _has_words_or_digits(cell: TableCell) -> bool:
    return any(ch.isalnum() for ch in cell.text)


def _aliases(text: str, cell: TableCell | None, name: Span) -> Iterator[OtherName]:
    if cell is None:
        return
    at = cell.span.start
    gaps = [(gap.start(), gap.end()) for gap in _GAP.finditer(text, cell.span.start, cell.span.end)]
    for gap_start, gap_end in [*gaps, (cell.span.end, cell.span.end)]:
        span = trim(text, at, gap_start)
        at = gap_end
        if span is not None and span != name and looks_like_name(span.cut(text)):
            yield OtherName(span)
