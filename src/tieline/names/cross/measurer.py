"""Measuring pairs of names with one lexicon: names laid out once, compared often."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tieline.names.cross import measure
from tieline.names.cross.feature import FEATURES
from tieline.names.cross.lexicon import Lexicon
from tieline.names.cross.link import MAX_LINKS, TOLD_FIELDS
from tieline.names.cross.measure import Measured, Pairs, Tables
from tieline.names.cross.pack import HanziPack, LatinPack, PlaceNumbers, pack_hanzi, pack_latin
from tieline.names.cross.rarity import Rarity
from tieline.names.cross.side import HanziSide, LatinSide, analyse_hanzi, analyse_latin
from tieline.names.cross.sound import GAP, OTHER, SoundTables
from tieline.names.cross.syllable import syllable_table


class Measurer:
    """Analyses names and measures pairs of them. Immutable once built."""

    __slots__ = ("_lexicon", "_places", "_rarity", "_tables")

    def __init__(self, lexicon: Lexicon, rarity: Rarity) -> None:
        """Hold the tables.

        Args:
            lexicon: The lexicon.
            rarity: How rare words and characters are.
        """
        self._lexicon, self._rarity, self._places = lexicon, rarity, PlaceNumbers()
        syllables = syllable_table()
        sounds = SoundTables(syllables.letters, syllables.sizes, OTHER, GAP)
        self._tables = Tables(lexicon.arrays, sounds, self._places.above)

    def analyse_latin(self, name: str) -> LatinSide:
        """Analyse the Latin part of a name.

        Args:
            name: A name; Hanzi in it are left out.

        Returns:
            What the comparison needs of it.
        """
        return analyse_latin(name, self._lexicon, self._rarity)

    def analyse_hanzi(self, name: str) -> HanziSide:
        """Analyse a name in Hanzi.

        Args:
            name: A name with Hanzi, simplified or traditional; Latin words in it count too.

        Returns:
            What the comparison needs of it.
        """
        return analyse_hanzi(name, self._lexicon, self._rarity)

    def pack_latin(self, sides: Sequence[LatinSide]) -> LatinPack:
        """Lay Latin names out.

        Args:
            sides: The names, analysed.

        Returns:
            Their arrays.
        """
        return pack_latin(sides, self._places)

    def pack_hanzi(self, sides: Sequence[HanziSide]) -> HanziPack:
        """Lay Hanzi names out.

        Args:
            sides: The names, analysed.

        Returns:
            Their arrays.
        """
        return pack_hanzi(sides, self._places)

    def measure(self, latin: LatinPack, hanzi: HanziPack, pairs: Pairs) -> Measured:
        """Measure pairs.

        Args:
            latin: Latin names.
            hanzi: Hanzi names.
            pairs: Which of them are compared.

        Returns:
            Features and links of each pair.
        """
        count = len(pairs.left)
        found = Measured(
            features=np.zeros((count, FEATURES), dtype=np.float32),
            links=np.zeros((count, MAX_LINKS, TOLD_FIELDS), dtype=np.int32),
            link_counts=np.zeros(count, dtype=np.int8),
            trusts=np.zeros((count, MAX_LINKS), dtype=np.float32),
        )
        measure.measure(latin, hanzi, pairs, self._tables, found)
        return found
