"""Which script a character belongs to."""

from __future__ import annotations

import re

HANZI_RANGES = "\u2e80-\u2fd5々〇〡-〩〸-〻\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f"
"""The inside of a regular expression class: every Hanzi, radicals and iteration mark included.

Source:
    Unicode Character Database, Scripts.txt, Script=Han, as whole blocks.
"""

_HANZI = re.compile(f"[{HANZI_RANGES}]")
_HANZI_RUN = re.compile(f"[{HANZI_RANGES}]+")
_LETTER_RUN = re.compile(r"[^\W\d_]+")


def is_hanzi(character: str) -> bool:
    """Whether a character is a Hanzi.

    Args:
        character: One code point.

    Returns:
        True for Chinese characters wherever they are used, so also for Japanese Kanji.
    """
    return _HANZI.fullmatch(character) is not None


def find_hanzi(text: str) -> list[str]:
    """Find every Hanzi of a text.

    Args:
        text: Any text.

    Returns:
        The Hanzi in order, repeats included.
    """
    return _HANZI.findall(text)


def has_hanzi(text: str) -> bool:
    """Whether a text holds at least one Hanzi.

    Args:
        text: Any text, also an empty one.

    Returns:
        True if it does.
    """
    return not text.isascii() and _HANZI.search(text) is not None


def hanzi_share(text: str) -> float:
    """How much of a text's letters are Hanzi.

    Args:
        text: Any text. Digits, spaces and punctuation do not count.

    Returns:
        A ratio, 0 to 1; 0 for a text without letters.
    """
    if text.isascii():
        return 0.0
    hanzi = sum(len(run) for run in _HANZI_RUN.findall(text))
    letters = sum(len(run) for run in _LETTER_RUN.findall(_HANZI_RUN.sub(" ", text)))
    return hanzi / (hanzi + letters) if hanzi else 0.0
