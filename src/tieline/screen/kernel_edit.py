"""Kernels that tell by how few slips a name as a whole may be what was asked: a letter changed, left out, added, or
exchanged with its neighbour.

Words alone do not tell a slip that joins or parts words, nor which of many names with a like word was meant.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel
from tieline.screen.kernel_letter import SHAPE_LETTERS, SHAPE_MASK, SHAPE_MOST, SYMBOLS, count_bits, pack_shape, symbol
from tieline.screen.kernel_query import (
    BINS,
    MAX_CLOSE,
    MAX_WIDE,
    N_CANDIDATES,
    N_KNOWN,
    N_UNKNOWN,
    N_WANTED,
    N_WORDS,
    Query,
    common_length,
    find_cut,
)
from tieline.screen.segment import LENGTH, START, Segment

MAX_SLIPS = 2
FAR = MAX_SLIPS + 1
"""Stands for any more slips."""

MIN_ONCE, MIN_TWICE, MAX_SIZE = 4, 5, 60
"""Letters of a query, spaces between words included, that may have one slip or two: a shorter one is near too many
names, and two slips in a longer one are found by its other words. Source: two slips in four letters too would find .958
instead of .957 of a million names with two edits, and lose held-out aliases that are acronyms."""

FAVOUR = 100.0
"""What each slip less counts; more than all that trees may say, so it can be told from that again. Source: a million
names with two edits were found best with slips first and trees second (.957 among the first ten; .954 where a slip
counts 3, a usual difference of trees)."""

_SPACE, _ZERO, _NINE = 32, 48, 57


class Slips(NamedTuple):
    """Room for comparing a query with names letter by letter.

    Attributes:
        asked: The letters of the query, with a space between words.
        name: Those of a name.
        masks: For each symbol, in which places of the query it stands, as bits.
        rows: Three rows of the table of distances.
        near: Candidates whose letters are nearly those of the query.
        spare: For each candidate, how many slips fewer than `FAR` it is away.
    """

    asked: npt.NDArray[np.uint8]
    name: npt.NDArray[np.uint8]
    masks: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int64]
    near: npt.NDArray[np.int64]
    spare: npt.NDArray[np.int64]


def make_slips() -> Slips:
    """Make room.

    Returns:
        The room.
    """
    return Slips(
        asked=np.zeros(MAX_SIZE, dtype=np.uint8),
        name=np.zeros(MAX_SIZE + MAX_SLIPS + 1, dtype=np.uint8),
        masks=np.zeros((1, SYMBOLS), dtype=np.int64),
        rows=np.zeros((3, MAX_SIZE + MAX_SLIPS + 1), dtype=np.int64),
        near=np.zeros(MAX_WIDE, dtype=np.int64),
        spare=np.zeros(MAX_WIDE, dtype=np.int64),
    )


@lean_kernel
def most_slips(query: Query) -> int:
    """Tell how many slips a name may be away from a query: where a word is known to none, and it is not short or long.

    Args:
        query: Its words were looked up.

    Returns:
        The number; 0 where other segments know the words, so that the very name comes first; -1 where slips are not
        counted, as in Hanzi, whose characters are no letters.
    """
    words, count = query.words, int(query.state[N_WORDS])
    letters = int(words.starts[count]) + count - 1
    if query.state[N_UNKNOWN] + query.state[N_KNOWN] == 0 or not MIN_ONCE <= letters <= MAX_SIZE:
        return -1
    for at in range(count):
        if words.runs[at] != 0:
            return -1
    if query.state[N_KNOWN] != 0:
        return 0
    return MAX_SLIPS if letters >= MIN_TWICE else 1


@lean_kernel
def find_slips(query: Query, segment: Segment, slips: Slips) -> None:
    """Note for each candidate by how few slips it may be what was asked.

    Args:
        query: Has the candidates.
        segment: What is searched.
        slips: Takes what is found; nothing where slips are not counted (see `most_slips`).
    """
    spare, candidates, count = slips.spare, query.candidates, int(query.state[N_CANDIDATES])
    spare[:count] = 0
    most, near = most_slips(query), slips.near
    if most < 0:
        return
    size = _spell_query(query, slips)
    for number in range(_list_near(query, segment, slips, size, most)):
        at = near[number]
        letters = _spell_name(segment, int(candidates[at]), slips)
        shared = common_length(slips.masks, 0, size, slips.name, 0, letters)
        if shared + most >= max(size, letters):  # each slip costs one letter in common at most
            slipped = _count_slips(slips, size, letters)
            spare[at] = FAR - slipped if slipped <= most else 0


@lean_kernel
def _list_near(query: Query, segment: Segment, slips: Slips, size: int, most: int) -> int:
    """List the candidates whose letters, and their number, so many slips may have made; gives how many."""
    shapes, candidates, near, bits, count = segment.shapes, query.candidates, slips.near, 0, 0
    for at in range(int(query.state[N_WORDS])):
        bits |= int(query.bits[at])
    asked = pack_shape(bits, 0)
    for at in range(int(query.state[N_CANDIDATES])):
        shape = int(shapes[candidates[at]])
        longer = ((shape >> SHAPE_LETTERS) & SHAPE_MOST) - size
        near[count] = at
        count += (abs(longer) <= most) & (count_bits((shape & SHAPE_MASK) ^ asked) <= 2 * most)
    return count


@lean_kernel
def _spell_query(query: Query, slips: Slips) -> int:
    """Write the letters of a query; gives how many."""
    words, asked, masks, letters = query.words, slips.asked, slips.masks, 0
    masks[0, :] = 0
    for at in range(int(query.state[N_WORDS])):
        if at > 0:
            asked[letters] = _SPACE
            letters += 1
        for place in range(int(words.starts[at]), int(words.starts[at + 1])):
            asked[letters] = words.text[place]
            letters += 1
    for at in range(letters):
        masks[0, symbol(int(asked[at]))] |= 1 << at
    return letters


@lean_kernel
def _spell_name(segment: Segment, name: int, slips: Slips) -> int:
    """Write the letters of a name, as far as there is room; gives how many."""
    words, rows, text, written, letters = segment.name_words, segment.word_rows, segment.word_text, slips.name, 0
    for place in range(int(segment.name_starts[name]), int(segment.name_starts[name + 1])):
        start = int(rows[words[place], START])
        size = int(rows[words[place], LENGTH])
        if letters + size + 1 > len(written):
            return letters
        if letters > 0:
            written[letters] = _SPACE
            letters += 1
        for at in range(start, start + size):
            written[letters] = text[at]
            letters += 1
    return letters


@lean_kernel
def _cost(letter: int) -> int:
    """What it counts to add or leave out a letter; another number is another name, and no slip."""
    return FAR if _ZERO <= letter <= _NINE else 1


@lean_kernel
def _count_slips(slips: Slips, size: int, letters: int) -> int:
    """Count the slips between a query and a name of so many letters, no further than `FAR`.

    Source:
        The restricted distance of Damerau and Levenshtein (optimal string alignment), in a band.
    """
    asked, name, rows = slips.asked, slips.name, slips.rows
    rows[0, 0] = 0
    for column in range(1, min(letters, FAR) + 1):
        rows[0, column] = min(FAR, rows[0, column - 1] + _cost(name[column - 1]))
    for row in range(1, size + 1):
        here, above, before, mine = row % 3, (row + 2) % 3, (row + 1) % 3, asked[row - 1]
        low, high, extra, least = max(1, row - MAX_SLIPS), min(letters, row + MAX_SLIPS), _cost(mine), FAR
        rows[here, low - 1] = min(FAR, rows[above, 0] + extra) if low == 1 else FAR
        for column in range(low, high + 1):
            other = name[column - 1]
            lacking = _cost(other)
            changed = 0 if mine == other else max(extra, lacking)
            value = min(rows[above, column - 1] + changed, rows[here, column - 1] + lacking)
            if column < row + MAX_SLIPS:
                value = min(value, rows[above, column] + extra)
            if row > 1 and column > 1 and mine == name[column - 2] and asked[row - 2] == other:
                value = min(value, rows[before, column - 2] + changed)
            rows[here, column] = min(FAR, value)
            least = min(least, rows[here, column])
        if least == FAR and row > MAX_SLIPS:
            return FAR
    return int(rows[size % 3, letters])


@lean_kernel
def keep_candidates(query: Query, slips: Slips) -> None:
    """Keep the candidates that are wanted for what they gained, and some that are only a slip or two away.

    Args:
        query: Has the candidates.
        slips: Tells how far each is away.
    """
    count, most, gains, spare = int(query.state[N_CANDIDATES]), int(query.state[N_WANTED]), query.gains, slips.spare
    if count <= most:
        return
    best = 0.0
    for at in range(count):
        best = max(best, gains[at])
    scale = (BINS - 1) / best if best > 0.0 else 0.0
    least, usual, close, kept = find_cut(query, gains, count, scale, most), 0, 0, 0
    for at in range(count):
        if spare[at] > 0 and close < MAX_CLOSE:
            close += 1
        elif int(gains[at] * scale) >= least and usual < most:
            usual += 1
        else:
            continue
        query.candidates[kept], gains[kept], spare[kept] = query.candidates[at], gains[at], spare[at]
        kept += 1
    query.state[N_CANDIDATES] = kept
