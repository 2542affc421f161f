"""Whom a rule reaches from its listed parties, worked out on arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tieline.ownership import kernel_chain, kernel_spread
from tieline.ownership.arrays import StakeArrays
from tieline.ownership.kernel_spread import MEMBERS, NOT_REACHED, Held, Tally, Terms
from tieline.ownership.kernel_stake import APPOINTMENT, CONTROL, INDIRECT, SHARES, VOTES
from tieline.ownership.percent import Threshold
from tieline.ownership.regime import RuleVersion
from tieline.ownership.scale import PER_PCT

KINDS = {"shares": SHARES, "votes": VOTES, "appointment": APPOINTMENT, "control": CONTROL}
"""Kinds of stake and their numbers."""

Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a rule reaches from one set of listed parties.

    Attributes:
        sure: Numbers of the parties surely reached, in the order in which they joined; the listed ones first.
        sure_rounds: The round in which each of them joined; 0 for the listed ones.
        possible: Numbers of the parties possibly reached, likewise; those surely reached first, and
            those who may be listed.
        possible_rounds: The round in which each of these joined.
    """

    sure: Numbers
    sure_rounds: Numbers
    possible: Numbers
    possible_rounds: Numbers


@dataclass(frozen=True, slots=True)
class Spreader:
    """Works out fixed points over one graph under one rule, any number of times.

    Attributes:
        arrays: Who holds what.
        terms: The rule.
        held: What is held of each company.
        sure: Counts for what is sure; cleared between spreads.
        possible: Counts for what is possible; cleared between spreads.
    """

    arrays: StakeArrays
    terms: Terms
    held: Held
    sure: Tally
    possible: Tally

    def find_reach(self, starts: Iterable[int], *, unknown: Sequence[int] = ()) -> Reach:
        """Find whom the rule reaches.

        Args:
            starts: Numbers of the listed parties, taken together.
            unknown: Numbers of parties that may be listed ones.

        Returns:
            Both fixed points.
        """
        start = np.unique(np.fromiter(starts, dtype=np.int32))
        maybe = np.union1d(start, np.array(unknown, dtype=np.int32)).astype(np.int32)
        self._explain(maybe)
        places = (self.arrays.stakes, self.terms, self.held)
        kernel_spread.spread_sure(*places, self.sure, start)
        sure, sure_rounds = _members(self.sure)
        kernel_spread.clear(self.sure)
        kernel_spread.spread_possible(*places, self.possible, np.concatenate([sure, maybe]))
        possible, possible_rounds = _members(self.possible)
        kernel_spread.clear(self.possible)
        return Reach(sure, sure_rounds, possible, possible_rounds)

    def _explain(self, start: Numbers) -> None:
        """Find out which indirect stakes of parties that may be reached count already, by a chain of direct ones."""
        stakes = self.arrays.stakes
        indirect = np.flatnonzero(stakes.flags & INDIRECT).astype(np.int32)
        if len(indirect):
            kernel_spread.spread_possible(stakes, self.terms, self.held, self.possible, start)
            owners = self.possible.rounds[stakes.owner[indirect]] != NOT_REACHED
            kernel_spread.clear(self.possible)
            explain(self.arrays, indirect[owners])


def make_spreader(
    arrays: StakeArrays, version: RuleVersion, *, opened: npt.NDArray[np.uint8] | None = None
) -> Spreader:
    """Make ready to spread a rule over a graph.

    Args:
        arrays: Who holds what.
        version: The rule as it stood on the day.
        opened: For each party, whether its undisclosed rest may be anybody's; None in a closed world.

    Returns:
        What spreads it.
    """
    terms = make_terms(version)
    places = arrays.parties * len(terms.least)
    held = Held(
        low=np.zeros(places, dtype=np.int64),
        open=np.zeros(places, dtype=np.int32),
        seen=np.zeros(places, dtype=np.uint8),
        opened=np.zeros(0, dtype=np.uint8) if opened is None else opened,
    )
    kernel_spread.fill_held(arrays.stakes, terms, held)
    if terms.slots[SHARES] >= 0:
        held.seen[terms.slots[SHARES] :: len(terms.least)] = 1
    return Spreader(arrays, terms, held, _make_tally(arrays.parties, places), _make_tally(arrays.parties, places))


def make_terms(version: RuleVersion) -> Terms:
    """Turn a rule into what kernels read.

    Args:
        version: The rule.

    Returns:
        Its numbers.
    """
    slots = np.full(len(KINDS), -1, dtype=np.int64)
    for slot, (kind, _) in enumerate(version.counts):
        slots[KINDS[kind]] = slot
    thresholds: list[Threshold] = [threshold for _, threshold in version.counts]
    return Terms(
        slots=slots,
        controls=np.array([kind in version.controls for kind in KINDS], dtype=np.bool_),
        least=np.array([int(threshold.pct * PER_PCT) for threshold in thresholds], dtype=np.int64),
        inclusive=np.array([threshold.is_inclusive for threshold in thresholds], dtype=np.bool_),
        joint=int(version.joint),
    )


def explain(arrays: StakeArrays, wanted: Numbers) -> None:
    """Mark those of some indirect stakes that must not count, for a chain of direct stakes already does.

    Args:
        arrays: Who holds what; the flags are written.
        wanted: Positions of indirect stakes.
    """
    if len(wanted):
        seen, queue = np.zeros(arrays.parties, dtype=np.int32), np.zeros(arrays.parties, dtype=np.int32)
        kernel_chain.explain(arrays.stakes, wanted, seen, queue)


def _make_tally(parties: int, places: int) -> Tally:
    return Tally(
        sums=np.zeros(places, dtype=np.int64),
        is_open=np.zeros(places, dtype=np.uint8),
        given=np.zeros(places, dtype=np.int64),
        given_open=np.zeros(places, dtype=np.int32),
        marks=np.zeros(places, dtype=np.uint8),
        rounds=np.full(parties, NOT_REACHED, dtype=np.int32),
        queue=np.zeros(parties, dtype=np.int32),
        touched=np.zeros(places, dtype=np.int32),
        counts=np.zeros(2, dtype=np.int64),
    )


def _members(tally: Tally) -> tuple[Numbers, Numbers]:
    members = tally.queue[: tally.counts[MEMBERS]].copy()
    return members, tally.rounds[members]
