"""Boosted trees as arrays."""

from __future__ import annotations

import numpy as np
import pytest

from tieline.names.cross import tree
from tieline.names.cross.arrays import Floats
from tieline.names.cross.tree import BLOCK, Trees, lay_out

TREES = Trees(
    roots=np.array([0, 5], dtype=np.int32),
    feature=np.array([0, -1, 1, -1, -1, -1], dtype=np.int16),
    threshold=np.array([0.5, -1.0, 2.0, 1.0, 4.0, 0.25], dtype=np.float32),
    left=np.array([1, 0, 3, 0, 0, 0], dtype=np.int32),
    right=np.array([2, 0, 4, 0, 0, 0], dtype=np.int32),
)
"""One tree of two questions, and one that is a leaf."""


def _evidence(rows: list[list[float]]) -> Floats:
    """What the trees say of rows."""
    out = np.zeros(len(rows), dtype=np.float32)
    tree.evidence(np.array(rows, dtype=np.float32).reshape(-1, 2), lay_out(TREES), out)
    return out


@pytest.mark.parametrize(
    ("row", "told"), [([0.5, 9.0], -0.75), ([0.6, 2.0], 1.25), ([0.6, 2.1], 4.25), ([-3.0, 0.0], -0.75)]
)
def test_a_pair_goes_down_every_tree(row: list[float], told: float) -> None:
    """What is not above the threshold goes left; the leaves add up."""
    assert _evidence([row]).tolist() == [told]


def test_pairs_do_not_touch_each_other() -> None:
    """More pairs than one block holds give what each gives alone."""
    rows = [[at % 3 * 0.4, at % 5 * 1.0] for at in range(2 * BLOCK + 7)]
    assert _evidence(rows).tolist() == [_evidence([row])[0] for row in rows]


def test_no_pairs_give_nothing() -> None:
    """An empty batch is no fault."""
    assert _evidence([]).tolist() == []
