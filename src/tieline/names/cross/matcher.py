"""Comparing Latin names with Hanzi names, one by one or in batches."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np

from tieline.names.comparison import SAME_SCORE, UNSURE_SCORE, Comparison
from tieline.names.cross import tree
from tieline.names.cross.arrays import Bools, Floats, Int32s
from tieline.names.cross.contrast import State
from tieline.names.cross.feature import FeatureName
from tieline.names.cross.measure import Measured, Pairs
from tieline.names.cross.measurer import Measurer
from tieline.names.cross.model import load_lexicon, load_model
from tieline.names.cross.pack import HanziPack, LatinPack
from tieline.names.cross.side import HanziSide, LatinSide
from tieline.names.cross.verdict import VETO_FACTOR, Evidence, make_comparison
from tieline.names.kernel import compile_kernels, is_cached, mark_finished
from tieline.names.spelling import CACHED_NAMES

HIGHEST_ODDS = 9.0
"""Logarithm of odds at which the score reaches its highest value; the trees never say more."""

FAINT_SOUND = 0.62
"""Below it, a sound alone links no trade names. Source: chance windows of the development pairs."""

SURE_ODDS = 2.0
"""Logarithm of odds from which a faint sound is enough, since all the rest agrees. Source: 44 of 45 such pairs of the
development data were of one organisation, each judged by a model that had not seen it (2026-11)."""

MIN_BRAND = 2
"""A trade name has at least so many Hanzi; a single one left over may be any word."""

WHOLE_SHARE = 0.9
"""Both names are explained at least so far where one spells the whole of the other."""

WHOLE_UNITS = 4
"""A name that is spelled whole has at least so many Hanzi: fewer are a bare trade name."""

HIGHEST_SCORE = 0.99
"""What evidence alone can reach: only equal names and known ones score 1."""

SCORES = (0.0, UNSURE_SCORE, SAME_SCORE, HIGHEST_SCORE)
"""The scores of no evidence, of what a person should look at, of the same, and of the most evidence."""

WORTH_COMPILING = 300
"""Fewer pairs are compared sooner by plain Python (some 20 ms a pair) than by compiling first (some 20 s, once)."""


class CrossMatcher:
    """Compares Latin names with Hanzi names by the shipped model."""

    __slots__ = ("_measurer", "_model", "_odds", "analyse_hanzi", "analyse_latin")

    def __init__(self) -> None:
        """Load the gloss, the known organisations and the model."""
        self._model = load_model()
        self._odds = (-HIGHEST_ODDS, self._model.unsure, self._model.same, HIGHEST_ODDS)
        self._measurer = Measurer(load_lexicon(), self._model.rarity)
        cached = lru_cache(maxsize=CACHED_NAMES)
        self.analyse_latin = cached(self._measurer.analyse_latin)
        self.analyse_hanzi = cached(self._measurer.analyse_hanzi)

    def pack_latin(self, names: Sequence[str]) -> tuple[list[LatinSide], LatinPack]:
        """Analyse Latin names and lay them out.

        Args:
            names: The names.

        Returns:
            What each is made of, and their arrays.
        """
        sides = [self.analyse_latin(name) for name in names]
        return sides, self._measurer.pack_latin(sides)

    def pack_hanzi(self, names: Sequence[str]) -> tuple[list[HanziSide], HanziPack]:
        """Analyse Hanzi names and lay them out.

        Args:
            names: The names.

        Returns:
            What each is made of, and their arrays.
        """
        sides = [self.analyse_hanzi(name) for name in names]
        return sides, self._measurer.pack_hanzi(sides)

    def score(self, latin: LatinPack, hanzi: HanziPack, left: Int32s, right: Int32s) -> tuple[Floats, Measured]:
        """Score pairs of names that are laid out.

        Args:
            latin: Latin names.
            hanzi: Hanzi names.
            left: For each pair, the number of its Latin name.
            right: For each pair, the number of its Hanzi name.

        Returns:
            The score of each pair on the scale of `Comparison`, and what it was measured from.
        """
        found = self._measurer.measure(latin, hanzi, Pairs(left, right))
        linked = np.flatnonzero(found.link_counts)
        told = np.zeros(len(linked), dtype=np.float32)
        tree.evidence(found.features[linked], self._model.trees, told)
        odds = np.full(len(left), -HIGHEST_ODDS, dtype=np.float32)
        odds[linked] = told
        return self._scale(odds, found.features), found

    def _scale(self, odds: Floats, features: Floats) -> Floats:
        """Bring evidence to the scale on which verdicts are given, and apply vetoes."""
        scores = np.interp(odds, self._odds, SCORES)
        is_empty = (features[:, FeatureName.WORDS] == 0) | (features[:, FeatureName.UNITS] == 0)
        scores = np.where(find_vetoed(features), scores * VETO_FACTOR, scores)
        return np.where(is_empty, 0.0, scores).astype(np.float32)

    def compare_many(self, pairs: Sequence[tuple[str, str]]) -> list[Comparison]:
        """Compare pairs of a Latin and a Hanzi name.

        Args:
            pairs: The Latin name first.

        Returns:
            A comparison for each pair, in order.
        """
        if not pairs:
            return []
        latin_names, left = _number([latin for latin, _ in pairs])
        hanzi_names, right = _number([hanzi for _, hanzi in pairs])
        latin_sides, latin = self.pack_latin(latin_names)
        hanzi_sides, hanzi = self.pack_hanzi(hanzi_names)
        compile_if_worth(len(pairs))
        scores, found = self.score(latin, hanzi, left, right)
        mark_finished("tieline.names.cross")
        unclear = find_unclear(found.features, scores >= np.interp(SURE_ODDS, self._odds, SCORES))
        told = zip(_gather(scores, found, unclear), left.tolist(), right.tolist(), strict=True)
        return [make_comparison(evidence, latin_sides[one], hanzi_sides[other]) for evidence, one, other in told]


def _number(names: Sequence[str]) -> tuple[list[str], Int32s]:
    """Every name once, and for each the number of its first occurrence among them."""
    numbers = dict[str, int]()
    found = [numbers.setdefault(name, len(numbers)) for name in names]
    return list(numbers), np.array(found, dtype=np.int32)


def _gather(scores: Floats, found: Measured, unclear: Bools) -> list[Evidence]:
    """What was measured, pair by pair."""
    most = int(found.link_counts.max(initial=0))
    links, trusts = found.links[:, :most].tolist(), found.trusts[:, :most].tolist()
    told = zip(scores.tolist(), found.link_counts.tolist(), unclear.tolist(), strict=True)
    return [
        Evidence(score, links[at][:count], trusts[at][:count], is_unclear)
        for at, (score, count, is_unclear) in enumerate(told)
    ]


def compile_if_worth(pairs: int) -> None:
    """Compile the kernels when there is enough work, or when an earlier process has done so.

    Args:
        pairs: How many pairs are about to be compared.
    """
    if pairs >= WORTH_COMPILING or is_cached():
        compile_kernels()


def find_vetoed(features: Floats) -> Bools:
    """Find pairs whose numbers or places contradict each other, or which nothing links: nothing makes them the same.

    Args:
        features: One row for each pair.

    Returns:
        For each pair whether it is one.
    """
    states = features[:, [FeatureName.PLACE_STATE, FeatureName.NUMBER_STATE]]
    found: Bools = (states == State.CONFLICT).any(axis=1) | (features[:, FeatureName.LINKS] == 0)
    return found


def find_unclear(features: Floats, sure: Bools) -> Bools:
    """Find pairs whose links do not tell whose names they are: bare trade names, and names without a linked one.

    Args:
        features: One row for each pair.
        sure: For each pair whether its evidence reaches `SURE_ODDS`.

    Returns:
        For each pair whether it is one.
    """
    unclear: Bools = find_bare(features) | find_brandless(features, sure)
    return unclear


def find_brandless(features: Floats, sure: Bools) -> Bools:
    """Find pairs whose trade names nothing links, or a faint sound: place and business alone name many bodies.

    Args:
        features: One row for each pair.
        sure: For each pair whether all the rest agrees so well that a faint sound is enough.

    Returns:
        For each pair whether it is one.
    """
    gains = features[:, [FeatureName.GAIN_KNOWN, FeatureName.GAIN_SAME, FeatureName.GAIN_INITIALS]]
    sound = features[:, FeatureName.BEST_SOUND]
    alone = features[:, FeatureName.LINKS] < 2  # then there is no rest that could agree
    hanzi_left = features[:, FeatureName.HANZI_BRANDS_LEFT] + features[:, FeatureName.GENERIC_UNITS_LEFT]
    is_left = (features[:, FeatureName.LATIN_BRANDS_LEFT] > 0) & (hanzi_left >= MIN_BRAND)
    has_company = (features[:, [FeatureName.LATIN_COMPANY, FeatureName.HANZI_COMPANY]] > 0).any(axis=1)
    is_left &= has_company | ~sure  # a laboratory or an office is told by its subject
    is_left |= has_company & (features[:, FeatureName.HANZI_BRANDS_LEFT] >= MIN_BRAND)  # place and trade are no firm
    is_faint = (sound > 0) & (sound < FAINT_SOUND) & (~sure | alone)
    found: Bools = (gains == 0).all(axis=1) & (((sound == 0) & is_left) | is_faint)
    return found


def find_bare(features: Floats) -> Bools:
    """Find pairs of which one name is a bare trade name that no table knows: others may bear it.

    Args:
        features: One row for each pair.

    Returns:
        For each pair whether it is one.
    """
    unknown = features[:, FeatureName.GAIN_KNOWN] == 0
    latin = features[:, [FeatureName.WORDS, FeatureName.LATIN_BRANDS, FeatureName.LATIN_COMPANY]]
    hanzi = features[:, [FeatureName.UNITS, FeatureName.HANZI_BRANDS, FeatureName.HANZI_COMPANY]]
    sides = ((side[:, 1] > 0) & (side[:, 0] == side[:, 1]) & (side[:, 2] == 0) for side in (latin, hanzi))
    found: Bools = np.logical_or(*sides) & unknown & ~_is_spelled_whole(features)
    return found


def _is_spelled_whole(features: Floats) -> Bools:
    """Find pairs of which the Latin name spells the whole Hanzi name by sound, common words and all (Donghua Daxue)."""
    shares = features[:, [FeatureName.LATIN_SHARE, FeatureName.HANZI_SHARE]]
    is_spelled = (features[:, FeatureName.LINKS] == 1) & (features[:, FeatureName.GAIN_SOUND] > 0)
    is_long = (features[:, FeatureName.UNITS] >= WHOLE_UNITS) & (features[:, FeatureName.WORDS] > 1)
    found: Bools = is_spelled & is_long & (shares >= WHOLE_SHARE).all(axis=1)
    return found


@cache
def cross_matcher() -> CrossMatcher:
    """The matcher of this process, loaded at the first call.

    Returns:
        The matcher.
    """
    return CrossMatcher()
