"""The best chain of tags of each text, by a linear chain over what the network says of each character (Viterbi)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tieline.read.chinese.network import Batch, Numbers
from tieline.read.chinese.weights import Floats


def find_chains(emissions: Floats, batch: Batch, transitions: Floats) -> list[int]:
    """Find the best chain of tags of each text.

    Only the best scores are kept on the way there; on the way back the tag before is worked out along the one chain
    that counts.

    Args:
        emissions: How well each tag fits each character, (characters, tags).
        batch: Where the texts lie.
        transitions: First the start and the stop of each tag, then from tag to tag.

    Returns:
        The number of the tag of each character.
    """
    start, stop, between = transitions[0], transitions[1], transitions[2:]
    steps = [(first, places) for first, places, _ in batch.iter_steps()]
    scores = np.empty_like(emissions)
    last = emissions[batch.starts] + start
    scores[batch.starts] = last
    ended = 0
    for first, places in steps[1:]:
        going = last[first - ended :]
        last = (going.T[:, :, None] + between[:, None, :]).max(axis=0)
        last += emissions[places]
        scores[places] = last
        ended = first
    return _go_back(scores, batch, [places for _, places in steps], (stop, between))


def _go_back(scores: Floats, batch: Batch, steps: Sequence[Numbers], costs: tuple[Floats, Floats]) -> list[int]:
    """The chains that lead to the best ends."""
    stop, between = costs
    into = np.ascontiguousarray(between.T)
    chains = np.empty(len(scores), dtype=np.int64)
    ends = batch.starts + batch.lengths - 1
    chains[ends] = (scores[ends] + stop).argmax(axis=1)
    for places in reversed(steps[1:]):
        chains[places - 1] = (scores[places - 1] + into[chains[places]]).argmax(axis=1)
    numbers: list[int] = chains.tolist()
    return numbers
