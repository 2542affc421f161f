"""Whose table it is, where the document says so: in the words before it, in its caption, or in the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tieline.model.document import Document
from tieline.model.span import Span
from tieline.read.chinese.lexicon import load_lexicon as load_chinese_lexicon
from tieline.read.entry.line import iter_lines
from tieline.read.entry.shape import end_name, ends_with_form, looks_like_name
from tieline.read.lexicon import load_lexicon
from tieline.read.table.grid import Table
from tieline.read.table.header import Header, load_table_words
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
_LATIN_NAME = re.compile(r"[A-Z][\w&.'’-]*(?:,? (?:&|and|of|the|\([A-Z]\w+\)|[A-Z][\w&.'’-]*))*")
_HANZI_NAME = re.compile(rf"[{HANZI_RANGES}（）()]{{2,40}}(?:公司|集团|大学|研究院|研究所|银行)")


def find_subject(document: Document, table: Table, header: Header) -> tuple[Span, Span] | None:
    """Find the party that a table is about.

    Args:
        document: The document.
        table: The table.
        header: Its header.

    Returns:
        Where its name stands, and the words that say that the table is about it; None where nothing says so.
    """
    text = document.text
    for stretch in _iter_stretches(text, table, header):
        found = _find_named(text, stretch, header.kind.name)
        if found is not None:
            return found, stretch
    title = _find_title(document)
    if title is None:
        return None
    found = _find_named(text, title, header.kind.name)
    if found is not None:
        return found, title
    own = next((s for s in _iter_stretches(text, table, header) if _OWN_NAME.search(s.cut(text))), None)
    named = _only_name(text, title) if own is not None else None
    return (named, title) if named is not None else None


def _iter_stretches(text: str, table: Table, header: Header) -> Iterator[Span]:
    """What stands right before the header: rows of the table above it, then the lines before, nearest first."""
    first = min(cell.span.start for cell in table.cells if cell.last_row == header.last_row)
    for cell in table.cells:
        if cell.span.end <= first and cell.last_row < header.last_row:
            yield cell.span
    start = table.span.start
    lines = [line.span for line in iter_lines(text, start=max(0, start - BEFORE_CHARS), end=start)]
    yield from lines[-LINES_BEFORE:][::-1]


def _find_title(document: Document) -> Span | None:
    at = document.text.find(document.title) if document.title else -1
    return Span(at, at + len(document.title)) if document.title and at >= 0 else None


def _find_named(text: str, stretch: Span, kind: str) -> Span | None:
    """The name that a pattern of the kind finds: in Latin script the longest, in Hanzi what begins last."""
    found: list[Span] = []
    for pattern, opens in _patterns(kind):
        if opens:
            starts = (start.start() for start in _START.finditer(text, stretch.start, stretch.end))
            matches = [match for at in starts if (match := pattern.match(text, at, stretch.end)) is not None]
        else:
            matches = list(pattern.finditer(text, stretch.start, stretch.end))
        found += [span for match in matches if (span := _checked(text, match.start("name"), match.end("name")))]
    if any(has_hanzi(span.cut(text)) for span in found):
        return max(found, key=lambda span: (span.start, span.end))
    return max(found, key=lambda span: (span.end - span.start, -span.start), default=None)


def _checked(text: str, start: int, end: int) -> Span | None:
    """A name that surely is one of an organisation."""
    while end > start and text[end - 1] in " ,（(":
        end -= 1
    if end <= start:
        return None
    end += text.startswith(".", end)
    span = end_name(text, Span(start, end))
    return span if span is not None and _is_organisation(span.cut(text)) else None


def _is_organisation(name: str) -> bool:
    """Whether a name is one of an organisation by its form or its head word."""
    if not looks_like_name(name):
        return False
    if has_hanzi(name):
        return load_chinese_lexicon().ending.search(name) is not None
    heads = load_lexicon().heads
    words = [word.strip(".,").lower() for word in name.split()]
    has_head = any(word in heads and heads[word].is_organisation for word in words)
    return len(words) > 1 and (ends_with_form(name) or has_head)


def _only_name(text: str, title: Span) -> Span | None:
    """The organisation that a title names, if it names one only."""
    pattern = _HANZI_NAME if has_hanzi(title.cut(text)) else _LATIN_NAME
    found = []
    for match in pattern.finditer(text, title.start, title.end):
        ends = [match.start() + word.end() for word in re.finditer(r"\S+", match[0])]
        formed = [end for end in ends if ends_with_form(text[match.start() : end].rstrip(","))]
        span = _checked(text, match.start(), formed[-1]) if formed else None
        found += [span] if span is not None else []
    return found[0] if len(found) == 1 else None


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
