"""Kernels over the letters of words."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel

SYMBOLS = 64
SHAPE_LETTERS, SHAPE_MOST, SHAPE_SIGN = 26, 63, 32
"""Bits of a shape that tell letters; the greatest number above them, and the lowest that makes the whole negative."""

SHAPE_MASK = (1 << SHAPE_LETTERS) - 1
Text = npt.NDArray[np.uint8]


@lean_kernel
def symbol(letter: int) -> int:
    """The number of a letter or digit.

    Args:
        letter: Its ASCII code, or a byte of a Hanzi.

    Returns:
        0 to 25 for letters, 48 to 57 for digits, 63 for all else.
    """
    if letter >= 97:
        return letter - 97 if letter < 123 else 63
    return letter


@lean_kernel
def count_bits(value: int) -> int:
    """Count the bits of a number that are set.

    Args:
        value: Less than 2**62.

    Returns:
        How many.
    """
    value -= (value >> 1) & 0x1555555555555555
    value = (value & 0x3333333333333333) + ((value >> 2) & 0x3333333333333333)
    value = (value + (value >> 4)) & 0x0F0F0F0F0F0F0F0F
    value += value >> 8
    value += value >> 16
    return (value + (value >> 32)) & 0x7F


@lean_kernel
def letter_bits(text: Text, start: int, end: int) -> int:
    """Which letters a word has.

    Args:
        text: Words, run together.
        start: Where the word begins.
        end: Where it ends.

    Returns:
        A bit for each symbol below 62.
    """
    bits = 0
    for at in range(start, end):
        bits |= 1 << min(symbol(int(text[at])), 61)
    return bits


@lean_kernel
def pack_shape(bits: int, letters: int) -> int:
    """Write which letters a name has, and how many, as one number of 32 bits.

    Args:
        bits: A bit for each symbol, as `letter_bits` gives them.
        letters: How many letters, spaces between words included.

    Returns:
        A bit for each of the 26 letters, and above them the number, 63 at most.
    """
    signed = (min(letters, SHAPE_MOST) ^ SHAPE_SIGN) - SHAPE_SIGN
    return (bits & SHAPE_MASK) | (signed << SHAPE_LETTERS)
