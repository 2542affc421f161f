"""Lists within one paragraph: names behind a colon or below a heading, parted by semicolons or commas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from tieline.model.span import Span
from tieline.read.entry.entry import Entry
from tieline.read.entry.known import find_official_list
from tieline.read.entry.lead import find_announcement, is_removal
from tieline.read.entry.line import MAX_BLOCK_CHARS, iter_blocks, trim
from tieline.read.entry.name import Named, find_named
from tieline.read.entry.shape import ends_with_form, opens_with_form

MIN_COMMA_NAMES = 3
"""Fewer names between commas are a part of a sentence (our choice), unless "the following" announces them."""

MAX_COLONS = 4
"""So many colons of a paragraph may open a list (our choice)."""

CONTINUED_CHARS = 400
"""So far behind one list the next heading may stand that goes on with it (our choice)."""

_NEXT_SENTENCE = re.compile(
    r"(?<=[a-z)])(?<!\bLtd)(?<!\bCo)(?<!\bInc)(?<!\bCorp)\.\s+(?=[A-Z])|(?<=[A-Z]{2})\.\s+(?=[A-Z][a-z])|。"
    r"|\.\s+(?=(?:The|This|These|Those|In|For|All|Such|It|They|Any)\s)"
)
_COLON = re.compile(r"[:：](?!//)(?:\s|\*|_|</?\w{1,8}>)*")
_AND = re.compile(r"(?:and|or|以及|及|和)\s+", re.IGNORECASE)
_JOINED = re.compile(r"\s+and\s+(?=[A-Z])")
_FOLLOWING = re.compile(r"\bfollowing\b", re.IGNORECASE)
_AND_MORE = re.compile(r"(?:\s*[-–—])?\s+(?:and|as well as)\s+(?:\d+|[a-z]+)\s+[a-z]+\.?$")


def iter_inline_rolls(text: str) -> Iterator[list[Entry]]:
    """Read the lists that stand within paragraphs.

    Args:
        text: Canonical text.

    Yields:
        The entries of each list, at least two.
    """
    before: Span | None = None
    last: tuple[int, Span] | None = None
    for block, is_item in iter_blocks(text):
        for words, stretch in _iter_partings(text, block, None if is_item else before):
            lead = find_announcement(text, words)
            if lead is None and last is not None and words.start - last[0] <= CONTINUED_CHARS:
                lead = last[1]
            named = _read_list(text, stretch, lead, is_direct=lead.end == words.end) if lead is not None else []
            if lead is not None and len(named) > 1:
                yield [_make_entry(text, item, one, lead) for item, one in named]
                last = (named[-1][0].end, lead)
                break
        before = block


def _iter_partings(text: str, block: Span, before: Span | None) -> Iterator[tuple[Span, Span]]:
    """The words that may announce a list, and where it would stand."""
    for colon in islice(_COLON.finditer(text, block.start, block.end), MAX_COLONS):
        if block.start < colon.start() and colon.end() < block.end:
            yield Span(block.start, colon.start()), Span(colon.end(), min(block.end, colon.end() + MAX_BLOCK_CHARS))
    if before is not None and text[before.end - 1] in ":：":
        yield before, block


def _read_list(text: str, stretch: Span, lead: Span, *, is_direct: bool) -> list[tuple[Span, Named]]:
    """The names of a list; none where the stretch is something else, or commas part it far from its announcement."""
    stop = _NEXT_SENTENCE.search(text, stretch.start, stretch.end)
    end = stop.start() + text.startswith(".", stop.start()) if stop is not None else stretch.end
    if "\t" in text[stretch.start : end]:
        # Rows of a table are lines of a roll.
        return []
    has_semicolons = any(mark in text[stretch.start : end] for mark in ";；")
    pieces = list(_split(text, stretch.start, end, ";；" if has_semicolons else ",，、"))
    is_following = _FOLLOWING.search(text, lead.start, lead.end) is not None
    if pieces and is_following and not has_semicolons:
        pieces[-1:] = _part_pair(text, pieces[-1])
    items = [(piece, find_named(text, piece)) for piece in pieces]
    named = [(piece, one) for piece, one in items if one is not None]
    if not items or items[0][1] is None:
        # What opens with other words than a name is a sentence.
        return []
    if has_semicolons:
        return named if 2 * len(named) >= len(items) else []
    is_announced = is_direct and find_official_list(text, [lead]) is not None
    enough = 2 if is_following else MIN_COMMA_NAMES
    return named if is_announced and len(named) >= enough and len(named) == len(items) else []


def _part_pair(text: str, piece: Span) -> list[Span]:
    """The two names that "and" joins behind a legal form; the piece itself where it does not."""
    for joined in _JOINED.finditer(text, piece.start, piece.end):
        if ends_with_form(text[piece.start : joined.start()]):
            return [Span(piece.start, joined.start()), Span(joined.end(), piece.end)]
    return [piece]


def _split(text: str, start: int, end: int, marks: str) -> Iterator[Span]:
    """The pieces between marks outside of brackets; a legal form behind a comma stays with its name."""
    depth, begin = 0, start
    for at in range(start, end + 1):
        letter = text[at] if at < end else marks[0]
        depth += (letter in "(（") - (letter in ")）")
        following = text[at + 1 : at + 24].strip()
        if at == end or (letter in marks and depth <= 0 and not (letter == "," and opens_with_form(following))):
            piece = trim(text, begin, at, marks=" \t\n\r,*")
            if piece is not None and (joined := _AND.match(text, piece.start, piece.end)) is not None:
                piece = Span(joined.end(), piece.end) if joined.end() < piece.end else None
            if piece is not None and (more := _AND_MORE.search(text[piece.start : piece.end])) is not None:
                piece = Span(piece.start, piece.start + more.start()) if more.start() else None
            if piece is not None:
                yield piece
            begin = at + 1


def _make_entry(text: str, item: Span, named: Named, lead: Span) -> Entry:
    removed = is_removal(lead.cut(text))
    return Entry(item, named.name, named.others, (), named.place, (), lead, removed)
