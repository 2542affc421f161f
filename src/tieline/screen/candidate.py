"""An inverted index in numpy: which listed names share rare tokens with a query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tieline.screen.token import CHANNEL_WEIGHTS, query_tokens

MAX_POSTINGS = 30_000
"""Tokens are read from the rarest on until so many names were touched: what only common words share is no candidate."""

NORM_POWER = 0.35
"""How much longer names are put back: a bare trade name must bring the shortest of a hundred names with it first."""

RARITY_POWER = 2.0

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class CandidateIndex:
    """The tokens of names, and which names have them.

    Attributes:
        tokens: Number of each token.
        offsets: Where the names of each token begin in `postings`, and where the last one ends.
        postings: Numbers of names, token by token.
        weights: What sharing each token counts: its rarity times its channel.
        norms: What the score of each name is divided by.
    """

    tokens: dict[str, int]
    offsets: npt.NDArray[np.int64]
    postings: Ints
    weights: Floats
    norms: Floats

    @classmethod
    def build(cls, names: Sequence[frozenset[str]]) -> CandidateIndex:
        """Build the index.

        Args:
            names: The tokens of each name; names are numbered in this order.

        Returns:
            The index.
        """
        tokens = dict[str, int]()
        flat = [tokens.setdefault(token, len(tokens)) for of_name in names for token in of_name]
        token_of = np.fromiter(flat, dtype=np.int32, count=len(flat))
        sizes = np.fromiter(map(len, names), dtype=np.int64, count=len(names))
        name_of = np.repeat(np.arange(len(names), dtype=np.int32), sizes)
        counts = np.bincount(token_of, minlength=len(tokens))
        channels = np.fromiter((CHANNEL_WEIGHTS[token[:2]] for token in tokens), dtype=np.float32, count=len(tokens))
        rarity = np.log((len(names) + 1) / np.maximum(counts, 1)).astype(np.float32)
        weights = (channels * rarity**RARITY_POWER).astype(np.float32)
        norms = np.bincount(name_of, weights=weights[token_of], minlength=len(names)).astype(np.float32)
        return cls(
            tokens=tokens,
            offsets=np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
            postings=name_of[np.argsort(token_of, kind="stable")],
            weights=weights,
            norms=(np.maximum(norms, 1e-6) ** NORM_POWER).astype(np.float32),
        )

    def find(self, name: str, allowed: npt.NDArray[np.bool_], *, limit: int) -> list[int]:
        """Find the names nearest to a query by shared rare tokens.

        Args:
            name: The query.
            allowed: For each name, whether it may be found.
            limit: How many at most.

        Returns:
            Numbers of names, nearest first; equally near ones by number.
        """
        known = [number for token in sorted(query_tokens(name)) if (number := self.tokens.get(token)) is not None]
        known.sort(key=lambda number: self.offsets[number + 1] - self.offsets[number])
        scores, touched = np.zeros(len(self.norms), dtype=np.float32), 0
        for number in known:
            found = self.postings[self.offsets[number] : self.offsets[number + 1]]
            if touched and touched + len(found) > MAX_POSTINGS:
                break
            touched += len(found)
            scores[found] += self.weights[number]
        scores = np.where(allowed, scores / self.norms, 0.0)
        count = min(limit, int(np.count_nonzero(scores)))
        if count == 0:
            return []
        # Everything that ties with the last one is taken in before the cut, so that the cut does not depend on chance.
        edge = np.partition(scores, -count)[-count]
        nearest = np.flatnonzero(scores >= edge)
        order = np.lexsort((nearest, -scores[nearest]))
        return [int(number) for number in nearest[order][:limit]]
