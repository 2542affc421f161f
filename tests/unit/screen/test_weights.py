"""The learned weights as kernels read them."""

from __future__ import annotations

import numpy as np
import pytest

from tieline.screen.kernel_rank import score_trees
from tieline.screen.weights import DEPTH, load_weights, parse_weights

RECORD: dict[str, object] = {
    "channels": [1.0],
    "knobs": [1.0],
    "glance": [1.0],
    "linear": [1.0],
    "ranked": [40, 20],
    "calibration": [1.0, 0.0],
}


def _chain(steps: int) -> dict[str, list[float]]:
    """A tree that goes right while feature 0 is above 0, 1, 2 and so on, and says how far it came."""
    nodes = 2 * steps + 1
    nexts = [
        float(node)
        for at in range(nodes)
        for node in ((at + 1, at + 2) if at % 2 == 0 and at < 2 * steps else (at, at))
    ]
    leaves = [0.0 if at % 2 == 0 and at < 2 * steps else float(at // 2) for at in range(nodes)]
    cuts = [at / 2 for at in range(nodes)]
    return {"roots": [0.0], "features": [0.0] * nodes, "cuts": cuts, "nexts": nexts, "leaves": leaves}


def test_shallow_leaves_are_repeated_to_the_full_depth() -> None:
    """A tree says the same as its flat list, wherever its leaves stand."""
    arrays = parse_weights(RECORD | {"trees": _chain(DEPTH)}).arrays
    said = [score_trees(arrays, np.array([value], dtype=np.float32)) for value in (-1.0, 0.5, 1.5, 2.5, 3.5, 9.0)]
    assert said == [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]


def test_a_tree_that_is_too_deep_is_refused() -> None:
    """More steps than kernels take would cut leaves off."""
    with pytest.raises(ValueError, match="more than 5 steps"):
        parse_weights(RECORD | {"trees": _chain(DEPTH + 1)})


def test_the_shipped_weights_are_whole() -> None:
    """Every tree has a leaf for each way through it."""
    arrays = load_weights().arrays
    assert arrays.leaves.shape == (len(arrays.node_cuts), 1 << DEPTH)
    assert arrays.leaves.any(axis=1).all()
