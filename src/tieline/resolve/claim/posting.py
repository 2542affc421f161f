"""An inverted index of utterances, so that nothing is compared with everything."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest

MAX_POSTINGS = 200
"""Across documents a feature that more utterances have tells too little to look all of them up."""
WINDOW_BEFORE = 16
"""Within a document: how many utterances with a feature are looked at before an answer; answers follow closely."""
WINDOW_AFTER = 6
"""The same behind it: an article may begin with the denial."""
MAX_CANDIDATES = 24
"""How many utterances are compared in full with one that answers, those with the rarest common features first."""


class Postings:
    """For each feature the numbers of the utterances that have it, ascending."""

    def __init__(self) -> None:
        """Make an empty index."""
        self._numbers: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, number: int, features: Iterable[str]) -> None:
        """Add an utterance.

        Args:
            number: Its number; numbers come in ascending order.
            features: What it can be found by.
        """
        for feature in features:
            self._numbers[feature].append(number)

    def find(self, features: Iterable[str]) -> list[int]:
        """Find the utterances that have most in common with something.

        Args:
            features: What it has; a feature of too many utterances is passed over.

        Returns:
            Numbers, those with the most and rarest common features first.
        """
        return _best(numbers for feature in features if 0 < len(numbers := self._get(feature)) <= MAX_POSTINGS)

    def find_near(self, features: Iterable[str], number: int) -> list[int]:
        """The same among the nearest utterances of each feature.

        Args:
            features: What it has.
            number: Its own number.

        Returns:
            Numbers, those with the most and rarest common features first; never its own.
        """
        return [other for other in _best(self._near(feature, number) for feature in features) if other != number]

    def _get(self, feature: str) -> Sequence[int]:
        return self._numbers.get(feature, ())

    def _near(self, feature: str, number: int) -> Sequence[int]:
        numbers = self._get(feature)
        at = bisect_left(numbers, number)
        return numbers[max(0, at - WINDOW_BEFORE) : at + WINDOW_AFTER + 1]


def _best(found: Iterable[Sequence[int]]) -> list[int]:
    votes: Counter[int] = Counter()
    for numbers in found:
        weight = 1_000 // (1 + len(numbers))
        for number in numbers:
            votes[number] += weight
    most = nsmallest(MAX_CANDIDATES, ((-weight, number) for number, weight in votes.items()))
    return [number for _, number in most]
