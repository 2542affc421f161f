"""Kernel: a table of boosted trees, read as arrays."""

from __future__ import annotations

from typing import NamedTuple

from tieline.names.cross.arrays import Floats, Int16s, Int32s
from tieline.names.kernel import kernel


class Trees(NamedTuple):
    """Boosted trees; their nodes lie one behind the other.

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


@kernel
def evidence(features: Floats, trees: Trees, out: Floats) -> None:
    """Sum what the trees say.

    Args:
        features: One row for each pair.
        trees: The trees.
        out: Out: for each pair the sum of its leaves, a logarithm of odds.
    """
    for row in range(len(features)):
        total = 0.0
        for root in trees.roots:
            node = root
            while trees.feature[node] >= 0:
                if features[row, trees.feature[node]] <= trees.threshold[node]:
                    node = trees.left[node]
                else:
                    node = trees.right[node]
            total += float(trees.threshold[node])
        out[row] = total
