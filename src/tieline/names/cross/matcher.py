"""Comparing Latin names with Hanzi names, one by one or in batches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from tieline.names.comparison import SAME_SCORE, UNSURE_CAP, UNSURE_SCORE, Comparison, Feature, judge
from tieline.names.cross import measure, tree
from tieline.names.cross.contradiction import find_look_alike, find_other_group, find_part
from tieline.names.cross.feature import FEATURES, FeatureName, State
from tieline.names.cross.lexicon import Lexicon
from tieline.names.cross.link import LINK_FIELDS, MAX_LINKS
from tieline.names.cross.model import load_lexicon, load_model
from tieline.names.cross.pack import HanziPack, LatinPack, PlaceNumbers, pack_hanzi, pack_latin
from tieline.names.cross.rarity import Rarity
from tieline.names.cross.reason import explain
from tieline.names.cross.side import HanziSide, LatinSide, analyse_hanzi, analyse_latin
from tieline.names.cross.sound import GAP, OTHER
from tieline.names.cross.syllable import syllable_table
from tieline.names.kernel import compile_kernels, is_cached
from tieline.names.spelling import CACHED_NAMES

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

VETO_SCORE = 0.4
"""No score of names whose numbers or places contradict each other is higher."""

HIGHEST_ODDS = 9.0
"""Logarithm of odds at which the score reaches its highest value; the trees never say more."""

WORTH_COMPILING = 300
"""Fewer pairs are compared sooner by plain Python (some 20 ms a pair) than by compiling first (some 20 s, once)."""

HIGHEST_SCORE = 0.99
"""What evidence alone can reach: only equal names and known ones score 1."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Pairs of names as the kernel measured them.

    Attributes:
        features: One row for each pair, in the order of `FeatureName`.
        links: The links of each pair.
        link_counts: How many they are.
        trusts: How sure each is.
    """

    features: Floats
    links: npt.NDArray[np.int32]
    link_counts: npt.NDArray[np.int8]
    trusts: Floats


class Measurer:
    """What the kernel needs beside the names. Immutable once built."""

    __slots__ = ("_places", "_syllables", "lexicon", "rarity")

    def __init__(self, lexicon: Lexicon, rarity: Rarity) -> None:
        """Hold the tables.

        Args:
            lexicon: The lexicon.
            rarity: How rare words and characters are.
        """
        self.lexicon, self.rarity = lexicon, rarity
        self._places, self._syllables = PlaceNumbers(), syllable_table()

    def pack_latin(self, sides: Sequence[LatinSide]) -> LatinPack:
        """Lay Latin names out.

        Args:
            sides: The names, analysed.

        Returns:
            Their arrays.
        """
        return pack_latin(sides, self._places)

    def pack_hanzi(self, sides: Sequence[HanziSide]) -> HanziPack:
        """Lay Hanzi names out.

        Args:
            sides: The names, analysed.

        Returns:
            Their arrays.
        """
        return pack_hanzi(sides, self._places)

    def measure(self, latin: LatinPack, hanzi: HanziPack, left: Ints, right: Ints) -> Measured:
        """Measure pairs.

        Args:
            latin: Latin names.
            hanzi: Hanzi names.
            left: For each pair, the number of its Latin name.
            right: For each pair, the number of its Hanzi name.

        Returns:
            Features and links of each pair.
        """
        count = len(left)
        found = Measured(
            features=np.zeros((count, FEATURES), dtype=np.float32),
            links=np.zeros((count, MAX_LINKS, LINK_FIELDS), dtype=np.int32),
            link_counts=np.zeros(count, dtype=np.int8),
            trusts=np.zeros((count, MAX_LINKS), dtype=np.float32),
        )
        syllables = (self._syllables.letters, self._syllables.sizes)
        tables = (self.lexicon.arrays, syllables, self._places.above, (OTHER, GAP))
        out = (found.features, found.links, found.link_counts, found.trusts)
        measure.measure(latin, hanzi, left, right, *tables, *out)
        return found


class CrossMatcher:
    """Compares Latin names with Hanzi names by the shipped model."""

    __slots__ = ("_measurer", "_model", "analyse_hanzi", "analyse_latin")

    def __init__(self) -> None:
        """Load the gloss, the known organisations and the model."""
        self._model = load_model()
        lexicon = load_lexicon()
        self._measurer = Measurer(lexicon, self._model.rarity)
        cached = lru_cache(maxsize=CACHED_NAMES)
        self.analyse_latin = cached(lambda name: analyse_latin(name, lexicon, self._model.rarity))
        self.analyse_hanzi = cached(lambda name: analyse_hanzi(name, lexicon, self._model.rarity))

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

    def score(self, latin: LatinPack, hanzi: HanziPack, left: Ints, right: Ints) -> tuple[Floats, Measured]:
        """Score pairs of names that are laid out.

        Args:
            latin: Latin names.
            hanzi: Hanzi names.
            left: For each pair, the number of its Latin name.
            right: For each pair, the number of its Hanzi name.

        Returns:
            The score of each pair on the scale of `Comparison`, and what it was measured from.
        """
        found = self._measurer.measure(latin, hanzi, left, right)
        odds = np.zeros(len(left), dtype=np.float32)
        tree.evidence(found.features, self._model.trees, odds)
        return self._scale(odds, found.features), found

    def _scale(self, odds: Floats, features: Floats) -> Floats:
        """Bring evidence to the scale on which verdicts are given, and apply vetoes."""
        at = [-HIGHEST_ODDS, self._model.unsure, self._model.same, HIGHEST_ODDS]
        scores = np.interp(odds, at, [0.0, UNSURE_SCORE, SAME_SCORE, HIGHEST_SCORE])
        conflict = (features[:, FeatureName.PLACE_STATE] == State.CONFLICT) | (
            features[:, FeatureName.NUMBER_STATE] == State.CONFLICT
        )
        empty = (features[:, FeatureName.WORDS] == 0) | (features[:, FeatureName.UNITS] == 0)
        scores = np.where(conflict, scores * VETO_SCORE, scores)
        return np.where(empty, 0.0, scores).astype(np.float32)

    def compare_many(self, pairs: Sequence[tuple[str, str]]) -> list[Comparison]:
        """Compare pairs of a Latin and a Hanzi name.

        Args:
            pairs: The Latin name first.

        Returns:
            A comparison for each pair, in order.
        """
        if not pairs:
            return []
        latin_numbers = {name: at for at, name in enumerate(dict.fromkeys(latin for latin, _ in pairs))}
        hanzi_numbers = {name: at for at, name in enumerate(dict.fromkeys(hanzi for _, hanzi in pairs))}
        latin_sides, latin_pack = self.pack_latin(list(latin_numbers))
        hanzi_sides, hanzi_pack = self.pack_hanzi(list(hanzi_numbers))
        left = np.array([latin_numbers[latin] for latin, _ in pairs], dtype=np.int32)
        right = np.array([hanzi_numbers[hanzi] for _, hanzi in pairs], dtype=np.int32)
        compile_if_worth(len(pairs))
        scores, found = self.score(latin_pack, hanzi_pack, left, right)
        links, trusts = found.links.tolist(), found.trusts.tolist()
        bare = find_bare(found.features).tolist()
        return [
            make_comparison(
                score,
                (links[at][:count], trusts[at][:count]),
                latin_sides[left[at]],
                hanzi_sides[right[at]],
                is_bare=bare[at],
            )
            for at, (score, count) in enumerate(zip(scores.tolist(), found.link_counts.tolist(), strict=True))
        ]


def compile_if_worth(pairs: int) -> None:
    """Compile the kernels when there is enough work, or when an earlier process has done so.

    Args:
        pairs: How many pairs are about to be compared.
    """
    if pairs >= WORTH_COMPILING or is_cached():
        compile_kernels()


def find_bare(features: Floats) -> npt.NDArray[np.bool_]:
    """Find pairs whose Latin name is a bare trade name that no table knows: others may bear it.

    Args:
        features: One row for each pair.

    Returns:
        For each pair whether it is one.
    """
    generic = features[:, [FeatureName.LATIN_GENERIC_SHARE, FeatureName.LATIN_BODY_SHARE]]
    brands, company, known = (
        features[:, name] for name in (FeatureName.LATIN_BRANDS, FeatureName.LATIN_COMPANY, FeatureName.GAIN_KNOWN)
    )
    return (
        (generic > 1.0).all(axis=1)
        & (brands > 0)
        & (brands == features[:, FeatureName.WORDS])
        & (company == 0)
        & (known == 0)
    )


def make_comparison(
    score: float,
    links: tuple[Sequence[Sequence[int]], Sequence[float]],
    latin: LatinSide,
    hanzi: HanziSide,
    *,
    is_bare: bool,
) -> Comparison:
    """Make a verdict of a score, with reasons.

    Args:
        score: On the scale of `Comparison`.
        links: The links as the kernel wrote them, and how sure each is.
        latin: The Latin name.
        hanzi: The Hanzi name.
        is_bare: Whether the Latin name is a bare trade name.

    Returns:
        The comparison.
    """
    features = [Feature(reason) for reason in explain(*links, latin, hanzi)]
    if score >= UNSURE_SCORE:
        pair = find_look_alike(latin, hanzi)
        if pair is not None:
            told = f"Words that tell such names apart: {pair[0]} and {pair[1]}."
            features.append(Feature(told, VETO_SCORE, VETO_SCORE))
        group = find_other_group(latin, hanzi)
        if group is not None:
            told = f"Of other organisations: {group[0]} and {group[1]}."
            features.append(Feature(told, VETO_SCORE, VETO_SCORE))
        part = find_part(latin, hanzi)
        if part is not None:
            features.append(Feature(f"Only one name speaks of a part or branch: {part}.", 1.0, UNSURE_CAP))
        if is_bare:
            features.append(Feature("A bare trade name may be borne by others.", 1.0, UNSURE_CAP))
    return judge(score, features)


@cache
def cross_matcher() -> CrossMatcher:
    """The matcher of this process, loaded at the first call.

    Returns:
        The matcher.
    """
    return CrossMatcher()
