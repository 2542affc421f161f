"""Stakes from arrays: statements of any date become who holds what on one day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tieline.errors import TooLargeError
from tieline.model import PartialDate
from tieline.names.kernel import compile_kernels, is_compiled
from tieline.ownership import kernel_stake
from tieline.ownership.kernel_stake import INDIRECT, UNSURE, Rows, Stakes
from tieline.ownership.scale import MOST_UNITS
from tieline.ownership.vague import settle_vague

COMPILED_FROM = 50_000
"""Statements from which on kernels are compiled; below, plain Python ends sooner than a compiler that nothing is cached
for (bench/ownership.py)."""

ALWAYS_FROM = -1
ALWAYS_TO = 2**31 - 1
"""Days for holdings whose first or last day is not stated."""

_KIND_BITS = 3
"""Two bits for the kind of a stake, one for directness."""


@dataclass(frozen=True, slots=True)
class Statements:
    """What is stated of who holds what, of any date: arrays of one length.

    Attributes:
        parties: How many parties there are; they are numbered from 0.
        owner: Number of the owner.
        owned: Number of the company.
        kind: Kind of stake, as in `kernel_stake`.
        low: Lower bound in units (see `scale`).
        high: Upper bound in units; all of the company where unknown.
        flags: LOW_OPEN, HIGH_OPEN, JOINT, INDIRECT and UNSTATED, as in `kernel_stake`.
        origin: Which file or document states it.
        days: First and last day that the first day held may mean, and the same of the last day held: four columns of
            ordinals, ALWAYS_FROM and ALWAYS_TO where not stated. None when nothing is dated.
    """

    parties: int
    owner: npt.NDArray[np.int32]
    owned: npt.NDArray[np.int32]
    kind: npt.NDArray[np.int8]
    low: npt.NDArray[np.int64]
    high: npt.NDArray[np.int64]
    flags: npt.NDArray[np.uint16]
    origin: npt.NDArray[np.int32]
    days: npt.NDArray[np.int32] | None = None


@dataclass(frozen=True, slots=True)
class StakeArrays:
    """Who holds what on one day.

    Attributes:
        stakes: One stake for each owner, company, kind and directness.
        parties: How many parties there are.
        rows: Positions of the statements, by the stake they speak of.
        first_row: Where the statements of each stake begin in `rows`; one more at the end.
        unsure: For each statement, whether it is not sure that it held on the day.
    """

    stakes: Stakes
    parties: int
    rows: npt.NDArray[np.int32]
    first_row: npt.NDArray[np.int64]
    unsure: npt.NDArray[np.bool_]


def find_days(statements: Statements, as_of: PartialDate) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Find what was held on a day.

    Args:
        statements: Their dates may be partial or missing; a missing one sets no limit.
        as_of: The day, or the month or year in which the day lies.

    Returns:
        For each statement whether it may have held, and whether it is not sure that it did.
    """
    if statements.days is None:
        return np.ones(len(statements.owner), dtype=np.bool_), np.zeros(len(statements.owner), dtype=np.bool_)
    first, last = as_of.first.toordinal(), as_of.last.toordinal()
    from_first, from_last, to_first, to_last = statements.days.T
    may = (from_first <= last) & (to_last >= first)
    return may, may & ~((from_last <= first) & (to_first >= last))


def make_stakes(statements: Statements, as_of: PartialDate | None) -> StakeArrays:
    """Work out who holds what on a day.

    Args:
        statements: All that is stated.
        as_of: The day; None takes every statement as of that day.

    Returns:
        The stakes.

    Raises:
        TooLargeError: More is stated to be held of a company than sums can hold.
    """
    if len(statements.owner) >= COMPILED_FROM and not is_compiled():
        compile_kernels()
    if as_of is None:
        unsure = np.zeros(len(statements.owner), dtype=np.bool_)
        rows = np.arange(len(statements.owner), dtype=np.int32)
    else:
        may, unsure = find_days(statements, as_of)
        rows = np.flatnonzero(may).astype(np.int32)
    keys = _keys(statements, rows)
    order = np.argsort(keys, kind="stable")
    rows, keys = rows[order], keys[order]
    del order
    is_first = np.ones(len(rows), dtype=np.bool_)
    is_first[1:] = keys[1:] != keys[:-1]
    del keys
    firsts = np.flatnonzero(is_first)
    _sort_within(statements, rows, is_first)
    stakes = _empty_stakes(statements, rows[firsts])
    first_row = np.append(firsts, len(rows)).astype(np.int64)
    sorted_rows = _sorted_rows(statements, rows, is_first, unsure)
    settle_vague(sorted_rows)
    kernel_stake.merge_rows(sorted_rows, stakes)
    _refuse_overflow(stakes, statements.parties)
    return StakeArrays(stakes, statements.parties, rows, first_row, unsure)


def _keys(statements: Statements, rows: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
    """One number for each company, kind, directness and owner, in this order."""
    keys = statements.owned[rows].astype(np.int64)
    keys <<= _KIND_BITS
    keys += statements.kind[rows].astype(np.int64) << 1
    keys += (statements.flags[rows] & INDIRECT) != 0
    keys *= statements.parties
    keys += statements.owner[rows]
    return keys


def _sort_within(statements: Statements, rows: npt.NDArray[np.int32], is_first: npt.NDArray[np.bool_]) -> None:
    """Sort the statements of stakes that have several by origin, bounds and flags."""
    is_several = ~is_first
    is_several[:-1] |= ~is_first[1:]
    places = np.flatnonzero(is_several)
    some = rows[places]
    group = np.cumsum(is_first)[places]
    columns = (statements.flags[some], statements.high[some], statements.low[some], statements.origin[some], group)
    rows[places] = some[np.lexsort(columns)]


def _sorted_rows(
    statements: Statements, rows: npt.NDArray[np.int32], is_first: npt.NDArray[np.bool_], unsure: npt.NDArray[np.bool_]
) -> Rows:
    return Rows(
        group=np.cumsum(is_first, dtype=np.int32) - np.int32(1),
        kind=statements.kind[rows],
        low=statements.low[rows],
        high=statements.high[rows],
        flags=statements.flags[rows] | np.where(unsure[rows], UNSURE, 0).astype(np.uint16),
        origin=statements.origin[rows],
    )


def _empty_stakes(statements: Statements, firsts: npt.NDArray[np.int32]) -> Stakes:
    """Stakes without bounds, given the first statement of each, in the order of keys."""
    owner, owned = statements.owner[firsts], statements.owned[firsts]
    return Stakes(
        owner=owner,
        owned=owned,
        kind=statements.kind[firsts],
        low=np.zeros(len(firsts), dtype=np.int64),
        high=np.zeros(len(firsts), dtype=np.int64),
        flags=np.zeros(len(firsts), dtype=np.uint16),
        first_in=_starts(owned, statements.parties),
        first_out=_starts(owner, statements.parties),
        out=np.argsort(owner, kind="stable").astype(np.int32),
    )


def _starts(numbers: npt.NDArray[np.int32], parties: int) -> npt.NDArray[np.int64]:
    starts = np.zeros(parties + 1, dtype=np.int64)
    np.cumsum(np.bincount(numbers, minlength=parties), out=starts[1:])
    return starts


def _refuse_overflow(stakes: Stakes, parties: int) -> None:
    totals = np.bincount(stakes.owned, weights=stakes.low, minlength=parties)
    if len(totals) and totals.max() >= MOST_UNITS:
        raise TooLargeError(
            "more than 46,000 times all of a company is stated to be held", hint="look for a column read as the share"
        )
