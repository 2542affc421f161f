"""Chinese numerals and fractions in shares: 三成五, 百分之三十五, 三分之一, 1/3."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_HAN = "零〇一二两三四五六七八九十百"
_PERCENT = re.compile(rf"百分之([{_HAN}]+)(?:点([{_HAN}]+))?|百分之(\d{{1,3}}(?:\.\d{{1,30}})?)")
_TENTHS = re.compile(rf"([一二两三四五六七八九十]|\d)成([一二三四五六七八九半])?(?![{_HAN}])")
_PARTS = re.compile(rf"([{_HAN}]+|\d{{1,3}})分之([{_HAN}]+|\d{{1,3}})")
_SLASH = re.compile(r"(?<![\d/.])(\d{1,3}) ?/ ?(\d{1,3})(?![\d/.])")


def spell_out(text: str) -> str:
    """Write the Chinese numerals and the fractions of a share as percent.

    Args:
        text: A share, folded.

    Returns:
        The same with figures: "35" for 三成五 and 百分之三十五, "33.333…" for 三分之一 and 1/3; what cannot be read
        stays.
    """
    text = _PERCENT.sub(_percent, text)
    text = _TENTHS.sub(_tenths, text)
    text = _PARTS.sub(lambda match: _fraction(parse_numeral(match[2]), parse_numeral(match[1]), match[0]), text)
    return _SLASH.sub(lambda match: _fraction(int(match[1]), int(match[2]), match[0]), text)


def parse_numeral(text: str) -> int | None:
    """Read a whole number up to 199.

    Args:
        text: Western digits, or Chinese numerals: 三十五, 一百, 百.

    Returns:
        The number; None where it is none.
    """
    if text.isascii() and text.isdigit():
        return int(text)
    hundreds, found, rest = text.rpartition("百")
    total = (DIGITS.get(hundreds, 0) if hundreds else 1) * 100 if found else 0
    tens, found, ones = rest.rpartition("十")
    if found:
        total += (DIGITS.get(tens.lstrip("零"), -100) if tens else 1) * 10
    ones = ones.lstrip("零〇") if len(ones) > 1 else ones
    if ones and ones not in DIGITS:
        return None
    total += DIGITS[ones] if ones else 0
    return total if 0 <= total < 200 else None


def _percent(match: re.Match[str]) -> str:
    if match[3]:
        return match[3]
    whole = parse_numeral(match[1])
    if whole is None or (match[2] and any(digit not in DIGITS for digit in match[2])):
        return match[0]
    digits = "".join(str(DIGITS[digit]) for digit in match[2] or "")
    return f"{whole}.{digits}" if digits else str(whole)


def _tenths(match: re.Match[str]) -> str:
    tenths = parse_numeral(match[1]) or 0
    rest = 5 if match[2] == "半" else DIGITS.get(match[2] or "零", 0)
    return str(tenths * 10 + rest)


def _fraction(part: int | None, whole: int | None, text: str) -> str:
    if part is None or whole is None or whole == 0 or part > whole:
        return text
    return f"{float(Decimal(part) * 100 / Decimal(whole))!r}"
