"""Syllables as the kernels see them: a number each, with their letters in one table."""

from __future__ import annotations

from functools import cache, lru_cache
from threading import Lock

import numpy as np

from tieline.names.cross.arrays import Bytes, Int8s
from tieline.names.pinyin import iter_syllables
from tieline.names.reading import readings

LETTERS = 26
MAX_VARIANTS = 8
"""Of a character with more ways to be written in Latin letters, the rarer ones are left out."""

MAX_SYLLABLE = 8
MAX_SYLLABLES = 4096
"""Every way to write every character that pypinyin knows makes 905 syllables, the longest of seven letters."""


class SyllableTable:
    """Every way to write a syllable that was met, numbered in the order of meeting."""

    __slots__ = ("_letters", "_lock", "_numbers", "_sizes")

    def __init__(self) -> None:
        """Start with the syllables of pinyin."""
        self._numbers = dict[str, int]()
        self._letters = np.zeros((MAX_SYLLABLES, MAX_SYLLABLE), dtype=np.uint8)
        self._sizes = np.zeros(MAX_SYLLABLES, dtype=np.int8)
        self._lock = Lock()
        for syllable in iter_syllables():
            self.number(syllable)

    def number(self, syllable: str) -> int:
        """The number of a syllable.

        Args:
            syllable: Letters a to z.

        Returns:
            Its number, a new one when it is met for the first time; -1 when the table is full or it is too long.
        """
        with self._lock:
            known = self._numbers.get(syllable)
            if known is not None:
                return known
            number = len(self._numbers)
            if number >= MAX_SYLLABLES or not 0 < len(syllable) <= MAX_SYLLABLE or not _is_plain(syllable):
                return -1
            self._letters[number, : len(syllable)] = [ord(letter) - 97 for letter in syllable]
            self._sizes[number] = len(syllable)
            self._numbers[syllable] = number
            return number

    @property
    def letters(self) -> Bytes:
        """The letters of each syllable, 0 for a."""
        return self._letters

    @property
    def sizes(self) -> Int8s:
        """How many letters each has."""
        return self._sizes


def _is_plain(text: str) -> bool:
    """Whether a text has only the letters a to z."""
    return text.isascii() and text.isalpha() and text.islower()


@cache
def syllable_table() -> SyllableTable:
    """The one table of this process.

    Returns:
        The table; it grows as characters are met.
    """
    return SyllableTable()


@lru_cache(maxsize=1 << 15)
def variants(character: str) -> tuple[tuple[int, float], ...]:
    """The ways to write a character in Latin letters.

    Args:
        character: One Hanzi.

    Returns:
        Syllable numbers, each with how unusual the way is: 0 for pinyin.
    """
    table = syllable_table()
    found = dict[int, float]()
    for reading in readings(character):
        number = table.number(reading.letters)
        if number >= 0:
            found[number] = min(reading.penalty, found.get(number, reading.penalty))
    return tuple(sorted(found.items(), key=lambda item: item[1]))[:MAX_VARIANTS]
