"""Whose table it is, where the document says so: in the words before it, in its caption, or in the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tieline.model.document import Document
from tieline.model.span import Span
from tieline.read.entry.line import iter_lines
from tieline.read.table.grid import Table
from tieline.read.table.header import Header, load_table_words
from tieline.read.table.heading import check_organisation, find_organisations, iter_headings
from tieline.read.table.letter import is_field
from tieline.read.table.owned import calls_owned, find_known
from tieline.text.script import HANZI_RANGES, has_hanzi

BEFORE_CHARS = 400
LINES_BEFORE = 3
"""So many lines before a table, within so many characters, may say whose it is (our choice)."""

_LATIN = r"(?P<name>[A-Z][\w&.,'’()/ -]{1,120}?)"
_HANZI = rf"(?P<name>[{HANZI_RANGES}A-Za-z0-9（）()·]{{4,40}}?)"
_END = (
    r"(?=\s*(?:$|[\n:;。：；，]|[.]\s|[.]$|,? (?:as|on|at|in|is|are|was|were|has|have|which|after|before|since|by"
    r"|and its|following)\b|\s[(（–—-]|[(（]))"
)
_START = re.compile(rf"(?:^|(?<=[\s(（“\"'：:，。；、《])|(?<=[为是]))(?=[A-Z{HANZI_RANGES}])", re.MULTILINE)
_OWN_NAME = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Tt]his) Company\b|本公司|(?<![\u4e00-\u9fff])公司(?:的)?(?=股东|股权|董事|主要|前)"
)
INFERRED_KINDS = frozenset({"ownership", "officers"})
"""Kinds of tables that are about the organisation of their heading; contracts are as often those of a supplier."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The party that a table is about.

    Attributes:
        name: Where its name stands.
        words: The words that say that the table is about it, or the heading below which the table stands.
        is_inferred: Whether only the heading tells.
    """

    name: Span
    words: Span
    is_inferred: bool = False


def find_subject(document: Document, table: Table, header: Header) -> Subject | None:
    """Find the party that a table is about.

    Args:
        document: The document.
        table: The table.
        header: Its header.

    Returns:
        The party that the words before the table or the title say it is about, else the only organisation of the
        nearest heading that names one; None where there is none, or where the words before name one that is not surely
        an organisation.
    """
    text, is_owned = document.text, header.kind.name == "ownership"
    stretches = [*iter_before(text, table, header), *_find_title(document)]
    for stretch in stretches:
        found = _find_named(text, stretch, header.kind.name)
        if found is None and is_owned:
            found = find_known(text, stretch)
        if found is not None:
            return Subject(found, stretch)
        if is_owned and calls_owned(text, stretch):
            return None
    own = next((s for s in iter_before(text, table, header) if _OWN_NAME.search(s.cut(text))), None)
    for title in _find_title(document) if own is not None else ():
        named = find_organisations(text, title)
        if len(named) == 1:
            return Subject(named[0], title)
    return _infer(document, table) if header.kind.name in INFERRED_KINDS else None


def _infer(document: Document, table: Table) -> Subject | None:
    """The only organisation of the nearest heading that names any."""
    for heading in iter_headings(document, table.span.start):
        named = find_organisations(document.text, heading)
        if named:
            return Subject(named[0], heading, is_inferred=True) if len(named) == 1 else None
    return None


def iter_before(text: str, table: Table, header: Header) -> Iterator[Span]:
    """Walk what stands right before a header.

    Args:
        text: Canonical text.
        table: The table.
        header: Its header.

    Yields:
        Rows of the table above it, then the lines before the table, the nearest first; no lines of a letter's head.
    """
    first = min(cell.span.start for cell in table.cells if cell.last_row == header.last_row)
    for cell in table.cells:
        if cell.span.end <= first and cell.last_row < header.last_row:
            yield cell.span
    start = table.span.start
    lines = [line.span for line in iter_lines(text, start=max(0, start - BEFORE_CHARS), end=start)]
    yield from (line for line in lines[-LINES_BEFORE:][::-1] if not is_field(line.cut(text)))


def _find_title(document: Document) -> list[Span]:
    """Where the title stands in the text; nowhere if the text does not have it."""
    at = document.text.find(document.title) if document.title else -1
    return [Span(at, at + len(document.title))] if document.title and at >= 0 else []


def _find_named(text: str, stretch: Span, kind: str) -> Span | None:
    """The name that a pattern of the kind finds: in Latin script the longest, in Hanzi what begins last."""
    found: list[Span] = []
    for pattern, opens in _patterns(kind):
        if opens:
            starts = (start.start() for start in _START.finditer(text, stretch.start, stretch.end))
            matches = [match for at in starts if (match := pattern.match(text, at, stretch.end)) is not None]
        else:
            matches = list(pattern.finditer(text, stretch.start, stretch.end))
        found += [
            span for match in matches if (span := check_organisation(text, match.start("name"), match.end("name")))
        ]
    if any(has_hanzi(span.cut(text)) for span in found):
        return max(found, key=lambda span: (span.start, span.end))
    return max(found, key=lambda span: (span.end - span.start, -span.start), default=None)


@cache
def _patterns(kind: str) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """The patterns of a kind of table, and whether each opens with the name."""
    made = []
    for pattern in load_table_words().subjects.get(kind, ()):
        opens = pattern.startswith("{name}")
        name = _HANZI if re.search(f"[{HANZI_RANGES}]", pattern) else _LATIN
        ends = "" if not pattern.endswith("{name}") else _END
        made.append((re.compile(pattern.replace("{name}", name) + ends), opens))
    return tuple(made)
