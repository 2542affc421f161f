"""Coverage: which companies a rule surely reaches from its listed parties, and which it possibly reaches.

A company joins the covered parties when the stakes that they hold in it reach the threshold of the rule, or when one of
them controls it; then its own stakes count whole. Both answers are least fixed points, so loops end and nothing lifts
itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tieline.ownership.percent import NOTHING, WHOLE, Bound, Range, Threshold, lower_of
from tieline.ownership.regime import RuleVersion
from tieline.ownership.stakes import Doubt, Stake, StakeGraph

CONTROL_THRESHOLDS: Mapping[str, Threshold] = {
    "appointment": Threshold(Decimal(50), is_inclusive=False),
    "control": Threshold(Decimal(0), is_inclusive=False),
}
"""What the share of a control edge must exceed, where one is stated; an edge without one states the control itself.

Source:
    A majority of the board, as in the control criteria of the EU Best Practices and the UK regulations.
"""


@dataclass(frozen=True, slots=True)
class World:
    """What a rule is asked about.

    Attributes:
        graph: Who holds what on the day.
        version: The rule as it stood on the day.
        lists_of: Lists that a listed party stands on, by its key; empty where only the fact is known.
        open_companies: Companies whose undisclosed rest may be anybody's; empty in a closed world.
    """

    graph: StakeGraph
    version: RuleVersion
    lists_of: Mapping[str, tuple[str, ...]]
    open_companies: frozenset[str]

    def is_open(self, company: str, kind: str) -> bool:
        """Whether an undisclosed rest of a company counts.

        Args:
            company: Its key.
            kind: Of which kind; votes follow shares where none are stated.

        Returns:
            True in an open world.
        """
        return company in self.open_companies and (
            kind == "shares" or bool(self.graph.stakes_in(company, kinds=[kind]))
        )


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a rule reaches from one set of listed parties.

    Attributes:
        roots: Keys of the listed parties.
        certain: Parties surely reached, with the round in which they joined; the roots in round 0.
        possible: Parties possibly reached, likewise; holds all that are surely reached.
    """

    roots: frozenset[str]
    certain: Mapping[str, int]
    possible: Mapping[str, int]


def find_coverage(world: World, roots: Iterable[str]) -> Coverage:
    """Find what a rule reaches.

    Args:
        world: Who holds what, and the rule.
        roots: Keys of the listed parties to start from, taken together.

    Returns:
        Both fixed points.
    """
    start = frozenset(roots)
    certain = _spread(
        world.graph, start, frozenset(), lambda company, members: is_surely_covered(world, company, members)
    )
    possible = _spread(
        world.graph,
        start | frozenset(certain),
        world.open_companies,
        lambda company, members: is_possibly_covered(world, company, members),
    )
    return Coverage(start, certain, possible)


def is_surely_covered(world: World, company: str, members: Collection[str]) -> bool:
    """Whether what covered parties surely hold is enough.

    Args:
        world: Who holds what, and the rule.
        company: Key of the company.
        members: Keys of the parties surely covered.

    Returns:
        True if a sum of lower bounds meets its threshold, or a member surely controls the company.
    """
    for kind, threshold in world.version.counts:
        if threshold.is_surely_met(lowest_sum(world.graph.stakes_in(company, kinds=[kind]), members)):
            return True
    controls = world.graph.stakes_in(company, kinds=world.version.controls)
    return any(stake.owner in members and is_sure_control(stake) for stake in controls)


def is_possibly_covered(world: World, company: str, members: Collection[str]) -> bool:
    """Whether what covered parties possibly hold is enough.

    Args:
        world: Who holds what, and the rule.
        company: Key of the company.
        members: Keys of the parties possibly covered.

    Returns:
        True if a sum of upper bounds can meet its threshold, or a member possibly controls the company.
    """
    for kind, threshold in world.version.counts:
        if threshold.is_possibly_met(highest_sum(world, company, kind, members)):
            return True
    controls = world.graph.stakes_in(company, kinds=world.version.controls)
    return any(stake.owner in members and is_possible_control(stake) for stake in controls)


def lowest_sum(stakes: Iterable[Stake], members: Collection[str]) -> Bound:
    """Add up what some parties surely hold.

    Args:
        stakes: The stakes in one company, of one kind.
        members: Keys of the parties that count.

    Returns:
        The lower end of their sum.
    """
    total = NOTHING
    for stake in stakes:
        if stake.owner in members:
            total = total + stake.share.low
    return total


def highest_sum(world: World, company: str, kind: str, members: Collection[str]) -> Bound:
    """Add up what some parties may hold at most.

    Args:
        world: Who holds what.
        company: Key of the company.
        kind: Which kind of stake.
        members: Keys of the parties that count.

    Returns:
        The upper end of their sum: at most what the others do not surely hold; in an open world exactly that.
    """
    stakes = world.graph.stakes_in(company, kinds=[kind])
    room = room_beside(stakes, members)
    if world.is_open(company, kind):
        return room
    total = NOTHING
    for stake in stakes:
        if stake.owner in members:
            total = total + stake.share.high
    return lower_of(total, room)


def room_beside(stakes: Iterable[Stake], members: Collection[str]) -> Bound:
    """Find what is left for some parties.

    Args:
        stakes: The stakes in one company, of one kind.
        members: Keys of the parties that share what is left.

    Returns:
        100 less what all others surely hold; 0 where they hold more.
    """
    taken = NOTHING
    for stake in stakes:
        if stake.owner not in members:
            taken = taken + stake.share.low
    return Bound(max(WHOLE.pct - taken.pct, Decimal(0)), taken.is_open and taken.pct < WHOLE.pct)


def undisclosed(stakes: Iterable[Stake]) -> Range:
    """Find how much of a company no stake accounts for.

    Args:
        stakes: The stakes in one company, of one kind.

    Returns:
        From 0 to 100 less all that is surely held.
    """
    return Range(NOTHING, room_beside(stakes, ()))


def is_sure_control(stake: Stake) -> bool:
    """Whether a control edge surely gives control.

    Args:
        stake: An edge of kind appointment or control.

    Returns:
        True if it was surely in force and its share, where one is stated, is enough.
    """
    if stake.is_unstated:
        return stake.doubt is not Doubt.DATES
    return CONTROL_THRESHOLDS[stake.kind].is_surely_met(stake.share.low)


def is_possible_control(stake: Stake) -> bool:
    """Whether a control edge may give control.

    Args:
        stake: An edge of kind appointment or control.

    Returns:
        True if it may have been in force, and its share, where one is stated, may be enough.
    """
    return stake.is_unstated or CONTROL_THRESHOLDS[stake.kind].is_possibly_met(stake.share.high)


def _spread(
    graph: StakeGraph, roots: frozenset[str], also: Iterable[str], test: Callable[[str, Collection[str]], bool]
) -> dict[str, int]:
    joined = dict.fromkeys(sorted(roots), 0)
    frontier = _companies_of(graph, roots) | set(also)
    number = 1
    while frontier:
        new = [company for company in sorted(frontier) if company not in joined and test(company, joined)]
        joined.update(dict.fromkeys(new, number))
        frontier = _companies_of(graph, new) - joined.keys()
        number += 1
    return joined


def _companies_of(graph: StakeGraph, parties: Iterable[str]) -> set[str]:
    return {company for party in parties for company in graph.companies_of.get(party, ())}
