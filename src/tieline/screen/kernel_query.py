"""A query and the room its answer needs."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel
from tieline.screen.kernel_letter import SYMBOLS, count_bits, symbol
from tieline.screen.kernel_text import MAX_WORDS, WordBuffer
from tieline.screen.kernel_token import CHANNEL_BITS

LOOKUP_BITS = 9
MAX_LOOKUPS = 1 << LOOKUP_BITS
SEATS = 4 * MAX_LOOKUPS
BINS = 512
MAX_PIECES = 64
MAX_NEAR_WORDS = 40
"""Words that one of a query may be a slip of; the likeliest are kept. Source: with two edits in a million
names 40 instead of 12 bring .956 instead of .952 among the first ten."""

Values = npt.NDArray[np.float32] | npt.NDArray[np.float64]


class Query(NamedTuple):
    """A query and the room its answer needs; kernels fill it again and again.

    Attributes:
        words: Its words.
        ids: Number of each word in the vocabulary; -1 for one that is not there.
        rarity: How rare each word is.
        weights: What each word counts.
        bits: Which letters each word has.
        letters: How many different ones.
        masks: For each word and letter, in which places of the word the letter stands, as bits.
        buckets: Buckets to look into.
        bucket_weights: What a name in each of them gains.
        bucket_sizes: How many names each has.
        seats: Place plus one among the buckets, where the lowest bits of a bucket's number lead; 0 where none is.
        queue: Sizes and places of buckets, the least one first (see `kernel_find`).
        scores: For each name of the segment, what it has gained; zero between queries.
        votes: For each word of the vocabulary, how many pieces it shares; zero between words.
        grams: Buckets of three-letter pieces of a word, or of its forms that lack letters.
        gram_sizes: How many words each has.
        touched: Words that one of the query may be a slip of, while they are sifted; then names that gained something.
        values: What each of these names gained, made comparable.
        bins: Room for a histogram.
        candidates: Names to be looked at closer.
        spans: How many words each of them has.
        gains: What each of them gained, made comparable.
        near_words: For each word, words of the vocabulary that it may be a slip of, likeliest first.
        near_likeness: How alike each of them is, 0 to 1.
        near_merits: How likely each of them is meant, beside the others.
        near_counts: For each word, how many there are.
        state: Number of words, lookups, touched names, candidates, words that begin with a digit, words that the
            vocabulary lacks, candidates that are wanted, whether other segments know what words this one lacks.
    """

    words: WordBuffer
    ids: npt.NDArray[np.int64]
    rarity: npt.NDArray[np.float64]
    weights: npt.NDArray[np.float64]
    bits: npt.NDArray[np.int64]
    letters: npt.NDArray[np.int64]
    masks: npt.NDArray[np.int64]
    buckets: npt.NDArray[np.int64]
    bucket_weights: npt.NDArray[np.float64]
    bucket_sizes: npt.NDArray[np.int64]
    seats: npt.NDArray[np.int16]
    queue: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float32]
    votes: npt.NDArray[np.uint8]
    grams: npt.NDArray[np.int64]
    gram_sizes: npt.NDArray[np.int64]
    touched: npt.NDArray[np.int64]
    values: npt.NDArray[np.float32]
    bins: npt.NDArray[np.int64]
    candidates: npt.NDArray[np.int64]
    spans: npt.NDArray[np.int64]
    gains: npt.NDArray[np.float64]
    near_words: npt.NDArray[np.int64]
    near_likeness: npt.NDArray[np.float64]
    near_merits: npt.NDArray[np.float64]
    near_counts: npt.NDArray[np.int64]
    state: npt.NDArray[np.int64]


N_WORDS, N_LOOKUPS, N_TOUCHED, N_CANDIDATES, N_NUMBERS, N_UNKNOWN, N_WANTED, N_KNOWN = range(8)
MAX_TOUCHED = 40_000
MAX_WANTED = 450
MAX_CLOSE = 50
"""Candidates that are kept for what they gained, and beside them those that are only a slip or two away."""

MAX_CANDIDATES = MAX_WANTED + MAX_CLOSE
MAX_WIDE = 800
"""So many names are looked through for those a slip or two away. Source: with two edits in a million names the own one
is among the first ten for .956 with 400, for .959 with 800, for .960 with 1,000 and twice the postings."""


def make_query(words: WordBuffer, names: int, vocabulary: int) -> Query:
    """Make room for queries.

    Args:
        words: A buffer for their words.
        names: How many names the segment has.
        vocabulary: How many words.

    Returns:
        The room.
    """
    return Query(
        words=words,
        ids=np.zeros(MAX_WORDS, dtype=np.int64),
        rarity=np.zeros(MAX_WORDS),
        weights=np.zeros(MAX_WORDS),
        bits=np.zeros(MAX_WORDS, dtype=np.int64),
        letters=np.zeros(MAX_WORDS, dtype=np.int64),
        masks=np.zeros((MAX_WORDS, SYMBOLS), dtype=np.int64),
        buckets=np.zeros(MAX_LOOKUPS, dtype=np.int64),
        bucket_weights=np.zeros(MAX_LOOKUPS),
        bucket_sizes=np.zeros(MAX_LOOKUPS, dtype=np.int64),
        seats=np.zeros(SEATS, dtype=np.int16),
        queue=np.zeros(MAX_LOOKUPS, dtype=np.int64),
        scores=np.zeros(names, dtype=np.float32),
        votes=np.zeros(vocabulary, dtype=np.uint8),
        grams=np.zeros(MAX_PIECES, dtype=np.int64),
        gram_sizes=np.zeros(MAX_PIECES, dtype=np.int64),
        touched=np.zeros(MAX_TOUCHED, dtype=np.int64),
        values=np.zeros(MAX_TOUCHED, dtype=np.float32),
        bins=np.zeros(BINS, dtype=np.int64),
        candidates=np.zeros(MAX_WIDE, dtype=np.int64),
        spans=np.zeros(MAX_WIDE, dtype=np.int64),
        gains=np.zeros(MAX_WIDE),
        near_words=np.zeros((MAX_WORDS, MAX_NEAR_WORDS), dtype=np.int64),
        near_likeness=np.zeros((MAX_WORDS, MAX_NEAR_WORDS)),
        near_merits=np.zeros((MAX_WORDS, MAX_NEAR_WORDS)),
        near_counts=np.zeros(MAX_WORDS, dtype=np.int64),
        state=np.zeros(8, dtype=np.int64),
    )


@lean_kernel
def look(query: Query, bucket_starts: npt.NDArray[np.int32], token: int, weight: float) -> None:
    """Add the bucket of a token to those to look into; one that is among them keeps the larger weight.

    Args:
        query: Takes the bucket.
        bucket_starts: See `Segment`.
        token: The token.
        weight: What a name in the bucket gains.
    """
    count = int(query.state[N_LOOKUPS])
    bucket = (token >> CHANNEL_BITS) & (len(bucket_starts) - 2)
    size = int(bucket_starts[bucket + 1]) - int(bucket_starts[bucket])
    if size == 0 or count == MAX_LOOKUPS:
        return
    buckets, weights, seats, seat = query.buckets, query.bucket_weights, query.seats, bucket & (SEATS - 1)
    while seats[seat] != 0:
        at = int(seats[seat]) - 1
        if buckets[at] == bucket:
            weights[at] = max(weights[at], weight)
            return
        seat = (seat + 1) & (SEATS - 1)
    seats[seat] = count + 1
    buckets[count] = bucket
    weights[count] = weight
    query.bucket_sizes[count] = size
    query.state[N_LOOKUPS] = count + 1


@lean_kernel
def find_cut(query: Query, values: Values, count: int, scale: float | np.float32, most: int) -> int:
    """Find the least value that at most so many reach, in steps of `BINS`.

    Args:
        query: Has room for a histogram.
        values: Values, none below zero.
        count: How many there are.
        scale: What brings the greatest to the last bin.
        most: How many may reach it; more do where the greatest are as many.

    Returns:
        The bin from which on a value reaches it.
    """
    bins = query.bins
    bins[:] = 0
    for at in range(count):
        bins[int(values[at] * scale)] += 1
    least, above = BINS - 1, int(bins[BINS - 1])
    while least > 0 and above + int(bins[least - 1]) <= most:
        least -= 1
        above += int(bins[least])
    return least


@lean_kernel
def common_length(
    masks: npt.NDArray[np.int64], row: int, size: int, text: npt.NDArray[np.uint8], start: int, end: int
) -> int:
    """Length of the longest common subsequence of a word of the query and another.

    Args:
        masks: See `Query`.
        row: Which word of the query.
        size: How many letters it has, 60 at most.
        text: Words, run together.
        start: Where the other begins.
        end: Where it ends.

    Returns:
        How many letters they share in order.

    Source:
        Hyyrö, "Bit-parallel LCS-length computation revisited" (2004).
    """
    full = (1 << size) - 1
    open_places = full
    for at in range(start, end):
        hits = open_places & int(masks[row, symbol(int(text[at]))])
        open_places = ((open_places + hits) | (open_places - hits)) & full
    return count_bits(full ^ open_places)
