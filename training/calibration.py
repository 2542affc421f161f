"""Thresholds of the verdicts, and a table of what they yield."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from training.crossing import Judged

SAME_PRECISION = 0.97
"""What the verdict "same" is set to on organisations not seen, each beside its nearest others: names from elsewhere
cost some three points more."""

UNSURE_PRECISION = 0.5
"""Evidence is called unsure down to where half of what lies between is right."""

BAND = 0.5
GROUPS = ("listed", "research", "METI", "other")

PREFACE = """# Calibration of names across scripts

Written by `scripts/train_names.py`. Three parts of the development pairs, cut by organisation; each is judged
by a model (learned renderings and trees) that has seen none of its organisations. Each name stands beside its
own other name and, in both directions, beside the nearest name of another organisation of its part. Glosses
and known organisations were written by hand; half of the pairs was not read for them.
The thresholds are set on these same pairs, so the figures flatter a little. Names that the table of known
organisations knows whole are answered by it first; that is not counted here, and METI names gain most by it.
"""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The thresholds, as logarithms of odds.

    Attributes:
        same: From here on two names are the same.
        unsure: From here on a person should look.
    """

    same: float
    unsure: float


def _thresholds(judged: Judged) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Every score in falling order, and the precision from it on."""
    scores = np.concatenate((judged.positive, judged.negative)).astype(np.float64)
    right = np.concatenate((np.ones(len(judged.positive)), np.zeros(len(judged.negative))))
    order = np.argsort(-scores, kind="stable")
    return scores[order], np.cumsum(right[order]) / np.arange(1, len(order) + 1)


def calibrate(judged: Judged) -> Calibration:
    """Set the thresholds.

    Args:
        judged: What models said of pairs they had not seen.

    Returns:
        The thresholds.
    """
    scores, precision = _thresholds(judged)
    same = float(scores[np.flatnonzero(precision >= SAME_PRECISION)[-1]])
    unsure = same
    while unsure - BAND > -4.0:
        low, high = unsure - BAND, unsure
        right = int(((judged.positive >= low) & (judged.positive < high)).sum())
        wrong = int(((judged.negative >= low) & (judged.negative < high)).sum())
        if right < UNSURE_PRECISION * (right + wrong):
            break
        unsure = low
    return Calibration(same, unsure)


def _share(right: int, of: int) -> str:
    """A share with three digits."""
    return f"{right / of:.3f}" if of else "-"


def _group_rows(judged: Judged, same: float) -> Iterator[str]:
    """Recall and precision of the verdict "same" by source."""
    groups = np.array([pair.group for pair in judged.pairs])
    for group in (*GROUPS, "all"):
        mine = np.ones(len(groups), dtype=np.bool_) if group == "all" else groups == group
        positive, negative = judged.positive[mine], judged.negative[mine[judged.left]]
        found, wrong = int((positive >= same).sum()), int((negative >= same).sum())
        by_organisation = defaultdict[str, list[bool]](list)
        for row in np.flatnonzero(mine).tolist():
            by_organisation[judged.pairs[row].organisation].append(bool(judged.positive[row] >= same))
        any_name = sum(map(any, by_organisation.values()))
        yield (
            f"| {group} | {len(positive)} | {_share(found, len(positive))} | {_share(found, found + wrong)} "
            f"| {len(by_organisation)} | {_share(any_name, len(by_organisation))} |"
        )


def _band_rows(judged: Judged) -> Iterator[str]:
    """Share of right pairs by evidence."""
    edges = [-99.0, *np.arange(-4.0, 5.0, 1.0).tolist(), 99.0]
    for low, high in pairwise(edges):
        right = int(((judged.positive >= low) & (judged.positive < high)).sum())
        wrong = int(((judged.negative >= low) & (judged.negative < high)).sum())
        told = (
            f"{low:.0f} to {high:.0f}"
            if abs(low) < 99 > abs(high)
            else (f"below {high:.0f}" if low < 0 else f"{low:.0f} and more")
        )
        middle = 1 / (1 + np.exp(-(low + high) / 2)) if abs(low) < 99 > abs(high) else None
        said = "" if middle is None else f"{middle:.2f}"
        yield f"| {told} | {right} | {wrong} | {_share(right, right + wrong)} | {said} |"


def render_table(judged: Judged, calibration: Calibration) -> str:
    """Render the page that shows what the thresholds yield.

    Args:
        judged: What models said of pairs they had not seen.
        calibration: The thresholds.

    Returns:
        Markdown.
    """
    lines = [
        PREFACE,
        f'"Same" from {calibration.same:.2f}, "unsure" from {calibration.unsure:.2f} (logarithm of odds).',
        "",
        '## Verdict "same" by source',
        "",
        "| source | pairs | recall | precision | organisations | recall, any name |",
        "|---|---|---|---|---|---|",
        *_group_rows(judged, calibration.same),
        "",
        "## Evidence and truth",
        "",
        "| logarithm of odds | right | wrong | share right | as the odds say |",
        "|---|---|---|---|---|",
        *_band_rows(judged),
        "",
    ]
    return "\n".join(lines)
