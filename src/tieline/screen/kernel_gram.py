"""Kernels over three letters of words: which words of the vocabulary share most of them with a misspelt one."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel
from tieline.screen.segment import LENGTH, START

MIN_FAR, MAX_FAR = 9, 24
"""Shorter words are entered without each two of their letters (`kernel_slip.MAX_TWICE`)."""

_SPREAD = 0x9E3B1
_EDGE = 1
Text = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int32]


@lean_kernel
def gram_bucket(text: Text, start: int, end: int, at: int, mask: int) -> int:
    """The bucket of three letters of a word.

    Args:
        text: Words, run together.
        start: Where the word begins.
        end: Where it ends.
        at: The middle one of the three; before and behind the word stands an edge.
        mask: Number of buckets, less one.

    Returns:
        A number.
    """
    before = int(text[at - 1]) if at > start else _EDGE
    behind = int(text[at + 1]) if at + 1 < end else _EDGE
    value = ((before << 16) | (int(text[at]) << 8) | behind) * _SPREAD
    return (value ^ (value >> 19)) & mask


@lean_kernel
def fill_grams(text: Text, rows: Places, places: Places, words: Places, counting: bool) -> None:
    """Enter every word under its three-letter pieces.

    Args:
        text: Words, run together.
        rows: See `segment.WORD_FIELDS`.
        places: Where the next word of each bucket goes, and moves on; or takes sizes, one place behind each bucket.
        words: Is filled.
        counting: Whether only sizes are wanted.
    """
    mask = len(places) - 2
    for word in range(len(rows)):
        start = int(rows[word, START])
        end = start + int(rows[word, LENGTH])
        if not MIN_FAR <= end - start <= MAX_FAR or text[start] >= 128:
            continue
        for at in range(start, end):
            bucket = gram_bucket(text, start, end, at, mask)
            if counting:
                places[bucket + 1] += 1
            else:
                words[places[bucket]] = word
                places[bucket] += 1
