"""Numbers in names: digits, ordinals, Roman numerals and number words in English and Chinese, all as plain digits."""

from __future__ import annotations

import re

_UNITS = {
    word: value
    for value, words in enumerate(
        (
            "zero",
            "one first",
            "two second",
            "three third",
            "four fourth",
            "five fifth",
            "six sixth",
            "seven seventh",
            "eight eighth",
            "nine ninth",
            "ten tenth",
            "eleven eleventh",
            "twelve twelfth",
            "thirteen thirteenth",
            "fourteen fourteenth",
            "fifteen fifteenth",
            "sixteen sixteenth",
            "seventeen seventeenth",
            "eighteen eighteenth",
            "nineteen nineteenth",
        )
    )
    for word in words.split()
}
_TENS = {
    word: value
    for value, words in (
        (20, "twenty twentieth"),
        (30, "thirty thirtieth"),
        (40, "forty fortieth fourty fourtieth"),
        (50, "fifty fiftieth"),
        (60, "sixty sixtieth"),
        (70, "seventy seventieth"),
        (80, "eighty eightieth"),
        (90, "ninety ninetieth"),
    )
    for word in words.split()
}
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_ORDINAL = re.compile(r"0*(\d+)(?:st|nd|rd|th)")
_DIGITS = re.compile(r"0*(\d+)")
_CODE = re.compile(r"(?=.*\d)[a-z0-9]+")
_SIGNS = frozenset({"no", "nr", "num", "number", "nos"})

_HANZI_DIGITS = {"〇": 0, "零": 0, "○": 0, **{digit: value for value, digit in enumerate("一二三四五六七八九", 1)}}
_HANZI_NUMBER = re.compile("[〇零○一二三四五六七八九十百]+")
_INSTITUTE_NUMBER = re.compile("[〇零○一二三四五六七八九十百]+(?=研究所|研究院|设计院|所|厂|院|部队|基地)")
MAX_CODE_LETTERS = 3
"""A word with digits and more letters than this is a trade name ("4paradigm"), not a number ("ar16")."""


def _roman(word: str) -> int | None:
    """The value of a Roman numeral of I to XXXIX."""
    if not word or not _ROMAN.fullmatch(word):
        return None
    values = [_ROMAN_DIGITS[letter] for letter in word]
    return sum(-value if after > value else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _read_number(words: list[str], at: int) -> tuple[str, int] | None:
    """The number that begins at a word, and how many words it takes."""
    word = words[at]
    if (match := _ORDINAL.fullmatch(word) or _DIGITS.fullmatch(word)) is not None:
        return match[1], 1
    if word in _TENS:
        unit = _read_number(words, at + 1) if at + 1 < len(words) else None
        if unit is not None and unit[1] == 1 and unit[0].isdigit() and 0 < int(unit[0]) < 10:
            return str(_TENS[word] + int(unit[0])), 2
        return str(_TENS[word]), 1
    if word in _UNITS:
        return str(_UNITS[word]), 1
    # A single letter is a numeral only at the end of a name ("Fund V"); elsewhere it is an initial.
    if (value := _roman(word)) is not None and (len(word) > 1 or (at > 0 and at == len(words) - 1)):
        return str(value), 1
    if _CODE.fullmatch(word) and sum(map(str.isalpha, word)) <= MAX_CODE_LETTERS:
        return word, 1
    return None


def find_numbers(words: list[str]) -> dict[int, tuple[str, int]]:
    """Find the numbers among the words of a spelled name.

    Args:
        words: The words, in order.

    Returns:
        For each place where a number begins, the number in digits (or a code such as "ar16") and how many words it
        takes; a sign such as "no" before it belongs to it.
    """
    found = dict[int, tuple[str, int]]()
    at = 0
    while at < len(words):
        signed = words[at] in _SIGNS and at + 1 < len(words)
        number = _read_number(words, at + 1) if signed else _read_number(words, at)
        if number is None or (signed and not number[0].isdigit()):
            at += 1
            continue
        size = number[1] + signed
        found[at] = (number[0], size)
        at += size
    return found


def _read_hanzi_number(match: re.Match[str]) -> str:
    """A Chinese numeral below 1000 in digits ("五十四", "五四" and "一百零一")."""
    text = match[0]
    if not any(sign in text for sign in "十百"):
        return "".join(str(_HANZI_DIGITS[digit]) for digit in text)
    hundreds, _, rest = text.rpartition("百")
    total = 100 * (_HANZI_DIGITS.get(hundreds[-1:], 1) if "百" in text else 0)
    tens, sign, units = rest.rpartition("十")
    total += 10 * _HANZI_DIGITS.get(tens[-1:], 1) if sign else 0
    return str(total + _HANZI_DIGITS.get(units[-1:], 0))


def write_digits(hanzi: str) -> str:
    """Rewrite the Chinese numerals of a name as digits ("第五十四研究所" as "第54研究所").

    Args:
        hanzi: A name in simplified Hanzi.

    Returns:
        The name with digits. Numerals inside words ("一汽", "三一") change too, the same way in every name.
    """
    return _HANZI_NUMBER.sub(_read_hanzi_number, hanzi)


def write_institute_number(name: str) -> str:
    """Rewrite as digits the Chinese numerals that stand before an institute, a factory or the like (三十八所 as 38所).

    Args:
        name: A name in any script.

    Returns:
        The name with digits; numerals elsewhere in it stay, for they are often part of a trade name (三一, 一汽).
    """
    return name if name.isascii() else _INSTITUTE_NUMBER.sub(_read_hanzi_number, name)
