"""Shares and other numbers as Chinese writes them."""

from __future__ import annotations

import re

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "半": 5}
_TENTHS = re.compile("([一二三四五六七八九])成([半一二三四五六七八九])?")
_OF_HUNDRED = re.compile("百分之(.+)")
_PERCENT = re.compile("([0-9０-９]+(?:[.．][0-9０-９]+)?)\\s?[%％]")


def parse_share(words: str) -> str | None:
    """Read a share.

    Args:
        words: Such as "35%", "百分之三十", "三成五", in simplified characters.

    Returns:
        Percent as a plain number ("35"); None where the words hold none.
    """
    if (match := _PERCENT.search(words)) is not None:
        return f"{float(match[1]):g}"
    if (match := _TENTHS.search(words)) is not None:
        return str(10 * _DIGITS[match[1]] + (_DIGITS[match[2]] if match[2] else 0))
    if (match := _OF_HUNDRED.search(words)) is not None:
        whole, _, fraction = match[1].partition("点")
        number = _read_hundred(whole)
        digits = "".join(str(_DIGITS[sign]) for sign in fraction if sign in _DIGITS)
        return None if number is None else f"{number}.{digits}" if digits else str(number)
    return None


def _read_hundred(words: str) -> int | None:
    """A whole number up to a hundred."""
    if words.isdecimal():
        return int(words)
    if words in {"百", "一百"}:
        return 100
    tens, sign, ones = words.partition("十")
    if not sign:
        return _DIGITS.get(words)
    if any(part and part not in _DIGITS for part in (tens, ones)):
        return None
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)
