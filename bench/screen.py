"""Screening at speed: held-out aliases over the US lists and ROR, a million names, and Hanzi names over Latin ones.

Times are processor seconds of one core, so that other work on the machine does not count; the wall clock of the same
run stands beside where it matters. Peers are run on the same task where they are installed (see `screen_peers`).
"""

from __future__ import annotations

import csv
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

import numpy as np

from bench.figure import Figure, get_shared, hash_files
from bench.screen_data import CSL, ROR, Task, load_million, load_task
from bench.screen_peers import PLACES, run_peers
from tieline.names import compare_many
from tieline.names.kernel import compile_kernels
from tieline.screen.name_index import NameIndex
from tieline.screen.rank import ACCURATE, FAST, RankOptions
from tieline.text.script import has_hanzi

SINGLES = 2_000
SAMPLE = 5_000
ACROSS = 500
MODES: dict[str, RankOptions] = {"fast": FAST, "accurate": ACCURATE}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CANDIDATES = 100

Result = TypeVar("Result")
Timed = tuple[float, float]
"""Processor and wall seconds."""


def run() -> list[Figure]:
    """Measure everything.

    Returns:
        The figures, Tieline's first.

    Raises:
        NoDataError: The data is not on this machine.
    """
    compile_kernels()
    return [*_measure_task(), *_measure_million(), *_measure_across()]


def _timed(work: Callable[[], Result]) -> tuple[Result, Timed]:
    """Do some work and tell what it cost."""
    processor, wall = time.process_time(), time.perf_counter()
    result = work()
    return result, (time.process_time() - processor, time.perf_counter() - wall)


def _build(names: Sequence[str], parties: np.ndarray) -> NameIndex:
    """An index that does not wait for its first question."""
    index = NameIndex.build(names, parties)
    return NameIndex(index.segments)


def _find_parties(index: NameIndex, parties: Sequence[int], queries: Sequence[str], options: RankOptions) -> np.ndarray:
    """The ten nearest parties of each query."""
    names = index.find(queries, limit=PLACES, options=options).names
    return np.where(names >= 0, np.asarray(parties)[names], -1)


def _find_names(index: NameIndex, queries: Sequence[str]) -> np.ndarray:
    """The ten nearest names of each query."""
    return index.find(queries, limit=PLACES).names


def _singles(index: NameIndex, queries: Sequence[str], options: RankOptions) -> tuple[float, float]:
    """Median and 99th percentile of the wall time of one query asked by itself, in milliseconds."""
    times = []
    for query in queries[:SINGLES]:
        started = time.perf_counter()
        index.find([query], limit=PLACES, options=options)
        times.append(1000 * (time.perf_counter() - started))
    return float(np.percentile(times, 50)), float(np.percentile(times, 99))


def _measure_task() -> Iterator[Figure]:
    """Held-out aliases: Tieline in both modes, and the peers."""
    task = load_task()
    data, size = "CSL and ROR, Latin names", f"{len(task.names):,} names, {len(task.queries):,} queries"
    pinned = hash_files([get_shared(*CSL), get_shared(*ROR)])
    parties = np.array(task.parties, dtype=np.int32)
    NameIndex.build(task.names[:5000], parties[:5000]).find(task.queries[:10])  # compiles
    index, (built, _) = _timed(lambda: _build(task.names, parties))

    def figure(name: str, value: float, unit: str) -> Figure:
        return Figure(f"screen: {name}", value, unit, data, size, pinned)

    yield figure("names built", len(task.names) / built, "names/s")
    yield figure("names in a megabyte of index", 1e6 * len(task.names) / index.nbytes, "names")
    rates: dict[str, float] = {}
    for mode, options in MODES.items():
        _find_parties(index, task.parties, task.queries[:10], options)
        found, (processor, wall) = _timed(partial(_find_parties, index, task.parties, task.queries, options))
        right = found == np.array(task.wanted)[:, None]
        median, slow = _singles(index, task.queries, options)
        rates[mode] = len(task.queries) / processor
        yield figure(f"{mode}: queries, processor time", len(task.queries) / processor, "queries/s")
        yield figure(f"{mode}: queries, wall clock", len(task.queries) / wall, "queries/s")
        yield figure(f"{mode}: single query, median", 1000 / median, "queries/s")
        yield figure(f"{mode}: single query, 99th percentile", 1000 / slow, "queries/s")
        yield figure(f"{mode}: R@1", float(right[:, 0].mean()), "ratio")
        yield figure(f"{mode}: R@10", float(right.any(axis=1).mean()), "ratio")
    yield from _peer_figures(task, figure, rates)


def _peer_figures(
    task: Task, figure: Callable[[str, float, str], Figure], rates: Mapping[str, float]
) -> Iterator[Figure]:
    """What the peers reach on the same task, and how many times faster Tieline is: that depends less on the machine."""
    for peer in run_peers(task):
        for mode, rate in rates.items():
            yield figure(f"{mode} against {peer.name}: queries", rate * peer.query_s / len(task.queries), "ratio")
        yield figure(f"{peer.name}: queries, processor time", len(task.queries) / peer.query_s, "queries/s")
        yield figure(f"{peer.name}: R@1", peer.first, "ratio")
        yield figure(f"{peer.name}: R@10", peer.ten, "ratio")


