"""Kernels that find neighbours which both may be slips of neighbours in a query."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel
from tieline.screen.kernel_hash import HASH_SEED, mix, step
from tieline.screen.kernel_letter import pack_shape
from tieline.screen.kernel_query import Query, look
from tieline.screen.kernel_token import CHANNEL_BITS, JOINED, make_token
from tieline.screen.segment import LENGTH, LOW_BITS, START, Segment

MAX_PAIR_NAMES = 24
"""Names of a bucket that are looked at for two neighbours; those of a pair share its bucket with few others."""

PAIR_NEAR = 5
"""Of the words that one may be a slip of, so many are looked for beside its neighbour."""


@lean_kernel
def _hash_after(value: int, text: npt.NDArray[np.uint8], start: int, end: int) -> int:
    """Go on hashing bytes behind others."""
    for at in range(start, end):
        value = step(value, int(text[at]))
    return value


@lean_kernel
def _stand_together(segment: Segment, bucket: int, left: int, right: int) -> bool:
    """Whether a name of a bucket has two words side by side."""
    starts, words, shapes, rows = segment.name_starts, segment.name_words, segment.shapes, segment.word_rows
    wanted = pack_shape(int(rows[left, LOW_BITS]) | int(rows[right, LOW_BITS]), 0)
    first = int(segment.bucket_starts[bucket])
    for place in range(first, min(first + MAX_PAIR_NAMES, int(segment.bucket_starts[bucket + 1]))):
        name = int(segment.postings[place])
        if (shapes[name] & wanted) != wanted:
            continue
        for at in range(int(starts[name]), int(starts[name + 1]) - 1):
            if words[at] == left and words[at + 1] == right:
                return True
    return False


@lean_kernel
def look_pairs(query: Query, at: int, segment: Segment, weight: float) -> None:
    """Look for names with two neighbours that both are, or may be slips of, neighbours in the query.

    Args:
        query: Has the words that its own may be slips of; takes the lookups.
        at: The first of the two.
        segment: What is searched.
        weight: What two such neighbours count.
    """
    rows, text, mask = segment.word_rows, segment.word_text, len(segment.bucket_starts) - 2
    for mine in range(-1, min(PAIR_NEAR, int(query.near_counts[at]))):
        left = int(query.near_words[at, mine]) if mine >= 0 else int(query.ids[at])
        if left < 0:
            continue
        start = int(rows[left, START])
        begun = _hash_after(HASH_SEED, text, start, start + int(rows[left, LENGTH]))
        likely = float(query.near_likeness[at, mine]) if mine >= 0 else 1.0
        for other in range(-1, min(PAIR_NEAR, int(query.near_counts[at + 1]))):
            right = int(query.near_words[at + 1, other]) if other >= 0 else int(query.ids[at + 1])
            if right < 0 or (mine < 0 and other < 0):
                continue
            first = int(rows[right, START])
            token = make_token(JOINED, mix(_hash_after(begun, text, first, first + int(rows[right, LENGTH]))))
            if _stand_together(segment, (token >> CHANNEL_BITS) & mask, left, right):
                alike = likely * (float(query.near_likeness[at + 1, other]) if other >= 0 else 1.0)
                look(query, segment.bucket_starts, token, weight * alike * alike)
