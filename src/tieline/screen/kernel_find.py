"""Kernels that find candidates: which names share rare tokens with a query."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel
from tieline.screen.kernel_build import rarity
from tieline.screen.kernel_edit import most_slips
from tieline.screen.kernel_hanzi import read_hanzi
from tieline.screen.kernel_letter import count_bits, letter_bits, symbol
from tieline.screen.kernel_map import find_key
from tieline.screen.kernel_pair import look_pairs
from tieline.screen.kernel_query import (
    BINS,
    LOOKUP_BITS,
    MAX_LOOKUPS,
    MAX_TOUCHED,
    MAX_WANTED,
    MAX_WIDE,
    N_CANDIDATES,
    N_LOOKUPS,
    N_NUMBERS,
    N_TOUCHED,
    N_UNKNOWN,
    N_WANTED,
    N_WORDS,
    Query,
    find_cut,
    look,
)
from tieline.screen.kernel_slip import find_far, find_near, look_near
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
from tieline.screen.segment import MILLION, OTHER_COUNT, OTHERS, RARE, Segment
from tieline.screen.weights import (
    CANDIDATES,
    KNOWN_NEAR_WEIGHT,
    NEAR_RARITY,
    NEAR_WEIGHT,
    OTHER_POWER,
    OTHER_WEIGHT,
    PAIR_WEIGHT,
    POSTINGS,
    RARITY_POWER,
    SUSPECT_RARITY,
    UNKNOWN_MORE,
    WeightArrays,
)

MAX_OTHERS = 8
MAX_ACRONYM = 8
FEW_NEAR = 2
"""An unknown word with fewer words a letter or two away is searched for by more slips."""

SLIP_POSTINGS = 6_000
"""At least so many entries are read for a query with a word that the vocabulary lacks. Source: with two edits in a
million names 6,000 instead of 3,000 and `MAX_WIDE` bring .952 instead of .940 among the first ten, 10,000 no more."""

LEAST_GAIN = 1e-30
"""No name of an index that was built gains so little; what brings less to the last bin is no number of 32 bits.
Source: IEEE 754, whose binary32 ends at 3.4e38."""


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
        look(query, segment.bucket_starts, token, weights.knobs[OTHER_WEIGHT] * likely)


@lean_kernel
def _look_cross(query: Query, size: int, segment: Segment, know: KnowledgeArrays, weight: float) -> None:
    """Look for names in the other script: by English and pinyin of Hanzi, and by Hanzi that words may stand for."""
    has_hanzi = False
    for at in range(size):
        has_hanzi = has_hanzi or query.words.runs[at] != 0
    if has_hanzi:
        _, every = read_hanzi(query.words, size, know, query.words.found)
        for at in range(every):
            look(query, segment.bucket_starts, make_token(WORD, int(query.words.found[at])), weight)
    if segment.flags[0] != 0:
        for at in range(size):
            look(query, segment.bucket_starts, make_token(CROSS, int(query.words.hashes[at])), weight)


@lean_kernel
def _know_words(query: Query, size: int, segment: Segment) -> None:
    """Look the words of the query up, and note where their letters stand."""
    keys, slots, rows, masks = segment.word_keys, segment.word_slots, segment.word_rows, query.masks
    text, starts = query.words.text, query.words.starts
    query.state[N_NUMBERS] = query.state[N_UNKNOWN] = 0
    for at in range(size):
        word = find_key(keys, slots, int(query.words.hashes[at]))
        query.ids[at] = word
        query.rarity[at] = rows[word, RARE] / MILLION if word >= 0 else 1.0
        query.state[N_UNKNOWN] += word < 0
        masks[at, :] = 0
        query.state[N_NUMBERS] += 48 <= text[starts[at]] <= 57
        query.bits[at] = letter_bits(text, int(starts[at]), int(starts[at + 1]))
        query.letters[at] = count_bits(int(query.bits[at]))
        bit = 1
        for place in range(int(starts[at]), int(starts[at + 1])):
            masks[at, symbol(int(text[place]))] |= bit
            bit <<= 1


@lean_kernel
def _look_slips(query: Query, size: int, segment: Segment, weights: WeightArrays) -> None:
    """Look for names with what the words of the query may be slips of."""
    knobs = weights.knobs
    least = knobs[SUSPECT_RARITY] if query.state[N_UNKNOWN] > 0 else knobs[NEAR_RARITY]
    for at in range(size):
        query.near_counts[at] = 0
        if query.ids[at] < 0:
            find_near(query, at, segment, False)
            if query.near_counts[at] < FEW_NEAR or size == 1:
                find_far(query, at, segment)
            look_near(query, at, segment, knobs[NEAR_WEIGHT])
        elif query.rarity[at] >= least:
            find_near(query, at, segment, False)
            look_near(query, at, segment, knobs[KNOWN_NEAR_WEIGHT])
    for at in range(size - 1):
        if query.near_counts[at] + query.near_counts[at + 1] > 0:
            look_pairs(query, at, segment, knobs[PAIR_WEIGHT])


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
    channels, bucket_starts = weights.channels, segment.bucket_starts
    query.state[N_LOOKUPS] = 0
    query.seats[:] = 0
    _know_words(query, size, segment)
    count = name_tokens(words, size, know, words.tokens)
    for at in range(count):
        token = int(words.tokens[at])
        look(query, bucket_starts, token, channels[token & ((1 << CHANNEL_BITS) - 1)])
    for at in range(size):
        length = int(words.starts[at + 1]) - int(words.starts[at])
        if words.runs[at] == 0 and 1 < length <= MAX_ACRONYM:
            look(query, bucket_starts, make_token(INITIALS, int(words.hashes[at])), channels[INITIALS])
        _look_others(query, at, segment, weights)
    _look_slips(query, size, segment, weights)
    letters = initials(words, size, True, know)
    if letters >= 0:
        look(query, bucket_starts, make_token(WORD, letters), channels[INITIALS])
    _look_cross(query, size, segment, know, channels[CROSS])


@lean_kernel
def _sink(queue: npt.NDArray[np.int64], at: int, count: int) -> None:
    """Move an entry of a heap, the least one first, to where it belongs."""
    value = queue[at]
    while 2 * at + 1 < count:
        below = 2 * at + 1
        below += below + 1 < count and queue[below + 1] < queue[below]
        if queue[below] >= value:
            break
        queue[at] = queue[below]
        at = below
    queue[at] = value


@lean_kernel
def _queue_lookups(query: Query) -> int:
    """Queue the buckets, the smallest first, of equal ones the first; gives how many."""
    queue, sizes, count = query.queue, query.bucket_sizes, int(query.state[N_LOOKUPS])
    for at in range(count):
        queue[at] = (sizes[at] << LOOKUP_BITS) | at
    for at in range(count // 2 - 1, -1, -1):
        _sink(queue, at, count)
    return count


@lean_kernel
def _gather(query: Query, segment: Segment, allowed: npt.NDArray[np.uint8], weights: WeightArrays) -> None:
    """Let every name in the buckets gain, the smallest buckets first, until enough were read."""
    scores, touched, postings = query.scores, query.touched, segment.postings
    names, most = float(len(segment.parties)), int(weights.knobs[POSTINGS])
    if query.state[N_UNKNOWN] > 0 and weights.ranked[0] > 0:
        most = max(most, SLIP_POSTINGS)
    most = min(most, MAX_TOUCHED - 1)
    power, filtered = weights.knobs[RARITY_POWER], len(allowed) > 0
    count, read, last, worth, queue, waiting = 0, 0, -1, 0.0, query.queue, _queue_lookups(query)
    while waiting > 0:
        at = int(queue[0]) & (MAX_LOOKUPS - 1)
        waiting -= 1
        queue[0] = queue[waiting]
        _sink(queue, 0, waiting)
        size, bucket = int(query.bucket_sizes[at]), int(query.buckets[at])
        if read > 0 and read + size > most:
            break
        size = min(size, MAX_TOUCHED // 4)
        read += size
        if size != last:
            last, worth = size, rarity(float(size), names) ** power
        gain = np.float32(query.bucket_weights[at] * worth)
        start = int(segment.bucket_starts[bucket])
        for place in range(start, start + size):
            name = int(postings[place])
            if filtered and allowed[name] == 0:
                continue
            before = scores[name]
            touched[count] = name  # the next one takes its place when it was there already
            count += before == 0
            scores[name] = before + gain
    query.state[N_TOUCHED] = count


@lean_kernel
def _select(query: Query, segment: Segment, most: int) -> None:
    """Keep the names that gained most, and set all gains back to zero."""
    scores, touched, norms, values = query.scores, query.touched, segment.norms, query.values
    count, best = int(query.state[N_TOUCHED]), np.float32(0.0)
    for at in range(count):
        name = touched[at]
        value = scores[name] * norms[name]
        scores[name] = 0
        values[at] = value
        best = max(best, value)
    scale = np.float32((BINS - 1) / best) if best > LEAST_GAIN else np.float32(0.0)
    least, kept = find_cut(query, values, count, scale, most), 0
    for at in range(count):
        if int(values[at] * scale) >= least and kept < most:
            query.candidates[kept] = touched[at]
            query.gains[kept] = values[at]
            kept += 1
    query.state[N_CANDIDATES] = kept


@lean_kernel
def find_candidates(
    query: Query, segment: Segment, allowed: npt.NDArray[np.uint8], know: KnowledgeArrays, weights: WeightArrays
) -> int:
    """Find the names that share the rarest tokens with a query.

    Args:
        query: Its words are read; takes the candidates, more than are wanted where they are to be looked through for
            those that are only a slip or two away.
        segment: What is searched.
        allowed: For each name, whether it may be found; empty allows all.
        know: What is known of words.
        weights: What channels count.

    Returns:
        How many candidates there are.
    """
    plan_lookups(query, segment, know, weights)
    _gather(query, segment, allowed, weights)
    unknown = query.state[N_UNKNOWN] / max(1, query.state[N_WORDS])  # what slips find is spread wider
    most = min(int(weights.knobs[CANDIDATES] * (1.0 + weights.knobs[UNKNOWN_MORE] * unknown)), MAX_WANTED)
    query.state[N_WANTED] = most
    if weights.ranked[0] > 0 and most_slips(query) > 0:
        most = max(most, MAX_WIDE)
    _select(query, segment, most)
    return int(query.state[N_CANDIDATES])
