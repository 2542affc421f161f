"""Headlines in title case, where capitals tell nothing, and names that stand apart in them."""

from __future__ import annotations

import re

MIN_WORDS = 4
MIN_CAPITALS_RATIO = 0.7
"""So many of its longer words begin with a capital letter in a headline (our choice: "of" and "with" are short)."""

_OPENED, _CLOSED = re.compile(r"(?:^|[,:;|(\t–—]\s*)$"), re.compile(r"\s*(?:$|[,:;|()\t–—])")


def is_headline(text: str) -> bool:
    """Tell whether a sentence is a headline in title case.

    Args:
        text: The sentence.

    Returns:
        True where no mark ends it and most words begin with a capital letter.
    """
    words = [word for word in text.split() if len(word) > 3]
    if text.rstrip()[-1:] in '.!?"”' or len(words) < MIN_WORDS:
        return False
    return sum(word.lstrip("“\"‘'(")[:1].isupper() for word in words) >= MIN_CAPITALS_RATIO * len(words)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether marks or the ends of a line part a name from the other words of a headline or a signature.

    Args:
        text: The sentence.
        start: Where the name begins.
        end: Offset after it.

    Returns:
        Whether a mark or an end stands on both sides.
    """
    return _OPENED.search(text, 0, start) is not None and _CLOSED.match(text, end) is not None
