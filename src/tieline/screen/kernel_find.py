"""Kernels that find candidates: which names share rare tokens with a query."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel
from tieline.screen.kernel_build import MAX_NEAR, MIN_NEAR, near_key, rarity
from tieline.screen.kernel_gram import MAX_FAR, MIN_FAR, gram_bucket
from tieline.screen.kernel_hanzi import read_hanzi
from tieline.screen.kernel_letter import SYMBOLS, symbol
from tieline.screen.kernel_map import find_key
from tieline.screen.kernel_text import HASH_MASK, MAX_WORDS, WordBuffer
from tieline.screen.kernel_token import (
    CHANNEL_BITS,
    CROSS,
    INITIALS,
    WORD,
    KnowledgeArrays,
    initials,
    make_token,
    name_tokens,
)
from tieline.screen.segment import LENGTH, MILLION, OTHER_COUNT, OTHERS, RARE, START, Segment
from tieline.screen.weights import WeightArrays

MAX_LOOKUPS = 512
MAX_OTHERS = 8
MAX_NEAR_WORDS = 12
MAX_ACRONYM = 8
MAX_GRAM = 4_000
"""Three letters that more words have tell too little."""

MIN_FAR_LIKENESS = 0.7
BINS = 512
RARITY_POWER, NORM_POWER, POSTINGS, CANDIDATES, OTHER_WEIGHT, NEAR_WEIGHT, NEAR_RARITY, OTHER_POWER = range(8)
"""Places of the knobs in `WeightArrays.knobs`."""


class Query(NamedTuple):
    """A query and the room its answer needs; kernels fill it again and again.

    Attributes:
        words: Its words.
        ids: Number of each word in the vocabulary; -1 for one that is not there.
        rarity: How rare each word is.
        bits: Which letters each word has.
        letters: How many different ones.
        masks: For each word and letter, in which places of the word the letter stands, as bits.
        buckets: Buckets to look into.
        bucket_weights: What a name in each of them gains.
        bucket_sizes: How many names each has.
        scores: For each name of the segment, what it has gained; zero between queries.
        votes: For each word of the vocabulary, how many pieces it shares; zero between words.
        touched: Names that gained something.
        values: What each of them gained, made comparable.
        bins: Room for a histogram.
        candidates: Names to be looked at closer.
        spans: How many words each of them has.
        gains: What each of them gained, made comparable.
        state: Number of words, lookups, touched names, candidates, words that begin with a digit.
    """

    words: WordBuffer
    ids: npt.NDArray[np.int64]
    rarity: npt.NDArray[np.float64]
    bits: npt.NDArray[np.int64]
    letters: npt.NDArray[np.int64]
    masks: npt.NDArray[np.int64]
    buckets: npt.NDArray[np.int64]
    bucket_weights: npt.NDArray[np.float64]
    bucket_sizes: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float32]
    votes: npt.NDArray[np.uint8]
    touched: npt.NDArray[np.int64]
    values: npt.NDArray[np.float32]
    bins: npt.NDArray[np.int64]
    candidates: npt.NDArray[np.int64]
    spans: npt.NDArray[np.int64]
    gains: npt.NDArray[np.float64]
    state: npt.NDArray[np.int64]


N_WORDS, N_LOOKUPS, N_TOUCHED, N_CANDIDATES, N_NUMBERS = range(5)
UNKNOWN_MORE = 5.0
"""So many times more candidates are looked at for a query of nothing but unknown words."""

MAX_TOUCHED = 40_000
MAX_CANDIDATES = 400


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
        bits=np.zeros(MAX_WORDS, dtype=np.int64),
        letters=np.zeros(MAX_WORDS, dtype=np.int64),
        masks=np.zeros((MAX_WORDS, SYMBOLS), dtype=np.int64),
        buckets=np.zeros(MAX_LOOKUPS, dtype=np.int64),
        bucket_weights=np.zeros(MAX_LOOKUPS),
        bucket_sizes=np.zeros(MAX_LOOKUPS, dtype=np.int64),
        scores=np.zeros(names, dtype=np.float32),
        votes=np.zeros(vocabulary, dtype=np.uint8),
        touched=np.zeros(MAX_TOUCHED, dtype=np.int64),
        values=np.zeros(MAX_TOUCHED, dtype=np.float32),
        bins=np.zeros(BINS, dtype=np.int64),
        candidates=np.zeros(MAX_CANDIDATES, dtype=np.int64),
        spans=np.zeros(MAX_CANDIDATES, dtype=np.int64),
        gains=np.zeros(MAX_CANDIDATES),
        state=np.zeros(8, dtype=np.int64),
    )


@lean_kernel
def _look(query: Query, bucket_starts: npt.NDArray[np.int32], token: int, weight: float) -> None:
    """Add the bucket of a token to those to look into; one that is among them keeps the larger weight."""
    count = int(query.state[N_LOOKUPS])
    bucket = (token >> CHANNEL_BITS) & (len(bucket_starts) - 2)
    size = int(bucket_starts[bucket + 1]) - int(bucket_starts[bucket])
    if size == 0 or count == MAX_LOOKUPS:
        return
    buckets, weights = query.buckets, query.bucket_weights
    for at in range(count):
        if buckets[at] == bucket:
            weights[at] = max(weights[at], weight)
            return
    buckets[count] = bucket
    weights[count] = weight
    query.bucket_sizes[count] = size
    query.state[N_LOOKUPS] = count + 1


@lean_kernel
def common_length(
    masks: npt.NDArray[np.int64], row: int, size: int, text: npt.NDArray[np.uint8], start: int, end: int
) -> int:
    """Length of the longest common subsequence of a word of the query and another.

    Args:
        masks: See `Query`.
        row: Which word of the query.
        size: How many letters it has, fewer than 60.
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
    shared = 0
    closed = full ^ open_places
    while closed != 0:
        closed &= closed - 1
        shared += 1
    return shared


