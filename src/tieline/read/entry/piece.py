"""The pieces of a printed list: paragraphs, and lines in them that clearly open an entry, a field or a country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tieline.model.span import Span
from tieline.read.entry.line import is_page_head, trim
from tieline.read.entry.opener import find_opener
from tieline.read.entry.place import find_country

_STARS = re.compile(r"(?:[*•]\s*){3,}|\*\s*\*\s*\*")
_COLUMN_HEADINGS = re.compile(
    r"(?:country|entity|licen[sc]e\s+requirement|licen[sc]e\s+review\s+policy|federal\s+register\s+citation"
    r"|entity\s+name and address|name of (?:entity|person)|\[reserved\]\.?)$",
    re.IGNORECASE,
)
_FIELDS = (
    ("citation", re.compile(r"\(?\d{1,3}\s*F\.?\s?R\.?\s*(?:\d|\[)")),
    ("licence_policy", re.compile(r"(?:policy of|presumption of|case[- ]by[- ]case|license review|see §\s*744)", re.I)),
    ("licence_requirement", re.compile(r"(?:for )?all items|for (?:all )?(?:items|commodities)|items subject", re.I)),
)
_GAP = re.compile(r"\n[ \t]*\n\s*")
_MARK = re.compile(r"(?:[•·▪◦●○■□]|[(（]?[0-9]{1,4}[)）]|[0-9]{1,4}[.、．](?![0-9]))\s*(?=\S)")
_SHORTENED = re.compile(r"(?:^|[\s,(])(?:[A-Za-z]|no|nos|bldg|blk|rd|st|ste|rm|dept|fl|apt|ul|str|pr|per)\.$", re.I)
_PENDING = re.compile(r"[,，]$|\b(?:and|of|in)$")
MAX_HEADING = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a list.

    Attributes:
        span: Its words, without the number or bullet before them.
        is_marked: Whether one stands before them.
    """

    span: Span
    is_marked: bool


def iter_pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """Cut a stretch into pieces.

    Args:
        text: Canonical text.
        start: Where it begins.
        end: Where it ends.

    Yields:
        The pieces in text order.
    """
    for gap in _GAP.finditer(text, start, end):
        yield from _cut(text, start, gap.start())
        start = gap.end()
    yield from _cut(text, start, end)


def find_field(words: str) -> str | None:
    """Find which field of an entry some words are.

    Args:
        words: A line or paragraph.

    Returns:
        The name of the property; None where they are none.
    """
    return next((name for name, pattern in _FIELDS if pattern.match(words)), None)


def is_parting(words: str) -> bool:
    """Whether a line only parts entries, or heads a column or a page.

    Args:
        words: A line or paragraph.

    Returns:
        True for stars, for the names of columns, and for the head of a page.
    """
    if is_page_head(words):
        return True
    return _STARS.match(words) is not None or _COLUMN_HEADINGS.match(" ".join(words.split())) is not None


def find_heading(text: str, piece: Span) -> Span | None:
    """Find the country that a heading names.

    Args:
        text: Canonical text.
        piece: A line or paragraph.

    Returns:
        Where the country stands; None where the piece is neither a heading in capitals nor a country alone on its line.
    """
    words = piece.cut(text)
    if len(words) > MAX_HEADING or "\n" in words or any(ch.isdigit() for ch in words):
        return None
    country = find_country(text, piece)
    if not words.isupper():
        is_bare = country is not None and country.cut(text) == words.rstrip(" :：")
        return country if is_bare and not _runs_on(text, piece.start) else None
    return country if country is not None and 2 * (country.end - country.start) >= len(words) else None


def _runs_on(text: str, at: int) -> bool:
    """Whether what stands before a line asks for more: a country below it ends an address."""
    return _PENDING.search(text[max(0, at - MAX_HEADING) : at].rstrip()) is not None


def _cut(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a paragraph."""
    at, line_end = start, text.find("\n", start, end)
    while line_end >= 0:
        if _parts(text, Span(at, line_end), line_end + 1, end):
            yield from _make_piece(text, at, line_end)
            at = line_end + 1
        line_end = text.find("\n", line_end + 1, end)
    yield from _make_piece(text, at, end)


def _make_piece(text: str, start: int, end: int) -> Iterator[Piece]:
    span = trim(text, start, end, marks=" ")
    if span is None:
        return
    mark = _MARK.match(text, span.start, span.end)
    yield Piece(Span(mark.end(), span.end), is_marked=True) if mark is not None else Piece(span, is_marked=False)


def _parts(text: str, before: Span, start: int, end: int) -> bool:
    """Whether a line begins a piece of its own."""
    if before.start >= before.end:
        return False
    stop = text.find("\n", start, end)
    line = trim(text, start, stop if stop >= 0 else end, marks=" ")
    if line is None:
        return False
    words, closing = line.cut(text), text[before.start : before.end].rstrip()
    if "\n" not in closing and is_page_head(closing):
        return True
    if find_field(words) is not None or is_parting(words) or find_heading(text, line) is not None:
        return True
    if "\n" not in closing and find_heading(text, Span(before.start, before.start + len(closing))) is not None:
        return True
    mark = _MARK.match(words)
    opener = find_opener(text, line.start + (mark.end() if mark is not None else 0), end)
    if opener is None:
        return False
    if closing.endswith((".", ")", "]")):
        return _SHORTENED.search(closing[-12:]) is None
    if mark is not None or closing.endswith(";"):
        return opener.is_sure
    tail = Span(max(before.start, before.start + len(closing) - MAX_HEADING), before.start + len(closing))
    country = find_country(text, tail)
    return opener.is_sure and country is not None and country.end == tail.end
