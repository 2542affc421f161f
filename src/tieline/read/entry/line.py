"""The lines of a text, with the marks that make them items of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tieline.model.span import Span

_MARK = re.compile(
    r"(?:[•·▪◦‣●○■□*+]|[-–—](?=\s))\s*|[(（]?[0-9]{1,4}(?:[)）]|[.、．](?![0-9]))\s*|[(（](?:[a-z]|[ivxlc]{1,6})[)）]\s*"
    r"|(?:[a-z]|[ivxlc]{1,6})[.)]\s+|[(（][一二三四五六七八九十百]{1,4}[)）]\s*|[一二三四五六七八九十百]{1,4}[、.．]\s*"
    r"|[—–]+(?=\S)"
)
_MARKUP = re.compile(r"</?[a-zA-Z][^<>\n]{0,80}>|\*{2,3}|__|#{1,6}\s|\\")

_PAGE_HEAD = re.compile(
    r"(?:[0-9]{1,6}\s+)?Federal Register\s*(?:/\s*)?Vol\b|Vol(?:\.|ume)\s?[0-9]+\b|Page [0-9]+ of [0-9]+\s*$", re.I
)

MAX_BLOCK_CHARS = 20_000
"""A longer paragraph is cut (our choice)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty.

    Attributes:
        span: Its words, without the mark, the markup around them and white space.
        mark: The mark before them ("•", "1.", "(a)"); empty when there is none.
        indent: Columns before the mark.
        is_apart: Whether an empty line stands before it.
        is_marked_up: Whether markup of bold or underlined text stands around it, as around a heading.
    """

    span: Span
    mark: str
    indent: int
    is_apart: bool
    is_marked_up: bool


def iter_lines(text: str, *, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """Cut a text into lines.

    Args:
        text: Canonical text.
        start: Where to begin.
        end: Where to stop; None is the end of the text.

    Yields:
        The lines that have words, in order.
    """
    stop = len(text) if end is None else end
    is_apart = True
    while start < stop:
        close = text.find("\n", start, stop)
        close = stop if close < 0 else close
        line = _make_line(text, start, close, is_apart)
        if line is not None:
            yield line
        is_apart = line is None
        start = close + 1


def iter_blocks(text: str) -> Iterator[tuple[Span, bool]]:
    """Cut a text into paragraphs and items of lists.

    Args:
        text: Canonical text.

    Yields:
        Each paragraph and each item, and whether it is an item.
    """
    start = end = -1
    is_item = False
    for line in iter_lines(text):
        if start >= 0 and (line.is_apart or line.mark or end - start > MAX_BLOCK_CHARS):
            yield Span(start, end), is_item
            start = -1
        if start < 0:
            start, is_item = line.span.start, bool(line.mark)
        end = line.span.end
    if start >= 0:
        yield Span(start, end), is_item


def _make_line(text: str, start: int, end: int, is_apart: bool) -> Line | None:
    first = start
    while first < end and text[first].isspace():
        first += 1
    indent, begin = first - start, first
    is_marked_up, mark = False, ""
    while begin < end:
        if text[begin].isspace():
            begin += 1
        elif (markup := _MARKUP.match(text, begin, end)) is not None:
            begin, is_marked_up = markup.end(), True
        elif not mark and (found := _MARK.match(text, begin, end)) is not None and found.end() < end:
            begin, mark = found.end(), found[0].strip()
        else:
            break
    close = _trim_end(text, begin, end)
    return Line(Span(begin, close), mark, indent, is_apart, is_marked_up) if begin < close else None


def _trim_end(text: str, begin: int, end: int) -> int:
    """The end without white space and closing markup."""
    while end > begin:
        if text[end - 1].isspace() or text[end - 1] in "*\\":
            end -= 1
        elif text[end - 1] == ">" and (markup := re.search(r"<[^<>\n]{0,80}>$", text[begin:end])) is not None:
            end = begin + markup.start()
        else:
            return end
    return end


def trim(text: str, start: int, end: int, *, marks: str = " \t\n\r,;；，") -> Span | None:
    """Take white space and marks off both ends of a stretch.

    Args:
        text: Canonical text.
        start: Where the stretch begins.
        end: Where it ends.
        marks: What is taken off.

    Returns:
        What is left; None when nothing is.
    """
    while start < end and (text[start] in marks or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in marks or text[end - 1].isspace()):
        end -= 1
    return Span(start, end) if start < end else None


def is_page_head(words: str) -> bool:
    """Whether a line is the running head of a page.

    Args:
        words: The line.

    Returns:
        True for "Federal Register / Vol. 89, No. 50 / Rules and Regulations".
    """
    return _PAGE_HEAD.match(words) is not None
