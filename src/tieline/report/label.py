"""How wide words are and where lines break, without asking a font: the picture is drawn before anyone opens it."""

from __future__ import annotations

import re
import unicodedata

from tieline.report.visible import show_plain

_NARROW = frozenset("fijlrtI.,:;'|!()[]{} -/\\\u00a0·")
_WIDE = frozenset("mwMWQO@%—…&")
_TOKEN = re.compile(r"\s+|[^\s\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]+|.", re.DOTALL)


def width_of(text: str, size_px: float) -> float:
    """Estimate how wide words are, never too narrow for the fonts the picture asks for.

    Args:
        text: One line.
        size_px: Font size.

    Returns:
        Pixels.

    Source:
        Widths of Helvetica (Adobe font metrics), which Arial and Liberation Sans share, in four classes, each rounded
        up; Hanzi are one em wide. The browser test compares the estimate with what Chromium draws.
    """
    return sum(_em(character) for character in text) * size_px


def wrap(text: str, *, width_px: float, size_px: float, lines: int) -> tuple[str, ...]:
    """Break words into lines.

    Args:
        text: The words; invisible characters become visible marks.
        width_px: How wide a line may be.
        size_px: Font size.
        lines: How many lines there may be; what does not fit is cut, with an ellipsis.

    Returns:
        The lines, at least one, as even as they can be. Hanzi break anywhere, other words at spaces, or inside when a
        word is too long.
    """
    tokens = _TOKEN.findall(" ".join(show_plain(text).split()))
    filled = _fill(tokens, width_px, size_px)
    if len(filled) <= lines:
        longest = max((width_of(token, size_px) for token in tokens), default=0.0)
        for narrower in range(9, 4, -1):
            even = _fill(tokens, width_px * narrower / 10, size_px)
            if len(even) > len(filled) or longest > width_px * narrower / 10:
                break
            filled = even
        return tuple(filled)
    last = filled[lines - 1]
    while last and width_of(f"{last}…", size_px) > width_px:
        last = last[:-1]
    return (*filled[: lines - 1], f"{last.rstrip()}…")


def _fill(tokens: list[str], width_px: float, size_px: float) -> list[str]:
    found = [""]
    for token in tokens:
        if width_of(found[-1] + token, size_px) <= width_px:
            found[-1] += token
        else:
            found.extend(_pieces(token.lstrip(), width_px, size_px))
    return [line.strip() for line in found if line.strip()] or ["?"]


def _pieces(word: str, width_px: float, size_px: float) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width_of(pieces[-1] + character, size_px) > width_px:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _em(character: str) -> float:
    if character in _NARROW:
        return 0.36
    if character in _WIDE:
        return 1.02
    if character.isascii():
        return 0.74 if character.isupper() else 0.58
    if unicodedata.combining(character):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.8
