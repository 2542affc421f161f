"""Statements that give no least share, beside others that do: to say nothing of how much is not to say otherwise.

"A subsidiary of X" beside "X holds 60 %" must not make the 60 % doubtful; what somebody says without showing it, which
has no lower bound, must not either. Statements of one source that differ are left as they are, for they may tell of
several stakes.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tieline.ownership.kernel_stake import APPOINTMENT, HIGH_OPEN, LOW_OPEN, UNSTATED, UNSURE, Rows

_BOUND_BITS = LOW_OPEN | HIGH_OPEN | UNSTATED


class _Bounds(NamedTuple):
    """Bounds of statements: `low`, `high` and, of their flags, those about bounds."""

    low: npt.NDArray[np.int64]
    high: npt.NDArray[np.int64]
    bits: npt.NDArray[np.uint16]


def settle_vague(rows: Rows) -> None:
    """Give statements without a least share what the least of the others states, where both can be true.

    A statement without any share becomes like that other one. Of one with an upper bound, the lower one is raised, so
    that it counts where it states more; one that contradicts all others stays, as a conflict.

    Args:
        rows: Statements, sorted as `Rows` asks for; bounds and flags are written.
    """
    if not len(rows.group):
        return
    is_vague = _find_vague(rows)
    is_lead = ~is_vague & (rows.kind < APPOINTMENT) & ((rows.flags & UNSURE) == 0)
    both = _mark(rows.group, is_vague) & _mark(rows.group, is_lead)
    places = np.flatnonzero(both[rows.group])
    if not len(places):
        return
    quiet = places[_is_quiet(rows, places, is_vague)]
    least = _find_least(rows, places[is_lead[places]], quiet)
    is_unstated = (rows.flags[quiet] & UNSTATED) != 0
    open_ends = ((rows.flags[quiet] & HIGH_OPEN) | (least.bits & LOW_OPEN)) != 0
    fits = (rows.high[quiet] > least.low) | ((rows.high[quiet] == least.low) & ~open_ends)
    raised = fits | is_unstated
    rows.low[quiet[raised]] = least.low[raised]
    rows.flags[quiet[raised]] |= least.bits[raised] & np.uint16(LOW_OPEN)
    rows.high[quiet[is_unstated]] = least.high[is_unstated]
    kept = rows.flags[quiet[is_unstated]] & ~np.uint16(_BOUND_BITS)
    rows.flags[quiet[is_unstated]] = kept | least.bits[is_unstated]


def _find_vague(rows: Rows) -> npt.NDArray[np.bool_]:
    """Statements of a share or of votes that have no lower bound."""
    is_vague: npt.NDArray[np.bool_] = (rows.kind < APPOINTMENT) & (rows.low == 0) & ((rows.flags & LOW_OPEN) == 0)
    return is_vague


def _mark(groups: npt.NDArray[np.int32], chosen: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """For each group, whether any of its rows is chosen."""
    return np.bincount(groups[chosen], minlength=int(groups[-1]) + 1) > 0


def _is_quiet(rows: Rows, places: npt.NDArray[np.int64], is_vague: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Of some rows, those that are vague and stand alone in what their source says of the stake."""
    bits = rows.flags[places] & _BOUND_BITS
    is_new = np.ones(len(places), dtype=np.bool_)
    is_new[1:] = (np.diff(rows.group[places]) != 0) | (np.diff(rows.origin[places]) != 0)
    is_other = is_new.copy()
    is_other[1:] |= (np.diff(rows.low[places]) != 0) | (np.diff(rows.high[places]) != 0) | (bits[1:] != bits[:-1])
    segment = np.cumsum(is_new) - 1
    statements = np.bincount(segment[is_other])
    is_quiet: npt.NDArray[np.bool_] = is_vague[places] & (statements[segment] == 1)
    return is_quiet


def _find_least(rows: Rows, leads: npt.NDArray[np.int64], quiet: npt.NDArray[np.int64]) -> _Bounds:
    """The bounds of the least statement beside each quiet one."""
    is_open = rows.flags[leads] & LOW_OPEN
    ordered = leads[np.lexsort((rows.high[leads], is_open, rows.low[leads], rows.group[leads]))]
    found = ordered[np.searchsorted(rows.group[ordered], rows.group[quiet])]
    return _Bounds(rows.low[found], rows.high[found], rows.flags[found] & np.uint16(_BOUND_BITS))
