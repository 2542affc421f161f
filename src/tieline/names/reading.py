"""How Hanzi sound: syllables of pinyin."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from tieline.names.romanisation import regional_spellings, respell
from tieline.text.normal import strip_accents

RARE_PENALTY = 0.3
"""What a rarer reading of a character costs, in letters."""

OTHER_PENALTY = 0.35
"""What a spelling costs that is not pinyin."""

MAX_READINGS = 3
"""Of a character with more readings, the rarer ones are left out: they do not occur in names."""

_WITHOUT_WORDS = "PYPINYIN_NO_PHRASES"
"""Environment variable by which pypinyin leaves out how whole words are read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to write a character in Latin letters.

    Attributes:
        letters: A syllable of a to z.
        penalty: How unusual the way is, 0 to 1: 0 for the usual reading in pinyin.
    """

    letters: str
    penalty: float


@lru_cache(maxsize=1 << 14)
def readings(character: str) -> tuple[Reading, ...]:
    """Every way to write a character in Latin letters: pinyin, older and regional spellings.

    Args:
        character: One Hanzi, simplified.

    Returns:
        The ways, usual ones first; empty for anything else.
    """
    found = dict[str, float]()
    usual, *rarer = syllables(character) or ("",)
    for penalty, spellings in (
        (0.0, (usual,)),
        (RARE_PENALTY, rarer),
        (OTHER_PENALTY, respell(usual)),
        (OTHER_PENALTY, regional_spellings(character)),
    ):
        found.update((letters, penalty) for letters in spellings if letters and letters not in found)
    return tuple(Reading(letters, penalty) for letters, penalty in found.items())


@cache
def _dictionary() -> Mapping[int, str]:
    """The readings of every character, with tones and commas; loaded by the first run that needs them."""
    before = os.environ.get(_WITHOUT_WORDS)
    os.environ[_WITHOUT_WORDS] = "yes"  # only characters are read here, and its words take half a second to load
    try:
        from pypinyin.constants import PINYIN_DICT
    finally:
        del os.environ[_WITHOUT_WORDS]
        os.environ.update({} if before is None else {_WITHOUT_WORDS: before})
    dictionary: Mapping[int, str] = PINYIN_DICT
    return dictionary


@lru_cache(maxsize=1 << 14)
def syllables(character: str) -> tuple[str, ...]:
    """The readings of a character.

    Args:
        character: One Hanzi, simplified or traditional.

    Returns:
        Pinyin syllables without tones, ü written v, the usual one first; empty for anything else.

    Source:
        The readings of pypinyin, which has them from the Unihan database and the Xiandai Hanyu dictionary.
    """
    if len(character) != 1:
        return ()
    told = _dictionary().get(ord(character), "")
    plain = (strip_accents(reading).lower() for reading in _spell_umlaut(told).split(","))
    return tuple(dict.fromkeys(reading for reading in plain if reading))[:MAX_READINGS]


def _spell_umlaut(readings: str) -> str:
    """Write ü with any tone as v, which keeps it apart from u once accents are gone."""
    return readings.translate(_UMLAUTS)


_UMLAUTS = str.maketrans(dict.fromkeys("üǖǘǚǜ", "v"))
