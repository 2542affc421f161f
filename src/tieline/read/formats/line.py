"""Lines of a printed page: which line ends are the typesetter's, and which are the author's.

PDF files and pictures hold lines, not paragraphs. A line in which the next word did not fit goes on in the
next one: the two are joined by a space, or by nothing between Hanzi, so that a sentence is whole. A shorter line ends a
paragraph, a heading or an entry, and its line end stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tieline.model.document import Box
from tieline.text.script import HANZI_RANGES

FULL_RATIO = 0.88
"""A line that would have reached this share of the edge with the next word in it is full (type varies in width)."""

BOX_RATIO = 0.96
"""The same where boxes tell the edge exactly."""

ASIDE_RATIO = 0.25
"""A line that begins farther in than this share of the width is a heading, a signature or a date, and its end stays."""

GAP_RATIO = 0.6
"""White space above a line of more than this share of its height sets a paragraph apart."""

HEAD_CHARS = 2_000
"""A title stands within these."""

MIN_FULL_WIDTH = 28
"""Where even the long lines are shorter, the page is a list or a slide and every line end stays."""

_WIDE = re.compile(f"[{HANZI_RANGES}\u3000-\u30ff\uac00-\ud7a3\uff01-\uff60]")
_ENTRY = re.compile(
    r"[•·▪◦‣*–—-]\s|\(?[0-9]{1,3}[.)]\s|\(?[a-zA-Z][.)]\s"
    r"|[（(]?[一二三四五六七八九十]{1,3}[）)、]|第[一二三四五六七八九十百]+[条章节]"
)
_FIRST_WORD = re.compile(f"[^\\s{HANZI_RANGES}]+")
_TERMINAL = re.compile(r"[.!?:;。！？：；][\"”’')\]）】]*$")


def find_separators(lines: Sequence[str], *, boxes: Sequence[Box] | None = None) -> list[str]:
    """Tell what stands between each line and the next.

    A line end is the typesetter's if the first word of the next line did not fit any more.

    Args:
        lines: The lines of one page, in reading order, none of them empty.
        boxes: Where each line stands; None counts characters instead, a Hanzi as two.

    Returns:
        One separator fewer than there are lines: "\\n" where the line end is the author's, else " " or "".
    """
    if not lines:
        return []
    if boxes is not None and len(boxes) == len(lines):
        edge = _near_top([right for _, _, right, _ in boxes])
        left = _near_top([-left for left, _, _, _ in boxes])
        full = [_is_full_box(*pair, edge, -left) for pair in pairwise(zip(lines, boxes, strict=True))]
    else:
        edge = _near_top([_width(line) for line in lines])
        full = [_is_full(line, following, edge) for line, following in pairwise(lines)]
    return [
        _separator(line, following, is_full) for (line, following), is_full in zip(pairwise(lines), full, strict=True)
    ]


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


def join_lines(lines: Sequence[str]) -> str:
    """Join lines that one cell or sentence goes over.

    Args:
        lines: The lines.

    Returns:
        The text, with a space between Latin words and nothing between Hanzi.
    """
    joined = ""
    for line in lines:
        gap = "" if not joined or (_WIDE.match(joined[-1]) and _WIDE.match(line[:1] or " ")) else " "
        joined += gap + line
    return joined


def as_paragraphs(text: str) -> str:
    """Set every line of the beginning of a mended text apart, as `metadata.find_title` expects of a title.

    Args:
        text: A text whose remaining line ends are the author's.

    Returns:
        Its beginning, with blank lines between its lines.
    """
    return text[:HEAD_CHARS].replace("\n", "\n\n")


def _near_top(values: Sequence[int]) -> int:
    return sorted(values)[round(0.9 * (len(values) - 1))]


def _separator(line: str, following: str, is_full: bool) -> str:
    soft = "" if _WIDE.match(line[-1]) or _WIDE.match(following[0]) else " "
    if _ENTRY.match(following) or (line.isupper() and not following.isupper() and not _WIDE.search(line)):
        return "\n"
    if is_full or (following[0].islower() and not _TERMINAL.search(line)):
        return soft
    return "\n"


def _is_full(line: str, following: str, edge: int) -> bool:
    return edge >= MIN_FULL_WIDTH and _width(line) + _first_width(following) >= FULL_RATIO * edge


def _is_full_box(one: tuple[str, Box], two: tuple[str, Box], edge: int, left: int) -> bool:
    (line, (start, top, right, bottom)), (following, (_, next_top, _, next_bottom)) = one, two
    if next_top - bottom > GAP_RATIO * min(bottom - top, next_bottom - next_top):
        return False
    if start - left > ASIDE_RATIO * (edge - left):
        return False
    unit = (right - start) / max(1, _width(line))
    return right + unit * _first_width(following) - left >= BOX_RATIO * (edge - left)


def _first_width(line: str) -> int:
    """The width of what must move to the next line at once: a word and its space, or one Hanzi."""
    if _WIDE.match(line[0]):
        return 2
    word = _FIRST_WORD.match(line)
    return 1 + (word.end() if word else 1)


def _width(line: str) -> int:
    return len(line) + len(_WIDE.findall(line))
