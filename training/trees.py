"""Boosted trees: fitted here, laid out as the arrays that the product reads."""

from __future__ import annotations

from collections.abc import Mapping

import lightgbm
import numpy as np
import numpy.typing as npt

from tieline.names.cross.tree import Trees

Floats = npt.NDArray[np.float32]

PARAMETERS: Mapping[str, object] = {
    "objective": "binary",
    "num_leaves": 31,
    "learning_rate": 0.06,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "verbose": -1,
    "num_threads": 1,
    "seed": 7,
    "deterministic": True,
    "force_row_wise": True,
}


def lay_out(booster: lightgbm.Booster) -> Trees:
    """Write trees as arrays.

    Args:
        booster: The trees as the library holds them.

    Returns:
        The trees, thresholds in single precision.

    Raises:
        TypeError: The library gives trees of another shape.
    """
    roots, rows = list[int](), list[list[float]]()

    def add(node: Mapping[str, object]) -> int:
        at = len(rows)
        if "leaf_value" in node and "split_feature" not in node:
            rows.append([-1, float(str(node["leaf_value"])), 0, 0])
            return at
        rows.append([float(str(node["split_feature"])), float(str(node["threshold"])), 0, 0])
        left, right = node["left_child"], node["right_child"]
        if not isinstance(left, dict) or not isinstance(right, dict):
            raise TypeError("a tree of another shape than expected")
        rows[at][2], rows[at][3] = add(left), add(right)
        return at

    for tree in booster.dump_model()["tree_info"]:
        roots.append(add(tree["tree_structure"]))
    table = np.array(rows)
    return Trees(
        roots=np.array(roots, dtype=np.int32),
        feature=table[:, 0].astype(np.int16),
        threshold=table[:, 1].astype(np.float32),
        left=table[:, 2].astype(np.int32),
        right=table[:, 3].astype(np.int32),
    )


def fit_trees(positive: Floats, negative: Floats, *, count: int) -> Trees:
    """Fit trees that tell pairs of one organisation from others.

    Args:
        positive: Features of pairs of one organisation.
        negative: Features of other pairs.
        count: How many trees.

    Returns:
        The trees; their sum is a logarithm of odds.
    """
    features = np.concatenate((positive, negative))
    labels = np.concatenate((np.ones(len(positive)), np.zeros(len(negative))))
    booster = lightgbm.train(dict(PARAMETERS), lightgbm.Dataset(features, labels), num_boost_round=count)
    return lay_out(booster)
