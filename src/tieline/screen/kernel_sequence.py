"""Kernels that compare whole names letter by letter."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel
from tieline.screen.kernel_letter import SYMBOLS, count_bits, symbol
from tieline.screen.kernel_likeness import Likeness
from tieline.screen.kernel_query import N_WORDS, Query
from tieline.screen.segment import LENGTH, START, Segment

LIMB = 60
LIMBS = 2
MAX_SEQUENCE = LIMB * LIMBS
"""Letters of a query beyond this one are not compared."""


class Sequence(NamedTuple):
    """Where the letters of a query stand.

    Attributes:
        masks: For each letter, in which places it stands, as bits of two numbers.
        state: How many letters the query has.
    """

    masks: npt.NDArray[np.int64]
    state: npt.NDArray[np.int64]


def make_sequence() -> Sequence:
    """Make room.

    Returns:
        The room.
    """
    return Sequence(np.zeros((SYMBOLS, LIMBS), dtype=np.int64), np.zeros(1, dtype=np.int64))


@lean_kernel
def begin_sequence(query: Query, sequence: Sequence) -> None:
    """Note where the letters of a query stand, spaces left out.

    Args:
        query: Its words are read.
        sequence: Is filled.
    """
    masks, text = sequence.masks, query.words.text
    masks[:, :] = 0
    size = min(int(query.words.starts[int(query.state[N_WORDS])]), MAX_SEQUENCE)
    for at in range(size):
        limb = at // LIMB
        masks[symbol(int(text[at])), limb] |= 1 << (at - limb * LIMB)
    sequence.state[0] = size


@lean_kernel
def shared_sequence(segment: Segment, like: Likeness, start: int, end: int, sequence: Sequence) -> float:
    """How much of a query and a name is one common subsequence of letters.

    Args:
        segment: What is searched.
        like: Has the rows.
        start: Where the rows of the name begin in `like.flat`.
        end: Where they end.
        sequence: Begun for the query.

    Returns:
        0 to 1; 1 for names equal but for spaces.

    Source:
        Hyyrö, "Bit-parallel LCS-length computation revisited" (2004), with a carry between two numbers.
    """
    masks, text, fields, flat = sequence.masks, segment.word_text, like.fields, like.flat
    size, letters = int(sequence.state[0]), 0
    low = (1 << min(size, LIMB)) - 1
    high = (1 << max(size - LIMB, 0)) - 1
    low_full, high_full = low, high
    for place in range(start, end):
        first = int(fields[flat[place], START])
        last = first + int(fields[flat[place], LENGTH])
        letters += last - first
        for at in range(first, last):
            letter = symbol(int(text[at]))
            hits = low & masks[letter, 0]
            total = low + hits
            low = (total | (low - hits)) & low_full
            if high_full != 0:
                hits = high & masks[letter, 1]
                high = ((high + hits + (total >> LIMB)) | (high - hits)) & high_full
    shared = count_bits(low_full ^ low) + count_bits(high_full ^ high)
    return 2.0 * shared / (size + letters) if size + letters > 0 else 0.0
