"""The words of a PDF page with their places: runs of characters without a wide gap, and lines of such runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium

GAP_HEIGHTS = 1.0
"""White space between segments, in heights of their type: a space has a third, in typewriter letters two thirds."""

MIN_ROWS = 2
"""A table has at least so many rows."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of characters without a wide gap.

    Attributes:
        text: Its words.
        left: Left edge, in points.
        bottom: Lower edge; upwards.
        right: Right edge.
        top: Upper edge.
        breaks: Whether a line begins with it.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    breaks: bool

    @property
    def height(self) -> float:
        """Height of its letters."""
        return max(1.0, self.top - self.bottom)

    @property
    def middle(self) -> float:
        """Where it stands between bottom and top of the page."""
        return (self.bottom + self.top) / 2


Line = list[Segment]


def may_hold_table(text_page: pdfium.PdfTextPage) -> bool:
    """Look quickly whether a page may hold a table.

    Args:
        text_page: The text of the page.

    Returns:
        True if at least two lines have runs of words side by side.
    """
    boxes = sorted((text_page.get_rect(at) for at in range(text_page.count_rects())), key=lambda box: -box[1])
    apart = 0
    for one, two in pairwise(boxes):
        height = max(1.0, one[3] - one[1])
        if abs(one[1] - two[1]) < height / 2 and max(one[0], two[0]) - min(one[2], two[2]) > GAP_HEIGHTS * height:
            apart += 1
    return apart >= MIN_ROWS


def read_segments(text_page: pdfium.PdfTextPage) -> list[Segment]:
    """Put the characters of a page together to segments.

    Args:
        text_page: The text of the page.

    Returns:
        The segments in the order of the file.
    """
    segments: list[Segment] = []
    letters: list[str] = []
    box: tuple[float, float, float, float] | None = None
    breaks = True

    def close() -> None:
        nonlocal box, breaks
        words = " ".join("".join(letters).split())
        if words and box is not None:
            segments.append(Segment(words, *box, breaks))
            breaks = False
        letters.clear()
        box = None

    for at in range(text_page.count_chars()):
        letter = chr(pdfium.raw.FPDFText_GetUnicode(text_page, at))
        if letter in "\r\n":
            close()
            breaks = True
            continue
        if letter.isspace():
            letters.append(" ")
            continue
        left, bottom, right, top = _char_box(text_page, at)
        if box is not None and not _goes_on(box, (left, bottom, right, top)):
            close()
        letters.append(letter)
        box = (left, bottom, right, top) if box is None else _union(box, (left, bottom, right, top))
    close()
    return segments


def _char_box(text_page: pdfium.PdfTextPage, at: int) -> tuple[float, float, float, float]:
    """The box of a character as high as its type, whatever its shape."""
    rect = pdfium.raw.FS_RECTF()
    pdfium.raw.FPDFText_GetLooseCharBox(text_page, at, rect)
    return rect.left, rect.bottom, rect.right, rect.top


def _goes_on(box: tuple[float, float, float, float], letter: tuple[float, float, float, float]) -> bool:
    height = max(1.0, box[3] - box[1])
    on_line = letter[1] < box[3] and letter[3] > box[1] - 0.3 * height
    return on_line and -height < letter[0] - box[2] <= GAP_HEIGHTS * height


def _union(
    one: tuple[float, float, float, float], two: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])


def group_lines(segments: Sequence[Segment]) -> list[Line]:
    """Group segments that stand side by side.

    Args:
        segments: The segments of a page.

    Returns:
        Lines from the top of the page downwards, each from left to right.
    """
    lines: list[Line] = []
    for segment in sorted(segments, key=lambda one: (-one.middle, one.left)):
        if lines and abs(lines[-1][0].middle - segment.middle) < 0.5 * min(lines[-1][0].height, segment.height):
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return [sorted(line, key=lambda one: one.left) for line in lines]
