"""How rare words and Hanzi are in organisation names."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rarity:
    """How often words and characters occur in names.

    Attributes:
        words: Number of English names that have each stem.
        names: Number of English names counted.
        characters: Number of Hanzi names that have each character.
        hanzi_names: Number of Hanzi names counted.
    """

    words: Mapping[str, int]
    names: int
    characters: Mapping[str, int]
    hanzi_names: int

    def of_word(self, stem: str) -> float:
        """How much an English word tells.

        Args:
            stem: The word.

        Returns:
            The natural logarithm of how many names there are to one with it.
        """
        return math.log((self.names + 1) / (self.words.get(stem, 0) + 1))

    def of_character(self, character: str) -> float:
        """How much a Hanzi tells.

        Args:
            character: The character, simplified.

        Returns:
            The natural logarithm of how many names there are to one with it.
        """
        return math.log((self.hanzi_names + 1) / (self.characters.get(character, 0) + 1))
