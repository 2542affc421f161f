"""Kernels that hash words."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel

HASH_MASK = (1 << 42) - 1
HASH_SEED = 0x1A2B3C4D5E6
_STEP = 0xD1B55
_MIX = 0x9E3B1


@lean_kernel
def hash_bytes(text: npt.NDArray[np.uint8], start: int, end: int) -> int:
    """Hash some bytes.

    Args:
        text: The bytes.
        start: Where they begin.
        end: Where they end.

    Returns:
        A number of 42 bits. Products stay below 2**62, so that Python and compiled code agree.
    """
    value = HASH_SEED
    for at in range(start, end):
        value = step(value, int(text[at]))
    return mix(value)


@lean_kernel
def step(value: int, byte: int) -> int:
    """Take one more byte into a hash that `mix` then ends.

    Args:
        value: The hash so far, `HASH_SEED` at first.
        byte: The byte.

    Returns:
        A number of 42 bits.
    """
    return ((value ^ byte) * _STEP) & HASH_MASK


@lean_kernel
def mix(value: int) -> int:
    """Spread the bits of a number of 42 bits.

    Args:
        value: The number.

    Returns:
        Another number of 42 bits; different ones for different numbers.
    """
    value ^= value >> 21
    value = (value * _MIX) & HASH_MASK
    return value ^ (value >> 19)


@lean_kernel
def combine(first: int, second: int) -> int:
    """Make one hash of two, in order.

    Args:
        first: A number of 42 bits.
        second: Another.

    Returns:
        A number of 42 bits.
    """
    return mix(((first * 3) & HASH_MASK) ^ mix((second + _STEP) & HASH_MASK))


@lean_kernel
def hash_words(text: npt.NDArray[np.uint8], starts: npt.NDArray[np.int64], hashes: npt.NDArray[np.int64]) -> None:
    """Hash many words that are folded already.

    Args:
        text: The words in UTF-8, run together.
        starts: Where each begins, and where the last one ends.
        hashes: Takes the hashes.
    """
    for at in range(len(hashes)):
        hashes[at] = hash_bytes(text, int(starts[at]), int(starts[at + 1]))
