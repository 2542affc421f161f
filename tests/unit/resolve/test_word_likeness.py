"""Tests of how alike two words are."""

from __future__ import annotations

import pytest

from tieline.resolve.word_likeness import (
    EQUAL,
    INITIAL,
    MISSPELT,
    SAME_SOUND,
    SHORT_FORM,
    plain_words,
    score_words,
    sound_of,
)


@pytest.mark.parametrize(
    ("left", "right", "score"),
    [
        ("anders", "anders", EQUAL),
        ("bob", "robert", SHORT_FORM),
        ("bob", "robbie", SHORT_FORM),
        ("candace", "kandace", SAME_SOUND),
        ("mooney", "moony", SAME_SOUND),
        ("autowerkz", "autoworks", SAME_SOUND),
        ("milner", "miller", MISSPELT),
        ("j", "jane", INITIAL),
        ("r", "bob", INITIAL),
    ],
)
def test_words_of_one_name_are_alike(left: str, right: str, score: float) -> None:
    """Short forms, sounds, slips and initials score, each as what it is."""
    assert score_words(left, right) == score
    assert score_words(right, left) == score


@pytest.mark.parametrize(
    ("left", "right"),
    [("patrick", "patricia"), ("mary", "mark"), ("mary", "moira"), ("jim", "jane"), ("wang", "wong"), ("k", "jane")],
)
def test_words_of_two_names_are_unlike(left: str, right: str) -> None:
    """Near spellings of different names score nothing."""
    assert score_words(left, right) == 0.0


def test_one_letter_tells_pinyin_apart() -> None:
    """Wenbin and Wenbing are two given names."""
    assert score_words("wenbin", "wenbing") == 0.0


def test_digits_are_no_slips() -> None:
    """Words with different digits are different."""
    assert score_words("plant1234", "plant1235") == 0.0


def test_rough_romanisation_is_compared_by_sound() -> None:
    """A letter-by-letter romanisation agrees with the usual one by its consonants."""
    assert score_words("siddiqui", "sdyqy", romanised=True) == SAME_SOUND
    assert score_words("siddiqui", "sdyqy") == 0.0


def test_hanzi_become_one_word_each() -> None:
    """Every Hanzi is romanised to a word of its own."""
    assert plain_words("张秀英") == ("zhang", "xiu", "ying")


def test_accents_and_apostrophes_go() -> None:
    """Names in plain letters have neither accents nor apostrophes."""
    assert plain_words("Müller-D’Arcy") == ("muller", "darcy")


def test_sound_keeps_the_first_vowel_only() -> None:
    """Vowels count at the start of a word alone."""
    assert sound_of("universal") == sound_of("univrsl") == "anvrsl"
