"""Kernel: a table of boosted trees, read as arrays."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

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

    roots: npt.NDArray[np.int32]
    feature: npt.NDArray[np.int16]
    threshold: npt.NDArray[np.float32]
    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]


@kernel
def evidence(features, trees, out):
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
            total += trees.threshold[node]
        out[row] = total
