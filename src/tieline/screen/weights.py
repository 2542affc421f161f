"""What channels and evidence count: the learned weights, from a data file made by `scripts/train_screen.py`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

KNOBS = (
    "rarity_power",
    "norm_power",
    "postings",
    "candidates",
    "other_weight",
    "near_weight",
    "near_rarity",
    "other_power",
    "suspect_rarity",
    "known_near_weight",
    "pair_weight",
    "unknown_more",
)
"""How tokens are weighed: power of a token's rarity, power of a name's norm, how many postings are read, how many
candidates are looked at, what other and near words count, from which rarity on known words have near ones too, the
power of how likely another word is, from which rarity on known words beside unknown ones have near ones and what those
count, what two near neighbours count, and how many times more candidates a query of unknown words gets."""


(
    RARITY_POWER,
    NORM_POWER,
    POSTINGS,
    CANDIDATES,
    OTHER_WEIGHT,
    NEAR_WEIGHT,
    NEAR_RARITY,
    OTHER_POWER,
    SUSPECT_RARITY,
    KNOWN_NEAR_WEIGHT,
    PAIR_WEIGHT,
    UNKNOWN_MORE,
) = range(len(KNOBS))
TREE_FIELDS = ("roots", "features", "cuts", "nexts", "leaves")
DEPTH = 5
"""Steps from the root of a tree to a leaf; shallower leaves are repeated, so that no step has to be asked about."""

LEAVES = 1 << DEPTH


class WeightArrays(NamedTuple):
    """The weights that kernels read.

    Attributes:
        channels: What each channel counts in a name's norm and in a query.
        knobs: See `KNOBS`.
        glance: What each feature of the first glance counts.
        linear: What each feature counts.
        ranked: How many candidates stay after the first glance, and how many of them the trees see.
        node_features: For each tree and node what the node looks at; the root is node 1, below n are 2n and 2n + 1.
        node_cuts: Up to which value it goes to 2n.
        leaves: For each tree what its leaves say.
    """

    channels: Floats
    knobs: Floats
    glance: Floats
    linear: Floats
    ranked: npt.NDArray[np.int64]
    node_features: npt.NDArray[np.uint8]
    node_cuts: npt.NDArray[np.float32]
    leaves: Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights.

    Attributes:
        arrays: As kernels read them.
        slope: What the score of a hit is multiplied with to tell how likely it is right.
        offset: What is added then, before the logistic function.
    """

    arrays: WeightArrays
    slope: float = 1.0
    offset: float = 0.0


def parse_weights(record: Mapping[str, object]) -> Weights:
    """Read weights from the record that the training script writes.

    Args:
        record: Numbers by name, as in `resources/screen/weights.json`.

    Returns:
        The weights.

    Raises:
        ValueError: A field is missing or has another shape.
    """
    calibration = _numbers(record, "calibration")
    trees = record.get("trees")
    if not isinstance(trees, Mapping):
        raise ValueError("the weights have no trees")
    features, cuts, leaves = _complete(*(_numbers(trees, field) for field in TREE_FIELDS))
    return Weights(
        WeightArrays(
            channels=_numbers(record, "channels"),
            knobs=_numbers(record, "knobs"),
            glance=_numbers(record, "glance"),
            linear=_numbers(record, "linear"),
            ranked=_numbers(record, "ranked").astype(np.int64),
            node_features=features,
            node_cuts=cuts,
            leaves=leaves,
        ),
        slope=float(calibration[0]),
        offset=float(calibration[1]),
    )


def _complete(
    roots: Floats, features: Floats, cuts: Floats, nexts: Floats, leaves: Floats
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float32], Floats]:
    """Give every tree all nodes and leaves that its depth allows."""
    below = nexts.astype(np.int64).reshape(-1, 2)
    whole_features = np.zeros((len(roots), LEAVES), dtype=np.uint8)
    whole_cuts = np.zeros((len(roots), LEAVES), dtype=np.float32)
    whole_leaves = np.zeros((len(roots), LEAVES))
    for tree, root in enumerate(roots.astype(np.int64).tolist()):
        level = [root]
        for depth in range(DEPTH):
            first = 1 << depth
            whole_features[tree, first : 2 * first] = features[level]
            whole_cuts[tree, first : 2 * first] = cuts[level]
            level = [int(after) for node in level for after in below[node]]
        if any(int(after) != node for node in level for after in below[node]):
            raise ValueError(f"a tree of the weights has more than {DEPTH} steps")
        whole_leaves[tree] = leaves[level]
    return whole_features, whole_cuts, whole_leaves


def _numbers(record: Mapping[str, object], field: str) -> Floats:
    """A field that is a list of numbers."""
    values = record.get(field)
    if not isinstance(values, Sequence) or not all(isinstance(value, int | float) for value in values):
        raise ValueError(f"field {field!r} of the weights is no list of numbers")
    return np.array(values, dtype=np.float64)


@cache
def load_weights() -> Weights:
    """Load the weights that ship with Tieline, once.

    Returns:
        The weights.
    """
    text = files("tieline.resources").joinpath("screen", "weights.json").read_text(encoding="utf-8")
    return parse_weights(json.loads(text))
