"""Missing facts: the smallest set that would decide what cannot be told yet.

A fact belongs to it if there is a case in which the answer hangs on it alone: then no set without it can decide, and
all such facts together do. Facts are found company by company first, over all sums that the other stakes may make;
where few companies are in doubt, each fact must also turn the answer in a whole world (see `turning`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from tieline.ownership.coverage import (
    Coverage,
    World,
    counted_stakes,
    is_surely_covered,
    may_control,
    room_beside,
    surely_controls,
)
from tieline.ownership.percent import Range, Threshold
from tieline.ownership.stakes import Stake
from tieline.ownership.sums import NONE, Fact, Item, OwnerFact, StakeFact, add_values, make_item, may_turn, rest_items
from tieline.ownership.turning import MOST_IN_DOUBT, find_turning

MOST_COMPANIES = 100
"""So many companies in doubt are looked into, the nearest first; no person can follow more."""


MOST_STAKES = 1_000
"""Up to so many stakes in the companies in doubt, whole worlds are looked at; more would take minutes."""


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
class _Part:
    """An item of a sum that may count for nothing, because it is in doubt whether its owner is covered."""

    item: Item
    owners: tuple[str, ...]

    @property
    def values(self) -> tuple[Range, ...]:
        """All that it may add."""
        return (NONE, *self.item.values) if self.owners else self.item.values


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
            elif found in world.unknown:
                facts.setdefault(OwnerFact(found))
            elif found not in companies and len(companies) < MOST_COMPANIES:
                companies[found] = None
                pending.append(found)
            elif found not in companies:
                is_cut = True
    doubtful = _find_doubtful(world, coverage, company)
    stakes = sum(len(world.graph.stakes_in(one)) for one in doubtful)
    if len(doubtful) <= MOST_IN_DOUBT and stakes <= MOST_STAKES:
        facts = dict.fromkeys(find_turning(world, coverage.certain.keys(), doubtful, tuple(facts)))
    return Gaps(tuple(companies), tuple(facts), is_cut)


def _find_doubtful(world: World, coverage: Coverage, company: str) -> tuple[str, ...]:
    """The company, and all whose coverage is in doubt among its owners and theirs; cut short when they are many."""
    found = {company: None}
    pending = deque([company])
    while pending and len(found) <= MOST_IN_DOUBT:
        for stake in world.graph.stakes_in(pending.popleft()):
            if stake.owner in coverage.possible and stake.owner not in coverage.certain and stake.owner not in found:
                found[stake.owner] = None
                pending.append(stake.owner)
    return tuple(found)


def _iter_pivots(world: World, coverage: Coverage, company: str) -> Iterator[Fact | str]:
    """The facts about one company that it may hang on, and the owners whose own coverage it may hang on."""
    if is_surely_covered(world, company, coverage.certain):
        return
    for kind, threshold in world.version.counts:
        yield from _iter_sum_pivots(world, coverage, (company, kind), threshold)
    for stake in world.graph.stakes_in(company, kinds=world.version.controls):
        if stake.owner in coverage.possible and may_control(stake):
            if stake.owner not in coverage.certain:
                yield stake.owner
            if not surely_controls(stake):
                yield StakeFact(stake)


def _iter_sum_pivots(
    world: World, coverage: Coverage, place: tuple[str, str], threshold: Threshold
) -> Iterator[Fact | str]:
    company, kind = place
    stakes = world.graph.stakes_in(company, kinds=[kind])
    parts = _parts(world, coverage, company, kind)
    room = room_beside(stakes, counted_stakes(world, company, kind, coverage.possible))
    before = list(accumulate(parts, _add, initial=[NONE]))
    after = list(accumulate(reversed(parts), _add, initial=[NONE]))[::-1]
    for position, part in enumerate(parts):
        others = add_values(before[position], after[position + 1])
        if not part.item.is_known and may_turn(others, part.item, threshold, room):
            yield part.item.fact
        if part.owners and may_turn(others, Item(part.item.fact, part.values), threshold, room):
            yield from part.owners


def _parts(world: World, coverage: Coverage, company: str, kind: str) -> list[_Part]:
    """What may add to the sum of a company."""
    sure = set(map(id, counted_stakes(world, company, kind, coverage.certain, is_sure=True)))
    counted = counted_stakes(world, company, kind, coverage.possible)
    bound = tuple(
        stake.owner
        for stake in counted
        if stake.is_joint and stake.owner in coverage.possible and stake.owner not in coverage.certain
    )
    parts = [
        _Part(make_item(stake), () if id(stake) in sure else _owners(coverage, stake, bound, world.version.joint))
        for stake in counted
    ]
    return [*parts, *(_Part(item, ()) for item in rest_items(world, company, kind))]


def _owners(coverage: Coverage, stake: Stake, bound: tuple[str, ...], joint: bool) -> tuple[str, ...]:
    """The owners in doubt on whom it hangs that a stake counts."""
    if joint and stake.is_joint:
        return bound
    return () if stake.owner in coverage.certain else (stake.owner,)


def _add(sums: list[Range], part: _Part) -> list[Range]:
    return add_values(sums, part.values)
