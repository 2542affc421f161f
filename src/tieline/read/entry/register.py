"""The table of the Entity List where it has lost its columns: one paragraph for each cell, country by country.

Text made of Federal Register pages gives the cells one after the other: a country, then for each entry its entity
column in one or several paragraphs, licence requirement, licence review policy and citation, the last three at times
before the addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tieline.model.span import Span
from tieline.read.entry.entry import Entry
from tieline.read.entry.line import trim
from tieline.read.entry.name import cut_name, ends_with_form, looks_like_name
from tieline.read.entry.place import find_country
from tieline.read.entry.printed import ALIASES, parse_printed

_STARS = re.compile(r"(?:[*•]\s*){3,}|\*\s*\*\s*\*")
_COLUMN_HEADINGS = re.compile(
    r"(?:country|entity|licen[sc]e\s+requirement|licen[sc]e\s+review\s+policy|federal\s+register\s+citation"
    r"|entity\s+name and address|name of (?:entity|person)|\[reserved\]\.?)$",
    re.IGNORECASE,
)
_CITATION = re.compile(r"\(?\d{1,3}\s*F\.?\s?R\.?\s*(?:\d|\[)")
_FIELDS = (
    ("citation", _CITATION),
    ("licence_policy", re.compile(r"(?:policy of|presumption of|case[- ]by[- ]case|license review|see §\s*744)", re.I)),
    ("licence_requirement", re.compile(r"(?:for )?all items|for (?:all )?(?:items|commodities)|items subject", re.I)),
)
_TABLE = re.compile(
    r"^[ \t]*Supplement No\. ?\d+ to Part 744\b.*$|^[ \t]*License\s+requirement[ \t]*$", re.MULTILINE | re.I
)
_END = re.compile(r"^[ \t]*(?:\[FR Doc|BILLING CODE|Dated:|\* +\* +\* *\n\s*\d+\. )", re.MULTILINE)
_GAP = re.compile(r"\n[ \t]*\n\s*")
MAX_ENTRY_CHARS = 6_000
"""A longer run of paragraphs is no entry. Source: the longest entry of the Entity List of 2025-11 has 4,400."""


@dataclass(slots=True)
class _Open:
    """An entry that is being read."""

    pieces: list[Span]
    place: Span | None
    fields: list[tuple[str, Span]] = field(default_factory=list)

    def has_address(self, text: str) -> bool:
        party = parse_printed(text, self.pieces)
        return party is not None and bool(party.addresses)


def iter_register_entries(text: str) -> Iterator[Entry]:
    """Read the entries of an Entity List whose table lost its columns.

    Args:
        text: Canonical text.

    Yields:
        The entries in text order.
    """
    at = 0
    for start, end, is_table in _stretches(text):
        if start >= at:
            yield from _read_stretch(text, start, end, is_table)
            at = end


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where entries may stand: below the table's title, else at each list of aliases."""
    title = _TABLE.search(text)
    first = title.end() if title is not None else len(text)
    for alias in ALIASES.finditer(text, 0, first):
        if alias["count"] and "\t" not in _line_around(text, alias.start()):
            yield text.rfind("\n", 0, alias.start()) + 1, min(first, alias.end() + MAX_ENTRY_CHARS), False
    if title is not None:
        end = _END.search(text, first)
        yield first, end.start() if end is not None else len(text), True


def _line_around(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 : (text.find("\n", at) + 1 or len(text) + 1) - 1]


def _read_stretch(text: str, start: int, end: int, is_table: bool) -> Iterator[Entry]:
    place: Span | None = None
    open_: _Open | None = None
    title = _TABLE.search(text, max(0, start - 200), start) if is_table else None
    lead = trim(text, title.start(), title.end()) if title is not None else None
    for piece in _paragraphs(text, start, end):
        words = piece.cut(text)
        if _STARS.match(words) or _COLUMN_HEADINGS.match(" ".join(words.split())):
            if is_table:
                continue
            break
        if (heading := _find_heading(text, piece)) is not None:
            yield from _close(text, open_, lead)
            open_, place = None, heading
        elif (kind := next((name for name, pattern in _FIELDS if pattern.match(words)), None)) is not None:
            if open_ is not None:
                open_.fields.append((kind, piece))
        elif ALIASES.search(words) is not None or (is_table and _opens(text, piece, open_)):
            yield from _close(text, open_, lead)
            open_ = _Open([piece], place)
        elif open_ is not None and (is_table or _goes_on(words)):
            open_.pieces.append(piece)
        elif not is_table:
            break
    yield from _close(text, open_, lead)


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    for gap in _GAP.finditer(text, start, end):
        if (span := trim(text, start, gap.start(), marks=" ")) is not None:
            yield span
        start = gap.end()
    if (span := trim(text, start, end, marks=" ")) is not None:
        yield span


def _find_heading(text: str, piece: Span) -> Span | None:
    """The country that a heading names."""
    words = piece.cut(text)
    if len(words) > 60 or "\n" in words or not words.isupper():
        return None
    return find_country(text, piece)


def _opens(text: str, piece: Span, open_: _Open | None) -> bool:
    """Whether a paragraph without a list of aliases opens an entry: it begins with a name, and none waits for more."""
    name = cut_name(text, piece.start, piece.end)
    if name is None or not looks_like_name(name.cut(text)) or text[name.start].isdigit() or len(name.cut(text)) < 4:
        return False
    if name.end == piece.end and not ends_with_form(name.cut(text)):
        return False
    waits = open_ is not None and not (open_.fields and open_.has_address(text))
    is_numbered = any(ch.isdigit() for ch in text[name.end : piece.end])
    return ends_with_form(name.cut(text)) or (not waits and is_numbered)


def _goes_on(words: str) -> bool:
    """Whether a paragraph outside of a table belongs to an entry: another alias, or an address."""
    return words[0] in "—–-" or (len(words) < 400 and any(ch.isdigit() for ch in words) and "shall" not in words)


def _close(text: str, open_: _Open | None, lead: Span | None) -> Iterator[Entry]:
    if open_ is None:
        return
    party = parse_printed(text, open_.pieces)
    last = max((*open_.pieces, *(span for _, span in open_.fields)), key=lambda span: span.end)
    if party is not None and last.end - party.name.start <= MAX_ENTRY_CHARS:
        yield Entry(
            Span(party.name.start, last.end), party.name, party.others, party.addresses, open_.place,
            tuple(open_.fields), lead,
        )  # fmt: skip
