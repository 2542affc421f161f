"""What words of names are otherwise called: learned from the names of one party, and a shipped list."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from tieline.screen import kernel_lexicon, kernel_map
from tieline.screen.kernel_find import MAX_OTHERS
from tieline.screen.kernel_lexicon import PAIR_SHIFT, Pairs
from tieline.screen.segment import LENGTH, OTHER_COUNT, OTHERS, START, Segment

MIN_CHANCE = 0.06
"""Rarer renderings bring more noise than names."""

MIN_SEEN = 1.5
"""A rendering has to be seen more than once, in sum over all pairs of names."""

PRIOR = 0.5
"""What is taken off how often a rendering was seen before its chance is told: what was seen twice is not yet sure."""

MAX_LINKS = 1 << 23

Links = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float32]]


def learn_others(segment: Segment) -> Links:
    """Learn what words are otherwise called from parties with several names.

    Args:
        segment: Names with their parties.

    Returns:
        Words, other words for them, and how likely each is.
    """
    pairs, count = _make_pairs(segment)
    if count == 0:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    lengths = np.diff(pairs.starts[: 2 * count + 1])
    room = int(min(MAX_LINKS, 2 * np.dot(lengths[0::2], lengths[1::2])))
    keys, slots = np.zeros(room, dtype=np.int64), np.zeros(kernel_map.slots_for(room), dtype=np.int32)
    known = int(kernel_lexicon.count_links(pairs, count, keys, slots))
    keys = keys[:known]
    chances, sums = np.ones(known, dtype=np.float32), np.zeros(known, dtype=np.float32)
    totals = np.zeros(len(segment.word_keys), dtype=np.float32)
    kernel_lexicon.learn_links(pairs, count, (keys, slots), chances, sums, totals)
    chances = (sums - PRIOR) / np.maximum(totals[keys >> PAIR_SHIFT], 1.0)
    kept = (sums >= MIN_SEEN) & (chances >= MIN_CHANCE)
    return keys[kept] >> PAIR_SHIFT, keys[kept] & ((1 << PAIR_SHIFT) - 1), chances[kept].astype(np.float32)


def _make_pairs(segment: Segment) -> tuple[Pairs, int]:
    """The names of every party, two by two."""
    order = np.argsort(segment.parties, kind="stable").astype(np.int64)
    _, sizes = np.unique(segment.parties, return_counts=True)
    most = np.minimum(sizes, kernel_lexicon.MAX_NAMES)
    number = int((most * (sizes - 1)).sum())
    if number == 0:
        return Pairs(np.zeros(0, dtype=np.int32), np.zeros(1, dtype=np.int64)), 0
    room = min(number * 2 * kernel_lexicon.MAX_PAIR_WORDS, 12 * number + 10_000)
    pairs = Pairs(np.zeros(room, dtype=np.int32), np.zeros(2 * number + 1, dtype=np.int64))
    count = kernel_lexicon.make_pairs(segment.name_starts, segment.name_words, order, segment.parties, pairs)
    return pairs, int(count)


@cache
def load_lexicon() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Load the lexicon that ships with Tieline, once.

    Returns:
        For each word, other words that it may stand for in a name, and how likely each is.
    """
    packed = files("tieline.resources").joinpath("screen", "lexicon.tsv.gz").read_bytes()
    found = dict[str, list[tuple[str, float]]]()
    for line in gzip.decompress(packed).decode().splitlines():
        source, target, chance = line.split("\t")
        found.setdefault(source, []).append((target, float(chance)))
    return {source: tuple(targets) for source, targets in found.items()}


def merge_links(segment: Segment, learned: Links, shipped: Mapping[str, tuple[tuple[str, float], ...]]) -> Links:
    """Add the shipped lexicon to what the parties of a segment teach.

    Args:
        segment: The segment.
        learned: What they teach; it counts for more.
        shipped: The shipped lexicon.

    Returns:
        All links between words of the segment's vocabulary.
    """
    text, rows = segment.word_text.tobytes(), segment.word_rows
    spans = zip(rows[:, START].tolist(), rows[:, LENGTH].tolist(), strict=True)
    numbers = {text[start : start + length]: number for number, (start, length) in enumerate(spans)}
    known = set(((learned[0] << PAIR_SHIFT) | learned[1]).tolist())
    more = [
        (source, target, chance)
        for word, links in shipped.items()
        if (source := numbers.get(word.encode())) is not None
        for other, chance in links
        if (target := numbers.get(other.encode())) is not None and (source << PAIR_SHIFT) | target not in known
    ]
    sources, targets, chances = zip(*more, strict=True) if more else ((), (), ())
    return (
        np.concatenate([learned[0], np.array(sources, dtype=np.int64)]),
        np.concatenate([learned[1], np.array(targets, dtype=np.int64)]),
        np.concatenate([learned[2], np.array(chances, dtype=np.float32)]),
    )


def with_others(segment: Segment, links: Links) -> Segment:
    """Put other words into a segment.

    Args:
        segment: The segment.
        links: Words, other words for them, and how likely each is.

    Returns:
        The segment with the likeliest others of each word, likeliest first.
    """
    sources, targets, chances = links
    order = np.lexsort((targets, -chances, sources))
    sources, targets, chances = sources[order], targets[order], chances[order]
    first = np.searchsorted(sources, sources)
    kept = np.arange(len(sources)) - first < MAX_OTHERS
    counts = np.bincount(sources[kept], minlength=len(segment.word_keys))
    rows = segment.word_rows.copy()
    rows[:, OTHER_COUNT] = counts
    rows[:, OTHERS] = np.cumsum(counts) - counts
    return segment._replace(
        word_rows=rows,
        other_words=targets[kept].astype(np.int32),
        other_weights=chances[kept].astype(np.float32),
    )
