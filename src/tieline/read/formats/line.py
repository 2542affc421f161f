"""Lines of a printed page: which line ends are the typesetter's, and which are the author's.

PDF files and pictures hold lines, not paragraphs. A line that runs to the right edge of the page's text goes on in the
next one: the two are joined by a space, or by nothing between Hanzi, so that a sentence is whole. A shorter line ends a
paragraph, a heading or an entry, and its line end stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tieline.text.script import HANZI_RANGES

FULL_RATIO = 0.78
"""A line this long, measured by the page's long lines, runs to the edge (ragged right; a choice of ours)."""

MIN_FULL_WIDTH = 28
"""Where even the long lines are shorter, the page is a list or a slide and every line end stays."""

_WIDE = re.compile(f"[{HANZI_RANGES}\u3000-\u30ff\uac00-\ud7a3\uff01-\uff60]")
_ENTRY = re.compile(
    r"[•·▪◦‣*–—-]\s|\(?[0-9]{1,3}[.)]\s|\(?[a-zA-Z][.)]\s"
    r"|[（(]?[一二三四五六七八九十]{1,3}[）)、]|第[一二三四五六七八九十百]+[条章节]"
)
_TERMINAL = re.compile(r"[.!?:;。！？：；][\"”’')\]）】]*$")


def find_separators(lines: Sequence[str]) -> list[str]:
    """Tell what stands between each line and the next.

    Args:
        lines: The lines of one page, in reading order, none of them empty.

    Returns:
        One separator fewer than there are lines: "\\n" where the line end is the author's, else " " or "".
    """
    widths = sorted(_width(line) for line in lines)
    edge = widths[int(0.9 * (len(widths) - 1))] if widths else 0
    return [_separator(line, following, edge) for line, following in pairwise(lines)]


def find_page_separator(last: str, first: str) -> str:
    """Tell what stands between two pages.

    Args:
        last: The last line of the page before.
        first: The first line of the page after.

    Returns:
        " " or "" when a sentence runs on, else a blank line.
    """
    if not last or not first or _TERMINAL.search(last):
        return "\n\n"
    if first[0].islower():
        return " "
    if _WIDE.match(last[-1]) and _WIDE.match(first[0]) and not _ENTRY.match(first) and _width(last) >= MIN_FULL_WIDTH:
        return ""
    return "\n\n"


def _separator(line: str, following: str, edge: int) -> str:
    soft = "" if _WIDE.match(line[-1]) or _WIDE.match(following[0]) else " "
    if _ENTRY.match(following) or (line.isupper() and not following.isupper() and not _WIDE.search(line)):
        return "\n"
    if edge >= MIN_FULL_WIDTH and _width(line) >= FULL_RATIO * edge:
        return soft
    if edge >= MIN_FULL_WIDTH and following[0].islower() and not _TERMINAL.search(line):
        return soft
    return "\n"


def _width(line: str) -> int:
    return len(line) + len(_WIDE.findall(line))
