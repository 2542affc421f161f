"""Scripts."""

import pytest

from tieline.text.script import find_hanzi, hanzi_share, has_hanzi, is_hanzi


@pytest.mark.parametrize("character", "飞飛〇々㐀豈𠮷⽤")
def test_hanzi_of_every_block_are_known(character: str) -> None:
    """Hanzi of extensions, compatibility blocks and radicals count."""
    assert is_hanzi(character)


@pytest.mark.parametrize("character", "aé1，。「ひカ한")
def test_other_characters_are_no_hanzi(character: str) -> None:
    """Letters, digits, punctuation, Kana and Hangul are not Hanzi."""
    assert not is_hanzi(character)


def test_one_hanzi_is_enough() -> None:
    """A text has Hanzi as soon as there is one."""
    assert has_hanzi("Phytium 飞")
    assert not has_hanzi("Phytium – é")
    assert not has_hanzi("")


def test_hanzi_are_found_in_order() -> None:
    """Every Hanzi of a text is found, repeats included."""
    assert find_hanzi("天津 Tianjin 津") == ["天", "津", "津"]


@pytest.mark.parametrize(
    ("text", "share"), [("飞腾", 1.0), ("飞腾ab", 0.5), ("飞 12 3.", 1.0), ("abc", 0.0), ("", 0.0), ("é，", 0.0)]
)
def test_the_share_counts_letters_only(text: str, share: float) -> None:
    """Digits and punctuation do not count for or against Hanzi."""
    assert hanzi_share(text) == share
