"""Analysed names laid out as arrays for the kernels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from tieline.names.cross.arrays import Bytes, Floats, Int8s, Int16s, Int32s, Int64s
from tieline.names.cross.lexicon import UnitKind, word_hash
from tieline.names.cross.side import MAX_NUMBERS, MAX_PLACES, HanziSide, LatinSide
from tieline.names.cross.syllable import MAX_VARIANTS, variants
from tieline.names.place import Place, iter_places
from tieline.names.spelling import CACHED_NAMES

Number = TypeVar("Number", np.int16, np.float32)

MAX_ABOVE = 8
"""A place lies in at most so many others that the table names."""

_COMMON_KINDS = frozenset({UnitKind.GENERIC, UnitKind.BODY})
COMMON_PENALTY = 0.8
"""What it costs, in letters, to read a character of a common word (科 in 科技) as part of a brand."""


class LatinPack(NamedTuple):
    """Latin names as arrays; `starts` cuts words by name, `letter_starts` cuts letters by word.

    Attributes:
        starts: Where the words of each name begin; one more than there are names.
        words: Hash of the stem of each word.
        joins: Hash of each word as written joined with the next one of its name; 0 for the last.
        halves: Hashes of the two words that each word is made of; 0 for none.
        rarity: How much each word tells.
        kinds: What each word is.
        syllables: How many pinyin syllables it reads as.
        letter_starts: Where the letters of each word begin; one more than there are words.
        letters: Letters, 0 for a; digits are left out.
        places: Place numbers of each name, -1 for none.
        numbers: Hashes of the numbers of each name, 0 for none.
        company: Whether each name has the legal form of a company.
    """

    starts: Int32s
    words: Int64s
    joins: Int64s
    halves: Int64s
    rarity: Floats
    kinds: Int8s
    syllables: Int8s
    letter_starts: Int32s
    letters: Bytes
    places: Int16s
    numbers: Int64s
    company: Int8s


class HanziPack(NamedTuple):
    """Hanzi names as arrays; `starts` cuts units and `span_starts` cuts words of the lexicon by name.

    Attributes:
        starts: Where the units of each name begin; one more than there are names.
        rarity: How much each unit tells.
        kinds: What each unit belongs to.
        words: Hash of the stem of a Latin unit; 0 for Hanzi.
        variants: Syllable numbers of each unit, -1 for none.
        penalties: How unusual each of them is.
        span_starts: Where the words of the lexicon of each name begin; one more than there are names.
        spans: Start, end and entry of each.
        places: Place numbers of each name, -1 for none.
        numbers: Hashes of the numbers of each name, 0 for none.
        company: Whether each name has the legal form of a company.
    """

    starts: Int32s
    rarity: Floats
    kinds: Int8s
    words: Int64s
    variants: Int16s
    penalties: Floats
    span_starts: Int32s
    spans: Int32s
    places: Int16s
    numbers: Int64s
    company: Int8s


class PlaceNumbers:
    """Places as numbers, with what lies in what."""

    __slots__ = ("_numbers", "above")

    def __init__(self) -> None:
        """Number every place of the table."""
        places = [names.place for names in iter_places()]
        self._numbers = {place.code: number for number, place in enumerate(places)}
        self.above = np.full((max(1, len(places)), MAX_ABOVE), -1, dtype=np.int16)
        for number, place in enumerate(places):
            within = [self._numbers[code] for code in place.within if code in self._numbers][:MAX_ABOVE]
            self.above[number, : len(within)] = within

    def lay_out(self, names: Sequence[Sequence[Place]]) -> Int16s:
        """Write the places of names as an array.

        Args:
            names: The places of each name.

        Returns:
            Their numbers, then -1 for none.
        """
        out = np.full((len(names), MAX_PLACES), -1, dtype=np.int16)
        for row, places in enumerate(names):
            numbers = [self._numbers[place.code] for place in places if place.code in self._numbers]
            out[row, : len(numbers)] = numbers
        return out


def _starts(sizes: Iterable[int], count: int) -> Int32s:
    """Where the parts of each name begin."""
    return np.concatenate(([0], np.cumsum(np.fromiter(sizes, dtype=np.int64, count=count)))).astype(np.int32)


def _lay_out_numbers(names: Sequence[Sequence[str]]) -> Int64s:
    """Hashes of the numbers of names, 0 for none."""
    out = np.zeros((len(names), MAX_NUMBERS), dtype=np.int64)
    for row, numbers in enumerate(names):
        if numbers:
            out[row, : len(numbers)] = [word_hash(number) for number in numbers]
    return out


def _joins(side: LatinSide) -> list[int]:
    """Hashes of neighbouring words written as one."""
    written = [token.written for token in side.tokens]
    return [word_hash(one + other) for one, other in pairwise(written)] + [0] * bool(written)


@lru_cache(maxsize=CACHED_NAMES)
def _letters(written: str) -> bytes:
    """The letters of a word, 0 for a."""
    return bytes(ord(letter) - 97 for letter in written if "a" <= letter <= "z")


def pack_latin(sides: Sequence[LatinSide], places: PlaceNumbers) -> LatinPack:
    """Lay Latin names out.

    Args:
        sides: The names, analysed.
        places: The numbers of places.

    Returns:
        The arrays; names are numbered in this order.
    """
    tokens = [token for side in sides for token in side.tokens]
    letters = [_letters(token.written) for token in tokens]
    return LatinPack(
        starts=_starts((len(side.tokens) for side in sides), len(sides)),
        words=np.array([token.hash for token in tokens], dtype=np.int64),
        joins=np.array([join for side in sides for join in _joins(side)], dtype=np.int64),
        halves=np.array([token.halves for token in tokens], dtype=np.int64).reshape(-1, 2),
        rarity=np.array([token.rarity for token in tokens], dtype=np.float32),
        kinds=np.array([token.kind for token in tokens], dtype=np.int8),
        syllables=np.array([token.syllables for token in tokens], dtype=np.int8),
        letter_starts=_starts(map(len, letters), len(letters)),
        letters=np.frombuffer(b"".join(letters), dtype=np.uint8),
        places=places.lay_out([side.places for side in sides]),
        numbers=_lay_out_numbers([side.numbers for side in sides]),
        company=np.array([side.is_company for side in sides], dtype=np.int8),
    )


@lru_cache(maxsize=CACHED_NAMES)
def _sound_row(text: str, is_common: bool) -> tuple[bytes, bytes]:
    """The ways to write a unit in Latin letters, as a row of syllable numbers and one of penalties."""
    numbers = np.full(MAX_VARIANTS, -1, dtype=np.int16)
    penalties = np.zeros(MAX_VARIANTS, dtype=np.float32)
    for column, (number, penalty) in enumerate(variants(text)):
        numbers[column] = number
        penalties[column] = penalty + (COMMON_PENALTY if is_common else 0.0)
    return numbers.tobytes(), penalties.tobytes()


def _rows(row_bytes: bytes, number: type[Number]) -> npt.NDArray[Number]:
    """Rows of numbers, `MAX_VARIANTS` each, that can be written to as other arrays can."""
    return np.frombuffer(bytearray(row_bytes), dtype=number).reshape(-1, MAX_VARIANTS)


def pack_hanzi(sides: Sequence[HanziSide], places: PlaceNumbers) -> HanziPack:
    """Lay Hanzi names out.

    Args:
        sides: The names, analysed.
        places: The numbers of places.

    Returns:
        The arrays; names are numbered in this order.
    """
    units = [unit for side in sides for unit in side.units]
    sounds = [_sound_row(unit.text, unit.kind in _COMMON_KINDS) for unit in units]
    spans = [span for side in sides for span in side.spans]
    return HanziPack(
        starts=_starts((len(side.units) for side in sides), len(sides)),
        rarity=np.array([unit.rarity for unit in units], dtype=np.float32),
        kinds=np.array([unit.kind for unit in units], dtype=np.int8),
        words=np.array([unit.hash for unit in units], dtype=np.int64),
        variants=_rows(b"".join(numbers for numbers, _ in sounds), np.int16),
        penalties=_rows(b"".join(penalties for _, penalties in sounds), np.float32),
        span_starts=_starts((len(side.spans) for side in sides), len(sides)),
        spans=np.array(spans, dtype=np.int32).reshape(-1, 3),
        places=places.lay_out([side.places for side in sides]),
        numbers=_lay_out_numbers([side.numbers for side in sides]),
        company=np.array([side.is_company for side in sides], dtype=np.int8),
    )
