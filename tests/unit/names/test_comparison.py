"""Making a verdict of features."""

from __future__ import annotations

from tieline.model import Verdict
from tieline.names.comparison import Feature, judge


def test_factor_and_cap_bring_the_score_down() -> None:
    """Factors multiply, the lowest cap presses the score below it, and reasons keep their order."""
    result = judge(1.0, [Feature("one", 0.95), Feature("two", 1.0, 0.8)])
    assert (result.score, result.verdict, result.reasons) == (0.783, Verdict.UNSURE, ("one", "two"))


def test_cap_keeps_different_scores_apart() -> None:
    """Two scores above a cap stay different and in order below it."""
    assert judge(0.95, [Feature("one", 1.0, 0.8)]).score < judge(1.0, [Feature("one", 1.0, 0.8)]).score <= 0.8


def test_low_score_is_different() -> None:
    """Below the lower threshold two names are different."""
    assert judge(0.5, []).verdict is Verdict.DIFFERENT
