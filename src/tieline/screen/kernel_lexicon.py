"""Kernels that learn what words are otherwise called, from the names of one party: IBM Model 1."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel
from tieline.screen.kernel_map import find_key, put_key

MAX_NAMES = 6
"""Of a party with more names, the further ones add pairs of words faster than knowledge."""

MAX_PAIR_WORDS = 16
PAIR_SHIFT = 21
ROUNDS = 4


class Pairs(NamedTuple):
    """Names of one party, two by two, without the words they share.

    Attributes:
        words: Numbers of words: those of the first name of each pair, then those of the second.
        starts: Where each side of each pair begins in `words`, and where the last one ends.
    """

    words: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int64]


@lean_kernel
def _copy_unshared(
    name_words: npt.NDArray[np.int32],
    mine: tuple[int, int],
    other: tuple[int, int],
    out: npt.NDArray[np.int32],
    at: int,
) -> int:
    """Copy the words of a name that another lacks; gives where they end."""
    first = at
    for place in range(mine[0], min(mine[1], mine[0] + MAX_PAIR_WORDS)):
        word = name_words[place]
        shared = False
        for there in range(other[0], other[1]):
            shared = shared or name_words[there] == word
        for there in range(first, at):
            shared = shared or out[there] == word
        if not shared:
            out[at] = word
            at += 1
    return at


@lean_kernel
def make_pairs(
    name_starts: npt.NDArray[np.int32],
    name_words: npt.NDArray[np.int32],
    order: npt.NDArray[np.int64],
    parties: npt.NDArray[np.int32],
    pairs: Pairs,
) -> int:
    """Pair the names of every party.

    Args:
        name_starts: See `Segment`.
        name_words: See `Segment`.
        order: Names, those of one party side by side.
        parties: See `Segment`.
        pairs: Takes the pairs while there is room.

    Returns:
        How many pairs there are.
    """
    count, at, first = 0, 0, 0
    words, starts = pairs.words, pairs.starts
    for place in range(len(order)):
        if parties[order[place]] != parties[order[first]]:
            first = place
        right = (int(name_starts[order[place]]), int(name_starts[order[place] + 1]))
        for before in range(first, min(place, first + MAX_NAMES)):
            if 2 * count + 2 >= len(starts) or at + 2 * MAX_PAIR_WORDS > len(words):
                return count
            left = (int(name_starts[order[before]]), int(name_starts[order[before] + 1]))
            middle = _copy_unshared(name_words, left, right, words, at)
            end = _copy_unshared(name_words, right, left, words, middle)
            if middle > at and end > middle:
                starts[2 * count + 1], starts[2 * count + 2] = middle, end
                count += 1
                at = end
    return count


@lean_kernel
def count_links(pairs: Pairs, count: int, keys: npt.NDArray[np.int64], slots: npt.NDArray[np.int32]) -> int:
    """List every pair of words that stand in one pair of names, both ways.

    Args:
        pairs: The pairs of names.
        count: How many.
        keys: Takes the pairs of words: the first word's number shifted by `PAIR_SHIFT` bits, plus the second's.
        slots: Their hash table.

    Returns:
        How many pairs of words there are; as many as there is room for at most.
    """
    known = 0
    words, starts = pairs.words, pairs.starts
    for pair in range(count):
        start, middle, end = int(starts[2 * pair]), int(starts[2 * pair + 1]), int(starts[2 * pair + 2])
        for left in range(start, middle):
            for right in range(middle, end):
                for key in (
                    (int(words[left]) << PAIR_SHIFT) | int(words[right]),
                    (int(words[right]) << PAIR_SHIFT) | int(words[left]),
                ):
                    if known < len(keys) and find_key(keys, slots, key) < 0:
                        keys[known] = key
                        put_key(keys, slots, known)
                        known += 1
    return known


@lean_kernel
def _explain(
    sides: tuple[int, int, int, int],
    words: npt.NDArray[np.int32],
    links: tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]],
    chances: npt.NDArray[np.float32],
    sums: npt.NDArray[np.float32],
) -> None:
    """Share every word of one side out among the words of the other that may have become it."""
    start, end, from_start, from_end = sides
    keys, slots = links
    for to in range(start, end):
        total = np.float32(1e-9)
        for source in range(from_start, from_end):
            link = find_key(keys, slots, (int(words[source]) << PAIR_SHIFT) | int(words[to]))
            if link >= 0:
                total += chances[link]
        for source in range(from_start, from_end):
            link = find_key(keys, slots, (int(words[source]) << PAIR_SHIFT) | int(words[to]))
            if link >= 0:
                sums[link] += chances[link] / total


@lean_kernel
def learn_links(
    pairs: Pairs,
    count: int,
    links: tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]],
    chances: npt.NDArray[np.float32],
    sums: npt.NDArray[np.float32],
    totals: npt.NDArray[np.float32],
) -> None:
    """Learn how likely each word becomes each other one.

    Args:
        pairs: The pairs of names.
        count: How many.
        links: Keys and hash table of the pairs of words.
        chances: Takes the chance of each pair of words.
        sums: Takes how often each pair of words was seen, by the last round.
        totals: Room for a number a word.

    Source:
        Brown and others, "The mathematics of statistical machine translation" (1993), Model 1.
    """
    words, starts = pairs.words, pairs.starts
    chances[:] = 1.0
    for _ in range(ROUNDS):
        sums[:] = 0.0
        for pair in range(count):
            start, middle, end = int(starts[2 * pair]), int(starts[2 * pair + 1]), int(starts[2 * pair + 2])
            _explain((start, middle, middle, end), words, links, chances, sums)
            _explain((middle, end, start, middle), words, links, chances, sums)
        totals[:] = 0.0
        for link in range(len(sums)):
            totals[links[0][link] >> PAIR_SHIFT] += sums[link]
        for link in range(len(sums)):
            chances[link] = sums[link] / max(totals[links[0][link] >> PAIR_SHIFT], np.float32(1e-9))
