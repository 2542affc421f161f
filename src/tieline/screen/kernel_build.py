"""Kernels that build the arrays of an index."""

from __future__ import annotations

from math import log
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel
from tieline.screen.kernel_hanzi import read_hanzi
from tieline.screen.kernel_letter import letter_bits, pack_shape
from tieline.screen.kernel_map import find_key, put_key
from tieline.screen.kernel_text import MAX_TOKENS, MAX_WORDS, FoldArrays, WordBuffer, read_words
from tieline.screen.kernel_token import (
    CHANNEL_BITS,
    CROSS,
    KnowledgeArrays,
    make_token,
    name_tokens,
)
from tieline.screen.segment import COUNT, HIGH_BITS, LENGTH, LOW_BITS, LOW_MASK, LOW_SIZE, MILLION, RARE, START

BUCKET_BITS = 26
"""Of the 32 bits of a packed token the lowest are its bucket, the others its channel."""

WORDS_DONE, WORDS_KNOWN, LETTERS_KNOWN, TOKENS_DONE = range(4)


class Names(NamedTuple):
    """Names as they are read.

    Attributes:
        codes: Code points of all names, run together.
        starts: Where each begins, and where the last one ends.
        fold: Tables that fold them.
        know: What is known of words.
        words: A buffer.
    """

    codes: npt.NDArray[np.uint32]
    starts: npt.NDArray[np.int64]
    fold: FoldArrays
    know: KnowledgeArrays
    words: WordBuffer


class Growing(NamedTuple):
    """What reading names fills.

    Attributes:
        keys: Hash of each word of the vocabulary.
        slots: Their hash table.
        text: The words, run together.
        text_starts: Where each begins, and where the last one ends.
        counts: How often each occurs.
        word_ids: The words of each name of this chunk.
        word_counts: How many words each name has.
        tokens: The packed tokens of each name of this chunk.
        token_counts: How many tokens each name has.
        state: Words written, words known, letters known, tokens written.
    """

    keys: npt.NDArray[np.int64]
    slots: npt.NDArray[np.int32]
    text: npt.NDArray[np.uint8]
    text_starts: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int32]
    word_ids: npt.NDArray[np.int32]
    word_counts: npt.NDArray[np.uint8]
    tokens: npt.NDArray[np.int32]
    token_counts: npt.NDArray[np.uint8]
    state: npt.NDArray[np.int64]


@lean_kernel
def _learn_word(words: WordBuffer, at: int, grown: Growing) -> int:
    """The number of a word, which the vocabulary takes in if it is new."""
    known = find_key(grown.keys, grown.slots, int(words.hashes[at]))
    if known >= 0:
        grown.counts[known] += 1
        return known
    number, place = int(grown.state[WORDS_KNOWN]), int(grown.state[LETTERS_KNOWN])
    for letter in range(int(words.starts[at]), int(words.starts[at + 1])):
        grown.text[place] = words.text[letter]
        place += 1
    grown.keys[number] = words.hashes[at]
    grown.counts[number] = 1
    grown.text_starts[number + 1] = place
    put_key(grown.keys, grown.slots, number)
    grown.state[WORDS_KNOWN] = number + 1
    grown.state[LETTERS_KNOWN] = place
    return number


@lean_kernel
def _cross_tokens(
    names: Names, size: int, tokens: npt.NDArray[np.int64], count: int, found: npt.NDArray[np.int64]
) -> int:
    """Put the tokens by which a name in Hanzi is found in Latin letters."""
    _, every = read_hanzi(names.words, size, names.know, found)
    for at in range(every):
        if count < MAX_TOKENS:
            tokens[count] = make_token(CROSS, int(found[at]))
            count += 1
    return count


@lean_kernel
def read_names(names: Names, first: int, last: int, grown: Growing, bucket_mask: int) -> int:
    """Read names into words and tokens.

    Args:
        names: The names.
        first: The first to read.
        last: Where to stop.
        grown: Is filled.
        bucket_mask: Number of buckets, less one.

    Returns:
        The name before which the room for tokens ended; `last` where it did not.
    """
    tokens, found = names.words.tokens, names.words.found
    for at in range(first, last):
        done, written = int(grown.state[TOKENS_DONE]), int(grown.state[WORDS_DONE])
        if done + MAX_TOKENS > len(grown.tokens) or written + MAX_WORDS > len(grown.word_ids):
            return at
        size = read_words(names.codes, int(names.starts[at]), int(names.starts[at + 1]), names.fold, names.words)
        has_hanzi = False
        for word in range(size):
            grown.word_ids[written + word] = _learn_word(names.words, word, grown)
            has_hanzi = has_hanzi or names.words.runs[word] != 0
        count = name_tokens(names.words, size, names.know, tokens)
        if has_hanzi:
            count = _cross_tokens(names, size, tokens, count, found)
        for token in range(count):
            value = int(tokens[token])
            channel = value & ((1 << CHANNEL_BITS) - 1)
            grown.tokens[done + token] = ((value >> CHANNEL_BITS) & bucket_mask) | (channel << BUCKET_BITS)
        grown.word_counts[at - first] = size
        grown.token_counts[at - first] = count
        grown.state[WORDS_DONE] = written + size
        grown.state[TOKENS_DONE] = done + count
    return last


