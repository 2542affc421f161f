"""Stretches of a paragraph between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tieline.model.span import Span

_MARK = re.compile(r"[\"“”„«»「」『』]|''|``")
_OPENING = frozenset([*"“„«「『", "``"])
_CLOSING = frozenset("”»」』")
MAX_QUOTATION = 4000
"""Characters; a longer stretch means that a mark is missing, and is no quotation."""


def find_quotations(text: str, paragraph: Span) -> list[Span]:
    """Find quotations, without their marks.

    Straight marks open and close in turn; curly ones tell by their shape. A quotation still open at the end of
    the paragraph runs to its end, as English prose writes one of several paragraphs.

    Args:
        text: Canonical text.
        paragraph: Where the paragraph stands.

    Returns:
        Spans in text order; never empty, never overlapping.
    """
    found: list[Span] = []
    opened: int | None = None
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark = match[0]
        if opened is None and (mark not in _CLOSING or _stands_before_words(text, match, paragraph)):
            opened = match.end()
        elif opened is not None and mark not in _OPENING:
            if 0 < match.start() - opened <= MAX_QUOTATION:
                found.append(Span(opened, match.start()))
            opened = None
    if opened is not None and 0 < paragraph.end - opened <= MAX_QUOTATION:
        found.append(Span(opened, paragraph.end))
    return found


def quotations_in(quotations: Sequence[Span], place: Span) -> Sequence[Span]:
    """The quotations that share a character with a place.

    Args:
        quotations: In text order, not overlapping.
        place: Where to look.

    Returns:
        Those quotations, in text order.
    """
    first = bisect_right(quotations, place.start, key=lambda quotation: quotation.end)
    last = bisect_left(quotations, place.end, key=lambda quotation: quotation.start)
    return quotations[first:last]


def _stands_before_words(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    """Whether a mark of closing shape begins the paragraph, and so opens: a common slip of typesetting."""
    return mark.start() == paragraph.start and text[mark.end() : mark.end() + 1].isalnum()
