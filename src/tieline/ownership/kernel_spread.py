"""Kernels of the two fixed points: whom a rule surely reaches, and whom it possibly reaches.

Members are taken from a queue, first come first served. Each adds its stakes to the companies it holds; a company
whose sum reaches the threshold joins the queue. So every stake is looked at once, loops end, and what carries a company
joined in an earlier round than the company.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel
from tieline.ownership.kernel_stake import (
    EXPLAINED,
    HIGH_OPEN,
    INDIRECT,
    JOINT,
    LOW_OPEN,
    MAY_CONTROL,
    SURE_CONTROL,
    UNSURE,
    WHOLE,
    Stakes,
)

MOST = 2**62
NOT_REACHED = -1
MEMBERS, TOUCHED = 0, 1
SEEN, WHOLE_JOINT = 1, 2


class Terms(NamedTuple):
    """A rule as kernels read it.

    Attributes:
        slots: For each kind of stake, which sum it adds to; -1 where it adds to none.
        controls: For each kind, whether such an edge covers a company by itself.
        least: What each sum must reach, in units.
        inclusive: Whether exactly that much is enough.
        joint: Whether the stakes of a joint arrangement count whole for each of its parties; 0 or 1.
    """

    slots: npt.NDArray[np.int64]
    controls: npt.NDArray[np.bool_]
    least: npt.NDArray[np.int64]
    inclusive: npt.NDArray[np.bool_]
    joint: int


class Tally(NamedTuple):
    """What a spread counts; all zero before it, and `rounds` NOT_REACHED.

    Attributes:
        sums: For each company and sum, what members hold: lower bounds, or upper ones.
        is_open: Whether one of these bounds is open.
        given: Lower bounds of members' direct stakes, which others cannot hold.
        given_open: How many of these bounds are open.
        marks: SEEN where anything was written, and WHOLE_JOINT where the joint arrangement has been counted.
        rounds: For each party, the round in which it joined.
        queue: Members in the order in which they joined.
        touched: Places of `sums` that were written.
        counts: How many members, and how many touched places.
    """

    sums: npt.NDArray[np.int64]
    is_open: npt.NDArray[np.uint8]
    given: npt.NDArray[np.int64]
    given_open: npt.NDArray[np.int32]
    marks: npt.NDArray[np.uint8]
    rounds: npt.NDArray[np.int32]
    queue: npt.NDArray[np.int32]
    touched: npt.NDArray[np.int32]
    counts: npt.NDArray[np.int64]


class Held(NamedTuple):
    """What is held of each company, by anybody and directly, for each sum of a rule.

    Attributes:
        low: Lower bounds, added up.
        open: How many of them are open.
        seen: Whether there is any such stake; always for the first sum.
        opened: For each company, whether an undisclosed rest may be anybody's.
    """

    low: npt.NDArray[np.int64]
    open: npt.NDArray[np.int32]
    seen: npt.NDArray[np.uint8]
    opened: npt.NDArray[np.uint8]


@lean_kernel
def fill_held(stakes: Stakes, terms: Terms, held: Held) -> None:
    """Add up what is held of each company.

    Args:
        stakes: Who holds what.
        terms: The rule.
        held: Zeros; `low`, `open` and `seen` are written.
    """
    width = len(terms.least)
    for stake in range(len(stakes.owner)):
        slot = terms.slots[stakes.kind[stake]]
        if slot >= 0 and not stakes.flags[stake] & INDIRECT:
            place = stakes.owned[stake] * width + slot
            held.low[place] = min(held.low[place] + stakes.low[stake], MOST)
            held.open[place] += stakes.flags[stake] & LOW_OPEN
            held.seen[place] = 1


@lean_kernel
def join(tally: Tally, party: int, number: int) -> None:
    """Let a party join the members.

    Args:
        tally: The spread.
        party: Its number; nothing happens when it is a member.
        number: The round.
    """
    if tally.rounds[party] == NOT_REACHED:
        tally.rounds[party] = number
        tally.queue[tally.counts[MEMBERS]] = party
        tally.counts[MEMBERS] += 1


@lean_kernel
def clear(tally: Tally) -> None:
    """Put a tally back to what it was before a spread, in the time that the spread took.

    Args:
        tally: The spread.
    """
    for at in range(tally.counts[MEMBERS]):
        tally.rounds[tally.queue[at]] = NOT_REACHED
    for at in range(tally.counts[TOUCHED]):
        place = tally.touched[at]
        tally.sums[place], tally.is_open[place] = 0, 0
        tally.given[place], tally.given_open[place] = 0, 0
        tally.marks[place] = 0
    tally.counts[:] = 0


@lean_kernel
def _touch(tally: Tally, place: int) -> None:
    """Note a place before anything is added there."""
    if not tally.marks[place]:
        tally.marks[place] = SEEN
        tally.touched[tally.counts[TOUCHED]] = place
        tally.counts[TOUCHED] += 1


@lean_kernel
def _add_sure(stakes: Stakes, stake: int, tally: Tally, place: int) -> None:
    """Add what a member surely holds."""
    tally.sums[place] = min(tally.sums[place] + stakes.low[stake], MOST)
    tally.is_open[place] |= stakes.flags[stake] & LOW_OPEN


@lean_kernel
def _add_possible(stakes: Stakes, stake: int, tally: Tally, place: int) -> None:
    """Add what a member may hold, and take what it surely holds out of what others do."""
    flags = stakes.flags[stake]
    tally.sums[place] = min(tally.sums[place] + stakes.high[stake], MOST)
    tally.is_open[place] |= 1 if flags & HIGH_OPEN else 0
    if not flags & INDIRECT:
        tally.given[place] = min(tally.given[place] + stakes.low[stake], MOST)
        tally.given_open[place] += flags & LOW_OPEN


@lean_kernel
def _count(stakes: Stakes, terms: Terms, stake: int, tally: Tally, is_sure: bool) -> int:
    """Count a member's stake, with the joint arrangement that it is part of; where it was counted, or -1."""
    kind = stakes.kind[stake]
    company, slot = stakes.owned[stake], terms.slots[kind]
    if slot < 0:
        return -1
    place = int(company * len(terms.least) + slot)
    flags = stakes.flags[stake]
    is_joint = terms.joint and flags & JOINT and not (is_sure and flags & UNSURE)
    if is_joint and tally.marks[place] & WHOLE_JOINT:
        return place
    _touch(tally, place)
    first, last = stake, stake + 1
    if is_joint:
        tally.marks[place] |= WHOLE_JOINT
        first, last = stakes.first_in[company], stakes.first_in[company + 1]
    for other in range(first, last):
        if other == stake or (
            stakes.flags[other] & JOINT and stakes.kind[other] == kind and not stakes.flags[other] & EXPLAINED
        ):
            if is_sure:
                _add_sure(stakes, other, tally, place)
            else:
                _add_possible(stakes, other, tally, place)
    return place


