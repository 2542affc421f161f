"""Spellings of Hanzi other than pinyin."""

from __future__ import annotations

import pytest

from tieline.names.romanisation import iter_spelled_words, regional_spellings, respell


@pytest.mark.parametrize(
    ("syllable", "spelling"),
    [
        ("qing", "ching"),
        ("zhang", "chang"),
        ("xu", "hsu"),
        ("guo", "kuo"),
        ("cai", "tsai"),
        ("zhong", "chung"),
        ("zhong", "jhong"),
        ("qing", "tsing"),
    ],
)
def test_syllables_in_other_schemes(syllable: str, spelling: str) -> None:
    """Wade-Giles, Tongyong and postal spellings follow from the syllable."""
    assert spelling in respell(syllable)


def test_pinyin_is_no_other_scheme() -> None:
    """A scheme that spells a syllable as pinyin does adds nothing."""
    assert all(syllable not in respell(syllable) for syllable in ("ma", "li", "an", "zhong"))


@pytest.mark.parametrize(("character", "spelling"), [("黄", "wong"), ("林", "lim"), ("华", "wah"), ("郭", "kwok")])
def test_characters_in_hong_kong_and_southern_min(character: str, spelling: str) -> None:
    """Regional spellings belong to characters, not to syllables of pinyin."""
    assert spelling in regional_spellings(character)


def test_unknown_characters_have_no_regional_spelling() -> None:
    """What the table lacks is empty."""
    assert regional_spellings("A") == ()


def test_words_with_a_spelling_of_their_own() -> None:
    """孙中山 is Sun Yat-sen, which follows from no scheme."""
    assert ("孙中山", ("sun", "yat", "sen")) in list(iter_spelled_words())
