"""Sums that stakes may make: ranges side by side, for a stake that may not have been held adds nothing or its share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tieline.ownership.coverage import World, undisclosed
from tieline.ownership.percent import NOTHING, Bound, Range, Threshold, lower_of
from tieline.ownership.stakes import Doubt, Stake

MOST_RANGES = 200
"""Above this many separate ranges, sums are taken as one range: that may name a fact too many, never one too few."""

NONE = Range(NOTHING, NOTHING)


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


@dataclass(frozen=True, slots=True)
class OwnerFact:
    """Who an owner is that a source leaves open; it may be a listed party.

    Attributes:
        owner: Its key.
    """

    owner: str


Fact = StakeFact | RestFact | OwnerFact


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that may add to the sum of a company: a stake, or the rest.

    Attributes:
        fact: The stake or the rest.
        values: All that it may be.
    """

    fact: Fact
    values: tuple[Range, ...]

    @property
    def is_known(self) -> bool:
        """Whether it can be one thing only."""
        return len(self.values) == 1 and self.values[0].is_exact

    @property
    def least(self) -> Bound:
        """The lower end of all that it may be."""
        return self.values[0].low

    @property
    def most(self) -> Bound:
        """The upper end of all that it may be."""
        return self.values[-1].high


def make_item(stake: Stake) -> Item:
    """Give a stake as an item of a sum.

    Args:
        stake: The stake.

    Returns:
        The item: nothing or what is stated, where it is not sure that it was held.
    """
    if stake.doubt is not Doubt.DATES:
        return Item(StakeFact(stake), (stake.share,))
    low = min((statement.share.low for statement in stake.statements), key=lambda bound: (bound.pct, bound.is_open))
    if low == NOTHING:
        return Item(StakeFact(stake), (Range(NOTHING, stake.share.high),))
    return Item(StakeFact(stake), (NONE, Range(low, stake.share.high)))


def rest_items(world: World, company: str, kind: str) -> tuple[Item, ...]:
    """Give the undisclosed rest of a company as an item.

    Args:
        world: Who holds what.
        company: Its key.
        kind: Which kind of stake.

    Returns:
        One item in an open world, else none.
    """
    if not world.is_open(company, kind):
        return ()
    rest = undisclosed(world.graph.stakes_in(company, kinds=[kind]))
    return (Item(RestFact(company, kind, rest), (rest,)),)


def sum_up(items: Iterable[Item]) -> list[Range]:
    """Find all sums that items may make.

    Args:
        items: The items.

    Returns:
        Ranges that do not touch, rising; that of nothing where there are none.
    """
    sums = [NONE]
    for item in items:
        sums = add_values(sums, item.values)
    return sums


def add_values(sums: Sequence[Range], values: Iterable[Range]) -> list[Range]:
    """Add one of several values to sums.

    Args:
        sums: What the sum may be.
        values: What may be added.

    Returns:
        What the new sum may be.
    """
    return join_ranges([left + right for left in sums for right in values])


def join_ranges(ranges: Iterable[Range]) -> list[Range]:
    """Join ranges that touch, and all of them when they are too many.

    Args:
        ranges: In any order.

    Returns:
        Ranges that do not touch, rising.
    """
    joined: list[Range] = []
    for current in sorted(ranges, key=lambda item: (item.low.pct, item.low.is_open, item.high.pct)):
        if joined and current.low.pct <= joined[-1].high.pct:
            last = joined.pop()
            joined.append(Range(last.low, max(current.high, last.high, key=lambda high: (high.pct, not high.is_open))))
        else:
            joined.append(current)
    if len(joined) > MOST_RANGES:
        return [Range(joined[0].low, joined[-1].high)]
    return joined


def may_turn(others: Iterable[Range], item: Item, threshold: Threshold, room: Bound) -> bool:
    """Whether one item alone may decide if a sum meets the threshold.

    Args:
        others: What all else may add up to.
        item: The item.
        threshold: The threshold.
        room: What can be held at most.

    Returns:
        True if some sum of the others meets it with the most and not with the least that the item may be.
    """
    return any(
        not threshold.is_surely_met(other.low + item.least)
        and threshold.is_possibly_met(lower_of(other.high + item.most, room))
        for other in others
    )


def below(total: Range, threshold: Threshold) -> Range | None:
    """Find the part of a sum that does not meet the threshold.

    Args:
        total: What the sum may be.
        threshold: The threshold.

    Returns:
        That part; None when every value meets it.
    """
    if threshold.is_surely_met(total.low):
        return None
    return Range(total.low, lower_of(total.high, Bound(threshold.pct, threshold.is_inclusive)))
