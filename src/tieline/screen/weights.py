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
MAX_DEPTH = 16


class WeightArrays(NamedTuple):
    """The weights that kernels read.

    Attributes:
        channels: What each channel counts in a name's norm and in a query.
        knobs: See `KNOBS`.
        linear: What each feature counts.
        ranked: How many candidates the trees see, and how deep the trees are.
        roots: The first node of each tree.
        node_features: What each node looks at.
        node_cuts: Up to which value it goes left; a leaf goes to itself.
        node_nexts: The nodes at its left and right.
        leaves: What each leaf says; 0 for other nodes.
    """

    channels: Floats
    knobs: Floats
    linear: Floats
    ranked: npt.NDArray[np.int64]
    roots: npt.NDArray[np.int32]
    node_features: npt.NDArray[np.int32]
    node_cuts: npt.NDArray[np.float32]
    node_nexts: npt.NDArray[np.int32]
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
    roots, features, cuts, nexts, leaves = (_numbers(trees, field) for field in TREE_FIELDS)
    depth = _depth(roots.tolist(), nexts.tolist())
    return Weights(
        WeightArrays(
            channels=_numbers(record, "channels"),
            knobs=_numbers(record, "knobs"),
            linear=_numbers(record, "linear"),
            ranked=np.array([int(_numbers(record, "ranked")[0]), depth], dtype=np.int64),
            roots=roots.astype(np.int32),
            node_features=features.astype(np.int32),
            node_cuts=cuts.astype(np.float32),
            node_nexts=nexts.astype(np.int32).reshape(-1, 2),
            leaves=leaves,
        ),
        slope=float(calibration[0]),
        offset=float(calibration[1]),
    )


def _depth(roots: Sequence[float], nexts: Sequence[float]) -> int:
    """How many steps the deepest tree takes."""
    depth, level = 0, [int(root) for root in roots]
    while level := [int(after) for node in level for after in nexts[2 * node : 2 * node + 2] if int(after) != node]:
        depth += 1
        if depth > MAX_DEPTH:
            raise ValueError("a tree of the weights leads back to itself")
    return depth


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