@lean_kernel
def _look_near(query: Query, at: int, segment: Segment, weights: WeightArrays, buffer: npt.NDArray[np.uint8]) -> int:
    """Look for names with a word that differs from one of the query by a letter or two; gives how many there are."""
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
            _look(query, segment.bucket_starts, token, weights.knobs[NEAR_WEIGHT] * likeness * likeness)
            found += 1
            if found == MAX_NEAR_WORDS:
                return found
    return found


@lean_kernel
def _vote(query: Query, at: int, segment: Segment) -> int:
    """Count how many of the rarest three-letter pieces of a word each word of the vocabulary has; gives how many have one."""
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
def _look_far(query: Query, at: int, segment: Segment, weights: WeightArrays) -> None:
    """Look for names with a word that is like one of the query but differs by more than one slip."""
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
            _look(query, segment.bucket_starts, token, weights.knobs[NEAR_WEIGHT] * likeness * likeness)
            found += 1


@lean_kernel
def _look_others(query: Query, at: int, segment: Segment, weights: WeightArrays) -> None:
    """Look for names with what a word of the query is otherwise called."""
    word = int(query.ids[at])
    if word < 0:
        return
    first = int(segment.word_rows[word, OTHERS])
    for place in range(first, first + int(segment.word_rows[word, OTHER_COUNT])):
        token = make_token(WORD, int(segment.word_keys[int(segment.other_words[place])]))
        likely = float(segment.other_weights[place]) ** weights.knobs[OTHER_POWER]
        _look(query, segment.bucket_starts, token, weights.knobs[OTHER_WEIGHT] * likely)


@lean_kernel
def _look_cross(query: Query, size: int, segment: Segment, know: KnowledgeArrays, weight: float) -> None:
    """Look for names in the other script: English and pinyin of the query's Hanzi, Hanzi that its words may stand for."""
    has_hanzi = False
    for at in range(size):
        has_hanzi = has_hanzi or query.words.runs[at] != 0
    if has_hanzi:
        _, every = read_hanzi(query.words, size, know, query.words.found)
        for at in range(every):
            _look(query, segment.bucket_starts, make_token(WORD, int(query.words.found[at])), weight)
    if segment.flags[0] != 0:
        for at in range(size):
            _look(query, segment.bucket_starts, make_token(CROSS, int(query.words.hashes[at])), weight)


@lean_kernel
def _know_words(query: Query, size: int, segment: Segment) -> None:
    """Look the words of the query up, and note where their letters stand."""
    keys, slots, rows, masks = segment.word_keys, segment.word_slots, segment.word_rows, query.masks
    text, starts = query.words.text, query.words.starts
    query.state[N_NUMBERS] = 0
    for at in range(size):
        word = find_key(keys, slots, int(query.words.hashes[at]))
        query.ids[at] = word
        query.rarity[at] = rows[word, RARE] / MILLION if word >= 0 else 1.0
        masks[at, :] = 0
        query.state[N_NUMBERS] += 48 <= text[starts[at]] <= 57
        bit = 1
        for place in range(int(starts[at]), int(starts[at + 1])):
            masks[at, symbol(int(text[place]))] |= bit
            bit <<= 1


