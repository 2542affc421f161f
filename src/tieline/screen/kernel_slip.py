"""Kernels that find words with slips: those that lack, change or exchange a letter or two."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel
from tieline.screen.kernel_gram import MAX_FAR, gram_bucket
from tieline.screen.kernel_hash import HASH_MASK, HASH_SEED, mix, step
from tieline.screen.kernel_letter import count_bits
from tieline.screen.kernel_query import MAX_NEAR_WORDS, Query, common_length, look
from tieline.screen.kernel_token import WORD, make_token
from tieline.screen.segment import HIGH_BITS, LENGTH, LOW_BITS, LOW_SIZE, MILLION, RARE, START, Places, Segment

MIN_NEAR, MAX_NEAR = 4, 24
"""Words of fewer letters have too many neighbours, longer ones are found by their beginning."""

COMMON_MERIT = 0.15
"""How much more likely the commonest word is meant than the rarest, beside how alike they are."""

MAX_BUCKET = 600
"""Words of a bucket that are read at most, so that `Query.touched` has room; a million names have 569 in one."""

MIN_GRAMS, MAX_GRAM_WORDS = 3, 4_000
"""Of the three-letter pieces of a word the rarest three are read, and further ones while they lead to few words."""

MIN_FAR_LIKENESS = 0.66
MIN_TWICE, MAX_TWICE = 5, 8
"""Words of so many letters are entered without each two of them too; longer ones are found by three letters."""


@lean_kernel
def near_key(text: npt.NDArray[np.uint8], start: int, end: int, left_out: int, other: int) -> int:
    """Hash a word without one or two of its letters.

    Args:
        text: Words, run together.
        start: Where the word begins.
        end: Where it ends.
        left_out: Which letter, counted from `start`; -1 leaves none out.
        other: Which other letter; -1 leaves no other out.

    Returns:
        The hash.
    """
    value = HASH_SEED
    for at in range(start, end):
        if at - start != left_out and at - start != other:
            value = step(value, int(text[at]))
    return mix(value)


@lean_kernel
def _end_other(left_out: int, twice: bool) -> int:
    """Where the letters end that may be left out beside one: those before it, or none."""
    return left_out if twice and left_out > 0 else 0


@lean_kernel
def fill_near(
    text: npt.NDArray[np.uint8],
    text_starts: npt.NDArray[np.int32],
    places: npt.NDArray[np.int32],
    near: npt.NDArray[np.int32],
    counting: bool,
) -> None:
    """Enter every word under itself and under itself less each one letter, shorter ones less each two.

    Args:
        text: Words, run together.
        text_starts: Where each begins, and where the last one ends.
        places: Where the next word of each bucket goes, and moves on; or takes sizes, one place behind each bucket.
        near: Is filled.
        counting: Whether only sizes are wanted.
    """
    mask = len(places) - 2
    for word in range(len(text_starts) - 1):
        start, end = int(text_starts[word]), int(text_starts[word + 1])
        if not MIN_NEAR <= end - start <= MAX_NEAR or text[start] >= 128:
            continue
        twice = MIN_TWICE <= end - start <= MAX_TWICE
        for left_out in range(-1, end - start):
            if left_out > 0 and text[start + left_out] == text[start + left_out - 1]:
                continue
            for other in range(-1, _end_other(left_out, twice)):
                bucket = near_key(text, start, end, left_out, other) & mask & HASH_MASK
                if counting:
                    places[bucket + 1] += 1
                else:
                    near[places[bucket]] = word
                    places[bucket] += 1


@lean_kernel
def _keep_near(query: Query, at: int, word: int, likeness: float, rare: float) -> None:
    """Keep a word that one of the query may be a slip of, if it is among the likeliest; common ones are meant more."""
    words, merits, alike = query.near_words, query.near_merits, query.near_likeness
    count, merit = int(query.near_counts[at]), likeness + COMMON_MERIT * (1.0 - rare)
    for place in range(count):
        if words[at, place] == word:
            return
    if count == MAX_NEAR_WORDS:
        if merits[at, count - 1] >= merit:
            return
        count -= 1
    place = count
    while place > 0 and merits[at, place - 1] < merit:
        words[at, place], merits[at, place] = words[at, place - 1], merits[at, place - 1]
        alike[at, place] = alike[at, place - 1]
        place -= 1
    words[at, place], merits[at, place], alike[at, place] = word, merit, likeness
    query.near_counts[at] = count + 1


@lean_kernel
def _may_share(query: Query, at: int, rows: Places, word: int, most: int) -> bool:
    """Whether a word may share all letters but so many with one of the query, judged by which letters both have."""
    size = int(query.words.starts[at + 1]) - int(query.words.starts[at])
    mine, theirs = int(query.bits[at]), int(rows[word, LOW_BITS]) | (int(rows[word, HIGH_BITS]) << LOW_SIZE)
    if not -most <= int(rows[word, LENGTH]) - size <= most:
        return False
    both = mine & theirs
    return count_bits(mine ^ both) <= most and count_bits(theirs ^ both) <= most


@lean_kernel
def _keep_sharing(query: Query, at: int, segment: Segment, count: int, most: int, least: float) -> None:
    """Keep those of the touched words that share all letters but so many with one of the query, and are so alike."""
    rows, touched, text, kept = segment.word_rows, query.touched, segment.word_text, 0
    size = int(query.words.starts[at + 1]) - int(query.words.starts[at])
    for number in range(count):
        word = touched[number]
        touched[kept] = word
        kept += word != query.ids[at] and _may_share(query, at, rows, word, most)
    for number in range(kept):
        word = int(touched[number])
        first, length = int(rows[word, START]), int(rows[word, LENGTH])
        shared = common_length(query.masks, at, size, text, first, first + length)
        likeness = 2.0 * shared / (size + length)
        if shared + most >= max(size, length) and likeness >= least:
            _keep_near(query, at, word, likeness, rows[word, RARE] / MILLION)


@lean_kernel
def find_near(query: Query, at: int, segment: Segment, far: bool) -> None:
    """Find the words that one or two slips make of a word of the query.

    Args:
        query: Takes the words.
        at: Which word of it.
        segment: What is searched.
        far: Whether those two slips away are looked for, in shorter words.
    """
    start, end = int(query.words.starts[at]), int(query.words.starts[at + 1])
    starts, words, touched = segment.near_starts, segment.near_words, query.touched
    keys, sizes, mask, buckets, count = query.grams, query.gram_sizes, len(starts) - 2, 0, 0
    if not MIN_NEAR - 1 <= end - start <= MAX_NEAR or query.words.runs[at] != 0:
        return
    for left_out in range(-1, end - start):
        for other in range(-1, _end_other(left_out, far)):
            bucket = near_key(query.words.text, start, end, left_out, other) & mask & HASH_MASK
            keys[buckets] = bucket
            buckets += 1
    for number in range(buckets):
        sizes[number] = min(int(starts[keys[number] + 1]) - int(starts[keys[number]]), MAX_BUCKET)
        keys[number] = starts[keys[number]]
    for number in range(buckets):
        for place in range(int(keys[number]), int(keys[number] + sizes[number])):
            touched[count] = words[place]
            count += 1
    _keep_sharing(query, at, segment, count, 1 + far, MIN_FAR_LIKENESS if far else 0.0)


@lean_kernel
def look_near(query: Query, at: int, segment: Segment, weight: float) -> None:
    """Look for names with the words that one of the query may be a slip of.

    Args:
        query: Has these words; takes the lookups.
        at: Which word of it.
        segment: What is searched.
        weight: What near words count.
    """
    for place in range(int(query.near_counts[at])):
        likeness = float(query.near_likeness[at, place])
        token = make_token(WORD, int(segment.word_keys[int(query.near_words[at, place])]))
        look(query, segment.bucket_starts, token, weight * likeness * likeness)


@lean_kernel
def _sort_grams(query: Query, at: int, segment: Segment) -> int:
    """List the three-letter pieces of a word of the query that words have, rarest first; gives how many."""
    text, starts, grams, sizes = query.words.text, segment.gram_starts, query.grams, query.gram_sizes
    start, end, mask, count = int(query.words.starts[at]), int(query.words.starts[at + 1]), len(starts) - 2, 0
    for middle in range(start, end):
        bucket = gram_bucket(text, start, end, middle, mask)
        size = int(starts[bucket + 1]) - int(starts[bucket])
        place = count
        while place > 0 and sizes[place - 1] > size:
            grams[place], sizes[place] = grams[place - 1], sizes[place - 1]
            place -= 1
        grams[place], sizes[place] = bucket, size
        count += 1
    return count


@lean_kernel
def _vote(query: Query, at: int, segment: Segment) -> int:
    """Count for each word of the vocabulary how many pieces it shares with one of the query; gives how many do."""
    members, starts, votes, touched = segment.gram_words, segment.gram_starts, query.votes, query.touched
    count, read = 0, 0
    for place in range(_sort_grams(query, at, segment)):
        size, first = int(query.gram_sizes[place]), int(starts[query.grams[place]])
        if place >= MIN_GRAMS and read + size > MAX_GRAM_WORDS:
            break
        size = min(size, MAX_GRAM_WORDS)
        read += size
        for number in range(first, first + size):
            word = int(members[number])
            touched[count] = word  # the next one takes its place when it was there already
            count += votes[word] == 0
            votes[word] += 1
    return count


@lean_kernel
def find_far(query: Query, at: int, segment: Segment) -> None:
    """Find words that are like one of the query but differ by more than one slip.

    Args:
        query: Takes the words.
        at: Which word of it.
        segment: What is searched.
    """
    rows, votes, touched = segment.word_rows, query.votes, query.touched
    size = int(query.words.starts[at + 1]) - int(query.words.starts[at])
    if MIN_TWICE - 1 <= size <= MAX_TWICE + 1:
        find_near(query, at, segment, True)
    if not MAX_TWICE - 1 <= size <= MAX_FAR or query.words.runs[at] != 0:
        return
    count, kept = _vote(query, at, segment), 0
    for number in range(count):
        word = touched[number]
        touched[kept] = word
        kept += votes[word] >= 2
        votes[word] = 0
    count, kept = kept, 0
    for number in range(count):
        word = touched[number]
        touched[kept] = word
        kept += rows[word, LENGTH] > MAX_TWICE
    _keep_sharing(query, at, segment, kept, 2, MIN_FAR_LIKENESS)
