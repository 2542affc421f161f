"""Kernels: how much of both names the chosen links explain, and what is left over, by kind."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tieline.names.cross.arrays import Floats, Int8s
from tieline.names.cross.feature import FeatureName
from tieline.names.cross.lexicon import UnitKind
from tieline.names.cross.link import Candidates, Choice, LinkField
from tieline.names.cross.side import MAX_UNITS, MAX_WORDS
from tieline.names.cross.view import HanziView, LatinView
from tieline.names.kernel import kernel

KINDS = len(UnitKind)
NOTHING_TO_TELL = 1.2
"""Share that stands for a name without anything of a kind: above one that is explained to the end."""


class Coverage(NamedTuple):
    """How much of two names is explained.

    Attributes:
        words: The share of each word, 0 to 1.
        units: The share of each unit.
        sums: Room: the whole, what is explained, and the number of pieces, by kind.
    """

    words: Floats
    units: Floats
    sums: Floats


@kernel
def make_coverage() -> Coverage:
    """Make room for the shares of two names.

    Returns:
        Nothing explained yet.
    """
    return Coverage(
        np.zeros(MAX_WORDS, dtype=np.float32),
        np.zeros(MAX_UNITS, dtype=np.float32),
        np.zeros((KINDS, 3), dtype=np.float32),
    )


@kernel
def fill_shares(candidates: Candidates, choice: Choice, coverage: Coverage) -> None:
    """Work out how much of each word and each unit the chosen links explain.

    Args:
        candidates: What may link the names.
        choice: What does.
        coverage: Out.
    """
    coverage.words[:] = 0.0
    coverage.units[:] = 0.0
    for link in choice.links[: choice.used[0]]:
        row, trust = candidates.rows[link], candidates.trust[link]
        for at in range(len(coverage.words)):
            if (row[LinkField.BITS] >> at) & 1:
                coverage.words[at] = trust
        for unit in range(row[LinkField.START], row[LinkField.END]):
            coverage.units[unit] = trust


@kernel
def _add_up(rarity: Floats, kinds: Int8s, shares: Floats, sums: Floats) -> None:
    """Sum what there is and what is explained, by kind."""
    sums[:] = 0.0
    for at in range(len(kinds)):
        sums[kinds[at], 0] += rarity[at]
        sums[kinds[at], 1] += rarity[at] * shares[at]
        sums[kinds[at], 2] += 1.0


@kernel
def _left(sums: Floats, kind: int) -> float:
    """How much of one kind is not explained."""
    return float(sums[kind, 0] - sums[kind, 1])


@kernel
def _share(sums: Floats, kind: int) -> float:
    """The share of one kind that is explained."""
    return float(sums[kind, 1] / sums[kind, 0]) if sums[kind, 0] > 0 else NOTHING_TO_TELL


@kernel
def _fill_kinds(out: Floats, first: int, rarity: Floats, kinds: Int8s, shares: Floats, sums: Floats) -> float:
    """Fill seven features of one name in the order of `FeatureName`; how many brand words or units it has."""
    _add_up(rarity, kinds, shares, sums)
    out[first] = _left(sums, UnitKind.BRAND)
    out[first + 1] = _share(sums, UnitKind.BRAND)
    out[first + 2] = _left(sums, UnitKind.GENERIC)
    out[first + 3] = _share(sums, UnitKind.GENERIC)
    out[first + 4] = _left(sums, UnitKind.PLACE)
    out[first + 5] = _left(sums, UnitKind.BODY)
    out[first + 6] = _share(sums, UnitKind.BODY)
    return float(sums[UnitKind.BRAND, 2])


@kernel
def _sum_up(rarity: Floats, shares: Floats) -> tuple[float, float, float]:
    """The whole, what is explained of it, and the rarest piece that is not."""
    whole, told, rarest = 0.0, 0.0, 0.0
    for at in range(len(rarity)):
        whole += float(rarity[at])
        told += float(rarity[at] * shares[at])
        rarest = max(rarest, float(rarity[at]) * (1.0 - float(shares[at])))
    return whole, told, rarest


@kernel
def fill_coverage(out: Floats, latin: LatinView, hanzi: HanziView, coverage: Coverage) -> None:
    """Fill the features that say what is explained.

    Args:
        out: Out, one value for each `FeatureName`.
        latin: The Latin name.
        hanzi: The Hanzi name.
        coverage: How much of each is explained.
    """
    sums, shares = coverage.sums, coverage.words
    brands = _fill_kinds(out, FeatureName.LATIN_BRAND_LEFT, latin.rarity, latin.kinds, shares, sums)
    whole, told, rarest = _sum_up(latin.rarity, shares)
    out[FeatureName.LATIN_BRANDS] = brands
    out[FeatureName.LATIN_SHARE] = told / max(whole, 0.001)
    out[FeatureName.LATIN_LEFT], out[FeatureName.RAREST_WORD_LEFT] = whole - told, rarest
    shares = coverage.units
    brands = _fill_kinds(out, FeatureName.HANZI_BRAND_LEFT, hanzi.rarity, hanzi.kinds, shares, sums)
    whole, told, rarest = _sum_up(hanzi.rarity, shares)
    out[FeatureName.HANZI_BRANDS] = brands
    out[FeatureName.HANZI_SHARE] = told / max(whole, 0.001)
    out[FeatureName.HANZI_LEFT] = whole - told
    out[FeatureName.LEAST_SHARE] = min(out[FeatureName.LATIN_SHARE], out[FeatureName.HANZI_SHARE])
