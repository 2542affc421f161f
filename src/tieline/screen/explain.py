"""From candidates to matches: each is compared as names are, with its cautions, and says why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from tieline.model import ListedName, Listing, NameQuality, Verdict
from tieline.names import NameKind, compare_many
from tieline.names.comparison import UNSURE_CAP, Comparison, Feature, judge
from tieline.screen.caution import alias_of_another, find_cautions
from tieline.text.script import has_hanzi

HIT_SCORE = 0.74
"""From here on a listing is shown. Higher than `UNSURE_SCORE` of two names: a list has tens of thousands of them.
Source: the 254 capitalised phrases of the five seed articles (2026-11), judged by eye."""

ACROSS_SAME = 0.92
"""From here on a listed name in another script is the same; below, it is unsure. Higher than `SAME_SCORE` of two
names, for a list has tens of thousands of them. Source: of 1,500 Hanzi names of all kinds among 50,301 Latin names of
bodies elsewhere, 12 have a wrong namesake from .9 on and 2 from here on; of 1,500 listed companies .69 instead of .73
meet their own English name among 41,051 (development data, 2026-11)."""

SENSE_FACTOR = 0.83
"""What a match counts that rests on another sense of the name: set so that what is the same is still shown, below most
other hits, and what is unsure is not."""

_ACRONYM_BEHIND = re.compile(r"\s*[(（][^\s()（）]*[A-Z][^\s()（）]*[A-Z][^\s()（）]*[)）]$")
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
        likelihood: How likely the ranking holds it to be the party meant, 0 to 1: what share of first candidates that
            are ranked so is right. None where no ranking tells, as between scripts.
    """

    listing: Listing
    listed_name: str
    score: float
    verdict: Verdict
    reasons: tuple[str, ...]
    likelihood: float | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A listed name to be compared with a query.

    Attributes:
        query: The query.
        number: The number of the listed name, by which ties are broken.
        listing: The listing that has it.
        name: The listed name.
        likelihood: See `Match`.
        reason: Why the query stands for the name that was asked, where it is another.
    """

    query: str
    number: int
    listing: Listing
    name: ListedName
    likelihood: float
    reason: str | None = None


def _compared_as(candidate: Candidate, kind: NameKind | None) -> NameKind:
    """What both names are compared as."""
    return "person" if "person" in (kind, candidate.listing.kind) else "organisation"


def _compare_all(candidates: Sequence[Candidate], kind: NameKind | None) -> list[Comparison]:
    """Compare every candidate with its query; a name with an acronym behind it is also compared without."""
    pairs: dict[NameKind, dict[tuple[str, str], None]] = {"organisation": {}, "person": {}}
    for candidate in candidates:
        text = candidate.name.text
        for listed in dict.fromkeys((text, _ACRONYM_BEHIND.sub("", text))):
            pairs[_compared_as(candidate, kind)][candidate.query, listed] = None
    told = {
        (compared_as, *pair): comparison
        for compared_as, asked in pairs.items()
        for pair, comparison in zip(asked, compare_many(list(asked), kind=compared_as) if asked else (), strict=True)
    }
    found = list[Comparison]()
    for candidate in candidates:
        compared_as, text = _compared_as(candidate, kind), candidate.name.text
        # "National Supercomputing Center Tianjin (NSCC-TJ)" is called so without its bracket
        both = (told[compared_as, candidate.query, listed] for listed in (text, _ACRONYM_BEHIND.sub("", text)))
        found.append(max(both, key=lambda comparison: comparison.score))
    return found


def _match(candidate: Candidate, result: Comparison, kind: NameKind | None) -> Match | None:
    """The match that a comparison comes to; None where it shows no hit."""
    if result.verdict is Verdict.DIFFERENT:
        return None
    if candidate.reason is not None and alias_of_another(candidate.query, candidate.name, candidate.listing):
        return None
    compared_as = _compared_as(candidate, kind)
    cautions = find_cautions(candidate.query, candidate.name, candidate.listing, kind=compared_as)
    if result.score < ACROSS_SAME and has_hanzi(candidate.query) != has_hanzi(candidate.name.text):
        cautions.append(Feature("Among so many names, this may be a namesake.", 1.0, UNSURE_CAP))
    if candidate.reason is not None:
        cautions.append(Feature(candidate.reason, SENSE_FACTOR, UNSURE_CAP))
    result = _add(result, cautions)
    if result.score < HIT_SCORE:
        return None
    text = candidate.name.text
    return Match(candidate.listing, text, result.score, result.verdict, result.reasons, candidate.likelihood or None)


def _add(result: Comparison, cautions: list[Feature]) -> Comparison:
    """A comparison with cautions added to it; one that is unsure stays so whatever its score."""
    features = [Feature(reason) for reason in result.reasons] + cautions
    capped = result.score if result.verdict is Verdict.SAME else min(result.score, UNSURE_CAP)
    return judge(capped, features)


def _choose(ranked: Iterable[tuple[Candidate, Match]], limit: int) -> tuple[Match, ...]:
    """The best match of each listing, nearest first."""
    best = dict[str, tuple[tuple[float, int, tuple[str, str, str, int]], Match]]()
    for candidate, match in ranked:
        listing = match.listing
        order = (listing.list_name, listing.entry_id, listing.id, candidate.number)
        rank = (-match.score, _QUALITY_ORDER[candidate.name.quality], order)
        known = best.get(match.listing.id)
        if known is None or rank < known[0]:
            best[match.listing.id] = (rank, match)
    matches = [match for _, match in sorted(best.values(), key=lambda one: one[0])]
    # Where a list has the party itself, its longer-named relatives on that list are not who is meant.
    settled = {match.listing.list_name for match in matches if match.verdict is Verdict.SAME}
    kept = (match for match in matches if match.verdict is Verdict.SAME or match.listing.list_name not in settled)
    return tuple(islice(kept, limit))


def explain(groups: Sequence[Sequence[Candidate]], *, kind: NameKind | None, limit: int) -> Iterator[tuple[Match, ...]]:
    """Compare the candidates of many queries, and keep those that are hits.

    Args:
        groups: The candidates of each query.
        kind: What the names are of; None compares each as its listing is.
        limit: How many matches of each query at most.

    Yields:
        The matches of each query, nearest first, one for each listing. Ties are broken by the quality of the listed
        name, then by its number.
    """
    comparisons = iter(_compare_all([one for group in groups for one in group], kind))
    for group in groups:
        found = [(candidate, _match(candidate, next(comparisons), kind)) for candidate in group]
        yield _choose(((candidate, match) for candidate, match in found if match is not None), limit)
