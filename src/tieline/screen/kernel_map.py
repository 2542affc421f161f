"""Kernels of a hash table over numbers: open addressing, never more than half full."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel

_SPREAD = 0x9E3B5


class KeyMap(NamedTuple):
    """Which position each key has.

    Attributes:
        keys: The keys, at their positions.
        slots: Position plus one at the slot a key hashes to, or at the next free one; 0 where there is none. Its
            length is a power of two.
    """

    keys: npt.NDArray[np.int64]
    slots: npt.NDArray[np.int32]


@lean_kernel
def first_slot(key: int) -> int:
    """Where a key hashes to.

    Args:
        key: A number of at most 42 bits.

    Returns:
        A number whose lowest bits are the slot.
    """
    spread = key * _SPREAD
    return spread ^ (spread >> 22) ^ (spread >> 41)


@lean_kernel
def find_key(keys: npt.NDArray[np.int64], slots: npt.NDArray[np.int32], wanted: int) -> int:
    """Find a key.

    Args:
        keys: See `KeyMap`.
        slots: See `KeyMap`.
        wanted: The key.

    Returns:
        Its position; -1 when it is not there.
    """
    last = len(slots) - 1
    slot = first_slot(wanted) & last
    while slots[slot] != 0:
        at = int(slots[slot]) - 1
        if keys[at] == wanted:
            return at
        slot = (slot + 1) & last
    return -1


@lean_kernel
def put_key(keys: npt.NDArray[np.int64], slots: npt.NDArray[np.int32], at: int) -> None:
    """Enter a key that is not there yet.

    Args:
        keys: See `KeyMap`.
        slots: See `KeyMap`.
        at: The key's position.
    """
    last = len(slots) - 1
    wanted = int(keys[at])
    slot = first_slot(wanted) & last
    while slots[slot] != 0:
        slot = (slot + 1) & last
    slots[slot] = at + 1


@lean_kernel
def fill_slots(keys: npt.NDArray[np.int64], count: int, slots: npt.NDArray[np.int32]) -> None:
    """Enter every key.

    Args:
        keys: See `KeyMap`; all different.
        count: How many of them.
        slots: See `KeyMap`; empty.
    """
    for at in range(count):
        put_key(keys, slots, at)


def slots_for(count: int) -> int:
    """How many slots so many keys need.

    Args:
        count: Number of keys.

    Returns:
        A power of two, at least twice the number.
    """
    return 1 << max(4, (2 * count - 1).bit_length())
