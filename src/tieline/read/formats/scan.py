"""A scanned page: turned upright, read, its seals read too, and every place given in pixels of the page as it came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tieline.model.document import Box
from tieline.read.formats.line import find_separators
from tieline.read.formats.recognition import Character, Line, recognise
from tieline.read.formats.seal import fade_seals, find_seals, read_seal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

UPRIGHT_SCORE = 0.85
"""Pages whose mean score reaches this are upright. Letters of ours scored .99 upright and .64 in any other turn."""

TALL_RATIO = 1.5
"""A line higher than this many times its width runs up or down the page."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scanned page says.

    Attributes:
        lines: Its lines in reading order, those around seals last. Places are those of the page as it came, also
            where it had to be turned to be read.
        separators: What stands between each line and the next: one fewer than there are lines.
    """

    lines: tuple[Line, ...]
    separators: tuple[str, ...]


def read_scan(pixels: NDArray[np.uint8]) -> Scan:
    """Read a scanned page, however it lies.

    Args:
        pixels: Height by width by three colours, blue first.

    Returns:
        Its lines; none when there are no words.

    Raises:
        ImportError: The `ocr` extra is not installed; call `require_recognition` first.
    """
    import numpy as np

    seals = find_seals(pixels)
    page = fade_seals(pixels, seals) if seals else pixels
    quarters, lines = _turn_upright(page)
    words = find_separators([line.text for line in lines], boxes=[line.box for line in lines])
    height, width = pixels.shape[:2]
    found = [_turn_back(line, quarters, height, width) for line in lines]
    around = [
        read_seal(np.rot90(pixels[top:bottom, left:right], quarters), (left, top, right, bottom))
        for left, top, right, bottom in seals
    ]
    found.extend(line for line in around if line is not None)
    return Scan(tuple(found), (*words, *["\n\n"] * (len(found) - 1 - len(words))))


def _turn_upright(pixels: NDArray[np.uint8]) -> tuple[int, list[Line]]:
    """The turn, in quarters against the clock, in which the page reads best, and its lines then."""
    import numpy as np

    lines = recognise(pixels)
    best = (0, lines)
    if not lines or (_score(lines) >= UPRIGHT_SCORE and not _is_sideways(lines)):
        return best
    best_score = 0.0 if _is_sideways(lines) else _score(lines)
    for quarters in (1, 3) if _is_sideways(lines) else (2,):
        turned = recognise(np.ascontiguousarray(np.rot90(pixels, quarters)))
        if turned and _score(turned) > best_score:
            best, best_score = (quarters, turned), _score(turned)
        if best_score >= UPRIGHT_SCORE:
            break
    return best


def _score(lines: Sequence[Line]) -> float:
    return sum(line.score * len(line.text) for line in lines) / sum(len(line.text) for line in lines)


def _is_sideways(lines: Sequence[Line]) -> bool:
    tall = sum(len(line.text) for line in lines if _is_tall(line.box))
    return 2 * tall > sum(len(line.text) for line in lines)


def _is_tall(box: Box) -> bool:
    left, top, right, bottom = box
    return bottom - top > TALL_RATIO * (right - left)


def _turn_back(line: Line, quarters: int, height: int, width: int) -> Line:
    if not quarters:
        return line
    characters = tuple(
        Character(character.text, _box_back(character.box, quarters, height, width), character.score)
        for character in line.characters
    )
    return replace(line, box=_box_back(line.box, quarters, height, width), characters=characters)


def _box_back(box: Box, quarters: int, height: int, width: int) -> Box:
    """Where a box of the turned page lies on the page as it came (its height and width)."""
    left, top, right, bottom = box
    if quarters == 1:
        return (width - bottom, left, width - top, right)
    if quarters == 2:
        return (width - right, height - bottom, width - left, height - top)
    return (top, height - right, bottom, height - left)
