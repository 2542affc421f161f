"""The inverted index."""

from __future__ import annotations

import numpy as np

from tieline.screen.candidate import CandidateIndex
from tieline.screen.token import name_tokens

NAMES = ("Huawei Cloud Dalian Services", "Huawei", "Dahua Technology", "Trading Company", "Hikvision")


def find(name: str, *, allowed: tuple[bool, ...] = (True,) * len(NAMES), limit: int = 3) -> list[int]:
    """Find candidates among the names of this module.

    Args:
        name: The query.
        allowed: Which names may be found.
        limit: How many at most.

    Returns:
        Their numbers.
    """
    index = CandidateIndex.build([name_tokens(text) for text in NAMES])
    return index.find(name, np.array(allowed), limit=limit)


def test_shortest_name_with_the_rare_word_comes_first() -> None:
    """Of the names that share a rare word, the shortest comes first."""
    assert find("Huawei") == [1, 0]


def test_disallowed_names_are_not_found() -> None:
    """A name that may not be found does not take a place."""
    assert find("Huawei", allowed=(True, False, True, True, True), limit=1) == [0]


def test_unknown_words_find_nothing() -> None:
    """A query that shares no token finds nothing."""
    assert find("Zzyzx") == []
