"""Kernels that compare words of a query with words of the vocabulary, each pair once a query."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel
from tieline.screen.kernel_letter import count_bits
from tieline.screen.kernel_query import MAX_CANDIDATES, N_CANDIDATES, N_WORDS, Query, common_length
from tieline.screen.kernel_text import MAX_WORDS
from tieline.screen.segment import (
    HIGH_BITS,
    LENGTH,
    LOW_BITS,
    LOW_SIZE,
    MILLION,
    OTHER_COUNT,
    OTHERS,
    RARE,
    START,
    WORD_FIELDS,
    Segment,
)

ROWS = 2048
SLOTS = 8192
FLAT = MAX_CANDIDATES * MAX_WORDS
"""Words of all candidates of one query together, at most."""

MIN_LETTERS = 3
MIN_LIKENESS = 0.7
"""Words that are less alike are not alike at all."""

ABBREVIATION = 0.75
"""The likeness of a word and its beginning ("inst" and "institute")."""

CALLED_WORTH = 0.9
"""What a word counts that is otherwise called so for certain, beside an equal one."""

OTHER_BIT = 1 << (61 - LOW_SIZE)
"""The bit of a word's letters that tells Hanzi."""

_SPREAD = 0x9E3B1
DIGITS = ((1 << 10) - 1) << 48
"""The bits of digits: a word with one is like none but itself."""

NOT_PLAIN = DIGITS | (((1 << 22) - 1) << 26) | (((1 << 4) - 1) << 58)
"""The bits of all that are no letters."""

Text = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]


class Likeness(NamedTuple):
    """What is known of words of the vocabulary beside the words of one query.

    Attributes:
        words: Number of the word of each row.
        slots: Row plus one at the slot a word hashes to; 0 where there is none.
        spelt: For each word of the query and row, how alike they are spelt, 0 to 1; 1 means equal.
        called: The same for what words are otherwise called.
        best_spelt: For each row, the most of `spelt`.
        best_called: For each row, the most of `called`.
        rare: For each row, how rare the word is.
        weights: For each row, what the word counts.
        worths: For each row, what it counts as far as the query has it.
        asked: For each row, what the word of the query counts that is most like it, as far as it is.
        lengths: For each row, how many letters the word has.
        bits: For each row, which letters it has.
        sifted: Room for which rows are to be compared.
        fields: For each row, what the segment keeps of the word.
        flat: The rows of the words of all candidates, candidate by candidate.
        ends: For each candidate, where its rows end in `flat`.
        state: Number of rows.
    """

    words: npt.NDArray[np.int64]
    slots: npt.NDArray[np.int32]
    spelt: Floats
    called: Floats
    best_spelt: Floats
    best_called: Floats
    rare: Floats
    weights: Floats
    worths: Floats
    asked: Floats
    lengths: npt.NDArray[np.int64]
    bits: npt.NDArray[np.int64]
    sifted: npt.NDArray[np.int64]
    fields: npt.NDArray[np.int32]
    flat: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    state: npt.NDArray[np.int64]


def make_likeness() -> Likeness:
    """Make room for what is known.

    Returns:
        The room.
    """
    return Likeness(
        words=np.zeros(ROWS, dtype=np.int64),
        slots=np.zeros(SLOTS, dtype=np.int32),
        spelt=np.zeros((MAX_WORDS, ROWS), dtype=np.float32),
        called=np.zeros((MAX_WORDS, ROWS), dtype=np.float32),
        best_spelt=np.zeros(ROWS, dtype=np.float32),
        best_called=np.zeros(ROWS, dtype=np.float32),
        rare=np.zeros(ROWS, dtype=np.float32),
        weights=np.zeros(ROWS, dtype=np.float32),
        worths=np.zeros(ROWS, dtype=np.float32),
        asked=np.zeros(ROWS, dtype=np.float32),
        lengths=np.zeros(ROWS, dtype=np.int64),
        bits=np.zeros(ROWS, dtype=np.int64),
        sifted=np.zeros(ROWS, dtype=np.int64),
        fields=np.zeros((ROWS, WORD_FIELDS), dtype=np.int32),
        flat=np.zeros(FLAT, dtype=np.int64),
        ends=np.zeros(MAX_CANDIDATES + 1, dtype=np.int64),
        state=np.zeros(1, dtype=np.int64),
    )


