"""Kernels that compare words of a query with words of the vocabulary, each pair once a query."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tieline.screen.kernel import kernel
from tieline.screen.kernel_build import rarity
from tieline.screen.kernel_find import N_WORDS, Query, common_length, symbol
from tieline.screen.kernel_text import MAX_WORDS
from tieline.screen.segment import Segment

ROWS = 1024
SLOTS = 4096
MIN_LETTERS = 3
MIN_LIKENESS = 0.7
"""Words that are less alike are not alike at all."""

ABBREVIATION = 0.75
"""The likeness of a word and its beginning ("inst" and "institute")."""

_SPREAD = 0x9E3B1
_ZERO, _NINE, _ASCII_END = 48, 57, 128
Text = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]


class Likeness(NamedTuple):
    """What is known of words of the vocabulary beside the words of one query.

    Attributes:
        words: Number of the word of each row.
        slots: Row plus one at the slot a word hashes to; 0 where there is none.
        spelt: For each row and word of the query, how alike they are spelt, 0 to 1; 1 means equal.
        called: The same for what words are otherwise called.
        best_spelt: For each row, the most of `spelt`.
        best_called: For each row, the most of `called`.
        rare: For each row, how rare the word is.
        lengths: For each row, how many letters the word has; negative for one that begins with a digit.
        finished: Whether a row holds what its word is otherwise called, and its bests.
        state: Number of rows.
    """

    words: npt.NDArray[np.int64]
    slots: npt.NDArray[np.int32]
    spelt: Floats
    called: Floats
    best_spelt: Floats
    best_called: Floats
    rare: Floats
    lengths: npt.NDArray[np.int64]
    finished: npt.NDArray[np.int64]
    state: npt.NDArray[np.int64]


def make_likeness() -> Likeness:
    """Make room for what is known.

    Returns:
        The room.
    """
    return Likeness(
        words=np.zeros(ROWS, dtype=np.int64),
        slots=np.zeros(SLOTS, dtype=np.int32),
        spelt=np.zeros((ROWS, MAX_WORDS), dtype=np.float32),
        called=np.zeros((ROWS, MAX_WORDS), dtype=np.float32),
        best_spelt=np.zeros(ROWS, dtype=np.float32),
        best_called=np.zeros(ROWS, dtype=np.float32),
        rare=np.zeros(ROWS, dtype=np.float32),
        lengths=np.zeros(ROWS, dtype=np.int64),
        finished=np.zeros(ROWS, dtype=np.int64),
        state=np.zeros(1, dtype=np.int64),
    )


@kernel
def count_bits(value: int) -> int:
    """Count the bits of a number that are set.

    Args:
        value: Less than 2**62.

    Returns:
        How many.
    """
    value -= (value >> 1) & 0x1555555555555555
    value = (value & 0x3333333333333333) + ((value >> 2) & 0x3333333333333333)
    value = (value + (value >> 4)) & 0x0F0F0F0F0F0F0F0F
    value += value >> 8
    value += value >> 16
    return (value + (value >> 32)) & 0x7F


@kernel
def letter_bits(text: Text, start: int, end: int) -> int:
    """Which letters a word has.

    Args:
        text: Words, run together.
        start: Where the word begins.
        end: Where it ends.

    Returns:
        A bit for each symbol below 62.
    """
    bits = 0
    for at in range(start, end):
        bits |= 1 << min(symbol(int(text[at])), 61)
    return bits


@kernel
def _has_digit(text: Text, start: int, end: int) -> bool:
    """Whether a word has a digit."""
    for at in range(start, end):
        if _ZERO <= text[at] <= _NINE:
            return True
    return False


@kernel
def _spelt_alike(
    masks: npt.NDArray[np.int64], mine: tuple[Text, int, int, int], theirs: tuple[Text, int, int, int], at: int
) -> float:
    """How alike a word of the query and another are spelt, 0 to 1; each word is its text, start, end and letters."""
    text, start, end, bits = mine
    other, first, last, other_bits = theirs
    size, count = end - start, last - first
    shorter = min(size, count)
    if shorter < MIN_LETTERS:
        return 0.0
    shared_letters = count_bits(bits & other_bits)
    if 3 * shared_letters < 2 * min(count_bits(bits), count_bits(other_bits)):
        return 0.0
    begin = 0
    while begin < shorter and text[start + begin] == other[first + begin]:
        begin += 1
    if begin < shorter and (20 * shorter < 11 * max(size, count) or (begin == 0 and shorter < 5)):
        return 0.0
    if _has_digit(text, start, end) or _has_digit(other, first, last):
        return 0.0
    if begin == shorter:
        return max(ABBREVIATION, 2.0 * shorter / (size + count))
    alike = 2.0 * common_length(masks, at, size, other, first, last) / (size + count)
    alike += 0.025 * min(begin, 4) * (1.0 - alike)
    return alike if alike >= MIN_LIKENESS else 0.0


@kernel
def _add_row(query: Query, segment: Segment, like: Likeness, word: int) -> int:
    """Compare a word of the vocabulary with every word of the query; gives its row."""
    row, size = int(like.state[0]), int(query.state[N_WORDS])
    text, first, last = segment.word_text, int(segment.word_starts[word]), int(segment.word_starts[word + 1])
    slots, spelt, called, ids, runs = like.slots, like.spelt, like.called, query.ids, query.words.runs
    slot = (word * _SPREAD) & (SLOTS - 1)
    while slots[slot] != 0:
        slot = (slot + 1) & (SLOTS - 1)
    slots[slot] = row + 1
    like.words[row] = word
    like.finished[row] = 0
    like.rare[row] = rarity(float(segment.word_counts[word]), float(len(segment.parties)))
    is_latin = text[first] < _ASCII_END
    like.lengths[row] = first - last if _ZERO <= text[first] <= _NINE else last - first
    starts, bits, masks, mine = query.words.starts, query.bits, query.masks, query.words.text
    theirs = (text, first, last, letter_bits(text, first, last))
    for at in range(size):
        called[row, at] = 0.0
        if ids[at] == word:
            spelt[row, at] = 1.0
        elif is_latin and runs[at] == 0:
            own = (mine, int(starts[at]), int(starts[at + 1]), int(bits[at]))
            spelt[row, at] = _spelt_alike(masks, own, theirs, at)
        else:
            spelt[row, at] = 0.0
    like.state[0] = row + 1
    return row


@kernel
def _find_row(words: npt.NDArray[np.int64], slots: npt.NDArray[np.int32], word: int) -> int:
    """The row of a word; -1 when it has none yet."""
    slot = (word * _SPREAD) & (SLOTS - 1)
    while slots[slot] != 0:
        row = int(slots[slot]) - 1
        if words[row] == word:
            return row
        slot = (slot + 1) & (SLOTS - 1)
    return -1


@kernel
def begin_likeness(query: Query, segment: Segment, like: Likeness) -> None:
    """Start afresh with what the words of a query are otherwise called.

    Args:
        query: Its words and their numbers are read.
        segment: What is searched.
        like: Is emptied, then filled.
    """
    like.slots[:] = 0
    like.state[0] = 0
    words, starts = query.words, query.words.starts
    for at in range(int(query.state[N_WORDS])):
        query.bits[at] = letter_bits(words.text, int(starts[at]), int(starts[at + 1]))
    for at in range(int(query.state[N_WORDS])):
        word = int(query.ids[at])
        if word < 0:
            continue
        for place in range(int(segment.other_starts[word]), int(segment.other_starts[word + 1])):
            other = int(segment.other_words[place])
            row = _find_row(like.words, like.slots, other)
            if row < 0:
                row = _add_row(query, segment, like, other)
            like.called[row, at] = max(like.called[row, at], segment.other_weights[place])


@kernel
def _finish_row(query: Query, segment: Segment, like: Likeness, row: int) -> None:
    """Add what a row's word is otherwise called, and the row's bests."""
    size, word, ids = int(query.state[N_WORDS]), int(like.words[row]), query.ids
    spelt, called = like.spelt, like.called
    for place in range(int(segment.other_starts[word]), int(segment.other_starts[word + 1])):
        other = int(segment.other_words[place])
        for at in range(size):
            if ids[at] == other:
                called[row, at] = max(called[row, at], segment.other_weights[place])
    best_spelt = best_called = np.float32(0.0)
    for at in range(size):
        best_spelt = max(best_spelt, spelt[row, at])
        best_called = max(best_called, called[row, at])
    like.best_spelt[row], like.best_called[row] = best_spelt, best_called
    like.finished[row] = 1


@kernel
def fill_rows(query: Query, segment: Segment, like: Likeness, name: int, rows: npt.NDArray[np.int64]) -> int:
    """Find or make the rows of the words of a name.

    Args:
        query: The query.
        segment: What is searched.
        like: What is known.
        name: Number of the name.
        rows: Takes the rows.

    Returns:
        How many there are: the words of the name, but for those that no room is left for.
    """
    words, slots, finished, name_words = like.words, like.slots, like.finished, segment.name_words
    count = 0
    for place in range(int(segment.name_starts[name]), int(segment.name_starts[name + 1])):
        word = int(name_words[place])
        row = _find_row(words, slots, word)
        if row < 0:
            if like.state[0] == ROWS:
                continue
            row = _add_row(query, segment, like, word)
        if finished[row] == 0:
            _finish_row(query, segment, like, row)
        rows[count] = row
        count += 1
    return count
