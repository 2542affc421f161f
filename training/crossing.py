"""Fitting the comparison of Latin with Hanzi names, and measuring it on organisations it has never seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from tieline.names.cross import tree
from tieline.names.cross.arrays import Bools, Floats, Int32s, Int64s
from tieline.names.cross.equivalent import iter_equivalents
from tieline.names.cross.lexicon import Lexicon, LexiconRow
from tieline.names.cross.matcher import HIGHEST_ODDS, SURE_ODDS, find_unclear, find_vetoed
from tieline.names.cross.measure import Measured, Pairs
from tieline.names.cross.measurer import Measurer
from tieline.names.cross.rarity import Rarity
from tieline.names.cross.tree import Trees
from tieline.names.cross.verdict import find_doubts
from tieline.names.gloss import load_gloss
from tieline.names.kernel import compile_kernels
from training.negatives import find_lookalikes, keep_hardest
from training.pairs import NamePair, count_rarity, cut_folds, find_organisations, load_pairs
from training.renderings import find_rests, learn_renderings
from training.trees import fit_trees

FOLDS = 3
LIKELY = -1.0
"""Pairs with less evidence are never the same; what else speaks against them does not matter."""

FIRST_TREES = 80
TREES = 350
HARD = 3
"""For each name so many of the nearest others are learned from."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the pairs, measured with renderings learned from the other parts.

    Attributes:
        rows: The rows of its pairs.
        positive: Features of its pairs.
        left: Rows of Latin names of pairs of different organisations.
        right: Rows of their Hanzi names.
        negative: Features of these.
    """

    rows: Int64s
    positive: Floats
    left: Int32s
    right: Int32s
    negative: Floats


@dataclass(frozen=True, slots=True)
class Judged:
    """What models said of pairs they had not seen.

    Attributes:
        pairs: All pairs.
        positive: Evidence for each pair, a logarithm of odds.
        left: Rows of Latin names of the nearest other organisations.
        right: Rows of their Hanzi names.
        negative: Evidence for these.
    """

    pairs: Sequence[NamePair]
    positive: Floats
    left: Int32s
    right: Int32s
    negative: Floats


@dataclass(frozen=True, slots=True)
class Fitted:
    """What ships.

    Attributes:
        rarity: How often words and characters occur.
        learned: Learned renderings.
        trees: The trees.
    """

    rarity: Rarity
    learned: Sequence[LexiconRow]
    trees: Trees


class _Names:
    """All names of the pairs with one lexicon."""

    def __init__(self, pairs: Sequence[NamePair], rarity: Rarity, learned: Sequence[LexiconRow]) -> None:
        """Analyse the names, with renderings learned from some of them."""
        self._measurer = Measurer(Lexicon.build(load_gloss(), [*iter_equivalents(), *learned]), rarity)
        self._latin = [self._measurer.analyse_latin(pair.english) for pair in pairs]
        self._hanzi = [self._measurer.analyse_hanzi(pair.hanzi) for pair in pairs]
        self._packs = self._measurer.pack_latin(self._latin), self._measurer.pack_hanzi(self._hanzi)

    def measure(self, left: Int64s | Int32s, right: Int64s | Int32s) -> Measured:
        """Measure the Latin names of some rows with the Hanzi names of others."""
        return self._measurer.measure(*self._packs, Pairs(left.astype(np.int32), right.astype(np.int32)))

    def learn(self, rows: Int64s, organisations: Int64s) -> list[LexiconRow]:
        """Learn renderings from some rows, given the organisation of every row."""
        latin, hanzi = [self._latin[row] for row in rows], [self._hanzi[row] for row in rows]
        return learn_renderings(find_rests(self.measure(rows, rows), latin, hanzi, organisations[rows].tolist()))

    def find_doubtful(self, left: Int64s | Int32s, right: Int64s | Int32s, odds: Floats) -> Bools:
        """Find pairs that the product never calls the same: look-alikes, parts, other groups, bare trade names."""
        found = self.measure(left, right)
        doubtful = find_unclear(found.features, odds >= SURE_ODDS)
        for at, count in enumerate(found.link_counts):
            links = found.links[at, :count].tolist()
            doubtful[at] |= bool(find_doubts(links, self._latin[left[at]], self._hanzi[right[at]]))
        return doubtful

    def texts(self, rows: Int64s) -> tuple[list[str], list[str]]:
        """The Latin and the Hanzi names of some rows, without legal forms."""
        latin = [" ".join(token.written for token in self._latin[row].tokens) for row in rows]
        return latin, [self._hanzi[row].text for row in rows]


def _score(features: Floats, trees: Trees) -> Floats:
    """What trees say of pairs; nothing good of vetoed ones."""
    out = np.zeros(len(features), dtype=np.float32)
    tree.evidence(features, tree.lay_out(trees), out)
    return np.where(find_vetoed(features), np.float32(-HIGHEST_ODDS), out)


def _drop_doubtful(judged: Judged, rarity: Rarity) -> Judged:
    """Count pairs that the product leaves unsure, whatever their evidence, as not the same."""
    names = _Names(judged.pairs, rarity, ())
    rows = np.arange(len(judged.pairs))

    def drop(left: Int64s | Int32s, right: Int64s | Int32s, odds: Floats) -> Floats:
        likely = np.flatnonzero(odds > LIKELY)
        doubtful = names.find_doubtful(left[likely], right[likely], odds[likely])
        dropped = odds.copy()
        dropped[likely[doubtful]] = -HIGHEST_ODDS
        return dropped

    return replace(
        judged,
        positive=drop(rows, rows, judged.positive),
        negative=drop(judged.left, judged.right, judged.negative),
    )


def _make_parts(pairs: Sequence[NamePair], rarity: Rarity) -> list[Part]:
    """Measure each part with renderings learned from the others."""
    organisations = find_organisations(pairs)
    folds = cut_folds(pairs, organisations, FOLDS)
    plain = _Names(pairs, rarity, ())
    parts = list[Part]()
    for fold in range(FOLDS):
        rows, others = np.flatnonzero(folds == fold), np.flatnonzero(folds != fold)
        names = _Names(pairs, rarity, plain.learn(others, organisations))
        left, right = find_lookalikes(*names.texts(rows), organisations[rows], seed=fold)
        left, right = rows[left].astype(np.int32), rows[right].astype(np.int32)
        negative = names.measure(left, right).features
        open_ = ~find_vetoed(negative)
        positive = names.measure(rows, rows).features
        parts.append(Part(rows, positive, left[open_], right[open_], negative[open_]))
    return parts


def _fit(parts: Sequence[Part]) -> Trees:
    """Fit trees: first on negatives by chance, then on those that the first trees find hard."""
    positive = np.concatenate([part.positive for part in parts])
    positive = positive[~find_vetoed(positive)]
    chance = np.random.RandomState(0)
    easy = [part.negative[chance.permutation(len(part.left))[: 4 * len(part.rows)]] for part in parts]
    first = fit_trees(positive, np.concatenate(easy), count=FIRST_TREES)
    hard = [
        part.negative[keep_hardest(_score(part.negative, first), part.left, part.right, count=HARD)] for part in parts
    ]
    return fit_trees(positive, np.concatenate(hard), count=TREES)


def judge(pairs: Sequence[NamePair], parts: Sequence[Part]) -> Judged:
    """Judge each part by trees fitted on the others.

    Args:
        pairs: All pairs.
        parts: Their parts.

    Returns:
        What the trees said of every pair, and of the nearest other organisations in both directions.
    """
    positive = np.zeros(len(pairs), dtype=np.float32)
    lefts, rights, negatives = list[Int32s](), list[Int32s](), list[Floats]()
    for part in parts:
        trees = _fit([other for other in parts if other is not part])
        positive[part.rows] = _score(part.positive, trees)
        scores = _score(part.negative, trees)
        kept = keep_hardest(scores, part.left, part.right, count=1)
        lefts.append(part.left[kept])
        rights.append(part.right[kept])
        negatives.append(scores[kept])
    return Judged(pairs, positive, np.concatenate(lefts), np.concatenate(rights), np.concatenate(negatives))


def fit(shared: Path) -> tuple[Fitted, Judged]:
    """Fit everything that ships, and measure the way it is fitted on organisations left out.

    Args:
        shared: The folder of shared data.

    Returns:
        What ships, and what models that had not seen them said of the pairs.
    """
    compile_kernels()
    pairs = load_pairs(shared)
    rarity = count_rarity(shared, pairs)
    parts = _make_parts(pairs, rarity)
    learned = _Names(pairs, rarity, ()).learn(np.arange(len(pairs)), find_organisations(pairs))
    return Fitted(rarity, learned, _fit(parts)), _drop_doubtful(judge(pairs, parts), rarity)


def judge_unseen(shared: Path) -> Judged:
    """Measure the way models are fitted, on organisations left out.

    Args:
        shared: The folder of shared data.

    Returns:
        What models that had not seen them said of the pairs.
    """
    compile_kernels()
    pairs = load_pairs(shared)
    rarity = count_rarity(shared, pairs)
    return _drop_doubtful(judge(pairs, _make_parts(pairs, rarity)), rarity)
