"""Kernels that rank candidates: a linear model over all, boosted trees over the best."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel
from tieline.screen.feature import GAIN, N_FEATURES, Described
from tieline.screen.kernel_edit import FAVOUR, find_slips, keep_candidates
from tieline.screen.kernel_feature import describe, describe_sequences
from tieline.screen.kernel_find import find_candidates
from tieline.screen.kernel_glance import glance
from tieline.screen.kernel_likeness import OTHER_BIT, Likeness, compare_words
from tieline.screen.kernel_map import find_key
from tieline.screen.kernel_query import N_CANDIDATES, N_KNOWN, N_WORDS, Query
from tieline.screen.kernel_text import FoldArrays, read_words
from tieline.screen.kernel_token import KnowledgeArrays
from tieline.screen.segment import HIGH_BITS, Segment
from tieline.screen.weights import DEPTH, LEAVES, WeightArrays

BEHIND, PLACE = N_FEATURES, N_FEATURES + 1
"""What only the trees see: how far a candidate is behind the best by the linear model, and its place."""

N_SEEN = N_FEATURES + 2
ACROSS = -500.0
"""What is around the score of candidates in the other script, which names shared letter by letter cannot tell."""

AFTER = -2000.0
"""What is added to the score of candidates that the trees do not see: they come after those that they do."""


class Ranking(NamedTuple):
    """What ranking needs, and what it gives.

    Attributes:
        segment: What is searched.
        allowed: For each name, whether it may be found; empty allows all.
        known: For each query, whether other segments know the words that this one lacks; empty where there are none.
        fold: Tables that fold queries.
        know: What is known of words.
        weights: What channels and evidence count.
        query: Room for a query.
        like: Room for its words.
        described: Room for its candidates.
        seen: Room for what the trees see of a candidate.
    """

    segment: Segment
    allowed: npt.NDArray[np.uint8]
    known: npt.NDArray[np.uint8]
    fold: FoldArrays
    know: KnowledgeArrays
    weights: WeightArrays
    query: Query
    like: Likeness
    described: Described
    seen: npt.NDArray[np.float32]


@lean_kernel
def _score_linear(ranking: Ranking, count: int) -> int:
    """Score candidates by the linear model, those in the other script by their gain; gives how many the model saw."""
    features, scores, linear = ranking.described.features, ranking.described.scores, ranking.weights.linear
    fields, flat, ends, runs = ranking.like.fields, ranking.like.flat, ranking.like.ends, ranking.query.words.runs
    in_hanzi = False
    for at in range(int(ranking.query.state[N_WORDS])):
        in_hanzi = in_hanzi or runs[at] != 0
    start, scored = 0, 0
    for at in range(count):
        hanzi = False
        for place in range(start, ends[at]):
            hanzi = hanzi or (fields[flat[place], HIGH_BITS] & OTHER_BIT) != 0
        start = ends[at]
        if hanzi != in_hanzi:
            scores[at] = ACROSS * (2.0 - features[at, GAIN])
            continue
        scored += 1
        total = 0.0
        for feature in range(N_FEATURES):
            total += linear[feature] * features[at, feature]
        scores[at] = total
    return scored


@lean_kernel
def _favour_slips(described: Described, count: int, favour: float) -> None:
    """Add to the scores of names that are only a slip or two away."""
    scores, spare = described.scores, described.slips.spare
    for at in range(count):
        scores[at] += favour * spare[at]


@lean_kernel
def _put_in_order(query: Query, described: Described, count: int, wanted: int) -> None:
    """Put the best candidates first; of equal ones the name with the lower number."""
    order = described.order
    for at in range(count):
        order[at] = at
    for place in range(min(wanted, count)):
        _put_next(order, described.scores, query.candidates, place, count)


@lean_kernel
def _put_next(
    order: npt.NDArray[np.int64],
    scores: npt.NDArray[np.float64],
    names: npt.NDArray[np.int64],
    place: int,
    count: int,
) -> None:
    """Put the best of the candidates from a place on there."""
    best = place
    top, name = scores[order[place]], names[order[place]]
    for at in range(place + 1, count):
        score = scores[order[at]]
        if score > top or (score == top and names[order[at]] < name):
            best, top, name = at, score, names[order[at]]
    order[place], order[best] = order[best], order[place]


@lean_kernel
def score_trees(weights: WeightArrays, seen: npt.NDArray[np.float32]) -> float:
    """Add up what boosted trees say of a candidate.

    Args:
        weights: Has the trees.
        seen: What they see.

    Returns:
        The sum of their leaves.
    """
    features, cuts, leaves = weights.node_features, weights.node_cuts, weights.leaves
    total = 0.0
    for tree in range(len(leaves)):
        node = 1
        for _ in range(DEPTH):
            at = node & (LEAVES - 1)  # always so; written out, it spares a test whether it is negative
            node = 2 * at + int(seen[features[tree, at]] > cuts[tree, at])
        total += leaves[tree, node & (LEAVES - 1)]
    return total


@lean_kernel
def _score_best(ranking: Ranking, count: int, most: int) -> None:
    """Score the best candidates by the trees; the others stay behind them."""
    described, weights, seen = ranking.described, ranking.weights, ranking.seen
    features, scores, order = described.features, described.scores, described.order
    top = scores[order[0]]
    for place in range(count):
        at = order[place]
        if place >= most:
            scores[at] += AFTER * (scores[at] > ACROSS)
            continue
        for feature in range(N_FEATURES):
            seen[feature] = features[at, feature]
        seen[BEHIND], seen[PLACE] = scores[at] - top, place
        described.trees[place] = score_trees(weights, seen)
    for place in range(min(count, most)):
        scores[order[place]] = described.trees[place]


@lean_kernel
def rank_one(codes: npt.NDArray[np.uint32], start: int, end: int, ranking: Ranking) -> int:
    """Rank the candidates of one query.

    Args:
        codes: Code points.
        start: Where the query begins.
        end: Where it ends.
        ranking: What ranking needs; takes candidates, features and scores.

    Returns:
        How many candidates there are.
    """
    query, described, weights = ranking.query, ranking.described, ranking.weights
    query.state[N_WORDS] = read_words(codes, start, end, ranking.fold, query.words)
    count = find_candidates(query, ranking.segment, ranking.allowed, ranking.know, weights)
    if count == 0 or weights.ranked[0] == 0:
        for at in range(count):
            described.order[at], described.scores[at] = at, ACROSS
        return count
    find_slips(query, ranking.segment, described.slips)
    keep_candidates(query, described.slips)
    compare_words(query, ranking.segment, ranking.like)
    count = glance(query, ranking.like, described, weights)
    describe(query, ranking.segment, ranking.like, described)
    most = min(int(weights.ranked[1]), _score_linear(ranking, count))
    _favour_slips(described, count, FAVOUR)
    _put_in_order(query, described, count, most)
    _favour_slips(described, count, -FAVOUR)
    if most > 0 and len(weights.leaves) > 0:
        describe_sequences(query, ranking.segment, ranking.like, described, most)
        _score_best(ranking, count, most)
    _favour_slips(described, count, FAVOUR)
    _put_in_order(query, described, count, 0)
    return int(query.state[N_CANDIDATES])


@lean_kernel
def note_lacking(
    codes: npt.NDArray[np.uint32],
    starts: npt.NDArray[np.int64],
    ranking: Ranking,
    lacking: npt.NDArray[np.int64],
) -> None:
    """Note which words of queries a segment lacks.

    Args:
        codes: Code points of all queries, run together.
        starts: Where each begins, and where the last one ends.
        ranking: What ranking needs.
        lacking: For each query a bit for each of its words; those of words that the segment has are cleared.
    """
    words, segment = ranking.query.words, ranking.segment
    for row in range(len(lacking)):
        bits = 0
        for at in range(read_words(codes, int(starts[row]), int(starts[row + 1]), ranking.fold, words)):
            if find_key(segment.word_keys, segment.word_slots, int(words.hashes[at])) < 0:
                bits |= 1 << at
        lacking[row] &= bits


@lean_kernel
def rank_batch(
    codes: npt.NDArray[np.uint32],
    starts: npt.NDArray[np.int64],
    ranking: Ranking,
    by_party: bool,
    names: npt.NDArray[np.int64],
    scores: npt.NDArray[np.float64],
) -> None:
    """Rank the candidates of many queries.

    Args:
        codes: Code points of all queries, run together.
        starts: Where each begins, and where the last one ends.
        ranking: What ranking needs.
        by_party: Whether only the best name of each party counts.
        names: Takes for each query the best names, best first, then -1.
        scores: Takes the score of each.
    """
    query, described, parties = ranking.query, ranking.described, ranking.segment.parties
    limit = names.shape[1]
    for row in range(len(starts) - 1):
        query.state[N_KNOWN] = ranking.known[row] if len(ranking.known) > 0 else 0
        count = rank_one(codes, int(starts[row]), int(starts[row + 1]), ranking)
        found = 0
        for place in range(count):
            _put_next(described.order, described.scores, query.candidates, place, count)
            at = described.order[place]
            name = query.candidates[at]
            fresh = True
            for before in range(found if by_party else 0):
                fresh = fresh and parties[names[row, before]] != parties[name]
            if fresh:
                names[row, found], scores[row, found] = name, described.scores[at]
                found += 1
                if found == limit:
                    break
        for place in range(found, limit):
            names[row, place], scores[row, place] = -1, 0.0
