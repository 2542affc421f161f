"""The Entity List as rules print it: country by country, an entry below the other, or its table without columns.

Text made of Federal Register pages gives the cells one after the other: a country, then for each entry its entity
column in one or several paragraphs, licence requirement, licence review policy and citation, the last three at times
before the addresses. Other pages have the entity column alone, an entry on one or several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tieline.model.entity import Schema
from tieline.model.span import Span
from tieline.names.person_name import parse_person
from tieline.read.entry.address import Opening, has_address, has_head
from tieline.read.entry.entry import Entry
from tieline.read.entry.line import trim
from tieline.read.entry.opener import find_opener
from tieline.read.entry.piece import Piece, find_field, find_heading, is_parting, iter_pieces
from tieline.read.entry.printed import ALIASES, parse_printed

_TABLE = re.compile(
    r"^[ \t]*Supplement No\. ?\d+ to Part 744\b.*$|^[ \t]*License\s+requirement[ \t]*$", re.MULTILINE | re.I
)
_END = re.compile(r"^[ \t]*(?:\[FR Doc|BILLING CODE|Dated:|\* +\* +\* *\n\s*\d+\. )", re.MULTILINE)
_CAPITALS = re.compile(r"^[ \t]*[A-Z][A-Z ,.'’()-]{2,58}[ \t]*$", re.MULTILINE)
_PENDING = re.compile(r"(?:;|,|\band)$")
_PROSE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|shall|these|this|we)\b")
MAX_ENTRY_CHARS = 6_000
"""A longer run of pieces is no entry. Source: the longest entry of the Entity List of 2025-11 has 4,400."""

MAX_ADDRESS_CHARS = 600
"""A longer piece is no address (our choice)."""


@dataclass(slots=True)
class _Open:
    """An entry that is being read."""

    pieces: list[Span]
    place: Span | None
    fields: list[tuple[str, Span]] = field(default_factory=list)
    _read: tuple[int, bool] = (0, False)

    def has_address(self, text: str) -> bool:
        """Whether an address was among its pieces."""
        if self._read[0] != len(self.pieces):
            party = parse_printed(text, self.pieces)
            self._read = (len(self.pieces), party is not None and bool(party.addresses))
        return self._read[1]

    def is_pending(self, text: str) -> bool:
        """Whether its last piece asks for more."""
        return _PENDING.search(self.pieces[-1].cut(text)) is not None


def iter_register_entries(text: str) -> Iterator[Entry]:
    """Read the entries of an Entity List.

    Args:
        text: Canonical text.

    Yields:
        The entries in text order.
    """
    at = 0
    for start, end, is_table in sorted(_stretches(text)):
        if start >= at:
            entries, at = _read_stretch(text, start, end, is_table=is_table)
            yield from entries


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where entries may stand: below the table's title, else at each list of aliases and each heading of a country."""
    title = _TABLE.search(text)
    first = title.end() if title is not None else len(text)
    for alias in ALIASES.finditer(text, 0, first):
        if alias["count"] and "\t" not in _line_around(text, alias.start()):
            yield text.rfind("\n", 0, alias.start()) + 1, first, False
    for capitals in _CAPITALS.finditer(text, 0, first):
        line = trim(text, capitals.start(), capitals.end(), marks=" ")
        if line is not None and find_heading(text, line) is not None:
            yield capitals.start(), first, False
    if title is not None:
        end = _END.search(text, first)
        yield first, end.start() if end is not None else len(text), True


def _line_around(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 : (text.find("\n", at) + 1 or len(text) + 1) - 1]


def _read_stretch(text: str, start: int, end: int, *, is_table: bool) -> tuple[list[Entry], int]:
    """The entries of a stretch, and where it ends: outside of a table, with the first piece that is part of none."""
    entries: list[Entry] = []
    place: Span | None = None
    open_: _Open | None = None
    title = _TABLE.search(text, max(0, start - 200), start) if is_table else None
    lead = trim(text, title.start(), title.end()) if title is not None else None
    for piece in iter_pieces(text, start, end):
        words = piece.span.cut(text)
        if is_parting(words) or "\t" in words:
            # Rows of tables are read by their columns.
            continue
        if (heading := find_heading(text, piece.span)) is not None:
            entries += _close(text, open_, lead)
            open_, place = None, heading
        elif (kind := find_field(words)) is not None:
            if open_ is not None:
                open_.fields.append((kind, piece.span))
        elif _opens(text, piece, open_, is_table=is_table):
            entries += _close(text, open_, lead)
            open_ = _Open([piece.span], place)
        elif open_ is not None and _goes_on(text, piece.span, open_):
            open_.pieces.append(piece.span)
        elif not is_table:
            end = piece.span.start
            break
    return [*entries, *_close(text, open_, lead)], end


def _opens(text: str, piece: Piece, open_: _Open | None, *, is_table: bool) -> bool:
    """Whether a piece opens an entry, and is no further address of the one above it."""
    opener = find_opener(text, piece.span.start, piece.span.end)
    if opener is None:
        return False
    if opener.has_aliases:
        return True
    waits = open_ is not None and not open_.has_address(text)
    if open_ is not None and open_.is_pending(text):
        return piece.is_marked and opener.is_sure
    if opener.is_alone:
        return is_table and opener.has_form
    if opener.has_form:
        return True
    if opener.opening is Opening.NAME or piece.is_marked:
        return not waits or any(ch.isdigit() for ch in text[opener.name.end : piece.span.end])
    return not waits


def _goes_on(text: str, piece: Span, open_: _Open) -> bool:
    """Whether a piece belongs to the entry above it: another alias, or an address."""
    words = piece.cut(text)
    if piece.end - open_.pieces[0].start > MAX_ENTRY_CHARS:
        return False
    if words[0] in "—–-" or open_.is_pending(text):
        return True
    if len(words) > MAX_ADDRESS_CHARS or _PROSE.search(words):
        return False
    return has_address(text, piece.start, piece.end)


def _close(text: str, open_: _Open | None, lead: Span | None) -> Iterator[Entry]:
    if open_ is None:
        return
    party = parse_printed(text, open_.pieces)
    last = max((*open_.pieces, *(span for _, span in open_.fields)), key=lambda span: span.end)
    if party is not None and last.end - party.name.start <= MAX_ENTRY_CHARS:
        yield Entry(
            Span(party.name.start, last.end), party.name, party.others, party.addresses, open_.place,
            tuple(open_.fields), lead, schema=find_kind(party.name.cut(text)),
        )  # fmt: skip


def find_kind(name: str) -> Schema | None:
    """Find what kind of party a name shows without a word that tells it.

    Args:
        name: The name of an entry.

    Returns:
        A person where it reads as a Chinese name in pinyin; None where it leaves that open.
    """
    is_person = not name.isupper() and not has_head(name) and parse_person(name).chinese
    return Schema.PERSON if is_person else None