@lean_kernel
def _is_surely_met(terms: Terms, tally: Tally, place: int) -> bool:
    """Whether what members surely hold reaches the threshold."""
    slot = place % len(terms.least)
    total, least = int(tally.sums[place]), int(terms.least[slot])
    return total > least or (total == least and (bool(terms.inclusive[slot]) or tally.is_open[place] != 0))


@lean_kernel
def _may_be_met(terms: Terms, tally: Tally, held: Held, place: int) -> bool:
    """Whether what members may hold reaches the threshold, within what others leave."""
    slot = place % len(terms.least)
    least, inclusive = int(terms.least[slot]), bool(terms.inclusive[slot])
    taken = held.low[place] - tally.given[place]
    room = max(WHOLE - taken, 0)
    is_room_open = held.open[place] > tally.given_open[place] and taken < WHOLE
    if not (room > least or (room == least and inclusive and not is_room_open)):
        return False
    if len(held.opened) and held.opened[place // len(terms.least)] and held.seen[place]:
        return True
    total = int(tally.sums[place])
    return total > least or (total == least and inclusive and tally.is_open[place] == 0)


@lean_kernel
def _spread(stakes: Stakes, terms: Terms, held: Held, tally: Tally, is_sure: bool) -> None:
    """Take members from the queue until none is left."""
    at = 0
    control = SURE_CONTROL if is_sure else MAY_CONTROL
    while at < tally.counts[MEMBERS]:
        member = tally.queue[at]
        number = tally.rounds[member] + 1
        at += 1
        for position in range(stakes.first_out[member], stakes.first_out[member + 1]):
            stake = stakes.out[position]
            company = stakes.owned[stake]
            if tally.rounds[company] != NOT_REACHED or stakes.flags[stake] & EXPLAINED:
                continue
            if terms.controls[stakes.kind[stake]]:
                if stakes.flags[stake] & control:
                    join(tally, company, number)
                continue
            place = _count(stakes, terms, stake, tally, is_sure)
            if place < 0:
                continue
            if _is_surely_met(terms, tally, place) if is_sure else _may_be_met(terms, tally, held, place):
                join(tally, company, number)


@lean_kernel
def spread_sure(stakes: Stakes, terms: Terms, held: Held, tally: Tally, starts: npt.NDArray[np.int32]) -> None:
    """Find whom a rule surely reaches.

    Args:
        stakes: Who holds what.
        terms: The rule.
        held: What is held of each company.
        tally: Cleared; says who joined afterwards.
        starts: Numbers of the listed parties.
    """
    for at in range(len(starts)):
        join(tally, starts[at], 0)
    _spread(stakes, terms, held, tally, True)


@lean_kernel
def spread_possible(stakes: Stakes, terms: Terms, held: Held, tally: Tally, starts: npt.NDArray[np.int32]) -> None:
    """Find whom a rule possibly reaches.

    Args:
        stakes: Who holds what.
        terms: The rule.
        held: What is held of each company.
        tally: Cleared; says who joined afterwards.
        starts: Numbers of the listed parties and of those whom it surely reaches.
    """
    for at in range(len(starts)):
        join(tally, starts[at], 0)
    for company in range(len(held.opened)):
        for slot in range(len(terms.least)):
            if held.opened[company] and _may_be_met(terms, tally, held, company * len(terms.least) + slot):
                join(tally, company, 1)
    _spread(stakes, terms, held, tally, False)
