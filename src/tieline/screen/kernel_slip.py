"""Kernels that find words with slips: those that lack, change or exchange a letter or two."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel
from tieline.screen.kernel_gram import MAX_FAR, MIN_FAR, gram_bucket
from tieline.screen.kernel_hash import HASH_MASK, hash_bytes
from tieline.screen.kernel_query import MAX_TOUCHED, Query, common_length, look
from tieline.screen.kernel_token import WORD, make_token
from tieline.screen.segment import LENGTH, START, Segment
from tieline.screen.weights import NEAR_WEIGHT, WeightArrays

MIN_NEAR, MAX_NEAR = 4, 24
"""Words of fewer letters have too many neighbours, longer ones are found by their beginning."""

MAX_NEAR_WORDS = 12
MAX_GRAM = 4_000
"""Three letters that more words have tell too little."""

MIN_FAR_LIKENESS = 0.7


@lean_kernel
def near_key(text: npt.NDArray[np.uint8], start: int, end: int, left_out: int, buffer: npt.NDArray[np.uint8]) -> int:
    """Hash a word without one of its letters.

    Args:
        text: Words, run together.
        start: Where the word begins.
        end: Where it ends.
        left_out: Which letter, counted from `start`; -1 leaves none out.
        buffer: Room for a word.

    Returns:
        The hash.
    """
    if left_out < 0:
        return hash_bytes(text, start, end)
    size = 0
    for at in range(start, end):
        if at - start != left_out:
            buffer[size] = text[at]
            size += 1
    return hash_bytes(buffer, 0, size)


@lean_kernel
def fill_near(
    text: npt.NDArray[np.uint8],
    text_starts: npt.NDArray[np.int32],
    places: npt.NDArray[np.int32],
    near: npt.NDArray[np.int32],
    counting: bool,
    buffer: npt.NDArray[np.uint8],
) -> None:
    """Enter every word under itself and under itself less each one letter.

    Args:
        text: Words, run together.
        text_starts: Where each begins, and where the last one ends.
        places: Where the next word of each bucket goes, and moves on; or takes sizes, one place behind each bucket.
        near: Is filled.
        counting: Whether only sizes are wanted.
        buffer: Room for a word.
    """
    mask = len(places) - 2
    for word in range(len(text_starts) - 1):
        start, end = int(text_starts[word]), int(text_starts[word + 1])
        if not MIN_NEAR <= end - start <= MAX_NEAR or text[start] >= 128:
            continue
        before = -1
        for left_out in range(-1, end - start):
            if left_out >= 0:
                if int(text[start + left_out]) == before:
                    continue
                before = int(text[start + left_out])
            bucket = near_key(text, start, end, left_out, buffer) & mask & HASH_MASK
            if counting:
                places[bucket + 1] += 1
            else:
                near[places[bucket]] = word
                places[bucket] += 1


@lean_kernel
def look_near(query: Query, at: int, segment: Segment, weights: WeightArrays, buffer: npt.NDArray[np.uint8]) -> int:
    """Look for names with a word that differs from one of the query by a letter or two.

    Args:
        query: Takes the lookups.
        at: Which word of it.
        segment: What is searched.
        weights: What near words count.
        buffer: Room for a word.

    Returns:
        How many such words there are, `MAX_NEAR_WORDS` at most.
    """
    text, word_rows, near_starts = segment.word_text, segment.word_rows, segment.near_starts
    start, end = int(query.words.starts[at]), int(query.words.starts[at + 1])
    size, mask, found = end - start, len(near_starts) - 2, 0
    if not MIN_NEAR <= size <= MAX_NEAR or query.words.runs[at] != 0:
        return 0
    for left_out in range(-1, size):
        bucket = near_key(query.words.text, start, end, left_out, buffer) & mask & HASH_MASK
        for place in range(int(near_starts[bucket]), int(near_starts[bucket + 1])):
            other = int(segment.near_words[place])
            first = int(word_rows[other, START])
            last = first + int(word_rows[other, LENGTH])
            if other == query.ids[at] or not -2 < last - first - size < 2:
                continue
            shared = common_length(query.masks, at, size, text, first, last)
            if shared + 1 < max(size, last - first):
                continue
            likeness = 2.0 * shared / (size + last - first)
            token = make_token(WORD, int(segment.word_keys[other]))
            look(query, segment.bucket_starts, token, weights.knobs[NEAR_WEIGHT] * likeness * likeness)
            found += 1
            if found == MAX_NEAR_WORDS:
                return found
    return found


@lean_kernel
def _vote(query: Query, at: int, segment: Segment) -> int:
    """Count for each word of the vocabulary how many pieces it shares with one of the query; gives how many do."""
    text, grams, starts, votes = query.words.text, segment.gram_words, segment.gram_starts, query.votes
    start, end = int(query.words.starts[at]), int(query.words.starts[at + 1])
    touched, count, mask = query.touched, 0, len(starts) - 2
    for place in range(start, end):
        bucket = gram_bucket(text, start, end, place, mask)
        first, last = int(starts[bucket]), int(starts[bucket + 1])
        if last - first > MAX_GRAM:
            continue
        for number in range(first, last):
            word = int(grams[number])
            if votes[word] == 0:
                if count == MAX_TOUCHED:
                    continue
                touched[count] = word
                count += 1
            votes[word] += 1
    return count


@lean_kernel
def look_far(query: Query, at: int, segment: Segment, weights: WeightArrays) -> None:
    """Look for names with a word that is like one of the query but differs by more than one slip.

    Args:
        query: Takes the lookups.
        at: Which word of it.
        segment: What is searched.
        weights: What near words count.
    """
    text, rows, votes, touched = segment.word_text, segment.word_rows, query.votes, query.touched
    size, found = int(query.words.starts[at + 1]) - int(query.words.starts[at]), 0
    if not MIN_FAR <= size <= MAX_FAR or query.words.runs[at] != 0:
        return
    count = _vote(query, at, segment)
    for number in range(count):
        word = int(touched[number])
        enough = votes[word] >= 2 and found < MAX_NEAR_WORDS
        votes[word] = 0
        length = int(rows[word, LENGTH])
        if not enough or abs(length - size) > 2:
            continue
        first = int(rows[word, START])
        shared = common_length(query.masks, at, size, text, first, first + length)
        likeness = 2.0 * shared / (size + length)
        if shared + 2 >= max(size, length) and likeness >= MIN_FAR_LIKENESS:
            token = make_token(WORD, int(segment.word_keys[word]))
            look(query, segment.bucket_starts, token, weights.knobs[NEAR_WEIGHT] * likeness * likeness)
            found += 1
