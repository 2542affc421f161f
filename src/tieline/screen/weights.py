"""What channels and evidence count: the learned weights, from a data file made by `scripts/train_screen.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


class WeightArrays(NamedTuple):
    """The weights that kernels read.

    Attributes:
        channels: What each channel counts in a name's norm and in a query.
        knobs: See `KNOBS`.
        linear: What each feature counts.
    """

    channels: Floats
    knobs: Floats
    linear: Floats


KNOBS = ("rarity_power", "norm_power", "postings", "candidates", "other_weight", "near_weight", "near_rarity", "other_power")


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights.

    Attributes:
        arrays: As kernels read them.
    """

    arrays: WeightArrays


DEFAULT = Weights(
    WeightArrays(
        channels=np.array([1.0, 0.3, 0.4, 0.5, 0.8, 1.0, 1.0, 0.5, 0.6, 1.5]),
        knobs=np.array([2.5, 0.2, 4000.0, 50.0, 0.6, 0.7, 2.0, 0.5]),
        linear=np.zeros(32),
    )
)
