"""Kernel: a table of boosted trees, read as arrays."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tieline.names.cross.arrays import Floats, Int16s, Int32s
from tieline.names.kernel import kernel

BLOCK = 64
"""So many pairs go down a tree side by side: the processor need not wait for one to know its way."""


class Trees(NamedTuple):
    """Boosted trees; their nodes lie one behind the other, each before those below it.

    Attributes:
        roots: The first node of each tree.
        feature: The feature that each node asks about; -1 for a leaf.
        threshold: Up to which value it goes left; the value of a leaf.
        left: Where a node goes when the feature is not above the threshold.
        right: Where it goes otherwise.
    """

    roots: Int32s
    feature: Int16s
    threshold: Floats
    left: Int32s
    right: Int32s


class Walk(NamedTuple):
    """The same trees, laid out so that every pair takes equally many steps: leaves lead to themselves.

    Attributes:
        roots: The first node of each tree.
        depths: How many steps are enough in each tree.
        feature: The feature that each node asks about.
        threshold: Up to which value it goes left; the value of a leaf.
        children: Where a node goes when the feature is not above the threshold, and otherwise.
    """

    roots: Int32s
    depths: Int32s
    feature: Int16s
    threshold: Floats
    children: Int32s


def lay_out(trees: Trees) -> Walk:
    """Lay trees out for walking.

    Args:
        trees: The trees.

    Returns:
        The same trees.
    """
    nodes = np.arange(len(trees.feature), dtype=np.int32)
    is_leaf = trees.feature < 0
    children = np.column_stack((np.where(is_leaf, nodes, trees.left), np.where(is_leaf, nodes, trees.right)))
    depths = np.zeros(len(nodes), dtype=np.int32)
    for node in np.flatnonzero(~is_leaf)[::-1]:
        depths[node] = 1 + depths[children[node]].max()
    feature = np.where(is_leaf, 0, trees.feature).astype(np.int16)
    return Walk(trees.roots, depths[trees.roots], feature, trees.threshold, children.astype(np.int32))


@kernel
def evidence(features: Floats, walk: Walk, out: Floats) -> None:
    """Sum what the trees say.

    Args:
        features: One row for each pair.
        walk: The trees.
        out: Out: for each pair the sum of its leaves, a logarithm of odds.
    """
    totals = np.zeros(BLOCK, dtype=np.float64)
    nodes = np.zeros(BLOCK, dtype=np.int64)
    for first in range(0, len(features), BLOCK):
        rows = features[first : first + BLOCK]
        totals[:] = 0.0
        for tree in range(len(walk.roots)):
            nodes[:] = walk.roots[tree]
            for _ in range(walk.depths[tree]):
                for row in range(len(rows)):
                    node = nodes[row]
                    is_above = rows[row, walk.feature[node]] > walk.threshold[node]
                    nodes[row] = walk.children[node, 1 if is_above else 0]
            for row in range(len(rows)):
                totals[row] += walk.threshold[nodes[row]]
        out[first : first + BLOCK] = totals[: len(rows)]
