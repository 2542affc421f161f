"""Names across scripts: Tieline beside other matchers, on organisations that no model had seen.

The development pairs are cut into parts by organisation; each is judged by a model fitted on the others, as
`scripts/train_names.py` fits what ships. Every name stands beside its own other name and beside the nearest name of
another organisation, in both directions; the peers judge the same pairs at the thresholds they ship.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bench.figure import Figure, NoDataError, get_shared, hash_files
from bench.peers import find_peers
from tieline.model import Verdict
from tieline.names import compare_many
from tieline.names.known_compare import compare_known
from training.calibration import GROUPS, calibrate
from training.crossing import Judged, judge_unseen
from training.pairs import PAIRS, RECORDS

DATA = "development pairs, English and Hanzi"
BATCH = 5000

Verdicts = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a matcher calls the same.

    Attributes:
        positive: For each pair.
        negative: For each nearest other organisation.
    """

    positive: Verdicts
    negative: Verdicts


def _decide_known(left: Sequence[str], right: Sequence[str], same: Verdicts) -> Verdicts:
    """Let the table of known organisations decide first, as the product does."""
    told = same.copy()
    for at, (one, other) in enumerate(zip(left, right, strict=True)):
        known = compare_known(one, other)
        if known is not None:
            told[at] = known.verdict is Verdict.SAME
    return told


def _iter_figures(name: str, judged: Judged, answers: Answers, data_hash: str) -> Iterator[Figure]:
    """Recall and precision by source."""
    groups = np.array([pair.group for pair in judged.pairs])
    for group in (*GROUPS, "all"):
        mine = np.ones(len(groups), dtype=np.bool_) if group == "all" else groups == group
        positive, negative = answers.positive[mine], answers.negative[mine[judged.left]]
        by_organisation = defaultdict[str, list[bool]](list)
        for row in np.flatnonzero(mine):
            by_organisation[judged.pairs[row].organisation].append(bool(answers.positive[row]))
        size = f"{len(positive)} pairs, {len(negative)} nearest others"
        found, wrong = int(positive.sum()), int(negative.sum())
        any_name = sum(map(any, by_organisation.values())) / max(1, len(by_organisation))
        title = f"{name}, {group}"
        yield Figure(f"{title}: recall", found / max(1, len(positive)), "ratio", DATA, size, data_hash)
        if found + wrong:
            yield Figure(f"{title}: precision", found / (found + wrong), "ratio", DATA, size, data_hash)
        bodies = f"{len(by_organisation)} organisations"
        yield Figure(f"{title}: recall by organisation", any_name, "ratio", DATA, bodies, data_hash)


def _measure_speed(judged: Judged) -> Figure:
    """Explained comparisons a second, each name analysed once, on one core."""
    pairs = [(pair.english, pair.hanzi) for pair in judged.pairs[:BATCH]]
    pairs += [(judged.pairs[a].english, judged.pairs[b].hanzi) for a, b in zip(judged.left, judged.right, strict=True)]
    compare_many(pairs)
    start = time.process_time()
    told = compare_many(pairs)
    rate = len(told) / (time.process_time() - start)
    return Figure("names across scripts, explained comparisons", rate, "pairs/s", DATA, f"{len(pairs)} pairs")


def run() -> list[Figure]:
    """Measure recall and precision by source, for Tieline and its peers.

    Returns:
        The figures.

    Raises:
        NoDataError: The shared data is absent, or what training needs is not installed.
    """
    try:
        import lightgbm  # noqa: F401 - training needs it, and says so less clearly
    except ImportError as error:
        raise NoDataError(f"models cannot be fitted: {error}") from error
    shared = get_shared(PAIRS).parents[1]
    files = [shared / PAIRS, shared / RECORDS]
    judged = judge_unseen(shared)
    left, right = [pair.english for pair in judged.pairs], [pair.hanzi for pair in judged.pairs]
    others = [left[row] for row in judged.left], [right[row] for row in judged.right]
    same = calibrate(judged).same
    tieline = Answers(
        _decide_known(left, right, judged.positive >= same), _decide_known(*others, judged.negative >= same)
    )
    figures = list(_iter_figures("Tieline", judged, tieline, hash_files(files)))
    for peer in find_peers():
        scores = (np.array(peer.score(list(zip(*names, strict=True)))) for names in ((left, right), others))
        answers = Answers(*(score >= peer.threshold for score in scores))
        figures += _iter_figures(peer.name, judged, answers, hash_files(files))
    return [*figures, _measure_speed(judged)]
