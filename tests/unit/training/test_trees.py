"""Boosted trees laid out as arrays."""

from __future__ import annotations

import numpy as np
import pytest

from tieline.names.cross import tree

lightgbm = pytest.importorskip("lightgbm", exc_type=ImportError)


def test_trees_laid_out_say_what_the_library_says() -> None:
    """The kernel's sum is lightgbm's own raw prediction."""
    from training.trees import PARAMETERS, lay_out

    chance = np.random.RandomState(1)
    features = chance.normal(size=(600, 5)).astype(np.float32)
    labels = (features[:, 0] + features[:, 1] * features[:, 2] > 0).astype(np.float64)
    booster = lightgbm.train(dict(PARAMETERS), lightgbm.Dataset(features, labels), num_boost_round=20)
    said = np.zeros(len(features), dtype=np.float32)
    tree.evidence(features, tree.lay_out(lay_out(booster)), said)
    assert said == pytest.approx(booster.predict(features, raw_score=True), abs=1e-5)


def test_fitted_trees_tell_pairs_apart() -> None:
    """Pairs of one organisation get more than others."""
    from training.trees import fit_trees

    chance = np.random.RandomState(2)
    positive = (chance.normal(size=(300, 3)) + 2).astype(np.float32)
    negative = chance.normal(size=(300, 3)).astype(np.float32)
    walk = tree.lay_out(fit_trees(positive, negative, count=10))
    said = np.zeros(2, dtype=np.float32)
    tree.evidence(np.array([[2, 2, 2], [0, 0, 0]], dtype=np.float32), walk, said)
    assert said[0] > 0 > said[1]
