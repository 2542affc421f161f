"""Words of pinyin."""

from __future__ import annotations

import pytest

from tieline.names.pinyin import is_pinyin


@pytest.mark.parametrize("word", ["huawei", "feiteng", "zhongxing", "xian"])
def test_words_of_pinyin_syllables(word: str) -> None:
    """Two or more syllables are pinyin."""
    assert is_pinyin(word)


@pytest.mark.parametrize("word", ["phytium", "tong", "hikvision", "", "hua wei"])
def test_other_words(word: str) -> None:
    """One syllable, other words and no word at all are not."""
    assert not is_pinyin(word)
