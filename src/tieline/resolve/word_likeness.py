"""How alike two words of names are: spelling, sound and short forms, all on plain Latin letters."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA, Indel

from tieline.names.pinyin import is_pinyin
from tieline.resolve.lexicon import load_given_names
from tieline.text.script import is_hanzi

EQUAL = 1.0
SHORT_FORM = 0.9
SAME_SOUND = 0.85
MISSPELT = 0.8
INITIAL = 0.5

MISSPELT_CHARS = 5
"""Shorter words differ by one letter too often and are still two names (Mary and Mark, Wei and Lei)."""
MISSPELT_TWICE_CHARS = 8
"""From this length two slips are allowed."""
SOUND_RATIO = 0.5
"""Words of one sound must also share this much of their letters, or Mary would be Moira."""

_APOSTROPHE = re.compile("['’`´ʼ]")
_WORD = re.compile(r"[a-z0-9]+")
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(?<=.)gh", ""),
        ("ph", "f"),
        ("sch|sh|ch(?=[lmnrw])", "s"),
        ("ck|q", "k"),
        ("c(?=[eiy])|z", "s"),
        ("c(?!h)", "k"),
        ("x", "ks"),
        ("^[aeiouy]+", "a"),
        ("(?<=.)[aeiouyhw]+", ""),
        (r"(.)\1+", r"\1"),
    )
)
_VOICELESS = str.maketrans("bdgvz", "ptkfs")


@lru_cache(maxsize=65_536)
def plain_words(text: str) -> tuple[str, ...]:
    """Write a name or an address in plain Latin letters.

    Args:
        text: In any script. Every Hanzi becomes a word of its own.

    Returns:
        Its words in lower case, without accents, apostrophes and punctuation. Other scripts are romanised letter by
        letter, which is rough: compare such words by sound.
    """
    if not text.isascii():
        text = anyascii("".join(f" {ch} " if is_hanzi(ch) else ch for ch in text))
    return tuple(_WORD.findall(_APOSTROPHE.sub("", text).lower()))


@lru_cache(maxsize=65_536)
def sound_of(word: str) -> str:
    """Reduce a word to the consonants one hears.

    Args:
        word: In plain Latin letters, lower case.

    Returns:
        Consonants, and an "a" for any vowel at the start; spellings of one name mostly agree (Candace and Kandace).
    """
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def score_words(left: str, right: str, *, romanised: bool = False) -> float:
    """Say how alike two words are.

    Args:
        left: A word in plain Latin letters, lower case.
        right: Another.
        romanised: Whether one of them was romanised letter by letter, so that only the sound can agree.

    Returns:
        One of the constants of this module, EQUAL to INITIAL; 0 when nothing ties the words.
    """
    if left == right:
        return EQUAL
    formal = load_given_names()
    if left in formal and right in formal:
        return 0.0 if formal[left].isdisjoint(formal[right]) else SHORT_FORM
    letter, word = sorted((left, right), key=len)
    if len(letter) == 1:
        return INITIAL if letter in {name[0] for name in (word, *formal.get(word, ()))} else 0.0
    if romanised:
        return SAME_SOUND if _loose_sound(left) == _loose_sound(right) else _score_spelling(left, right)
    chinese = is_pinyin(left + left) + is_pinyin(right + right)
    if chinese == 2 or (chinese and len(left) == len(right)):
        return 0.0  # Wang and Weng, Wang and Wong, Wenbin and Wenbing: every letter tells.
    sound = sound_of(left)
    if len(sound) > 1 and sound == sound_of(right) and Indel.normalized_similarity(left, right) >= SOUND_RATIO:
        return SAME_SOUND
    return _score_spelling(left, right)


def _score_spelling(left: str, right: str) -> float:
    if any(ch.isdigit() for ch in left + right) or min(len(left), len(right)) < MISSPELT_CHARS:
        return 0.0
    slips = 2 if max(len(left), len(right)) >= MISSPELT_TWICE_CHARS else 1
    return MISSPELT if OSA.distance(left, right, score_cutoff=slips) <= slips else 0.0


def _loose_sound(word: str) -> str:
    return sound_of(word).translate(_VOICELESS)