@lean_kernel
def count_buckets(tokens: npt.NDArray[np.int32], sizes: npt.NDArray[np.int32]) -> None:
    """Count how many names each bucket has.

    Args:
        tokens: Packed tokens.
        sizes: Takes the counts, added to what is there, each one place behind its bucket.
    """
    mask = (1 << BUCKET_BITS) - 1
    for token in tokens:
        sizes[(int(token) & mask) + 1] += 1


@lean_kernel
def rarity(count: float, names: float) -> float:
    """How rare something is.

    Args:
        count: How many names have it.
        names: How many names there are.

    Returns:
        0 for what every name has, 1 for what a single one has.
    """
    return max(0.0, min(1.0, log((names + 1.0) / max(count, 1.0)) / log(names + 1.0)))


@lean_kernel
def fill_postings(
    tokens: npt.NDArray[np.int32],
    token_counts: npt.NDArray[np.uint8],
    first: int,
    places: npt.NDArray[np.int32],
    postings: npt.NDArray[np.int32],
) -> None:
    """Enter names into the buckets of their tokens.

    Args:
        tokens: Packed tokens of some names.
        token_counts: How many each name has.
        first: Number of the first of these names.
        places: Where the next name of each bucket goes; moves on.
        postings: Is filled.
    """
    mask = (1 << BUCKET_BITS) - 1
    done = 0
    for at in range(len(token_counts)):
        for token in range(done, done + int(token_counts[at])):
            bucket = int(tokens[token]) & mask
            postings[places[bucket]] = first + at
            places[bucket] += 1
        done += int(token_counts[at])


@lean_kernel
def fill_norms(
    tokens: npt.NDArray[np.int32],
    token_counts: npt.NDArray[np.uint8],
    bucket_starts: npt.NDArray[np.int32],
    channel_weights: npt.NDArray[np.float64],
    knobs: npt.NDArray[np.float64],
    norms: npt.NDArray[np.float32],
) -> None:
    """Weigh the tokens of names.

    Args:
        tokens: Packed tokens of some names.
        token_counts: How many each name has.
        bucket_starts: Where each bucket begins.
        channel_weights: What each channel counts.
        knobs: Power of rarity, power of the norm, number of names.
        norms: Takes what the score of each name is multiplied with.
    """
    mask = (1 << BUCKET_BITS) - 1
    done = 0
    for at in range(len(token_counts)):
        total = 1e-3
        for token in range(done, done + int(token_counts[at])):
            bucket = int(tokens[token]) & mask
            size = int(bucket_starts[bucket + 1]) - int(bucket_starts[bucket])
            weight = channel_weights[int(tokens[token]) >> BUCKET_BITS]
            total += weight * rarity(float(size), knobs[2]) ** knobs[0]
        done += int(token_counts[at])
        norms[at] = total ** -knobs[1]


@lean_kernel
def fill_rows(
    text: npt.NDArray[np.uint8],
    starts: npt.NDArray[np.int32],
    counts: npt.NDArray[np.int32],
    names: int,
    rows: npt.NDArray[np.int32],
) -> None:
    """Fill what is kept of each word, but for its other words.

    Args:
        text: Words, run together.
        starts: Where each begins, and where the last one ends.
        counts: How often each occurs.
        names: How many names there are.
        rows: Is filled (see `segment.WORD_FIELDS`).
    """
    for word in range(len(rows)):
        start, end = int(starts[word]), int(starts[word + 1])
        bits = letter_bits(text, start, end)
        rows[word, LOW_BITS], rows[word, HIGH_BITS] = bits & LOW_MASK, bits >> LOW_SIZE
        rows[word, START], rows[word, LENGTH], rows[word, COUNT] = start, end - start, counts[word]
        rows[word, RARE] = int(MILLION * rarity(float(counts[word]), float(names)))


@lean_kernel
def fill_shapes(
    name_starts: npt.NDArray[np.int32],
    name_words: npt.NDArray[np.int32],
    rows: npt.NDArray[np.int32],
    shapes: npt.NDArray[np.int32],
) -> None:
    """Note which letters each name has, and how many.

    Args:
        name_starts: Where the words of each name begin, and where the last ones end.
        name_words: Numbers of words.
        rows: What is kept of each word.
        shapes: Is filled.
    """
    for name in range(len(shapes)):
        start, end, bits = int(name_starts[name]), int(name_starts[name + 1]), 0
        letters = max(0, end - start - 1)
        for place in range(start, end):
            word = int(name_words[place])
            bits |= int(rows[word, LOW_BITS]) | (int(rows[word, HIGH_BITS]) << LOW_SIZE)
            letters += int(rows[word, LENGTH])
        shapes[name] = pack_shape(bits, letters)
