"""Ranking: the parties whose names are nearest to a query, by what the kernels learned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tieline.screen import feature, kernel_likeness, kernel_query, kernel_rank, kernel_text
from tieline.screen.build import Reader
from tieline.screen.fold import to_codes
from tieline.screen.kernel_edit import FAVOUR
from tieline.screen.kernel_rank import Ranking
from tieline.screen.segment import Segment
from tieline.screen.weights import KNOBS, WeightArrays

Allowed = npt.NDArray[np.uint8]
EVERY_NAME: Allowed = np.zeros(0, dtype=np.uint8)
"""Allows every name to be found."""


@dataclass(frozen=True, slots=True)
class RankOptions:
    """How much work a query is worth.

    Attributes:
        candidates: How many names are looked at, more for queries with unknown words; `kernel_query.MAX_WANTED` at
            most.
        postings: How many entries of the index are read.
        kept: How many of them are described after the first glance; 0 ranks nothing: candidates stay in the order of
            their numbers, without likeness.
        ranked: How many of the best the trees see.
    """

    candidates: int = 100
    postings: int = 3000
    kept: int = 45
    ranked: int = 20

    def apply(self, weights: WeightArrays) -> WeightArrays:
        """Put the options into weights.

        Args:
            weights: As they were learned.

        Returns:
            The same with these options.
        """
        knobs = weights.knobs.copy()
        knobs[KNOBS.index("candidates")] = self.candidates
        knobs[KNOBS.index("postings")] = self.postings
        return weights._replace(knobs=knobs, ranked=np.array([self.kept, self.ranked], dtype=np.int64))


UNRANKED = RankOptions(candidates=60, kept=0, ranked=0)
"""For a few hundred names, of which all that share anything with a query are compared with it anyway."""

FAST = RankOptions()
ACCURATE = RankOptions(candidates=300, postings=12_000, kept=150, ranked=30)
"""Source of both: `bench/screen.py`, which measures what they reach."""


class Ranked(NamedTuple):
    """The nearest names of some queries.

    Attributes:
        names: For each query the nearest names, nearest first, then -1.
        scores: The score of each; higher is nearer.
    """

    names: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float64]


def drop_favour(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Take away what names gained for being only a slip or two away.

    Args:
        scores: As `Ranker.rank` gives them.

    Returns:
        What trees say alone, which is what chances of being right are known for.
    """
    favour = FAVOUR * np.maximum(np.rint(scores / FAVOUR), 0.0)
    return scores - favour


class Ranker:
    """Ranks the names of one segment. Not to be shared by threads: it holds the room that a query needs."""

    __slots__ = ("_ranking", "_reader")

    def __init__(self, segment: Segment, reader: Reader, *, options: RankOptions = FAST) -> None:
        """Make room.

        Args:
            segment: What is searched.
            reader: What reading names takes.
            options: How much work a query is worth.
        """
        self._reader = reader
        self._ranking = Ranking(
            segment=segment,
            allowed=EVERY_NAME,
            known=EVERY_NAME,
            fold=reader.fold.arrays,
            know=reader.know,
            weights=options.apply(reader.weights.arrays),
            query=kernel_query.make_query(kernel_text.make_word_buffer(), len(segment.parties), len(segment.word_keys)),
            like=kernel_likeness.make_likeness(),
            described=feature.make_described(),
            seen=np.zeros(kernel_rank.N_SEEN, dtype=np.float32),
        )

    @property
    def ranking(self) -> Ranking:
        """What the kernels work with; after `rank`, it holds the candidates of the last query."""
        return self._ranking

    def note_lacking(self, queries: Sequence[str], lacking: npt.NDArray[np.int64]) -> None:
        """Note which words of queries the segment lacks.

        Args:
            queries: Names in any script.
            lacking: For each query a bit for each of its words; those of words that the segment has are cleared.
        """
        codes, starts = to_codes(queries)
        ranking = self._ranking._replace(fold=self._reader.fold.fill(codes))
        kernel_rank.note_lacking(codes, starts, ranking, lacking)

    def rank(
        self,
        queries: Sequence[str],
        *,
        limit: int = 10,
        allowed: Allowed | None = None,
        by_party: bool = True,
        known: Allowed = EVERY_NAME,
    ) -> Ranked:
        """Rank.

        Args:
            queries: Names in any script.
            limit: How many for each.
            allowed: For each name of the segment, whether it may be found; None allows all.
            by_party: Whether only the nearest name of each party counts.
            known: For each query, whether other segments know the words that this one lacks: then names with slips
                are not preferred, only the very name is. Empty where there are no others.

        Returns:
            The nearest names of each query, in the same order.
        """
        codes, starts = to_codes(queries)
        fold = self._reader.fold.fill(codes)
        weights = self._ranking.weights
        if weights.ranked[0] > 0:
            weights = weights._replace(ranked=np.maximum(weights.ranked, np.array([limit, 0])))
        every = EVERY_NAME if allowed is None else allowed
        ranking = self._ranking._replace(fold=fold, allowed=every, known=known, weights=weights)
        names = np.full((len(queries), limit), -1, dtype=np.int64)
        scores = np.zeros((len(queries), limit))
        kernel_rank.rank_batch(codes, starts, ranking, by_party, names, scores)
        return Ranked(names, scores)