@lean_kernel
def weigh(rare: float) -> float:
    """Tell what a word counts.

    Args:
        rare: How rare it is, 0 to 1.

    Returns:
        More for rare ones.
    """
    return rare * rare + 0.02


@lean_kernel
def _spelt_alike(query: Query, text: Text, at: int, first: int, last: int, near: bool) -> float:
    """How alike a word of the query and another, between two places, are spelt, 0 to 1."""
    mine, start, end = query.words.text, int(query.words.starts[at]), int(query.words.starts[at + 1])
    size, count = end - start, last - first
    shorter, begin = min(size, count), 0
    while begin < shorter and mine[start + begin] == text[first + begin]:
        begin += 1
    if begin == shorter:
        return max(ABBREVIATION, 2.0 * shorter / (size + count))
    if not near or (begin == 0 and shorter < 5):
        return 0.0
    alike = 2.0 * common_length(query.masks, at, size, text, first, last) / (size + count)
    alike += 0.025 * min(begin, 4) * (1.0 - alike)
    return alike if alike >= MIN_LIKENESS else 0.0


@lean_kernel
def _sift_rows(query: Query, like: Likeness, at: int) -> None:
    """Note which rows may be spelt like a word of the query: nearly (2), as its beginning (1), not at all (0).

    Letters that only one of two words has are lacking in what they share.
    """
    sifted, lengths, bits = like.sifted, like.lengths, like.bits
    size, mine = int(query.words.starts[at + 1] - query.words.starts[at]), int(query.bits[at])
    own = int(query.letters[at])
    for row in range(int(like.state[0])):
        count, theirs = lengths[row], bits[row]
        shared = mine & theirs
        lacking, extra = count_bits(mine ^ shared), count_bits(theirs ^ shared)
        both = own - lacking
        near = (20 * min(size, count) >= 11 * max(size, count)) & (4 * both >= 3 * min(own, both + extra))
        near &= 3 * min(size - lacking, count - extra) >= size + count
        within = (extra == 0) & (count <= size) | (lacking == 0) & (size <= count)
        sifted[row] = ((theirs & NOT_PLAIN) == 0) & (count >= MIN_LETTERS) & (near | within)
        sifted[row] += sifted[row] & near


@lean_kernel
def _compare_word(query: Query, text: Text, like: Likeness, at: int) -> None:
    """Compare a word of the query with those of all rows."""
    words, fields, sifted, spelt, rows = like.words, like.fields, like.sifted, like.spelt[at], int(like.state[0])
    word, size = query.ids[at], int(query.words.starts[at + 1] - query.words.starts[at])
    for row in range(rows):
        spelt[row] = words[row] == word
    if size < MIN_LETTERS or (int(query.bits[at]) & NOT_PLAIN) != 0 or query.words.runs[at] != 0:
        return
    _sift_rows(query, like, at)
    for row in range(rows):
        if sifted[row] != 0 and words[row] != word:
            first, last = int(fields[row, START]), int(fields[row, START]) + int(fields[row, LENGTH])
            spelt[row] = _spelt_alike(query, text, at, first, last, sifted[row] == 2)


@lean_kernel
def _find_row(like: Likeness, word: int) -> int:
    """The row of a word; a new one where it has none yet; the last one when there is no more room."""
    words, slots = like.words, like.slots
    slot = (word * _SPREAD) & (SLOTS - 1)
    while slots[slot] != 0:
        row = int(slots[slot]) - 1
        if words[row] == word:
            return row
        slot = (slot + 1) & (SLOTS - 1)
    row = int(like.state[0])
    if row == ROWS:
        return ROWS - 1
    slots[slot] = row + 1
    words[row] = word
    like.state[0] = row + 1
    return row


@lean_kernel
def _forget(like: Likeness) -> None:
    """Forget the words of the query before."""
    slots, words = like.slots, like.words
    for row in range(int(like.state[0])):
        slot = (words[row] * _SPREAD) & (SLOTS - 1)
        while slots[slot] != 0:
            slots[slot] = 0
            slot = (slot + 1) & (SLOTS - 1)
    like.state[0] = 0


