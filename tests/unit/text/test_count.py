"""Counts in words."""

from __future__ import annotations

import pytest

from tieline.text.count import count_of


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (1, "tie", "1 tie"),
        (0, "tie", "0 ties"),
        (2, "party", "2 parties"),
        (2, "day", "2 days"),
        (3, "fuzzy match", "3 fuzzy matches"),
        (12_000, "row", "12,000 rows"),
    ],
)
def test_a_count_agrees_with_its_number(number: int, noun: str, words: str) -> None:
    """One tie, two ties, no ties."""
    assert count_of(number, noun) == words
