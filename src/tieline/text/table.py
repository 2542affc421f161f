"""Character tables: replace each character by exactly one, fast on names and on books.

What characters become is worked out block by block, as texts ask for them.
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
    range(ord("A"), ord("Z") + 1),
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

BLOCK_BITS = 8
"""Characters are worked out 256 at a time: that takes a tenth of a millisecond, and one for Hanzi."""

Change = Callable[[list[str]], list[str]]

MARKS = {"‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "′": "'", "“": '"', "”": '"', "„": '"', "‟": '"'}
MARKS |= {"«": '"', "»": '"', "「": '"', "」": '"', "『": '"', "』": '"', "″": '"', "´": "'"}
MARKS |= {"‐": "-", "‑": "-", "−": "-"}
STROKES = {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ð": "d", "ɨ": "i", "ʉ": "u"}


class CharacterTable:
    """A map from every character to one character."""

    def __init__(self, change: Change) -> None:
        """Make a table.

        Args:
            change: Gives for each of some characters the one it becomes, without regard to the others.
        """
        self._change = change
        self._codes = _Codes(self._fill)
        self._array: NDArray[np.uint32] = np.arange(sys.maxunicode + 1, dtype="<u4")
        self._known = np.zeros(len(self._array) >> BLOCK_BITS, dtype=np.bool_)

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
        blocks = codes >> BLOCK_BITS
        if not self._known[blocks].all():
            for block in np.unique(blocks).tolist():
                self._fill(block)
        changed: NDArray[np.uint32] = self._array[codes]
        return changed.tobytes().decode("utf-32-le", "surrogatepass")

    def _fill(self, block: int) -> None:
        """Work out what the characters of a block become, once."""
        if self._known[block]:
            return
        codes = range(block << BLOCK_BITS, (block + 1) << BLOCK_BITS)
        changing = [chr(code) for code in codes if any(code in where for where in CHANGING_BLOCKS)]
        new = dict[int, str]()
        if changing:
            new.update(zip(map(ord, changing), self._change(changing), strict=True))
            self._array[list(new)] = [ord(character) for character in new.values()]
        self._codes.update({code: new.get(code) or chr(code) for code in codes})
        self._known[block] = True


class _Codes(dict[int, str]):
    """What each code point becomes, filled block by block."""

    def __init__(self, fill: Callable[[int], None]) -> None:
        super().__init__()
        self._fill = fill

    def __missing__(self, code: int) -> str:
        """The character that a code point becomes whose block was not met before."""
        self._fill(code >> BLOCK_BITS)
        return self[code]


@cache
def fold_table() -> CharacterTable:
    """Get the table behind `text.normal.fold`.

    Returns:
        The table, built once.
    """
    return CharacterTable(_fold)


@cache
def plain_table() -> CharacterTable:
    """Get the table behind `text.normal.fold_plain`: folded, then without accents.

    Returns:
        The table, built once.
    """
    return CharacterTable(lambda characters: _drop_accents(_fold(characters)))


@cache
def accent_table() -> CharacterTable:
    """Get the table that takes marks off Latin and Greek letters and keeps their case.

    Returns:
        The table, built once.
    """
    return CharacterTable(_drop_accents)


def _fold(characters: list[str]) -> list[str]:
    # Twice: a compatibility form may have become an upper-case or a traditional character.
    return _fold_step(_fold_step(characters))


def _drop_accents(characters: list[str]) -> list[str]:
    changes = _accent_changes()
    return [changes.get(one, one) for one in characters]


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
    foreign = sorted(set(find_hanzi(text)) - _simplified())
    if not foreign:
        return {}
    traditional = _keep_single(foreign, _converter("jp2t").convert)
    return dict(zip(foreign, _keep_single(traditional, _converter("t2s").convert), strict=True))


@cache
def _simplified() -> frozenset[str]:
    # Characters of GB2312 are simplified already, or are what people write in simplified text; a conversion that
    # touches them does harm (a Japanese table turns 研 into 硏). Japanese forms (繊, 験) come by traditional ones.
    pairs = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    return frozenset(pair.decode("gb2312", "ignore") for pair in pairs)


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


@cache
def _accent_changes() -> dict[str, str]:
    changes = STROKES | {old.upper(): new.upper() for old, new in STROKES.items() if old != "ı"}
    for code in (*range(0xC0, 0x250), *range(0x370, 0x400), *range(0x1E00, 0x2000)):
        base, *marks = list(unicodedata.normalize("NFD", chr(code)))
        if marks and all(unicodedata.combining(mark) for mark in marks):
            changes[chr(code)] = changes.get(base, base)
    return changes