def _edit(word: str, draw: random.Random) -> str:
    """A word with one letter changed, left out, doubled or exchanged with its neighbour."""
    at, kind = draw.randrange(len(word)), draw.randrange(4)
    if kind == 0:
        return word[:at] + draw.choice(_LETTERS) + word[at + 1 :]
    if kind == 1 and len(word) > 1:
        return word[:at] + word[at + 1 :]
    if kind == 2 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + draw.choice(_LETTERS) + word[at:]


def _edit_words(name: str, draw: random.Random, *, most: int | None) -> str:
    """A name with one edit in every word of four letters or more, or with so many edits in all."""
    words = name.split()
    long = [at for at, word in enumerate(words) if len(word) > 3]
    chosen = long if most is None else [draw.choice(long or range(len(words))) for _ in range(most)]
    for at in chosen:
        words[at] = _edit(words[at], draw)
    return " ".join(words)


def _measure_million() -> Iterator[Figure]:
    """A million real names: building, speed, own names found, slips."""
    names = load_million()
    index, (built, wall) = _timed(lambda: _build(names, np.arange(len(names), dtype=np.int32)))
    data, size = "org_names_1M.tsv.gz", f"{len(names):,} names"
    draw = random.Random(11)
    sample = draw.sample(range(len(names)), SAMPLE)
    latin = [at for at in sample if names[at].isascii() and any(len(word) > 3 for word in names[at].split())]
    longer = [at for at in latin if sum(len(word) > 3 for word in names[at].split()) > 1]
    tasks = {
        "own name": (sample, [names[at] for at in sample]),
        "own name in Hanzi": ([at for at in sample if has_hanzi(names[at])], None),
        "one edit in every word": (latin, [_edit_words(names[at], draw, most=None) for at in latin]),
        "two edits": (latin, [_edit_words(names[at], draw, most=2) for at in latin]),
        "two edits, names of several long words": (longer, [_edit_words(names[at], draw, most=2) for at in longer]),
    }
    yield Figure("screen 1M: names built, processor time", len(names) / built, "names/s", data, size)
    yield Figure("screen 1M: names built, wall clock", len(names) / wall, "names/s", data, size)
    yield Figure("screen 1M: names in a megabyte of index", 1e6 * len(names) / index.nbytes, "names", data, size)
    for name, (wanted, queries) in tasks.items():
        asked = [names[at] for at in wanted] if queries is None else queries
        found, (processor, _) = _timed(partial(_find_names, index, asked))
        right = (found == np.array(wanted)[:, None]).any(axis=1).mean()
        told = f"{size}, {len(wanted):,} queries"
        yield Figure(f"screen 1M, {name}: R@10", float(right), "ratio", data, told)
        yield Figure(f"screen 1M, {name}: queries, processor time", len(asked) / processor, "queries/s", data, told)
    median, slow = _singles(index, [names[at] for at in latin], FAST)
    yield Figure("screen 1M: single query, median", 1000 / median, "queries/s", data, size)
    yield Figure("screen 1M: single query, 99th percentile", 1000 / slow, "queries/s", data, size)


def _measure_across() -> Iterator[Figure]:
    """Hanzi names over English ones: by the index alone, and with the candidates compared."""
    path = get_shared("names", "pairs_en_hanzi_dev.csv")
    with path.open(encoding="utf-8", newline="") as file:
        pairs = [(row["english"], row["hanzi"]) for row in csv.DictReader(file) if row["english"] and row["hanzi"]]
    english = list(dict.fromkeys(name for name, _ in pairs))
    own = {name: at for at, name in enumerate(english)}
    index = NameIndex.build(english, np.arange(len(english), dtype=np.int32))
    asked = random.Random(7).sample(pairs, ACROSS)
    wanted = np.array([own[name] for name, _ in asked])
    data, size = "English and Hanzi names, dev", f"{len(english):,} names, {ACROSS} queries"
    options = RankOptions(candidates=_CANDIDATES, postings=20_000, kept=_CANDIDATES)
    found = index.find([hanzi for _, hanzi in asked], limit=_CANDIDATES, options=options).names
    yield Figure("screen Hanzi to English: R@10, index alone", _share(found[:, :PLACES], wanted), "ratio", data, size)
    yield Figure(f"screen Hanzi to English: R@{_CANDIDATES}, index alone", _share(found, wanted), "ratio", data, size)
    rows = [(row, int(at)) for row, places in enumerate(found) for at in places if at >= 0]
    scores = np.full(found.shape, -1.0)
    told = compare_many([(asked[row][1], english[at]) for row, at in rows])
    for (row, at), comparison in zip(rows, told, strict=True):
        scores[row, int(np.flatnonzero(found[row] == at)[0])] = comparison.score
    order = np.argsort(-scores, axis=1, kind="stable")
    best = np.take_along_axis(found, order, axis=1)[:, :PLACES]
    yield Figure("screen Hanzi to English: R@1, compared", _share(best[:, :1], wanted), "ratio", data, size)
    yield Figure("screen Hanzi to English: R@10, compared", _share(best, wanted), "ratio", data, size)


def _share(found: np.ndarray, wanted: np.ndarray) -> float:
    """Share of queries whose own name is among those found."""
    return float((found == wanted[:, None]).any(axis=1).mean())
