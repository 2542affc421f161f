"""Missing facts: the smallest set that would decide what cannot be told yet.

A fact belongs to it if there is a case in which the answer hangs on it alone: then no set without it can decide, and
all such facts together do. Within one company that is worked out over all sums that the other stakes may make.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from tieline.ownership.coverage import (
    Coverage,
    World,
    is_possible_control,
    is_sure_control,
    lowest_sum,
    room_beside,
    undisclosed,
)
from tieline.ownership.percent import NOTHING, Range, Threshold, lower_of
from tieline.ownership.stakes import Stake

MOST_RANGES = 200
"""Above this many separate ranges, sums are taken as one range: that may name a fact too many, never one too few."""

MOST_COMPANIES = 100
"""So many companies in doubt are looked into, the nearest first; no person can follow more."""

_NONE = Range(NOTHING, NOTHING)


@dataclass(frozen=True, slots=True)
class StakeFact:
    """What is not known about one stake.

    Attributes:
        stake: The stake.
    """

    stake: Stake


@dataclass(frozen=True, slots=True)
class RestFact:
    """Who holds what no source accounts for.

    Attributes:
        company: Key of the company.
        kind: Of which kind of stake.
        rest: How much that is.
    """

    company: str
    kind: str
    rest: Range


Fact = StakeFact | RestFact


@dataclass(frozen=True, slots=True)
class Gaps:
    """What keeps a company between yes and no.

    Attributes:
        companies: Keys of the companies in doubt, the one asked about first.
        facts: What would decide, in the same order.
        is_cut: Whether there are more companies in doubt than were looked into.
    """

    companies: tuple[str, ...]
    facts: tuple[Fact, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing that may add to the sum of a company: a stake of a party that may be covered, or the rest."""

    fact: Fact
    share: Range
    doubtful_owner: str | None

    @property
    def ranges(self) -> list[Range]:
        """All that it may add."""
        return [self.share] if self.doubtful_owner is None else [_NONE, self.share]


def find_gaps(world: World, coverage: Coverage, company: str) -> Gaps:
    """Find the facts that would decide whether a company is covered.

    Args:
        world: Who holds what, and the rule.
        coverage: What the rule reaches, surely and possibly.
        company: Key of a company that is possibly and not surely covered.

    Returns:
        The companies in doubt on the way to it, and the missing facts.
    """
    companies = {company: None}
    facts: dict[Fact, None] = {}
    is_cut = False
    pending = deque([company])
    while pending:
        for found in _iter_pivots(world, coverage, pending.popleft()):
            if not isinstance(found, str):
                facts.setdefault(found)
            elif found not in companies and len(companies) < MOST_COMPANIES:
                companies[found] = None
                pending.append(found)
            elif found not in companies:
                is_cut = True
    return Gaps(tuple(companies), tuple(facts), is_cut)


def _iter_pivots(world: World, coverage: Coverage, company: str) -> Iterator[Fact | str]:
    """The facts about one company that it may hang on, and the owners whose own coverage it may hang on."""
    for kind, threshold in world.version.counts:
        yield from _iter_sum_pivots(world, coverage, (company, kind), threshold)
    for stake in world.graph.stakes_in(company, kinds=world.version.controls):
        if stake.owner in coverage.possible and is_possible_control(stake):
            if stake.owner not in coverage.certain:
                yield stake.owner
            if not is_sure_control(stake):
                yield StakeFact(stake)


def _iter_sum_pivots(
    world: World, coverage: Coverage, place: tuple[str, str], threshold: Threshold
) -> Iterator[Fact | str]:
    company, kind = place
    stakes = world.graph.stakes_in(company, kinds=[kind])
    if threshold.is_surely_met(lowest_sum(stakes, coverage.certain)):
        return
    items = _items(world, coverage, company, kind)
    room = room_beside(stakes, coverage.possible)
    before = list(accumulate(items, _add, initial=[_NONE]))
    after = list(accumulate(reversed(items), _add, initial=[_NONE]))[::-1]
    for position, item in enumerate(items):
        others = _join([left + right for left in before[position] for right in after[position + 1]])
        enough = [total for total in others if threshold.is_possibly_met(lower_of((total + item.share).high, room))]
        if not item.share.is_exact and _falls_short(enough, item.share, threshold):
            yield item.fact
        if item.doubtful_owner is not None and _falls_short(enough, _NONE, threshold):
            yield item.doubtful_owner


def _items(world: World, coverage: Coverage, company: str, kind: str) -> list[_Item]:
    stakes = world.graph.stakes_in(company, kinds=[kind])
    items = [
        _Item(StakeFact(stake), stake.share, None if stake.owner in coverage.certain else stake.owner)
        for stake in stakes
        if stake.owner in coverage.possible
    ]
    if world.is_open(company, kind):
        rest = undisclosed(stakes)
        items.append(_Item(RestFact(company, kind, rest), rest, None))
    return items


def _falls_short(others: list[Range], share: Range, threshold: Threshold) -> bool:
    """Whether a share at its least leaves one of the sums of the others below the threshold."""
    return any(not threshold.is_surely_met((total + share).low) for total in others)


def _add(sums: list[Range], item: _Item) -> list[Range]:
    return _join([left + right for left in sums for right in item.ranges])


def _join(ranges: list[Range]) -> list[Range]:
    """Join ranges that touch, and all of them when they are too many."""
    joined: list[Range] = []
    for current in sorted(ranges, key=lambda item: (item.low.pct, item.high.pct)):
        if joined and current.low.pct <= joined[-1].high.pct:
            last = joined.pop()
            joined.append(Range(last.low, max(current.high, last.high, key=lambda high: (high.pct, not high.is_open))))
        else:
            joined.append(current)
    if len(joined) > MOST_RANGES:
        return [Range(joined[0].low, joined[-1].high)]
    return joined
