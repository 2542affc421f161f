"""Kernels: what may link words of a Latin name with characters of a Hanzi name, and which of it does, one to one."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import numpy as np

from tieline.names.cross.arrays import Floats, Int64s
from tieline.names.cross.view import HanziView, LatinView
from tieline.names.kernel import kernel

MAX_CANDIDATES = 160
MAX_LINKS = 20
"""More links than this say nothing more; the best are kept."""

ONE = np.int64(1)
"""A bit: words and units are kept as bits of 64, hence `MAX_WORDS` and `MAX_UNITS` in `side`."""

LEAST_GAIN = 1e-6
"""What a link must gain over another to be chosen before it: of equal ones, the first found counts."""


class LinkKind(IntEnum):
    """What links two pieces; the first four as in `Source`."""

    GLOSS = 0
    PLACE = 1
    KNOWN = 2
    LEARNED = 3
    SOUND = 4
    SAME = 5
    INITIALS = 6
    NUMBER = 7


class LinkField(IntEnum):
    """What the row of a link holds: its kind, first unit, end, bits of words, how many letters the words have, and
    whether one of them reads as pinyin of two or more syllables."""

    KIND = 0
    START = 1
    END = 2
    BITS = 3
    LETTERS = 4
    PINYIN = 5


LINK_FIELDS = len(LinkField)
TOLD_FIELDS = LinkField.LETTERS.value
"""So many fields, the first ones, leave the kernel: the others only serve to measure."""


class Candidates(NamedTuple):
    """What may link two names.

    Attributes:
        rows: One row of `LinkField` each.
        trust: How sure each is, 0 to 1.
        gains: What each explains of both names.
        worth: The same; 0 once a candidate is chosen or has become impossible.
        used: One number: how many there are.
    """

    rows: Int64s
    trust: Floats
    gains: Floats
    worth: Floats
    used: Int64s


class Choice(NamedTuple):
    """Which candidates link two names.

    Attributes:
        links: Their numbers, most telling first.
        used: One number: how many there are.
        words: One number: bits of the words that take part.
        units: One number: bits of the units that take part.
    """

    links: Int64s
    used: Int64s
    words: Int64s
    units: Int64s


@kernel
def make_candidates() -> Candidates:
    """Make room for candidates.

    Returns:
        None yet.
    """
    return Candidates(
        np.zeros((MAX_CANDIDATES, LINK_FIELDS), dtype=np.int64),
        np.zeros(MAX_CANDIDATES, dtype=np.float32),
        np.zeros(MAX_CANDIDATES, dtype=np.float32),
        np.zeros(MAX_CANDIDATES, dtype=np.float32),
        np.zeros(1, dtype=np.int64),
    )


@kernel
def make_choice() -> Choice:
    """Make room for a choice.

    Returns:
        Nothing chosen yet.
    """
    return Choice(
        np.zeros(MAX_LINKS, dtype=np.int64),
        np.zeros(1, dtype=np.int64),
        np.zeros(1, dtype=np.int64),
        np.zeros(1, dtype=np.int64),
    )


@kernel
def add_candidate(candidates: Candidates, kind: int, start: int, end: int, bits: np.int64, trust: float) -> None:
    """Add a candidate; nothing happens when there is no room left.

    Args:
        candidates: Out.
        kind: A `LinkKind`.
        start: Its first unit.
        end: Where its units end.
        bits: Bits of its words.
        trust: How sure it is, 0 to 1.
    """
    at = candidates.used[0]
    if at >= MAX_CANDIDATES:
        return
    row = candidates.rows[at]
    row[LinkField.KIND], row[LinkField.START], row[LinkField.END], row[LinkField.BITS] = kind, start, end, bits
    row[LinkField.LETTERS], row[LinkField.PINYIN] = 0, 0
    candidates.trust[at] = trust
    candidates.used[0] = at + 1


@kernel
def weigh(candidates: Candidates, first: int, latin: LatinView, hanzi: HanziView) -> None:
    """Weigh candidates: how much of both names each explains, times how sure it is.

    Args:
        candidates: In and out.
        first: The first to be weighed; those before it stay as they are.
        latin: The Latin name.
        hanzi: The Hanzi name.
    """
    for c in range(first, candidates.used[0]):
        row = candidates.rows[c]
        told = np.float32(0.0)
        for at in range(len(latin.rarity)):
            if (row[LinkField.BITS] >> at) & ONE:
                told += latin.rarity[at]
        for unit in range(row[LinkField.START], row[LinkField.END]):
            told += hanzi.rarity[unit]
        sure = float(candidates.trust[c])
        if row[LinkField.KIND] == LinkKind.SOUND:
            sure = max(0.0, 2.0 * sure - 0.95)
        candidates.gains[c] = sure * float(told)
        candidates.worth[c] = candidates.gains[c]


@kernel
def choose(candidates: Candidates, choice: Choice) -> None:
    """Choose links, best first, so that no word and no unit takes part twice.

    Args:
        candidates: In and out, weighed.
        choice: In and out: what is chosen before stays.
    """
    while choice.used[0] < MAX_LINKS:
        best, gain = -1, 0.0
        for c in range(candidates.used[0]):
            if float(candidates.worth[c]) > gain + LEAST_GAIN:
                best, gain = c, float(candidates.worth[c])
        if best < 0:
            break
        candidates.worth[best] = 0.0
        row = candidates.rows[best]
        units = ((ONE << (row[LinkField.END] - row[LinkField.START])) - ONE) << row[LinkField.START]
        if row[LinkField.BITS] & choice.words[0] or units & choice.units[0]:
            continue
        choice.words[0] |= row[LinkField.BITS]
        choice.units[0] |= units
        choice.links[choice.used[0]] = best
        choice.used[0] += 1
