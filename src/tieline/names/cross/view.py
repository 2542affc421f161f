"""Kernels: one name, cut out of the arrays of many."""

from __future__ import annotations

from typing import NamedTuple

from tieline.names.cross.arrays import Bytes, Floats, Int8s, Int16s, Int32s, Int64s
from tieline.names.cross.pack import HanziPack, LatinPack
from tieline.names.kernel import kernel


class LatinView(NamedTuple):
    """One Latin name; arrays are parts of those of its `LatinPack`.

    Attributes:
        words: Hash of the stem of each word.
        joins: Hash of each word as written joined with the next one; 0 for the last.
        halves: Hashes of the two words that each word is made of; 0 for none.
        rarity: How much each word tells.
        kinds: What each word is.
        syllables: How many pinyin syllables it reads as.
        letter_starts: Where the letters of each word begin, and where those of the last one end.
        letters: Letters of all names, 0 for a.
        places: Place numbers, -1 for none.
        numbers: Hashes of numbers, 0 for none.
        company: 1 when it has the legal form of a company, else 0.
    """

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
    company: int


class HanziView(NamedTuple):
    """One Hanzi name; arrays are parts of those of its `HanziPack`.

    Attributes:
        words: Hash of the stem of each Latin unit; 0 for Hanzi.
        rarity: How much each unit tells.
        kinds: What each unit belongs to.
        variants: Syllable numbers of each unit, -1 for none.
        penalties: How unusual each of them is.
        spans: Words of the lexicon in it: start, end, entry.
        places: Place numbers, -1 for none.
        numbers: Hashes of numbers, 0 for none.
        company: 1 when it has the legal form of a company, else 0.
    """

    words: Int64s
    rarity: Floats
    kinds: Int8s
    variants: Int16s
    penalties: Floats
    spans: Int32s
    places: Int16s
    numbers: Int64s
    company: int


@kernel
def view_latin(pack: LatinPack, name: int) -> LatinView:
    """Cut one Latin name out.

    Args:
        pack: Latin names.
        name: Its number.

    Returns:
        The name.
    """
    start, end = pack.starts[name], pack.starts[name + 1]
    return LatinView(
        pack.words[start:end],
        pack.joins[start:end],
        pack.halves[start:end],
        pack.rarity[start:end],
        pack.kinds[start:end],
        pack.syllables[start:end],
        pack.letter_starts[start : end + 1],
        pack.letters,
        pack.places[name],
        pack.numbers[name],
        pack.company[name],
    )


@kernel
def view_hanzi(pack: HanziPack, name: int) -> HanziView:
    """Cut one Hanzi name out.

    Args:
        pack: Hanzi names.
        name: Its number.

    Returns:
        The name.
    """
    start, end = pack.starts[name], pack.starts[name + 1]
    return HanziView(
        pack.words[start:end],
        pack.rarity[start:end],
        pack.kinds[start:end],
        pack.variants[start:end],
        pack.penalties[start:end],
        pack.spans[pack.span_starts[name] : pack.span_starts[name + 1]],
        pack.places[name],
        pack.numbers[name],
        pack.company[name],
    )
