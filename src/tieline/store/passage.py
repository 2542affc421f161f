"""Passages: the stretches of a text that are indexed for searching."""

from __future__ import annotations

from collections.abc import Iterator

from tieline.text.script import is_hanzi

PASSAGE_CHARS = 2_000
"""Length of a passage at most. PostgreSQL keeps no more than 255 places of a term in a vector, so a passage must be
short enough that hardly a term occurs more often; and ranking gets better when a passage is about one thing."""

OVERLAP_CHARS = 100
"""How much neighbours share, so that a phrase across the cut is found in one of them."""


def iter_passages(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text into overlapping passages, between words where there is a place between words.

    Args:
        text: The text; may be empty or very long.

    Yields:
        Half-open [start, end) offsets in text order. Together they cover the text.
    """
    start = 0
    while start < len(text):
        end = _cut_before(text, start + PASSAGE_CHARS)
        yield start, end
        if end == len(text):
            return
        start = _cut_before(text, end - OVERLAP_CHARS)


def _cut_before(text: str, place: int) -> int:
    """Find the last place between words at or before a place; the place itself where a word is too long."""
    if place >= len(text):
        return len(text)
    for cut in range(place, place - OVERLAP_CHARS, -1):
        if not _in_word(text[cut - 1]) or not _in_word(text[cut]):
            return cut
    return place


def _in_word(character: str) -> bool:
    return character.isalnum() and not is_hanzi(character)
