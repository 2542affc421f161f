"""Screening one name against listings: candidates by shared tokens, each compared with reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from tieline.model import Listing, NameQuality, PartialDate, Verdict
from tieline.names import NameKind, compare
from tieline.names.comparison import UNSURE_CAP, Comparison, Feature, judge
from tieline.screen.candidate import CandidateIndex
from tieline.screen.caution import find_cautions
from tieline.screen.token import name_tokens
from tieline.text.script import has_hanzi

CANDIDATES = 60
"""How many names are compared for a query. Source: 300 organisation names of real documents against the 57,322 names
of the Consolidated Screening List of 2026-07: comparing 200 instead brought no further hit among the first ten."""

HIT_SCORE = 0.74
"""From here on a listing is shown. Higher than `UNSURE_SCORE` of two names: a list has tens of thousands of them.
Source: the 254 capitalised phrases of the five seed articles (2026-11), judged by eye."""

_ACRONYM_BEHIND = re.compile(r"\s*[(（][^\s()（）]*[A-Z][^\s()（）]*[A-Z][^\s()（）]*[)）]$")
_KINDS: dict[NameKind, frozenset[str]] = {
    "organisation": frozenset({"organisation", "unknown"}),
    "person": frozenset({"person", "unknown"}),
}
_QUALITY_ORDER = {NameQuality.PRIMARY: 0, NameQuality.ALIAS: 1, NameQuality.FORMER: 2, NameQuality.WEAK: 3}


@dataclass(frozen=True, slots=True)
class Match:
    """A listing proposed for a name.

    Attributes:
        listing: The listing.
        listed_name: Which of its names is nearest.
        score: 0 to 1; higher is nearer.
        verdict: same or unsure.
        reasons: Sentences a reviewer can follow.
    """

    listing: Listing
    listed_name: str
    score: float
    verdict: Verdict
    reasons: tuple[str, ...]


def is_on_list(listing: Listing, as_of: PartialDate | None) -> bool:
    """Whether a listing may have been on its list on a day.

    Args:
        listing: The listing.
        as_of: The day; None asks about no day in particular.

    Returns:
        False when it was surely off by then, or surely not yet on; a date that is not stated rules nothing out.
    """
    if as_of is None:
        return True
    if listing.delisted_on is not None and listing.delisted_on.last <= as_of.first:
        return False
    return listing.listed_on is None or listing.listed_on.first <= as_of.last


class Index:
    """Every name of a set of listings, ready to be screened against. Immutable once built."""

    __slots__ = ("_allowed", "_candidates", "_has_hanzi", "_listings", "_names", "_owners")

    def __init__(self, listings: tuple[Listing, ...]) -> None:
        """Build the index; `build` is the public way.

        Args:
            listings: The listings, in the order in which ties are broken.
        """
        self._listings = listings
        owned = [(number, name) for number, listing in enumerate(listings) for name in listing.names]
        self._owners = np.fromiter((number for number, _ in owned), dtype=np.int32, count=len(owned))
        self._names = [name for _, name in owned]
        self._allowed: dict[NameKind | None, npt.NDArray[np.bool_]] = {
            kind: np.fromiter((listings[number].kind in kinds for number, _ in owned), dtype=np.bool_, count=len(owned))
            for kind, kinds in _KINDS.items()
        }
        self._allowed[None] = np.ones(len(owned), dtype=np.bool_)
        self._has_hanzi = any(has_hanzi(name.text) for name in self._names)
        self._candidates = CandidateIndex.build([name_tokens(name.text) for name in self._names])

    @classmethod
    def build(cls, listings: Iterable[Listing]) -> Index:
        """Build an index.

        Args:
            listings: The listings to screen against; their order does not matter.

        Returns:
            The index.
        """
        return cls(tuple(sorted(listings, key=lambda listing: (listing.list_name, listing.entry_id, listing.id))))

    @property
    def has_hanzi(self) -> bool:
        """Whether any listed name is written in Hanzi; without one, a Chinese name cannot be screened."""
        return self._has_hanzi

    def __len__(self) -> int:
        """How many listings it holds."""
        return len(self._listings)

    def find(
        self, name: str, *, as_of: PartialDate | None = None, limit: int = 10, kind: NameKind | None = None
    ) -> tuple[Match, ...]:
        """Find the listings that a name may be of.

        Args:
            name: The name to screen.
            as_of: Leave out what was surely not on its list on this day; None leaves nothing out.
            limit: How many listings at most.
            kind: What the name is of: listings of the other kind, vessels and aircraft are left out. None compares
                with listings of every kind.

        Returns:
            Matches, nearest first, one for each listing; what is different is no match. Ties are broken by the
            quality of the listed name, then list and entry number.
        """
        best = dict[int, tuple[tuple[float, int, int], Match]]()
        for number in self._candidates.find(name, self._allowed[kind], limit=CANDIDATES):
            owner = int(self._owners[number])
            listing = self._listings[owner]
            if not is_on_list(listing, as_of):
                continue
            match = self._compare(name, number, kind)
            if match is None:
                continue
            rank = (-match.score, _QUALITY_ORDER[self._names[number].quality], number)
            if owner not in best or rank < best[owner][0]:
                best[owner] = (rank, match)
        ranked = [match for _, match in sorted(best.values(), key=lambda ranked: ranked[0])]
        # Where a list has the party itself, its longer-named relatives on that list are not who is meant.
        settled = {match.listing.list_name for match in ranked if match.verdict is Verdict.SAME}
        kept = (match for match in ranked if match.verdict is Verdict.SAME or match.listing.list_name not in settled)
        return tuple(islice(kept, limit))

    def _compare(self, name: str, number: int, kind: NameKind | None) -> Match | None:
        """Compare a name with a listed one; None where they are different."""
        listing, listed = self._listings[int(self._owners[number])], self._names[number]
        compared_as: NameKind = "person" if "person" in (kind, listing.kind) else "organisation"
        result = compare(name, listed.text, kind=compared_as)
        plain = _ACRONYM_BEHIND.sub("", listed.text)
        if plain != listed.text:  # "National Supercomputing Center Tianjin (NSCC-TJ)" is called so without its bracket
            result = max(result, compare(name, plain, kind=compared_as), key=lambda comparison: comparison.score)
        if result.verdict is Verdict.DIFFERENT:
            return None
        cautions = find_cautions(name, listed, listing, kind=compared_as)
        result = _add(result, cautions)
        if result.score < HIT_SCORE:
            return None
        return Match(listing, listed.text, result.score, result.verdict, result.reasons)


def _add(result: Comparison, cautions: list[Feature]) -> Comparison:
    """A comparison with cautions added to it; one that is unsure stays so whatever its score."""
    features = [Feature(reason) for reason in result.reasons] + cautions
    capped = result.score if result.verdict is Verdict.SAME else min(result.score, UNSURE_CAP)
    return judge(capped, features)
