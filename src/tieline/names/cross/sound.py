"""Kernel: how near a Latin word sounds to a run of Hanzi."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tieline.names.cross.arrays import Bytes, Floats, Int8s, Int16s
from tieline.names.cross.side import MAX_UNITS
from tieline.names.cross.syllable import LETTERS
from tieline.names.kernel import kernel

MAX_LETTERS = 63
"""Longer words are not compared by sound: no name has them."""

# What writing one letter for another costs, both ways; other pairs cost 1. Source: set by hand after the pairs that
# older romanisations, Cantonese spellings and brand names of the development pairs confuse (2026-11).
_NEAR_LETTERS = {
    0.2: "iy uw ck kq cq",
    0.3: "sx cz bp dt gk jz jq vw ei zs ou",
    0.4: "jy ao ae iu eu fv vu lr gh oe fp mn hk xz hx jg cs ts gj vf xj qc cx tz",
    0.6: "ai nl io au yu ea zj jc gc rn",
}
# What a letter too many costs; other letters cost 1.
_LIGHT_LETTERS = {0.35: "heyuwg", 0.45: "iaon", 0.6: "rstd"}


def _make_costs() -> tuple[Floats, Floats]:
    """The costs as arrays: letter for letter; a letter too many in the Hanzi and in the word."""
    other = np.ones((LETTERS, LETTERS), dtype=np.float32)
    for cost, pairs in sorted(_NEAR_LETTERS.items(), reverse=True):
        for pair in pairs.split():
            row, column = ord(pair[0]) - 97, ord(pair[1]) - 97
            other[row, column] = other[column, row] = cost
    np.fill_diagonal(other, 0.0)
    gap = np.ones((2, LETTERS), dtype=np.float32)
    for cost, letters in _LIGHT_LETTERS.items():
        for letter in letters:
            gap[:, ord(letter) - 97] = cost
    return other, gap


OTHER, GAP = _make_costs()
FAR = np.float32(1e9)
FREE_TAIL = 0.45
"""What each letter of a Latin word behind the part that sounds like the Hanzi costs: brand names take a suffix."""

SHORT_WORD = 3
"""A word of fewer letters has no suffix."""

LEAST_STEP = 1e-6
"""What a run must be nearer than another to be preferred: of equal ones, the first counts."""


class SoundTables(NamedTuple):
    """How syllables are written, and what letters cost.

    Attributes:
        letters: The letters of each syllable, 0 for a.
        sizes: How many letters each has.
        other: What writing one letter for another costs.
        gap: What a letter too many costs, in the Hanzi and in the word.
    """

    letters: Bytes
    sizes: Int8s
    other: Floats
    gap: Floats


class Sounds(NamedTuple):
    """How the units of a name sound.

    Attributes:
        variants: Syllable numbers of each unit, -1 for none.
        penalties: How unusual each of them is.
    """

    variants: Int16s
    penalties: Floats


class SoundScratch(NamedTuple):
    """Room for the costs of paths, and the unit at which each path began.

    Attributes:
        costs: By unit and letter, behind the unit.
        origins: The same.
        row_costs: By letter, for two letters of a syllable in turn.
        row_origins: The same.
    """

    costs: Floats
    origins: Int8s
    row_costs: Floats
    row_origins: Int8s


@kernel
def make_scratch() -> SoundScratch:
    """Make room for `find_window`.

    Returns:
        The room, empty.
    """
    return SoundScratch(
        np.zeros((MAX_UNITS + 1, MAX_LETTERS + 1), dtype=np.float32),
        np.zeros((MAX_UNITS + 1, MAX_LETTERS + 1), dtype=np.int8),
        np.zeros((2, MAX_LETTERS + 1), dtype=np.float32),
        np.zeros((2, MAX_LETTERS + 1), dtype=np.int8),
    )


@kernel
def _add_syllable(letters: Bytes, word: Bytes, tables: SoundTables, costs: Floats, origins: Int8s) -> int:
    """Go on over one syllable: edit distance letter by letter, keeping where each path began; which row holds it."""
    other, gap = tables.other, tables.gap
    now = 0
    for letter in letters:
        after, more = 1 - now, gap[0, letter]
        before, before_origin = costs[now, 0], origins[now, 0]
        last, last_origin = before + more, before_origin
        costs[after, 0], origins[after, 0] = last, last_origin
        for j in range(len(word)):
            above, above_origin = costs[now, j + 1], origins[now, j + 1]
            cost, origin = before + other[letter, word[j]], before_origin
            if above + more < cost:
                cost, origin = above + more, above_origin
            if last + gap[1, word[j]] < cost:
                cost, origin = last + gap[1, word[j]], last_origin
            costs[after, j + 1], origins[after, j + 1] = cost, origin
            before, before_origin, last, last_origin = above, above_origin, cost, origin
        now = after
    return now


@kernel
def _nearest_end(costs: Floats, origins: Int8s) -> tuple[float, int]:
    """How near a word sounds to the run that ends here, letters behind it counted as a suffix; and where it began."""
    n = len(costs) - 1
    if n < SHORT_WORD:
        return max(0.0, 1.0 - float(costs[n]) / n), origins[n]
    near, origin = 0.0, origins[0]
    for j in range(max(SHORT_WORD, (n + 1) // 2), n + 1):
        told = 1.0 - (float(costs[j]) + FREE_TAIL * (n - j)) / n
        if told > near:
            near, origin = told, origins[j]
    return near, origin


@kernel
def find_window(
    word: Bytes, sounds: Sounds, blocked: np.int64, tables: SoundTables, scratch: SoundScratch
) -> tuple[int, int, float]:
    """Find the run of Hanzi that sounds nearest to a word.

    Args:
        word: The letters of the word, 0 for a; 1 to `MAX_LETTERS`.
        sounds: How the units of the name sound; at most `MAX_UNITS`.
        blocked: Bits of units that may not take part.
        tables: Letters of syllables and costs.
        scratch: Room, as `make_scratch` gives it.

    Returns:
        Start and end of the run, in units of the name, and how near it sounds, 0 to 1; 0, 0 and 0.0 when none does.
    """
    costs, origins, row_costs, row_origins = scratch
    n, start, end, found = len(word), 0, 0, 0.0
    costs[0, 1 : n + 1] = FAR
    costs[0, 0], origins[0, 0] = 0.0, 0
    for unit in range(len(sounds.variants)):
        costs[unit + 1, 1 : n + 1] = FAR
        costs[unit + 1, 0], origins[unit + 1, 0] = 0.0, unit + 1
        if (blocked >> unit) & 1:
            continue
        for v in range(sounds.variants.shape[1]):
            syllable = sounds.variants[unit, v]
            if syllable < 0:
                break
            for j in range(n + 1):
                row_costs[0, j], row_origins[0, j] = costs[unit, j] + sounds.penalties[unit, v], origins[unit, j]
            letters = tables.letters[syllable, : tables.sizes[syllable]]
            now = _add_syllable(letters, word, tables, row_costs, row_origins)
            for j in range(1, n + 1):
                if row_costs[now, j] < costs[unit + 1, j]:
                    costs[unit + 1, j], origins[unit + 1, j] = row_costs[now, j], row_origins[now, j]
        near, began = _nearest_end(costs[unit + 1, : n + 1], origins[unit + 1, : n + 1])
        if near > found + LEAST_STEP:
            start, end, found = int(began), unit + 1, near
    return start, end, found
