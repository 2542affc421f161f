"""The best chain of tags of each text, by a linear chain over what the network says of each character (Viterbi).

A tag that goes on with a word follows upon two tags at no great cost: that which begins such a word, and itself. For
these tags all others together count as much as the best of them could, which spares half of the sums. Where a best
chain leans on such a guess, its batch is worked out in full; so the chains are those of the full sums.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from tieline.read.chinese.network import Batch, Numbers
from tieline.read.chinese.weights import Floats

STEEP = 4.0
"""So much dearer than the second is the third tag before one that goes on with a word: in the shipped weights 6.3 and
more for each of these tags, and at most 1.1 for any other."""

Advance = Callable[[Floats], Floats]
"""From the best scores of texts at one character to those at the next, before what the network says of it."""


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
    between = transitions[2:]
    steps = [(first, places) for first, places, _ in batch.iter_steps()]
    for advance in (_make_quick(between), lambda going: _advance_all(going, between)):
        scores = np.empty_like(emissions)
        last = np.ascontiguousarray((emissions[batch.starts] + transitions[0]).T)
        scores[batch.starts] = last.T
        ended = 0
        for first, places in steps[1:]:
            last = advance(last[:, first - ended :])
            last += emissions[places].T
            scores[places] = last.T
            ended = first
        chains = _go_back(scores, emissions, batch, [places for _, places in steps[1:]], transitions)
        if chains is not None:
            break
    assert chains is not None  # full sums are no guess
    numbers: list[int] = chains.tolist()
    return numbers


def _advance_all(going: Floats, between: Floats) -> Floats:
    """The best sums over all tags before; a row for each tag, a column for each text."""
    best: Floats = (going[:, None, :] + between[:, :, None]).max(axis=0)
    return best


def _make_quick(between: Floats) -> Advance:
    """Sums of which some are guessed too high."""
    ranked = np.sort(between, axis=0)
    inner = np.flatnonzero(ranked[-2] - ranked[-3] > STEEP)
    outer = np.setdiff1d(np.arange(len(between)), inner)
    one, other = np.argsort(between[:, inner], axis=0)[-2:]
    costs = [between[leading, inner][:, None] for leading in (one, other)]
    guess, broad = ranked[-3, inner][:, None], np.ascontiguousarray(between[:, outer])

    def advance(going: Floats) -> Floats:
        best = np.empty_like(going)
        best[outer] = _advance_all(going, broad)
        near = np.maximum(going[one] + costs[0], going[other] + costs[1])
        best[inner] = np.maximum(near, going.max(axis=0) + guess)
        return best

    return advance


def _go_back(
    scores: Floats, emissions: Floats, batch: Batch, steps: Sequence[Numbers], transitions: Floats
) -> Numbers | None:
    """The chains that lead to the best ends; None where one of them leans on a guess."""
    into = np.ascontiguousarray(transitions[2:].T)
    chains = np.empty(len(scores), dtype=np.int64)
    ends = batch.starts + batch.lengths - 1
    chains[ends] = (scores[ends] + transitions[1]).argmax(axis=1)
    for places in reversed(steps):
        tags = chains[places]
        sums = scores[places - 1] + into[tags]
        chains[places - 1] = sums.argmax(axis=1)
        if (sums.max(axis=1) + emissions[places, tags] != scores[places, tags]).any():
            return None
    return chains
