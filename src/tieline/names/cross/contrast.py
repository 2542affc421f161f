"""Kernels: how the places and the numbers of two names stand to each other."""

from __future__ import annotations

from enum import IntEnum

from tieline.names.cross.arrays import Int16s, Int64s
from tieline.names.kernel import kernel


class State(IntEnum):
    """How places or numbers of two names stand to each other."""

    CONFLICT = -1
    NONE = 0
    ONE_SIDED = 1
    EQUAL = 2


@kernel
def _to_state(is_met: bool, left_is_odd: bool, right_is_odd: bool) -> int:
    """A conflict when both names have what the other lacks."""
    if left_is_odd and right_is_odd:
        return State.CONFLICT.value
    if left_is_odd or right_is_odd:
        return State.ONE_SIDED.value
    return State.EQUAL.value if is_met else State.NONE.value


@kernel
def _agrees(place: int, others: Int16s, above: Int16s) -> bool:
    """Whether a place is one of others, lies in one, or holds one."""
    for other in others:
        if other < 0:
            break
        if place == other:
            return True
        for level in range(above.shape[1]):
            if above[place, level] == other or above[other, level] == place:
                return True
    return False


@kernel
def place_state(left: Int16s, right: Int16s, above: Int16s) -> int:
    """How the places of two names stand to each other.

    Args:
        left: Place numbers, then -1 for none.
        right: Those of the other name.
        above: The places that each place lies in.

    Returns:
        A `State`: a conflict when both have a place that agrees with none of the other name.
    """
    is_met, left_is_odd, right_is_odd = False, False, False
    for place in left:
        if place >= 0:
            agrees = _agrees(place, right, above)
            is_met, left_is_odd = is_met or agrees, left_is_odd or not agrees
    for place in right:
        if place >= 0:
            right_is_odd = right_is_odd or not _agrees(place, left, above)
    return _to_state(is_met, left_is_odd, right_is_odd)


@kernel
def _is_in(number: int, numbers: Int64s) -> bool:
    """Whether a number is among others."""
    return bool((numbers == number).any())


@kernel
def number_state(left: Int64s, right: Int64s) -> int:
    """How the numbers of two names stand to each other.

    Args:
        left: Hashes of numbers, 0 for none.
        right: Those of the other name.

    Returns:
        A `State`: a conflict when both have a number that the other lacks.
    """
    is_met, left_is_odd, right_is_odd = False, False, False
    for number in left:
        if number != 0:
            agrees = _is_in(number, right)
            is_met, left_is_odd = is_met or agrees, left_is_odd or not agrees
    for number in right:
        if number != 0:
            right_is_odd = right_is_odd or not _is_in(number, left)
    return _to_state(is_met, left_is_odd, right_is_odd)
