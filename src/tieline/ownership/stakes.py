"""Stakes: the holdings of one owner in one company on one day, made one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from tieline.model import Holding, PartialDate
from tieline.ownership.arrays import StakeArrays, make_stakes
from tieline.ownership.kernel_stake import (
    EXPLAINED,
    HIGH_OPEN,
    INDIRECT,
    JOINT,
    LOW_OPEN,
    MANY,
    MAY_CONTROL,
    SURE_CONTROL,
    UNSTATED,
    UNSURE,
)
from tieline.ownership.ledger import Ledger, has_bad_share, make_ledger, origin_of
from tieline.ownership.percent import NOTHING, WHOLE, Bound, Range
from tieline.ownership.reach import KINDS, explain
from tieline.ownership.scale import pct_of, units_of


class Doubt(StrEnum):
    """What is not known about a stake."""

    SHARE = "share"
    DATES = "dates"
    ROWS = "rows"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says of a stake.

    Attributes:
        share: What it may be; all of 0 to 100 where nothing is stated.
        source: Where it stands.
        held_from: First day held; None when not stated.
        held_to: Last day held; None when still held or not stated.
    """

    share: Range
    source: str
    held_from: PartialDate | None
    held_to: PartialDate | None


class Stake(NamedTuple):
    """What one owner holds of one company, in one kind, on the day asked about.

    Attributes:
        owner: Key of the owner.
        owned: Key of the company.
        kind: shares, votes, appointment or control.
        share: What it may be on that day; from 0 where it is not sure that it was held.
        is_unstated: Whether no source gives any share.
        doubt: What is not known; None when the share is exact and surely held.
        statements: Where it is stated, in the order given.
        is_joint: Whether it is held jointly with the other joint stakes in the company, by arrangement.
        is_indirect: Whether it is held through others.
        is_explained: Whether it is, and a chain of direct stakes to the company is known: then it counts for nothing.
        control: SURE_CONTROL and MAY_CONTROL, as in `kernel_stake`; 0 for a kind that is none of control.
    """

    owner: str
    owned: str
    kind: str
    share: Range
    is_unstated: bool
    doubt: Doubt | None
    statements: tuple[Statement, ...]
    is_joint: bool = False
    is_indirect: bool = False
    is_explained: bool = False
    control: int = 0

    @property
    def sources(self) -> tuple[str, ...]:
        """Where it is stated, in the order given."""
        return tuple(dict.fromkeys(statement.source for statement in self.statements))


