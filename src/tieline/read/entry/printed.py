"""The entity column of the Entity List as rules of the Federal Register print it: name, other names, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tieline.model.span import Span
from tieline.read.entry.address import cut_listed_name
from tieline.read.entry.entry import OtherName
from tieline.read.entry.line import trim
from tieline.read.entry.shape import cut_name, end_name, is_form, looks_like_name

ALIASES = re.compile(
    r"[,;]?\s{0,40}(?P<mark>[afd]\.?/?[kb]\.?/?a\.?|also known as|formerly known as|doing business as),?\s+"
    r"(?:the\s+following\s+"
    r"(?P<count>[\w-]+)\s+(?:alias(?:es)?|names?|former names?)|the\s+following(?:\s+aliases)?)\s*:?",
    re.IGNORECASE,
)
ONE_ALIAS = re.compile(
    r",?\s{1,40}\(?(?P<mark>(?P<former>f(?:\.k\.a\.|/k/a|ormerly known as))|[ad](?:\.[kb]\.a\.|/[kb]/a)"
    r"|also known as|doing business as)[,:]?\s+",
    re.IGNORECASE,
)
_DASH = r"[\u2010-\u2015\u2212-]"
_ITEM = re.compile(rf"(?:^|\n)\s*{_DASH}+\s*(?=\S)|(?<=[;:.,\s])[\u2012-\u2015]+(?=\S)")
_STOP = re.compile(r"\.{1,2}\s+(?=[A-Z0-9#]|(?:ul|pr|d|per|pl|sh|kv|str|km|g)\b)")
_SHORTENED = frozenset({"no", "st", "dr", "mr", "ms", "ul", "jr", "sr", "ave", "bldg", "dept", "str", "prof", "gen"})
_ADDRESS_GAP = re.compile(r";\s*(?:and\b\s*)?|\n\s*and\s*\n")
_NO_ADDRESS = re.compile(r"\(\s*[Ss]ee (?:also )?(?:alternate )?address[^()]*\)\.?|\band\s*$|^\s*and\b")
_WORDED = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_WORDED |= {word: number for number, word in enumerate(["eleven", "twelve", "thirteen", "fourteen", "fifteen"], 11)}
_MARKS = " \t\n\r,;:"


@dataclass(frozen=True, slots=True)
class PrintedParty:
    """What the entity column says.

    Attributes:
        name: Where the name stands.
        others: Other names.
        addresses: Addresses, as printed.
    """

    name: Span
    others: tuple[OtherName, ...]
    addresses: tuple[Span, ...]


def parse_printed(text: str, pieces: Sequence[Span]) -> PrintedParty | None:
    """Read the entity column of one entry.

    Args:
        text: Canonical text.
        pieces: Its paragraphs, in order, without those of other columns; at least one.

    Returns:
        Name, other names and addresses; None where no name opens it.
    """
    first = pieces[0]
    mark = ALIASES.search(text, first.start, first.end)
    if mark is None:
        return _parse_plain(text, pieces)
    name = trim(text, first.start, mark.start(), marks=_MARKS)
    if name is None or not looks_like_name(name.cut(text)):
        return None
    stated = _count(mark["count"])
    rest = [span for span in (trim(text, mark.end(), first.end), *pieces[1:]) if span is not None]
    others, addresses = list[Span](), list[Span]()
    for is_item, chunk in _iter_chunks(text, rest):
        if is_item and (stated is None or len(others) < stated):
            alias, behind = _cut_alias(text, chunk, is_last=stated is not None and len(others) + 1 == stated)
            others += [alias] if alias is not None else []
            addresses += [behind] if behind is not None else []
        else:
            addresses.append(chunk)
    former = mark["mark"].lower().startswith("f")
    known = tuple(OtherName(span, former) for span in others)
    return PrintedParty(name, known, tuple(part for span in addresses for part in _iter_addresses(text, span)))


def _count(word: str | None) -> int | None:
    if not word:
        return None
    return int(word) if word.isdecimal() and len(word) < 4 else _WORDED.get(word.lower())


def _parse_plain(text: str, pieces: Sequence[Span]) -> PrintedParty | None:
    """A name without a list of other names, and its addresses."""
    first = pieces[0]
    single = ONE_ALIAS.search(text, first.start, first.end)
    name = cut_listed_name(text, first.start, single.start() if single else first.end)
    if name is None or not looks_like_name(name.cut(text)):
        return None
    at, others = name.end, tuple[OtherName, ...]()
    if single is not None:
        alias = cut_name(text, single.end(), first.end)
        if alias is not None:
            at, others = alias.end, (OtherName(alias, single["former"] is not None),)
    rest = trim(text, at, first.end, marks=_MARKS + ".")
    spans = [span for span in (rest, *pieces[1:]) if span is not None]
    return PrintedParty(name, others, tuple(part for span in spans for part in _iter_addresses(text, span)))


def _iter_chunks(text: str, pieces: Sequence[Span]) -> Iterator[tuple[bool, Span]]:
    """The stretches of the pieces, and whether each stands behind the dash of an item."""
    for piece in pieces:
        starts = [(m.start(), m.end()) for m in _ITEM.finditer(text[piece.start : piece.end])]
        head = trim(text, piece.start, piece.start + starts[0][0] if starts else piece.end)
        if head is not None:
            yield False, head
        ends = [start for start, _ in starts[1:]] + [piece.end - piece.start]
        for (_, begin), end in zip(starts, ends, strict=False):
            span = trim(text, piece.start + begin, piece.start + end)
            if span is not None:
                yield True, span


def _cut_alias(text: str, chunk: Span, *, is_last: bool) -> tuple[Span | None, Span | None]:
    """An item of the list of other names, and the address behind it if there is one."""
    line_end = text.find("\n", chunk.start, chunk.end)
    line_end = chunk.end if line_end < 0 else line_end
    at = line_end
    if line_end == chunk.end and is_last:
        at = _name_end(text, chunk)
    alias = trim(text, chunk.start, at, marks=_MARKS)
    if alias is not None and (tail := re.search(r"[;,.]?\s+(?:and|or)$", alias.cut(text))) is not None:
        alias = trim(text, alias.start, alias.start + tail.start(), marks=_MARKS)
    return end_name(text, alias), trim(text, at, chunk.end, marks=_MARKS + ".")


def _name_end(text: str, chunk: Span) -> int:
    """Where the last other name of a list ends and an address begins on the same line."""
    for stop in _STOP.finditer(text, chunk.start, chunk.end):
        last = text[chunk.start : stop.start()].rpartition(" ")[2]
        following = text[stop.end() : chunk.end].split(" ")[0].strip(",.")
        if not is_form(following) and len(last) > 1 and "." not in last and last.lower() not in _SHORTENED:
            return stop.start() + 1
    name = cut_name(text, chunk.start, chunk.end)
    return chunk.end if name is None else name.end


def _iter_addresses(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    gaps = [*((m.start(), m.end()) for m in _ADDRESS_GAP.finditer(text, span.start, span.end)), (span.end, span.end)]
    for gap_start, gap_end in gaps:
        end = gap_start
        if (note := _NO_ADDRESS.search(text, start, gap_start)) is not None:
            start, end = (note.end(), gap_start) if note.start() == start else (start, note.start())
        part = trim(text, start, end, marks=_MARKS + ".")
        if part is not None and part.end - part.start > 2:
            yield part
        start = gap_end
