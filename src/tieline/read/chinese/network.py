"""The network of the tagger: two layers of gated recurrent units in both directions, over a batch of texts at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tieline.read.chinese.weights import HIDDEN, Direction, Floats, Weights

Numbers = NDArray[np.int64]


def compute_emissions(numbers: Numbers, lengths: Numbers, weights: Weights) -> Floats:
    """Run the network.

    Args:
        numbers: The number of each character, (steps, texts): place by place, so that one step's rows lie together.
        lengths: The length of each text; what lies behind it only fills the batch up.
        weights: The weights.

    Returns:
        How well each tag fits each character, (steps, texts, tags).
    """
    turned = _reversal(lengths, len(numbers))
    distinct, places = np.unique(numbers, return_inverse=True)
    embedded = weights.embedding[distinct]
    places = places.reshape(numbers.shape)
    columns = np.arange(numbers.shape[1])[None, :]
    first, second = weights.layers
    # What the first layer takes in depends on the character alone: it is worked out once for each distinct one.
    known = [_project(embedded, direction) for direction in first]
    states = _run(np.stack([known[0][places], known[1][places[turned, columns]]], axis=1), first)
    states = _join(states, turned, columns)
    inputs = [_project(states, second[0]), _project(states[turned, columns], second[1])]
    states = _join(_run(np.stack(inputs, axis=1), second), turned, columns)
    return _flat_product(states, weights.emission) + weights.emission_bias


def _join(states: Floats, turned: Numbers, columns: Numbers) -> Floats:
    """The states of both directions side by side, in the order of the text."""
    return np.concatenate([states[:, 0], states[:, 1][turned, columns]], axis=2)


def _reversal(lengths: Numbers, steps: int) -> Numbers:
    """Where each place of a text lies when the text is turned around; what fills the batch up stays."""
    places = np.arange(steps)[:, None]
    turned = lengths[None, :] - 1 - places
    return np.where(turned >= 0, turned, places)


def _project(states: Floats, weights: Direction) -> Floats:
    """What comes in to the gates of a layer."""
    projected = _flat_product(states, weights.input)
    projected += weights.input_bias + weights.bias
    return projected


def _flat_product(states: Floats, matrix: Floats) -> Floats:
    """The product of a stack of rows with a matrix, as one product."""
    product: Floats = states.reshape(-1, states.shape[-1]) @ matrix
    return product.reshape(*states.shape[:-1], matrix.shape[1])


def _run(inputs: Floats, directions: tuple[Direction, Direction]) -> Floats:
    """Run both directions of one layer over a batch at once; what comes in, (steps, 2, texts, 384), is used up.

    Source:
        Cho et al. 2014 as PaddlePaddle's `dynamic_gru` has it: h = (1 - u) * h' + u * c, gates u, r, then c. The
        logistic function is written as a hyperbolic tangent, which numpy computes several times faster.
    """
    steps, _, rows, _ = inputs.shape
    out = np.empty((steps, 2, rows, HIDDEN), dtype=np.float32)
    state = np.zeros((2, rows, HIDDEN), dtype=np.float32)
    gates = np.empty((2, rows, 2 * HIDDEN), dtype=np.float32)
    candidate = np.empty((2, rows, HIDDEN), dtype=np.float32)
    update, reset = gates[:, :, :HIDDEN], gates[:, :, HIDDEN:]
    half_gates = 0.5 * np.stack([direction.gates for direction in directions])
    half_candidate = 0.5 * np.stack([direction.candidate for direction in directions])
    inputs[..., : 2 * HIDDEN] *= 0.5
    for at in range(steps):
        np.matmul(state, half_gates, out=gates)
        gates += inputs[at, :, :, : 2 * HIDDEN]
        np.tanh(gates, out=gates)
        gates += 1.0  # twice the logistic function; the halves are in the weights of the candidate and in the last step
        reset *= state
        np.matmul(reset, half_candidate, out=candidate)
        candidate += inputs[at, :, :, 2 * HIDDEN :]
        np.tanh(candidate, out=candidate)
        candidate -= state
        update *= 0.5
        candidate *= update
        state = np.add(state, candidate, out=out[at])
    return out
