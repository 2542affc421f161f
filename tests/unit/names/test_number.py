"""Numbers in names."""

from __future__ import annotations

import pytest

from tieline.names.number import find_numbers, write_digits, write_institute_number


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("54th research institute", ["54"]),
        ("no 54 research institute", ["54"]),
        ("brigade forty four", ["44"]),
        ("first bank", ["1"]),
        ("fund iv", ["4"]),
        ("fund v", ["5"]),
        ("v fund", []),
        ("trust 2005 ar16", ["2005", "ar16"]),
        ("4paradigm", []),
        ("plant 007", ["7"]),
    ],
)
def test_numbers_of_words(words: str, numbers: list[str]) -> None:
    """Digits, ordinals, Roman numerals at the end and number words become digits; trade names stay words."""
    assert [number for number, _ in find_numbers(words.split()).values()] == numbers


@pytest.mark.parametrize(
    ("hanzi", "digits"),
    [
        ("第五十四研究所", "第54研究所"),
        ("五四", "54"),
        ("一百零一", "101"),
        ("二〇二", "202"),
        ("十三", "13"),
        ("四十", "40"),
    ],
)
def test_chinese_numerals_become_digits(hanzi: str, digits: str) -> None:
    """Numerals below a thousand are rewritten, spelled out or digit by digit."""
    assert write_digits(hanzi) == digits


@pytest.mark.parametrize(
    ("hanzi", "digits"),
    [("三十八所", "38所"), ("中电第十四研究所", "中电第14研究所"), ("三一重工", "三一重工"), ("No. 38", "No. 38")],
)
def test_numerals_before_an_institute_become_digits(hanzi: str, digits: str) -> None:
    """Only the number of an institute or the like is rewritten, not a trade name made of numerals."""
    assert write_institute_number(hanzi) == digits
