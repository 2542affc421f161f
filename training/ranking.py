"""Fitting what ranks candidates: a linear model over all, boosted trees over the best, and a calibration."""

from __future__ import annotations

from collections.abc import Mapping

import lightgbm
import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize  # type: ignore[import-untyped] # it has no stubs

RANKED = 25
TREES, LEAVES, DEPTH, RATE, LEAF_ROWS = 80, 16, 5, 0.12, 40
RIDGE = 1.0
SEED = 1

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


def fit_linear(features: npt.NDArray[np.float32], right: Flags, there: Flags) -> Floats:
    """Fit a linear model that puts right candidates before the others of their query.

    Args:
        features: By query and candidate.
        right: Which candidates are right.
        there: Which candidates there are.

    Returns:
        A weight a feature.
    """
    kept = right.any(axis=1)
    x, y, there = features[kept].astype(np.float64), right[kept], there[kept]

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = np.where(there, x @ weights, -1e9)
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        good = (chances * y).sum(axis=1, keepdims=True)
        slope = np.einsum("ij,ijk->k", chances - chances * y / good, x) + 2 * RIDGE * weights
        return (RIDGE * weights @ weights - np.log(good).sum()) / len(x), slope / len(x)

    return np.asarray(minimize(loss, np.zeros(x.shape[2]), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x)


def see_best(features: npt.NDArray[np.float32], there: Flags, linear: Floats) -> tuple[Floats, npt.NDArray[np.int64]]:
    """What the trees see of the best candidates.

    Args:
        features: By query and candidate.
        there: Which candidates there are.
        linear: The linear model.

    Returns:
        What they see, by query and place, and which candidates these are.
    """
    scores = np.where(there, features.astype(np.float64) @ linear, -1e9)
    order = np.argsort(-scores, axis=1, kind="stable")[:, :RANKED]
    best = np.take_along_axis(scores, order, axis=1)
    places = np.broadcast_to(np.arange(order.shape[1])[None, :, None], (*order.shape, 1))
    own = np.take_along_axis(features, order[:, :, None], axis=1)
    return np.concatenate([own, (best - best[:, :1])[:, :, None], places], axis=2), order


def fit_trees(seen: Floats, right: Flags, there: Flags) -> lightgbm.Booster:
    """Fit boosted trees that put right candidates first.

    Args:
        seen: What they see, by query and place.
        right: Which candidates are right.
        there: Which candidates there are.

    Returns:
        The trees.
    """
    kept = right.any(axis=1)
    model = lightgbm.LGBMRanker(
        n_estimators=TREES,
        num_leaves=LEAVES,
        max_depth=DEPTH,
        learning_rate=RATE,
        min_child_samples=LEAF_ROWS,
        lambdarank_truncation_level=10,
        deterministic=True,
        random_state=SEED,
        n_jobs=1,
        verbose=-1,
    )
    rows = there[kept]
    model.fit(seen[kept][rows].astype(np.float32), right[kept][rows].astype(int), group=rows.sum(axis=1))
    return model.booster_


def pack_trees(booster: lightgbm.Booster) -> dict[str, list[float]]:
    """Write trees as flat lists.

    Args:
        booster: The trees.

    Returns:
        Roots, features, cuts, nexts and leaves as `WeightArrays` has them.
    """
    packed: dict[str, list[float]] = {"roots": [], "features": [], "cuts": [], "nexts": [], "leaves": []}

    def add(node: Mapping[str, object]) -> int:
        at = len(packed["features"])
        packed["leaves"].append(round(float(str(node.get("leaf_value", 0.0))), 5))
        packed["features"].append(int(str(node.get("split_feature", 0))))
        packed["cuts"].append(float(np.float32(float(str(node.get("threshold", 0.0))))))
        packed["nexts"].extend((at, at))
        if "leaf_value" in node:
            return at
        for side, name in enumerate(("left_child", "right_child")):
            child = node[name]
            assert isinstance(child, Mapping)
            packed["nexts"][2 * at + side] = add(child)
        return at

    for tree in booster.dump_model()["tree_info"]:
        packed["roots"].append(add(tree["tree_structure"]))
    return packed


def calibrate(scores: Floats, right: Flags) -> tuple[float, float]:
    """Fit a logistic function of the best candidate's score to how often it is right.

    Args:
        scores: The score of the best candidate of each query.
        right: Whether it is right.

    Returns:
        Slope and offset.
    """

    def loss(line: Floats) -> float:
        logits = line[0] * scores + line[1]
        return float(np.logaddexp(0, np.where(right, -logits, logits)).mean())

    slope, offset = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    return round(float(slope), 4), round(float(offset), 4)
