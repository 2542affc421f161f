"""The bench on altered names."""

from __future__ import annotations

from bench.sanctions_benchmark import score_rapidfuzz, score_tieline


def test_scores_are_ratios() -> None:
    """Both matchers give 0 to 1."""
    assert score_tieline("Qorvex Trading", "Qorvex Trading") == 1.0
    assert score_rapidfuzz("Qorvex Trading", "Velmar") < 0.5