@dataclass(frozen=True, slots=True)
class StakeGraph:
    """Who holds what on one day.

    Attributes:
        ledger: All holdings of any date.
        arrays: The stakes of the day.
    """

    ledger: Ledger
    arrays: StakeArrays
    _known: dict[str, tuple[Stake, ...]] = field(default_factory=dict)

    def name(self, party: str) -> str:
        """What to call a party.

        Args:
            party: Its key.

        Returns:
            Its name as first written, or the key of a stranger.
        """
        number = self.ledger.numbers.get(party)
        return party if number is None else self.ledger.names[number]

    def holds(self, party: str) -> bool:
        """Whether a party has a stake in anything.

        Args:
            party: Its key.

        Returns:
            True if one may have been held on the day.
        """
        number, starts = self.ledger.numbers.get(party), self.arrays.stakes.first_out
        return number is not None and bool(starts[number + 1] > starts[number])

    def is_held(self, party: str) -> bool:
        """Whether anybody has a stake in a party.

        Args:
            party: Its key.

        Returns:
            True if one may have been held on the day.
        """
        number, starts = self.ledger.numbers.get(party), self.arrays.stakes.first_in
        return number is not None and bool(starts[number + 1] > starts[number])

    def stakes_in(self, company: str, *, kinds: Iterable[str] | None = None) -> tuple[Stake, ...]:
        """The stakes in a company.

        Args:
            company: Its key.
            kinds: Only these kinds; None means all.

        Returns:
            The largest first; empty when none is known.
        """
        if company not in self._known:
            self._known[company] = self._make_stakes(company)
        stakes = self._known[company]
        return stakes if kinds is None else tuple(stake for stake in stakes if stake.kind in set(kinds))

    def _make_stakes(self, company: str) -> tuple[Stake, ...]:
        number = self.ledger.numbers.get(company)
        if number is None:
            return ()
        stakes = self.arrays.stakes
        positions = np.arange(stakes.first_in[number], stakes.first_in[number + 1], dtype=np.int32)
        explain(self.arrays, positions[(stakes.flags[positions] & INDIRECT) != 0])
        return tuple(sorted((self._make_stake(int(position)) for position in positions), key=_by_size))

    def _make_stake(self, position: int) -> Stake:
        stakes, first_row = self.arrays.stakes, self.arrays.first_row
        flags = int(stakes.flags[position])
        rows = sorted(int(row) for row in self.arrays.rows[first_row[position] : first_row[position + 1]])
        holdings = [self.ledger.holdings[row] for row in rows]
        low = Bound(pct_of(int(stakes.low[position])), bool(flags & LOW_OPEN))
        high = Bound(pct_of(int(stakes.high[position])), bool(flags & HIGH_OPEN))
        return Stake(
            owner=self.ledger.keys[stakes.owner[position]],
            owned=self.ledger.keys[stakes.owned[position]],
            kind=_KIND_NAMES[int(stakes.kind[position])],
            share=Range(low, high),
            is_unstated=bool(flags & UNSTATED),
            doubt=_doubt(flags, Range(low, high), holdings),
            statements=tuple(_make_statement(holding) for holding in holdings),
            is_joint=bool(flags & JOINT),
            is_indirect=bool(flags & INDIRECT),
            is_explained=bool(flags & EXPLAINED),
            control=flags & (SURE_CONTROL | MAY_CONTROL),
        )


_KIND_NAMES = {number: kind for kind, number in KINDS.items()}


def make_graph(holdings: Ledger | Iterable[Holding], as_of: PartialDate) -> StakeGraph:
    """Draw who holds what on a day.

    Holdings that had ended or not begun are left out, but their parties keep their names. The same statement twice
    counts once. Different statements of one source about one stake may tell of one or of several: the least is sure,
    their sum possible. Where sources differ, it lies between the least and the most that they state.

    Args:
        holdings: All that is stated.
        as_of: The day.

    Returns:
        The graph.
    """
    ledger = holdings if isinstance(holdings, Ledger) else make_ledger(holdings)
    return StakeGraph(ledger, make_stakes(ledger.statements, as_of))


def share_of(holding: Holding) -> Range:
    """What a holding states of its share.

    Args:
        holding: The holding.

    Returns:
        Its bounds; 0 to 100 where nothing that makes sense is stated.
    """
    if has_bad_share(holding):
        return Range(NOTHING, WHOLE)
    low = Bound(pct_of(units_of(holding.low_pct)), holding.low_open)
    if holding.high_pct is None:
        return Range(low, WHOLE)
    return Range(low, Bound(pct_of(units_of(holding.high_pct)), holding.high_open))


def _make_statement(holding: Holding) -> Statement:
    return Statement(share_of(holding), holding.source, holding.held_from, holding.held_to)


def _doubt(flags: int, share: Range, holdings: list[Holding]) -> Doubt | None:
    if flags & UNSURE:
        return Doubt.DATES
    if share.is_exact:
        return None
    if flags & MANY:
        return Doubt.SOURCES if len({origin_of(holding.source) for holding in holdings}) > 1 else Doubt.ROWS
    return Doubt.SHARE


def _by_size(stake: Stake) -> tuple[Decimal, Decimal, str, str]:
    return (-stake.share.low.pct, -stake.share.high.pct, stake.owner, stake.kind)
