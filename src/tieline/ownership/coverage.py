"""Coverage: which companies a rule surely reaches from its listed parties, and which it possibly reaches.

A company joins the covered parties when the stakes that they hold in it reach the threshold of the rule, or when one of
them controls it; then its own stakes count whole. Both answers are least fixed points, worked out on arrays (`reach`);
what this module adds up is one company at a time, for proofs and for what is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from tieline.ownership.kernel_stake import MAY_CONTROL, SURE_CONTROL
from tieline.ownership.listed import ListedOn
from tieline.ownership.percent import NOTHING, WHOLE, Bound, Range, lower_of
from tieline.ownership.reach import Reach, Spreader, make_spreader
from tieline.ownership.regime import RuleVersion
from tieline.ownership.stakes import Doubt, Stake, StakeGraph


@dataclass(frozen=True, slots=True)
class World:
    """What a rule is asked about.

    Attributes:
        graph: Who holds what on the day.
        version: The rule as it stood on the day.
        lists_of: Lists that a listed party stands on, by its key; empty where only the fact is known.
        opened: For each party, whether its undisclosed rest may be anybody's; None in a closed world.
        spreader: Works out the fixed points.
        unknown: Keys of owners that a source leaves open: they may be listed parties.
    """

    graph: StakeGraph
    version: RuleVersion
    lists_of: Mapping[str, tuple[ListedOn, ...]]
    opened: npt.NDArray[np.uint8] | None
    spreader: Spreader
    unknown: frozenset[str]

    def is_open(self, company: str, kind: str) -> bool:
        """Whether an undisclosed rest of a company counts.

        Args:
            company: Its key.
            kind: Of which kind; votes follow shares where none are stated.

        Returns:
            True in an open world.
        """
        number = self.graph.ledger.numbers.get(company)
        is_opened = self.opened is not None and number is not None and bool(self.opened[number])
        return is_opened and (kind == "shares" or bool(self.graph.stakes_in(company, kinds=[kind])))


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


def make_world(
    graph: StakeGraph,
    version: RuleVersion,
    lists_of: Mapping[str, tuple[ListedOn, ...]],
    *,
    opened: npt.NDArray[np.uint8] | None = None,
) -> World:
    """Put together what a rule is asked about.

    Args:
        graph: Who holds what on the day.
        version: The rule.
        lists_of: See `World`.
        opened: See `World`.

    Returns:
        The world.
    """
    unknown = frozenset(graph.ledger.keys[number] for number in graph.ledger.unknown_owners())
    spreader = make_spreader(graph.arrays, version, opened=opened)
    return World(graph, version, lists_of, opened, spreader, unknown)


def find_coverage(world: World, roots: Iterable[str]) -> Coverage:
    """Find what a rule reaches.

    Args:
        world: Who holds what, and the rule.
        roots: Keys of the listed parties to start from, taken together.

    Returns:
        Both fixed points.
    """
    start = frozenset(roots)
    numbers = world.graph.ledger.numbers
    unknown = [numbers[party] for party in world.unknown]
    reach = world.spreader.find_reach((numbers[root] for root in start if root in numbers), unknown=unknown)
    return make_coverage(world.graph.ledger.keys, start, reach)


def make_coverage(keys: Sequence[str], roots: frozenset[str], reach: Reach) -> Coverage:
    """Give a reach the keys of its parties.

    Args:
        keys: Keys by number.
        roots: Keys of the listed parties.
        reach: What the rule reaches from them.

    Returns:
        The coverage.
    """
    certain, possible = dict.fromkeys(roots, 0), dict.fromkeys(roots, 0)
    for rounds, parties, numbers in (
        (certain, reach.sure, reach.sure_rounds),
        (possible, reach.possible, reach.possible_rounds),
    ):
        rounds.update(zip(map(keys.__getitem__, parties.tolist()), numbers.tolist(), strict=True))
    return Coverage(roots, certain, possible)


def counted_stakes(
    world: World, company: str, kind: str, members: Collection[str], *, is_sure: bool = False
) -> tuple[Stake, ...]:
    """Find the stakes that count for some parties.

    Args:
        world: Who holds what, and the rule.
        company: Key of the company.
        kind: Which kind of stake.
        members: Keys of the parties.
        is_sure: Whether a joint arrangement must surely be in force.

    Returns:
        Their own stakes, and all of a joint arrangement that one of them is party to where the rule looks at those;
        never what a chain of direct stakes counts already.
    """
    stakes = [stake for stake in world.graph.stakes_in(company, kinds=[kind]) if not stake.is_explained]
    is_bound = world.version.joint and any(
        stake.is_joint and stake.owner in members and not (is_sure and stake.doubt is Doubt.DATES) for stake in stakes
    )
    return tuple(stake for stake in stakes if stake.owner in members or (is_bound and stake.is_joint))


def is_possibly_covered(world: World, company: str, members: Collection[str]) -> bool:
    """Whether what some parties possibly hold is enough.

    Args:
        world: Who holds what, and the rule.
        company: Key of the company.
        members: Keys of the parties.

    Returns:
        True if a sum of upper bounds can meet its threshold, or a member possibly controls the company.
    """
    for kind, threshold in world.version.counts:
        if threshold.is_possibly_met(highest_sum(world, company, kind, members)):
            return True
    controls = world.graph.stakes_in(company, kinds=world.version.controls)
    return any(stake.owner in members and may_control(stake) for stake in controls)


def is_surely_covered(world: World, company: str, members: Collection[str]) -> bool:
    """Whether what some parties surely hold is enough.

    Args:
        world: Who holds what, and the rule.
        company: Key of the company.
        members: Keys of the parties.

    Returns:
        True if a sum of lower bounds meets its threshold, or a member surely controls the company.
    """
    for kind, threshold in world.version.counts:
        if threshold.is_surely_met(lowest_sum(counted_stakes(world, company, kind, members, is_sure=True))):
            return True
    controls = world.graph.stakes_in(company, kinds=world.version.controls)
    return any(stake.owner in members and surely_controls(stake) for stake in controls)


def lowest_sum(stakes: Iterable[Stake]) -> Bound:
    """Add up what is surely held.

    Args:
        stakes: Stakes in one company, of one kind.

    Returns:
        The lower end of their sum.
    """
    total = NOTHING
    for stake in stakes:
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
    counted = counted_stakes(world, company, kind, members)
    room = room_beside(world.graph.stakes_in(company, kinds=[kind]), counted)
    if world.is_open(company, kind):
        return room
    total = NOTHING
    for stake in counted:
        total = total + stake.share.high
    return lower_of(total, room)


def room_beside(stakes: Iterable[Stake], counted: Collection[Stake]) -> Bound:
    """Find what is left for some stakes.

    Args:
        stakes: The stakes in one company, of one kind.
        counted: Those of them that share what is left.

    Returns:
        100 less what all others surely hold directly; 0 where they hold more.
    """
    sharing = set(map(id, counted))
    taken = lowest_sum(stake for stake in stakes if not stake.is_indirect and id(stake) not in sharing)
    return Bound(max(WHOLE.pct - taken.pct, Decimal(0)), taken.is_open and taken.pct < WHOLE.pct)


def undisclosed(stakes: Iterable[Stake]) -> Range:
    """Find how much of a company no stake accounts for.

    Args:
        stakes: The stakes in one company, of one kind.

    Returns:
        From 0 to 100 less all that is surely held.
    """
    return Range(NOTHING, room_beside(stakes, ()))


def surely_controls(stake: Stake) -> bool:
    """Whether a control edge surely gives control.

    Args:
        stake: An edge of any kind.

    Returns:
        True if it is one of control, was surely in force, and its share, where one is stated, is enough.
    """
    return bool(stake.control & SURE_CONTROL)


def may_control(stake: Stake) -> bool:
    """Whether a control edge may give control.

    Args:
        stake: An edge of any kind.

    Returns:
        True if it is one of control, may have been in force, and its share, where one is stated, may be enough.
    """
    return bool(stake.control & MAY_CONTROL)
