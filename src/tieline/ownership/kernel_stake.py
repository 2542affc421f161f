"""Stakes as arrays, and the kernel that makes one stake of all statements about it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel

SHARES, VOTES, APPOINTMENT, CONTROL = 0, 1, 2, 3
"""Kinds of stake, as numbers."""

LOW_OPEN = 1
HIGH_OPEN = 2
UNSURE = 4
"""It is not sure that it was held on the day."""
JOINT = 8
INDIRECT = 16
SURE_CONTROL = 32
MAY_CONTROL = 64
EXPLAINED = 128
"""Held indirectly, and a chain of direct stakes leads from the owner to the company: it must not count twice."""
UNSTATED = 256
"""No source gives any share."""
MANY = 512
"""There are several different statements about it."""

WHOLE = 100 * 10**12
HALF = 50 * 10**12


class Rows(NamedTuple):
    """Statements of one day, sorted by group, and in a group of several by origin, bounds and flags.

    Attributes:
        group: Number of the stake that a row speaks of, from 0, rising.
        kind: Kind of stake.
        low: Lower bound in units.
        high: Upper bound in units; all of the company where unknown.
        flags: LOW_OPEN, HIGH_OPEN, UNSURE, JOINT, INDIRECT and UNSTATED.
        origin: Which file or document states it.
    """

    group: npt.NDArray[np.int32]
    kind: npt.NDArray[np.int8]
    low: npt.NDArray[np.int64]
    high: npt.NDArray[np.int64]
    flags: npt.NDArray[np.uint16]
    origin: npt.NDArray[np.int32]


class Stakes(NamedTuple):
    """Who holds what on one day, sorted by company, then kind, directness and owner.

    Attributes:
        owner: Number of the owner.
        owned: Number of the company.
        kind: Kind of stake.
        low: Lower bound in units; 0 where it is not sure that it was held.
        high: Upper bound in units.
        flags: As the constants of this module say.
        first_in: Where the stakes in each company begin; one more at the end.
        first_out: Where the stakes of each owner begin in `out`; one more at the end.
        out: Positions of stakes, by owner.
    """

    owner: npt.NDArray[np.int32]
    owned: npt.NDArray[np.int32]
    kind: npt.NDArray[np.int8]
    low: npt.NDArray[np.int64]
    high: npt.NDArray[np.int64]
    flags: npt.NDArray[np.uint16]
    first_in: npt.NDArray[np.int64]
    first_out: npt.NDArray[np.int64]
    out: npt.NDArray[np.int32]


@lean_kernel
def control_flags(kind: int, low: int, high: int, flags: int) -> int:
    """Tell whether a stake gives control.

    Args:
        kind: Its kind.
        low: Its lower bound.
        high: Its upper bound.
        flags: Its flags.

    Returns:
        SURE_CONTROL and MAY_CONTROL, or neither.
    """
    if kind < APPOINTMENT:
        return 0
    if flags & UNSTATED:
        return MAY_CONTROL if flags & UNSURE else MAY_CONTROL | SURE_CONTROL
    least = HALF if kind == APPOINTMENT else 0
    found = 0
    if high > least:
        found |= MAY_CONTROL
    if low > least or (low == least and flags & LOW_OPEN):
        found |= SURE_CONTROL
    return found


@lean_kernel
def _merge_high(rows: Rows, begin: int, end: int) -> tuple[int, int]:
    """The upper end of a group: what one origin's different statements add up to, where that is most; and if open."""
    best, best_open = -1, 0
    total, total_open = 0, 0
    for at in range(begin, end):
        bits = int(rows.flags[at]) & (LOW_OPEN | HIGH_OPEN | UNSTATED)
        is_new_origin = at == begin or rows.origin[at] != rows.origin[at - 1]
        is_same = at > begin and (
            rows.low[at] == rows.low[at - 1]
            and rows.high[at] == rows.high[at - 1]
            and bits == int(rows.flags[at - 1]) & (LOW_OPEN | HIGH_OPEN | UNSTATED)
        )
        if is_same and not is_new_origin:
            continue
        if is_new_origin:
            total, total_open = 0, 0
        total += int(rows.high[at])
        total_open |= bits & HIGH_OPEN
        if total > WHOLE:
            total, total_open = WHOLE, 0
        if total > best or (total == best and not total_open):
            best, best_open = total, total_open
    return best, best_open


@lean_kernel
def merge_rows(rows: Rows, stakes: Stakes) -> None:
    """Make one stake of each group of rows.

    Statements of one origin that differ may describe one stake or several: the least is sure, their sum possible. From
    several origins, the range from the least to the largest is taken. The same statement counts once.

    Args:
        rows: The statements.
        stakes: Where low, high and flags are written.
    """
    begin, length = 0, len(rows.group)
    while begin < length:
        group, end = rows.group[begin], begin + 1
        while end < length and rows.group[end] == group:
            end += 1
        low, low_open = int(rows.low[begin]), int(rows.flags[begin]) & LOW_OPEN
        every, some, differs = int(rows.flags[begin]), int(rows.flags[begin]), False
        for at in range(begin + 1, end):
            flags = int(rows.flags[at])
            every &= flags
            some |= flags
            if rows.low[at] < low:
                low, low_open = int(rows.low[at]), flags & LOW_OPEN
            elif rows.low[at] == low:
                low_open &= flags
            differs |= rows.low[at] != rows.low[begin] or rows.high[at] != rows.high[begin]
            differs |= (flags ^ int(rows.flags[begin])) & (LOW_OPEN | HIGH_OPEN | UNSTATED) != 0
        high, high_open = _merge_high(rows, begin, end)
        flags = (every & (UNSURE | UNSTATED)) | (some & (JOINT | INDIRECT)) | high_open
        if every & UNSURE:
            low, low_open = 0, 0
        flags |= low_open | (MANY if differs else 0)
        stakes.low[group], stakes.high[group] = low, high
        stakes.flags[group] = flags | control_flags(int(rows.kind[begin]), low, high, flags)
        begin = end
