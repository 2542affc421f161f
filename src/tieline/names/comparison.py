"""The result of comparing two names, and the thresholds of its verdict."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.model import Verdict

SAME_SCORE = 0.88
"""From here on two names are the same. Source: the 259 Latin organisation pairs of the name bench that nomenklatura
publishes (2026-11): "same" is right in 122 of 124 cases (precision .984) and finds 122 of 169 (recall .722). Of the
47 it leaves out, 17 are numbered funds that the bench calls the same and Tieline keeps apart on purpose. Of the 548
pairs of persons, "same" is right in 174 of 176 cases (precision .989) and finds 174 of 247 (recall .704)."""

UNSURE_SCORE = 0.70
"""From here on a person should look. Source: as above: 13 of 90 different pairs and 12 of the 47 others are unsure;
`bench/sanctions_benchmark.py` takes it for a hit."""

UNSURE_CAP = 0.87
"""What keeps two names from being called the same brings the score below this, just below `SAME_SCORE`."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison of two names yields.

    Attributes:
        score: 0 to 1; higher is nearer.
        verdict: same, different or unsure. It speaks of names, not of the bodies that bear them.
        reasons: Sentences a reviewer can follow: what agrees first, then what does not.
    """

    score: float
    verdict: Verdict
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that two names have in common, or do not.

    Attributes:
        reason: What it is, as a sentence.
        factor: What it multiplies the score with.
        cap: What it limits the score to. Scores above `UNSURE_SCORE` are pressed together below it, not cut, so that
            different evidence keeps different scores.
    """

    reason: str
    factor: float = 1.0
    cap: float = 1.0


def judge(base: float, features: list[Feature]) -> Comparison:
    """Make a verdict of a base score and features.

    Args:
        base: The score before features, 0 to 1.
        features: Agreements first, then differences; both in the order they are told.

    Returns:
        The comparison. Its score is rounded to three digits, so that equal evidence gives equal scores everywhere.
    """
    score, cap = base, 1.0
    for feature in features:
        score *= feature.factor
        cap = min(cap, feature.cap)
    if UNSURE_SCORE < cap < 1.0 and score > UNSURE_SCORE:
        score = UNSURE_SCORE + (score - UNSURE_SCORE) * (cap - UNSURE_SCORE) / (1.0 - UNSURE_SCORE)
    score = round(max(0.0, min(score, cap)), 3)
    doubtful = Verdict.UNSURE if score >= UNSURE_SCORE else Verdict.DIFFERENT
    verdict = Verdict.SAME if score >= SAME_SCORE else doubtful
    return Comparison(score, verdict, tuple(feature.reason for feature in features))
