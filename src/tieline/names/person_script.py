"""Names of persons across scripts that write sounds otherwise: Hanzi, and scripts that leave vowels out."""

from __future__ import annotations

from itertools import product

from tieline.names.comparison import UNSURE_CAP, Comparison, Feature, judge
from tieline.names.person_name import PersonName
from tieline.names.person_word import skeleton
from tieline.names.reading import syllables

MAX_NATIVE_CHARS = 4
"""Longer names in Hanzi render the sound of a foreign name."""

MIN_CONSONANTS = 7
"""So many consonants in common make a chance unlikely; fewer leave the matter open."""


def _native_readings(hanzi: str) -> frozenset[str]:
    """How a Chinese name may be written in pinyin, run together, surname first or last."""
    each = [syllables(character) for character in hanzi]
    found = set[str]()
    for chosen in product(*each):
        for size in (1, 2):
            found.add("".join(chosen))
            found.add("".join((*chosen[size:], *chosen[:size])))
    return frozenset(found)


def _foreign_words(hanzi: str) -> str:
    """The usual reading of every part of a foreign name in Hanzi."""
    return "".join(syllables(character)[0] if syllables(character) else " " for character in hanzi)


def _compare_consonants(left: str, right: str) -> Comparison:
    """Compare two names by the consonants of their words, in any order."""
    one, other = sorted(skeleton(left).split()), sorted(skeleton(right).split())
    if not one or one != other:
        return judge(0.0, [Feature(f"Other consonants: {' '.join(one)} and {' '.join(other)}.")])
    told = f"Only consonants can be compared across these scripts; they are equal: {' '.join(one)}."
    enough = sum(map(len, one)) >= MIN_CONSONANTS and len(one) > 1
    return judge(0.92 if enough else 0.84, [Feature(told, 1.0, 1.0 if enough else UNSURE_CAP)])


def _compare_hanzi(hanzi: PersonName, latin: PersonName) -> Comparison:
    """Compare a name in Hanzi with one in Latin letters, by sound: at most unsure, as many characters sound alike."""
    text, letters = hanzi.words[0], "".join(latin.words).replace("v", "u")
    if len(text) <= MAX_NATIVE_CHARS:
        if letters in {reading.replace("v", "u") for reading in _native_readings(text)}:
            return judge(
                0.85, [Feature(f"{text} reads as {' '.join(latin.words)}; so do other characters.", 1.0, UNSURE_CAP)]
            )
        if len(text) < MAX_NATIVE_CHARS:
            return judge(0.0, [Feature(f"{text} does not read as {' '.join(latin.words)}.")])
    result = _compare_consonants(_foreign_words(text).replace(" ", ""), letters)
    return judge(min(result.score, UNSURE_CAP), [Feature(reason, 1.0, UNSURE_CAP) for reason in result.reasons])


def compare_scripts(left: PersonName, right: PersonName) -> Comparison | None:
    """Compare the names of two persons whose scripts cannot be compared letter by letter.

    Args:
        left: A name.
        right: Another.

    Returns:
        The comparison; None where both names can be compared word by word.
    """
    if left.hanzi and right.hanzi:
        if left.words == right.words:
            return judge(1.0, [Feature(f"Equal names: {left.words[0]}.")])
        return judge(0.0, [Feature(f"Different Hanzi: {left.words[0]} and {right.words[0]}.")])
    if left.hanzi or right.hanzi:
        return _compare_hanzi(left, right) if left.hanzi else _compare_hanzi(right, left)
    if left.few_vowels != right.few_vowels:
        return _compare_consonants(" ".join(left.words), " ".join(right.words))
    return None
