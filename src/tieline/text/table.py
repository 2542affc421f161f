"""Character tables: replace each character by exactly one, fast on names and on books.

The tables are built on first use (about a tenth of a second) and kept.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray
from opencc import OpenCC

from tieline.text.script import find_hanzi

CHANGING_BLOCKS = (
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    range(0x80, 0xAC00),
    range(0xF900, 0x20000),
    range(0x20000, 0x33480),
)
"""Where characters with another folded form are; Hangul syllables, surrogates and private use have none.

Source:
    Unicode Character Database 17, Blocks.txt: the last block of Hanzi ends at U+3347F.
"""

SHORT_CHARS = 64
"""Up to this length `str.translate` is faster than an array look-up (0.03 µs a character against 2 µs a call)."""

MARKS = {"‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "′": "'", "“": '"', "”": '"', "„": '"', "‟": '"'}
MARKS |= {"«": '"', "»": '"', "「": '"', "」": '"', "『": '"', "』": '"', "″": '"', "´": "'"}
MARKS |= {"‐": "-", "‑": "-", "−": "-"}
STROKES = {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ð": "d", "ɨ": "i", "ʉ": "u"}


class CharacterTable:
    """A map from every character to one character."""

    def __init__(self, changes: dict[str, str]) -> None:
        """Build a table.

        Args:
            changes: One character to one character; what is absent stays.
        """
        self._codes = {ord(old): new for old, new in changes.items()}
        self._array: NDArray[np.uint32] = np.arange(sys.maxunicode + 1, dtype="<u4")
        self._array[list(self._codes)] = [ord(new) for new in changes.values()]

    def apply(self, text: str) -> str:
        """Replace every character.

        Args:
            text: Any text, lone surrogates included.

        Returns:
            A text of the same length.
        """
        if len(text) <= SHORT_CHARS:
            return text.translate(self._codes)
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        changed: NDArray[np.uint32] = self._array[codes]
        return changed.tobytes().decode("utf-32-le", "surrogatepass")


@cache
def fold_table() -> CharacterTable:
    """Get the table behind `text.normal.fold`.

    Returns:
        The table, built once.
    """
    return CharacterTable(_fold_changes())


@cache
def plain_table() -> CharacterTable:
    """Get the table behind `text.normal.fold_plain`: folded, then without accents.

    Returns:
        The table, built once.
    """
    marks = _accent_changes()
    folded = _fold_changes()
    return CharacterTable(marks | {old: marks.get(new, new) for old, new in folded.items()})


@cache
def accent_table() -> CharacterTable:
    """Get the table that takes marks off Latin and Greek letters and keeps their case.

    Returns:
        The table, built once.
    """
    return CharacterTable(_accent_changes())


@cache
def _fold_changes() -> dict[str, str]:
    characters = [chr(code) for block in CHANGING_BLOCKS for code in block]
    changes = {old: new for old, new in zip(characters, _fold_step(characters), strict=True) if old != new}
    # Once more: a compatibility form may have become an upper-case or a traditional character.
    return dict(zip(changes, _fold_step(list(changes.values())), strict=True))


def _fold_step(characters: list[str]) -> list[str]:
    folded = _keep_single(characters, lambda joined: unicodedata.normalize("NFKC", joined))
    folded = [MARKS.get(one, one) for one in folded]
    folded = _keep_single(_keep_single(folded, str.lower), str.casefold)
    simple = _simple_hanzi("".join(folded))
    return [simple.get(one, one) for one in folded]


def _keep_single(characters: list[str], change: Callable[[str], str]) -> list[str]:
    """Change all characters in one call, and keep the old one wherever the new form is not one character."""
    changed = change("\n".join(characters)).split("\n")
    return [new if len(new) == 1 else old for old, new in zip(characters, changed, strict=True)]


def _simple_hanzi(text: str) -> dict[str, str]:
    # Characters of GB2312 are simplified already, or are what people write in simplified text; a conversion that
    # touches them does harm (a Japanese table turns 研 into 硏). Japanese forms (繊, 験) come by traditional ones.
    gb2312 = {bytes((high, low)).decode("gb2312", "ignore") for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)}
    foreign = sorted(set(find_hanzi(text)) - gb2312)
    traditional = _keep_single(foreign, OpenCC("jp2t").convert)
    return dict(zip(foreign, _keep_single(traditional, OpenCC("t2s").convert), strict=True))


@cache
def _accent_changes() -> dict[str, str]:
    changes = STROKES | {old.upper(): new.upper() for old, new in STROKES.items() if old != "ı"}
    for code in (*range(0xC0, 0x250), *range(0x370, 0x400), *range(0x1E00, 0x2000)):
        base, *marks = list(unicodedata.normalize("NFD", chr(code)))
        if marks and all(unicodedata.combining(mark) for mark in marks):
            changes[chr(code)] = changes.get(base, base)
    return changes
