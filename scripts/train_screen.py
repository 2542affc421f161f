"""Train what the screening engine learns, and write it with the run that made it.

Two files of `src/tieline/resources/screen` are made: `weights.json` (a linear model over all candidates, boosted trees
over the best, and a calibration) and `lexicon.tsv.gz` (what words of names are otherwise called). Only records of the
Research Organization Registry are read (CC0), and none that a query of the screening bench belongs to.

Usage: python scripts/train_screen.py [--out FOLDER]     (needs the dependency group `train`)
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt

FOLDER = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path[0] = str(FOLDER)

from bench.figure import get_shared  # noqa: E402 - a script finds its package only now
from bench.screen_data import ROR, Task, hold_out, load_csl, load_ror, merge_same  # noqa: E402
from tieline.names.kernel import compile_kernels  # noqa: E402
from tieline.names.spelling import spell  # noqa: E402
from tieline.screen import feature, kernel_glance, kernel_query, kernel_rank, lexicon  # noqa: E402
from tieline.screen.build import Reader, build_segment  # noqa: E402
from tieline.screen.fold import FoldTable, to_codes  # noqa: E402
from tieline.screen.knowledge import load_knowledge  # noqa: E402
from tieline.screen.rank import Ranker, RankOptions  # noqa: E402
from tieline.screen.segment import LENGTH, START, Segment  # noqa: E402
from tieline.screen.weights import KNOBS, parse_weights  # noqa: E402
from training.ranking import RANKED, Flags, Floats, calibrate, fit_linear, fit_trees, pack_trees, see_best  # noqa: E402

RESOURCES = FOLDER / "src" / "tieline" / "resources" / "screen"
QUERIES, HELD_EACH = 12_000, 6
CANDIDATES, KEPT = 120, 60  # candidates are more for queries with unknown words

CHANNELS = (0.35, 0.84, 0.2, 0.35, 0.28, 0.25, 1.0, 0.5, 0.6)
"""What channels count, in the order of `kernel_token.CHANNELS`. Source: coordinate search for the most parties among
the first 50 candidates of these training queries (2026-11); those of Hanzi were set by hand."""

TUNED = {
    "rarity_power": 2.75,
    "norm_power": 0.3,
    "postings": 4000,
    "candidates": CANDIDATES,
    "other_weight": 0.9,
    "near_weight": 0.6,
    "near_rarity": 2.0,
    "other_power": 0.25,
    "suspect_rarity": 0.75,
    "known_near_weight": 0.3,
    "pair_weight": 0.5,
    "unknown_more": 0.5,
}
"""Source: as above; those of slips by names of the million with an edit in every word, and with two (2026-11)."""

MIN_SHIPPED = 0.08
"""Rarer renderings stay out of the shipped lexicon."""


def make_task() -> Task:
    """Hold names out of the records of ROR that no query of the bench belongs to.

    Returns:
        The training task.
    """
    parties = merge_same(load_csl(), load_ror())
    bench = hold_out(parties)
    taken = {spell(name) for at in bench.wanted for name in parties[at].names}
    free = [party for party in load_ror() if not any(spell(name) in taken for name in party.names)]
    return hold_out(free, count=QUERIES)


def start_record() -> dict[str, object]:
    """Weights before anything is learned.

    Returns:
        A record that `parse_weights` reads.
    """
    return {
        "channels": list(CHANNELS),
        "knobs": [TUNED[knob] for knob in KNOBS],
        "linear": [0.0] * feature.N_FEATURES,
        "glance": [0.0] * feature.N_GLANCES,
        "ranked": [KEPT, RANKED],
        "trees": {"roots": [0], "features": [0], "cuts": [0.0], "nexts": [0, 0], "leaves": [0.0]},
        "calibration": [1.0, 0.0],
    }


def make_segment(task: Task, reader: Reader) -> Segment:
    """Build the index over the names of a task.

    Args:
        task: The task.
        reader: What reading names takes.

    Returns:
        The index, with the other words that its own parties teach.
    """
    segment = build_segment(task.names, np.array(task.parties, dtype=np.int32), reader)
    return lexicon.with_others(segment, lexicon.learn_others(segment))


def glance(segment: Segment, task: Task, reader: Reader) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]:
    """Note what the first glance sees of the candidates of every query.

    Args:
        segment: The index.
        task: The queries.
        reader: What reading names takes.

    Returns:
        What it sees by query and candidate, and the party of each candidate, -1 where there is none.
    """
    most = kernel_query.MAX_CANDIDATES
    ranker = Ranker(segment, reader, options=RankOptions(candidates=CANDIDATES, kept=most, ranked=0))
    codes, starts = to_codes(task.queries)
    ranking = ranker.ranking._replace(fold=reader.fold.fill(codes))
    seen = np.zeros((len(task.queries), most, feature.N_GLANCES), dtype=np.float32)
    parties = np.full((len(task.queries), most), -1, dtype=np.int64)
    for row in range(len(task.queries)):
        count = kernel_rank.rank_one(codes, int(starts[row]), int(starts[row + 1]), ranking)
        kernel_glance.see(ranking.query, ranking.like, ranking.described, ranking.weights)
        seen[row, :count] = ranking.described.glances[:count]
        parties[row, :count] = segment.parties[ranking.query.candidates[:count]]
    return seen, parties


def describe(segment: Segment, task: Task, reader: Reader) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]:
    """Describe the candidates of every query.

    Args:
        segment: The index.
        task: The queries.
        reader: What reading names takes.

    Returns:
        Features by query and candidate, and the party of each candidate, -1 where there is none.
    """
    ranker = Ranker(segment, reader, options=RankOptions(candidates=CANDIDATES, kept=KEPT, ranked=RANKED))
    codes, starts = to_codes(task.queries)
    ranking = ranker.ranking._replace(fold=reader.fold.fill(codes))
    most = KEPT
    features = np.zeros((len(task.queries), most, feature.N_FEATURES), dtype=np.float32)
    parties = np.full((len(task.queries), most), -1, dtype=np.int64)
    for row in range(len(task.queries)):
        count = kernel_rank.rank_one(codes, int(starts[row]), int(starts[row + 1]), ranking)
        features[row, :count] = ranking.described.features[:count]
        parties[row, :count] = segment.parties[ranking.query.candidates[:count]]
    return features, parties


def measure(segment: Segment, task: Task, reader: Reader) -> tuple[dict[str, float], Floats, Flags]:
    """Tell how often the right party is first, and among ten.

    Args:
        segment: The index.
        task: The queries.
        reader: What reading names takes.

    Returns:
        The figures, the score of the best candidate of each query, and whether it is right.
    """
    options = RankOptions(candidates=CANDIDATES, kept=KEPT, ranked=RANKED)
    ranked = Ranker(segment, reader, options=options).rank(task.queries)
    parties = np.where(ranked.names >= 0, segment.parties[ranked.names], -1)
    hits = parties == np.array(task.wanted)[:, None]
    figures = {"R@1": round(float(hits[:, 0].mean()), 4), "R@10": round(float(hits.any(axis=1).mean()), 4)}
    return figures, ranked.scores[:, 0], hits[:, 0]


def learn(task: Task) -> tuple[dict[str, object], Segment]:
    """Learn everything.

    Args:
        task: What is learned from; some of its queries set the calibration and give the figures.

    Returns:
        The record of weights with the figures, and the index over the names of the task.
    """
    every = range(len(task.queries))
    train, held = (cut(task, [at for at in every if (at % HELD_EACH == 0) == kept]) for kept in (False, True))
    record = start_record()
    reader = Reader(FoldTable(), load_knowledge(), parse_weights(record))
    segment = make_segment(task, reader)
    glances, parties = glance(segment, train, reader)
    fitted = fit_linear(glances, parties == np.array(train.wanted)[:, None], parties >= 0)
    record["glance"] = np.round(fitted, 4).tolist()
    reader = replace(reader, weights=parse_weights(record))
    features, parties = describe(segment, train, reader)
    there, right = parties >= 0, parties == np.array(train.wanted)[:, None]
    linear = np.round(fit_linear(features, right, there), 4)
    record["linear"] = linear.tolist()
    reader = replace(reader, weights=parse_weights(record))
    features, parties = describe(segment, train, reader)  # now with the letter sequences of the best
    there, right = parties >= 0, parties == np.array(train.wanted)[:, None]
    seen, order = see_best(features, there, linear)
    booster = fit_trees(seen, np.take_along_axis(right, order, axis=1), np.take_along_axis(there, order, axis=1))
    record["trees"] = pack_trees(booster)
    figures, scores, first = measure(segment, held, replace(reader, weights=parse_weights(record)))
    record["calibration"] = list(calibrate(scores, first))
    return record | {"figures": figures}, segment


def cut(task: Task, kept: Sequence[int]) -> Task:
    """A task with some of its queries only.

    Args:
        task: The task.
        kept: Which queries.

    Returns:
        The same names, fewer queries.
    """
    queries, wanted = tuple(task.queries[at] for at in kept), tuple(task.wanted[at] for at in kept)
    return replace(task, queries=queries, wanted=wanted)


def render_lexicon(segment: Segment) -> str:
    """Write what words are otherwise called.

    Args:
        segment: An index over many parties.

    Returns:
        Lines of word, other word and chance, sorted.
    """
    text, rows = segment.word_text.tobytes(), segment.word_rows
    links = zip(*lexicon.learn_others(segment), strict=True)

    def word(number: int) -> str:
        return text[rows[number, START] : rows[number, START] + rows[number, LENGTH]].decode()

    kept = ((word(source), word(target), float(chance)) for source, target, chance in links if chance >= MIN_SHIPPED)
    return "".join(f"{source}\t{target}\t{chance:.2f}\n" for source, target, chance in sorted(kept))


def main(arguments: Sequence[str]) -> int:
    """Train, and write both files.

    Args:
        arguments: The command line.

    Returns:
        Exit status.
    """
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--out", type=Path, default=RESOURCES, metavar="FOLDER")
    out: Path = parser.parse_args(arguments).out
    compile_kernels()
    record, segment = learn(make_task())
    made = {
        "by": "scripts/train_screen.py",
        "on": datetime.now(UTC).date().isoformat(),
        "data": {"/".join(ROR): hashlib.sha256(get_shared(*ROR).read_bytes()).hexdigest()},
        "queries": QUERIES,
        "measured on": f"every {HELD_EACH}th query, which nothing but the calibration was learned from",
    }
    out.mkdir(parents=True, exist_ok=True)
    whole = {"made": made | {"figures": record.pop("figures")}, "features": feature.FEATURES} | record
    (out / "weights.json").write_text(json.dumps(whole, separators=(",", ":")) + "\n", encoding="utf-8")
    lines = render_lexicon(segment).encode()
    (out / "lexicon.tsv.gz").write_bytes(gzip.compress(lines, 9, mtime=0))
    print(json.dumps(whole["made"], indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
