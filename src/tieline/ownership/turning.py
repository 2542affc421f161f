"""Facts that turn the answer: those for which there is a world that is decided by them alone.

Such a world has a set of covered companies without the fact's upper value, and a larger one with it. Which sets can be
is worked out company by company, for what is stated about one company leaves all others free: every company of the
smaller set can be reached within it, no other has to be, and with the fact's upper value the company that it is about
joins, and others after it, up to the one asked about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set
from itertools import combinations

from tieline.ownership.coverage import (
    World,
    counted_stakes,
    is_possibly_covered,
    is_surely_covered,
    may_control,
    room_beside,
)
from tieline.ownership.percent import Range, Threshold
from tieline.ownership.sums import (
    NONE,
    Fact,
    OwnerFact,
    RestFact,
    StakeFact,
    below,
    make_item,
    may_turn,
    rest_items,
    sum_up,
)

MOST_IN_DOUBT = 9
"""Up to so many companies in doubt, all sets of them are looked at; above, facts are judged company by company, which
may name one too many, never one too few."""


def find_turning(
    world: World, certain: Set[str], doubtful: tuple[str, ...], facts: tuple[Fact, ...]
) -> tuple[Fact, ...]:
    """Find which facts turn the answer.

    Args:
        world: Who holds what, and the rule.
        certain: Keys of the parties surely covered.
        doubtful: Keys of the companies in doubt that matter, the one asked about first.
        facts: Those that may.

    Returns:
        Those that do, in the same order.
    """
    asked = doubtful[0]
    turning: set[Fact] = set()
    for covered in _iter_sets(world, certain, doubtful):
        for fact in facts:
            if fact not in turning and _turns(world, covered, fact) and _reaches(world, covered, fact, doubtful):
                turning.add(fact)
        if len(turning) == len(facts):
            break
    assert asked not in certain
    return tuple(fact for fact in facts if fact in turning)


def _iter_sets(world: World, certain: Set[str], doubtful: tuple[str, ...]) -> Iterator[frozenset[str]]:
    """Every set of companies that may be all that are covered while the one asked about is not, the smallest first."""
    asked, others = doubtful[0], doubtful[1:]
    for size in range(len(others) + 1):
        for chosen in combinations(others, size):
            covered = frozenset(certain) | set(chosen)
            rest = [asked, *(company for company in others if company not in covered)]
            if not any(is_surely_covered(world, company, covered) for company in rest) and _can_be(
                world, certain, chosen
            ):
                yield covered


def _can_be(world: World, certain: Set[str], chosen: Collection[str]) -> bool:
    """Whether companies can be covered through one another and those surely covered."""
    members, waiting = set(certain), set(chosen)
    while waiting:
        joining = {one for one in waiting if one in world.unknown or is_possibly_covered(world, one, members)}
        if not joining:
            return False
        members |= joining
        waiting -= joining
    return True


def _turns(world: World, covered: Collection[str], fact: Fact) -> bool:
    """Whether a fact alone may make its company join those covered."""
    company = _company_of(fact)
    if isinstance(fact, OwnerFact) or company in covered:
        return company not in covered
    kind = fact.kind if isinstance(fact, RestFact) else fact.stake.kind
    if isinstance(fact, StakeFact) and kind in world.version.controls:
        return fact.stake.owner in covered and may_control(fact.stake)
    counted = counted_stakes(world, company, kind, covered)
    items = [*map(make_item, counted), *rest_items(world, company, kind)]
    room = room_beside(world.graph.stakes_in(company, kinds=[kind]), counted)
    threshold = dict(world.version.counts)[kind]
    return any(
        item.fact == fact and may_turn(sum_up(other for other in items if other is not item), item, threshold, room)
        for item in items
    )


def _company_of(fact: Fact) -> str:
    """The party that a fact may make join those covered."""
    match fact:
        case OwnerFact():
            return fact.owner
        case RestFact():
            return fact.company
        case StakeFact():
            return fact.stake.owned


def _reaches(world: World, covered: Collection[str], fact: Fact, doubtful: tuple[str, ...]) -> bool:
    """Whether the company asked about may join once that of a fact has."""
    members = {*covered, _company_of(fact)}
    waiting = [company for company in doubtful if company not in members]
    while doubtful[0] not in members:
        joining = [company for company in waiting if _may_follow(world, company, covered, members)]
        if not joining:
            return False
        members.update(joining)
        waiting = [company for company in waiting if company not in members]
    return True


def _may_follow(world: World, company: str, covered: Collection[str], members: Collection[str]) -> bool:
    """Whether a company that those covered do not reach may be reached by more members."""
    for stake in world.graph.stakes_in(company, kinds=world.version.controls):
        if stake.owner in members and stake.owner not in covered and may_control(stake):
            return True
    groups = (covered, members)
    return any(_may_rise(world, (company, kind), threshold, groups) for kind, threshold in world.version.counts)


def _may_rise(
    world: World, place: tuple[str, str], threshold: Threshold, groups: tuple[Collection[str], Collection[str]]
) -> bool:
    """Whether the sum of those covered may fall short, and that of all members not."""
    company, kind = place
    fewer = counted_stakes(world, company, kind, groups[0])
    more = counted_stakes(world, company, kind, groups[1])
    known = set(map(id, fewer))
    room = room_beside(world.graph.stakes_in(company, kinds=[kind]), more)
    short = [below(total, threshold) for total in sum_up([*map(make_item, fewer), *rest_items(world, company, kind)])]
    added = sum_up(make_item(stake) for stake in more if id(stake) not in known)
    return added != [NONE] and any(
        _meets(total, gain, threshold) and threshold.is_possibly_met(room)
        for total in short
        if total is not None
        for gain in added
    )


def _meets(total: Range, gain: Range, threshold: Threshold) -> bool:
    """Whether a sum may meet the threshold with a gain."""
    return threshold.is_possibly_met((total + gain).high)