@lean_kernel
def plan_lookups(query: Query, segment: Segment, know: KnowledgeArrays, weights: WeightArrays) -> None:
    """Decide which buckets a query looks into.

    Args:
        query: Its words are read; takes the lookups.
        segment: What is searched.
        know: What is known of words.
        weights: What channels count.
    """
    words, size = query.words, int(query.state[N_WORDS])
    buffer = words.spare
    channels, bucket_starts = weights.channels, segment.bucket_starts
    query.state[N_LOOKUPS] = 0
    _know_words(query, size, segment)
    count = name_tokens(words, size, know, words.tokens)
    for at in range(count):
        token = int(words.tokens[at])
        _look(query, bucket_starts, token, channels[token & ((1 << CHANNEL_BITS) - 1)])
    for at in range(size):
        length = int(words.starts[at + 1]) - int(words.starts[at])
        if words.runs[at] == 0 and 1 < length <= MAX_ACRONYM:
            _look(query, bucket_starts, make_token(INITIALS, int(words.hashes[at])), channels[INITIALS])
        _look_others(query, at, segment, weights)
        if query.ids[at] < 0 or query.rarity[at] >= weights.knobs[NEAR_RARITY]:
            if _look_near(query, at, segment, weights, buffer) == 0 and query.ids[at] < 0:
                _look_far(query, at, segment, weights)
    letters = initials(words, size, True, know)
    if letters >= 0:
        _look(query, bucket_starts, make_token(WORD, letters), channels[INITIALS])
    _look_cross(query, size, segment, know, channels[CROSS])


@lean_kernel
def _sort_lookups(query: Query) -> None:
    """Put the smallest buckets first."""
    sizes, buckets, weights = query.bucket_sizes, query.buckets, query.bucket_weights
    for at in range(1, int(query.state[N_LOOKUPS])):
        size, bucket, weight, place = sizes[at], buckets[at], weights[at], at
        while place > 0 and sizes[place - 1] > size:
            sizes[place], buckets[place], weights[place] = sizes[place - 1], buckets[place - 1], weights[place - 1]
            place -= 1
        sizes[place], buckets[place], weights[place] = size, bucket, weight


@lean_kernel
def _gather(query: Query, segment: Segment, allowed: npt.NDArray[np.uint8], weights: WeightArrays) -> None:
    """Let every name in the buckets gain, the smallest buckets first, until enough were read."""
    scores, touched, postings = query.scores, query.touched, segment.postings
    names, most = float(len(segment.parties)), int(weights.knobs[POSTINGS])
    power, filtered = weights.knobs[RARITY_POWER], len(allowed) > 0
    count, read = 0, 0
    for at in range(int(query.state[N_LOOKUPS])):
        size, bucket = int(query.bucket_sizes[at]), int(query.buckets[at])
        if read > 0 and read + size > most:
            break
        size = min(size, MAX_TOUCHED // 4)
        read += size
        gain = np.float32(query.bucket_weights[at] * rarity(float(size), names) ** power)
        start = int(segment.bucket_starts[bucket])
        for place in range(start, start + size):
            name = int(postings[place])
            if filtered and allowed[name] == 0:
                continue
            if scores[name] == 0 and count < MAX_TOUCHED:
                touched[count] = name
                count += 1
                scores[name] = gain
            elif scores[name] != 0:
                scores[name] += gain
    query.state[N_TOUCHED] = count


@lean_kernel
def _select(query: Query, segment: Segment, most: int) -> None:
    """Keep the names that gained most, and set all gains back to zero."""
    scores, touched, bins, norms, values = query.scores, query.touched, query.bins, segment.norms, query.values
    count, best = int(query.state[N_TOUCHED]), np.float32(0.0)
    for at in range(count):
        name = touched[at]
        value = scores[name] * norms[name]
        scores[name] = 0
        values[at] = value
        best = max(best, value)
    scale = np.float32((BINS - 1) / best) if best > 0 else np.float32(0.0)
    bins[:] = 0
    for at in range(count):
        bins[int(values[at] * scale)] += 1
    least, above = BINS - 1, int(bins[BINS - 1])
    while least > 0 and above + int(bins[least - 1]) <= most:
        least -= 1
        above += int(bins[least])
    kept = 0
    for at in range(count):
        if int(values[at] * scale) >= least and kept < most:
            query.candidates[kept] = touched[at]
            query.gains[kept] = values[at]
            kept += 1
    query.state[N_CANDIDATES] = kept


@lean_kernel
def _share_unknown(query: Query) -> float:
    """Which share of the query's words the vocabulary lacks: names found by their slips are spread wider."""
    size, unknown = int(query.state[N_WORDS]), 0
    for at in range(size):
        unknown += query.ids[at] < 0
    return unknown / size if size > 0 else 0.0


@lean_kernel
def find_candidates(
    query: Query, segment: Segment, allowed: npt.NDArray[np.uint8], know: KnowledgeArrays, weights: WeightArrays
) -> int:
    """Find the names that share the rarest tokens with a query.

    Args:
        query: Its words are read; takes the candidates.
        segment: What is searched.
        allowed: For each name, whether it may be found; empty allows all.
        know: What is known of words.
        weights: What channels count.

    Returns:
        How many candidates there are.
    """
    plan_lookups(query, segment, know, weights)
    _sort_lookups(query)
    _gather(query, segment, allowed, weights)
    most = int(weights.knobs[CANDIDATES] * (1.0 + UNKNOWN_MORE * _share_unknown(query)))
    _select(query, segment, min(most, MAX_CANDIDATES))
    return int(query.state[N_CANDIDATES])
