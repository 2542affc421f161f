"""The best chain of tags."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from tieline.read.chinese.chain import find_chains
from tieline.read.chinese.network import Batch


def _best(emissions: np.ndarray, transitions: np.ndarray) -> tuple[int, ...]:
    """The best chain, by trying all."""
    tags = range(emissions.shape[1])

    def score(chain: tuple[int, ...]) -> float:
        steps = sum(transitions[2 + one, other] for one, other in pairwise(chain))
        own = sum(emissions[at, tag] for at, tag in enumerate(chain))
        return float(transitions[0, chain[0]] + own + steps + transitions[1, chain[-1]])

    return max(product(tags, repeat=len(emissions)), key=score)


@pytest.mark.parametrize("cost", [0.0, 9.0, 60.0])
def test_chains_are_the_best_of_all(cost: float) -> None:
    """Chains are the best ones, also where a tag follows most others only at a cost that its characters outweigh."""
    draw = np.random.default_rng(7)
    lengths = [1, 3, 5, 5]
    emissions = draw.normal(size=(sum(lengths), 5)).astype(np.float32)
    for first, tag in ((0, 4), (1, 0), (2, 0)):
        emissions[first::3, tag] += 40
    transitions = draw.normal(size=(7, 5)).astype(np.float32)
    transitions[2:5, 4] -= np.float32(cost)
    batch = Batch.of(lengths)
    found = find_chains(emissions, batch, transitions)
    for start, size in zip(batch.starts.tolist(), lengths, strict=True):
        assert tuple(found[start : start + size]) == _best(emissions[start : start + size], transitions)