@lean_kernel
def _list_rows(query: Query, segment: Segment, like: Likeness) -> None:
    """Give every word of every candidate a row, in steps that each look at memory once for all of them."""
    flat, ends, candidates, count = like.flat, like.ends, query.candidates, int(query.state[N_CANDIDATES])
    name_starts, name_words, spans = segment.name_starts, segment.name_words, query.spans
    total = 0
    for at in range(count):
        ends[at] = name_starts[candidates[at]]
        spans[at] = name_starts[candidates[at] + 1] - ends[at]
    for at in range(count):
        first = ends[at]
        for place in range(first, first + spans[at]):
            flat[total] = name_words[place]
            total += 1
        ends[at] = total
    for place in range(total):
        flat[place] = _find_row(like, flat[place])


@lean_kernel
def _call_words(query: Query, segment: Segment, like: Likeness, row: int) -> None:
    """Note what the word of a row is otherwise called."""
    size, ids, called, words = int(query.state[N_WORDS]), query.ids, like.called, segment.other_words
    first = int(like.fields[row, OTHERS])
    for place in range(first, first + int(like.fields[row, OTHER_COUNT])):
        other = words[place]
        for at in range(size):
            if ids[at] == other:
                called[at, row] = max(called[at, row], segment.other_weights[place])


@lean_kernel
def _call_query(query: Query, segment: Segment, like: Likeness) -> None:
    """Note what the words of the query are otherwise called."""
    called, slots, words = like.called, like.slots, like.words
    for at in range(int(query.state[N_WORDS])):
        called[at, : int(like.state[0])] = 0.0
        word = int(query.ids[at])
        if word < 0:
            continue
        first = int(segment.word_rows[word, OTHERS])
        for place in range(first, first + int(segment.word_rows[word, OTHER_COUNT])):
            other = int(segment.other_words[place])
            slot = (other * _SPREAD) & (SLOTS - 1)
            while slots[slot] != 0 and words[slots[slot] - 1] != other:
                slot = (slot + 1) & (SLOTS - 1)
            if slots[slot] != 0:
                row = slots[slot] - 1
                called[at, row] = max(called[at, row], segment.other_weights[place])


@lean_kernel
def _find_bests(query: Query, like: Likeness) -> None:
    """Note for each row how much of it the query has at best."""
    best_spelt, best_called, asked, rows = like.best_spelt, like.best_called, like.asked, int(like.state[0])
    best_spelt[:rows] = 0.0
    best_called[:rows] = 0.0
    asked[:rows] = 0.0
    for at in range(int(query.state[N_WORDS])):
        spelt, called, weight = like.spelt[at], like.called[at], query.weights[at]
        for row in range(rows):
            best_spelt[row] = max(best_spelt[row], spelt[row])
            best_called[row] = max(best_called[row], called[row])
            asked[row] = max(asked[row], np.float32(weight * max(spelt[row], CALLED_WORTH * called[row])))
    rare, weights, worths = like.rare, like.weights, like.worths
    for row in range(rows):
        weights[row] = weigh(float(rare[row]))
        worths[row] = weights[row] * max(best_spelt[row], CALLED_WORTH * best_called[row])


@lean_kernel
def _read_rows(segment: Segment, like: Likeness) -> None:
    """Read what the segment keeps of the word of each row."""
    fields, words, rows = like.fields, segment.word_rows, int(like.state[0])
    for row in range(rows):
        for field in range(WORD_FIELDS):
            fields[row, field] = words[like.words[row], field]
    for row in range(rows):
        like.rare[row] = fields[row, RARE] / MILLION
        like.lengths[row] = fields[row, LENGTH]
        like.bits[row] = int(fields[row, LOW_BITS]) | (int(fields[row, HIGH_BITS]) << LOW_SIZE)


@lean_kernel
def compare_words(query: Query, segment: Segment, like: Likeness) -> None:
    """Compare the words of all candidates with those of the query.

    Args:
        query: Has its candidates.
        segment: What is searched.
        like: Is emptied, then filled.
    """
    _forget(like)
    _list_rows(query, segment, like)
    _read_rows(segment, like)
    for at in range(int(query.state[N_WORDS])):
        query.weights[at] = weigh(query.rarity[at])
        _compare_word(query, segment.word_text, like, at)
    _call_query(query, segment, like)
    for row in range(int(like.state[0])):
        _call_words(query, segment, like, row)
    _find_bests(query, like)
