"""How Hanzi sound."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tieline.names.reading import MAX_READINGS, OTHER_PENALTY, RARE_PENALTY, readings, syllables


@pytest.mark.parametrize(
    ("character", "usual"), [("清", "qing"), ("重", "zhong"), ("行", "xing"), ("女", "nv"), ("吕", "lv"), ("華", "hua")]
)
def test_the_usual_reading_comes_first(character: str, usual: str) -> None:
    """A syllable of pinyin without tone, ü written v."""
    assert syllables(character)[0] == usual


@pytest.mark.parametrize(("character", "rarer"), [("重", "chong"), ("行", "hang")])
def test_rarer_readings_follow(character: str, rarer: str) -> None:
    """A character with several readings has them all, at a price."""
    assert rarer in syllables(character)
    assert RARE_PENALTY in [reading.penalty for reading in readings(character) if reading.letters == rarer]


@pytest.mark.parametrize("text", ["", "A", "1", "。", "清华", "\u200f"])
def test_other_texts_have_no_reading(text: str) -> None:
    """Only one Hanzi is read."""
    assert syllables(text) == ()


def test_readings_are_bounded() -> None:
    """No character costs more than a few readings."""
    assert all(len(syllables(chr(code))) <= MAX_READINGS for code in range(0x4E00, 0x5000))


@pytest.mark.parametrize(
    ("character", "spelling"),
    [("清", "tsing"), ("新", "hsin"), ("张", "chang"), ("林", "lam"), ("林", "lim"), ("郭", "kwok"), ("黄", "wong")],
)
def test_older_and_regional_spellings_are_readings(character: str, spelling: str) -> None:
    """Postal, Wade-Giles, Cantonese and Southern Min forms count, at a price."""
    assert OTHER_PENALTY in [reading.penalty for reading in readings(character) if reading.letters == spelling]


def test_every_way_is_told_once() -> None:
    """The pinyin of a character is not told again as another spelling."""
    letters = [reading.letters for reading in readings("中")]
    assert len(letters) == len(set(letters))
    assert letters[0] == "zhong"


def test_names_load_without_what_they_seldom_need() -> None:
    """Importing the package loads neither the compiler nor the dictionary of pinyin."""
    code = "import sys, tieline.names; print([name for name in ('numba', 'pypinyin') if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
