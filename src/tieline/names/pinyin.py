"""Whether a Latin word reads as pinyin: there, one letter makes another name and no slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

MAX_LETTERS = 6
MAX_SYLLABLES = 5

# Finals by initial, without tones. Source: 汉语拼音方案 (1958); ISO 7098:2015.
_FINALS = {
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng u",
    "d": "a e ai ei ao ou an en ang eng ong i ie iao iu ian ing u uo ui uan un",
    "t": "a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan v ve",
    "l": "a e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve",
    "g k h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "j q x": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "zh ch": "a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "sh": "a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang",
    "r": "e i ao ou an en ang eng ong u uo ui uan un",
    "z": "a e i ai ei ao ou an en ang eng ong u uo ui uan un",
    "c s": "a e i ai ao ou an en ang eng ong u uo ui uan un",
    "y": "a e o ao ou an ang i in ing ong u ue uan un",
    "w": "a o ai ei an en ang eng u",
    "": "a o e ai ei ao ou an en ang er",
}


@cache
def _syllables() -> tuple[str, ...]:
    """Every syllable, longest first."""
    syllables = {
        start + final
        for starts, finals in _FINALS.items()
        for start in starts.split() or [""]
        for final in finals.split()
    }
    return tuple(sorted(syllables, key=lambda text: (-len(text), text)))


def iter_syllables() -> Iterator[str]:
    """Every syllable of pinyin without tones.

    Yields:
        Letters a to z, ü written v; longest first.
    """
    yield from _syllables()


@cache
def _pattern() -> re.Pattern[str]:
    """A pattern of two to five pinyin syllables, built once."""
    return re.compile(f"(?:{'|'.join(_syllables())}){{2,5}}")


@lru_cache(maxsize=1 << 16)
def count_syllables(word: str) -> int:
    """How many pinyin syllables a word reads as.

    Args:
        word: Letters a to z.

    Returns:
        The fewest syllables that make up the whole word; 0 when it does not read as pinyin, or is longer than five.
    """
    known = frozenset(_syllables())
    fewest = [0] + [0] * len(word)
    for end in range(1, len(word) + 1):
        counts = [
            fewest[start] + 1
            for start in range(max(0, end - MAX_LETTERS), end)
            if (start == 0 or fewest[start]) and word[start:end] in known
        ]
        fewest[end] = min(counts, default=0)
    return fewest[-1] if fewest[-1] <= MAX_SYLLABLES else 0


@lru_cache(maxsize=1 << 16)
def is_pinyin(word: str) -> bool:
    """Whether a word reads as two or more pinyin syllables.

    Args:
        word: Letters a to z.

    Returns:
        True for "huawei" and "feiteng"; false for "phytium", for one syllable, and for words with other letters.
    """
    return _pattern().fullmatch(word) is not None
