"""The network of the tagger: two layers of gated recurrent units in both directions, over a batch of texts at once.

The characters of a batch lie one text behind the other, the shortest text first. At each step all texts that go on take
their next character, forward and backward at once; those that ended stand before them and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tieline.read.chinese.weights import HIDDEN, Floats, Layer, Weights

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Where the texts of a batch lie.

    Attributes:
        starts: Where each begins.
        lengths: How many characters each has: at least one, and no fewer than the one before.
    """

    starts: Numbers
    lengths: Numbers

    @classmethod
    def of(cls, lengths: list[int]) -> Batch:
        """Put texts one behind the other.

        Args:
            lengths: Of each text, the shortest first.

        Returns:
            The batch.
        """
        sizes = np.array(lengths, dtype=np.int64)
        return cls(np.cumsum(sizes) - sizes, sizes)

    def iter_steps(self) -> Iterator[tuple[int, Numbers, Numbers]]:
        """Go through all texts at once.

        Yields:
            How many texts have ended, and where each of the others has its next character, forward and backward.
        """
        ends, longest = self.starts + self.lengths - 1, int(self.lengths[-1])
        ended = np.searchsorted(self.lengths, np.arange(longest), side="right").tolist()
        for step, first in enumerate(ended):
            yield first, self.starts[first:] + step, ends[first:] - step


def compute_entries(numbers: Numbers, weights: Weights) -> Floats:
    """Work out what the first layer takes in from characters; it depends on the character alone.

    Args:
        numbers: The number of each distinct character.
        weights: The weights.

    Returns:
        A row for each of them in each direction, (2, characters, 384).
    """
    return _project(weights.embedding[numbers], weights.layers[0])


def compute_emissions(entries: Floats, places: Numbers, batch: Batch, weights: Weights) -> Floats:
    """Run the network.

    Args:
        entries: What `compute_entries` gives.
        places: For each character of the batch, which of these is its own.
        batch: Where the texts lie.
        weights: The weights.

    Returns:
        How well each tag fits each character, (characters, tags).
    """
    first, second = weights.layers
    states = _run(entries, places, batch, first)
    states = _run(_project(states, second), np.arange(len(places)), batch, second)
    emissions: Floats = states @ weights.emission
    emissions += weights.emission_bias
    return emissions


def _project(rows: Floats, layer: Layer) -> Floats:
    """What comes in to the gates of a layer, in each direction."""
    projected: Floats = np.matmul(rows, layer.input)
    projected += layer.bias[:, None, :]
    return projected


def _run(inputs: Floats, places: Numbers, batch: Batch, layer: Layer) -> Floats:
    """Run both directions of one layer; gives the states of both side by side, (characters, 256).

    Source:
        Cho et al. 2014 as PaddlePaddle's `dynamic_gru` has it: h = (1 - u) * h' + u * c, gates u, r, then c. The
        logistic function is written as a hyperbolic tangent, which numpy computes several times faster.
    """
    out = np.empty((len(places), 2, HIDDEN), dtype=np.float32)
    rooms = [np.zeros((2, len(batch.lengths), HIDDEN), dtype=np.float32) for _ in range(4)]
    incoming = np.empty((2, len(batch.lengths), 3 * HIDDEN), dtype=np.float32)
    for first, forward, backward in batch.iter_steps():
        state, update, reset, candidate = [room[:, first:] for room in rooms]
        entering = incoming[:, first:]
        inputs[0].take(places[forward], 0, entering[0], "clip")
        inputs[1].take(places[backward], 0, entering[1], "clip")
        np.matmul(state, layer.update, out=update)
        np.matmul(state, layer.reset, out=reset)
        update += entering[..., :HIDDEN]
        reset += entering[..., HIDDEN : 2 * HIDDEN]
        np.tanh(reset, out=reset)
        reset += 1.0  # twice the logistic function; the halves are in the weights of the candidate and further down
        reset *= state
        np.matmul(reset, layer.candidate, out=candidate)
        candidate += entering[..., 2 * HIDDEN :]
        _blend(state, np.tanh(update, out=update), np.tanh(candidate, out=candidate))
        out[forward, 0], out[backward, 1] = state
    return out.reshape(len(places), 2 * HIDDEN)


def _blend(state: Floats, update: Floats, candidate: Floats) -> None:
    """Bring states towards their candidates, as far as the update gates say."""
    candidate -= state
    update += 1.0
    update *= 0.5
    candidate *= update
    state += candidate
