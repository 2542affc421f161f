"""Kernels: words of a Latin name that sound like a run of Hanzi, or are made of its initials."""

from __future__ import annotations

import numpy as np

from tieline.names.cross.arrays import Bytes
from tieline.names.cross.lexicon import UnitKind
from tieline.names.cross.link import ONE, Candidates, Choice, LinkKind, add_candidate
from tieline.names.cross.sound import MAX_LETTERS, Sounds, SoundScratch, SoundTables, find_window
from tieline.names.cross.view import HanziView, LatinView
from tieline.names.kernel import kernel

MIN_SOUND = 0.55
MIN_SOUND_SHORT = 0.7
SHORT_LETTERS = 4
MIN_SOUND_PLACE = 0.85
MIN_SOUND_MEANT = 0.97
"""Below these nothing sounds alike: chance runs of ten Hanzi come near a short word. A place that the table knows must
sound like itself, and a word that has a meaning must be the very sound, for hongxing is more than 红星. Source: chance
windows of the development pairs (2026-11)."""

SPELLED = 2
"""A word with a meaning is pinyin only with so many syllables, its own or with its neighbour: "long" is a word."""

SOUND_TRUST = 0.95
"""How sure the very sound of a run is: less so than its meaning."""

WHOLE_SOUND = 0.93
"""From here on a name in pinyin is the sound of a whole Hanzi name."""

NEVER = 2.0
LONGEST = (0, 20, 12)
"""Letters of a word, and of two neighbours, up to which they are compared by sound."""

MIN_INITIALS = 2
MAX_INITIALS = 5
INITIALS_TRUST = 0.35
INITIAL_TRUST = 0.1
"""How sure initials are, and what each letter adds."""


@kernel
def _least_sound(latin: LatinView, start: int, end: int) -> float:
    """How near words must sound; `NEVER` where they have a meaning of their own and are no pinyin."""
    letters = latin.letter_starts[end] - latin.letter_starts[start]
    least = MIN_SOUND if letters > SHORT_LETTERS else MIN_SOUND_SHORT
    spelled, is_meant = 0, False
    for at in range(start, end):
        spelled = spelled + latin.syllables[at] if latin.syllables[at] > 0 else -MAX_LETTERS
        if latin.kinds[at] == UnitKind.PLACE and latin.syllables[at] > 0:
            least = max(least, MIN_SOUND_PLACE)
        elif latin.kinds[at] == UnitKind.GENERIC or latin.kinds[at] == UnitKind.BODY:
            is_meant = True
        elif latin.kinds[at] != UnitKind.BRAND:
            return NEVER
    if is_meant:
        return max(least, MIN_SOUND_MEANT) if spelled >= SPELLED else NEVER
    return least


@kernel
def add_sounds(
    names: tuple[LatinView, HanziView],
    choice: Choice,
    tables: SoundTables,
    scratch: SoundScratch,
    candidates: Candidates,
) -> None:
    """Find for each word, and each two short neighbours, the Hanzi that sound nearest.

    Args:
        names: The Latin and the Hanzi name.
        choice: Links whose words and units may not take part.
        tables: Letters of syllables and costs.
        scratch: Room, as `make_scratch` gives it.
        candidates: Out.
    """
    latin, hanzi = names
    sounds = Sounds(hanzi.variants, hanzi.penalties)
    for at in range(len(latin.kinds)):
        for size in range(1, min(2, len(latin.kinds) - at) + 1):
            bits = ((ONE << size) - ONE) << at
            word = latin.letters[latin.letter_starts[at] : latin.letter_starts[at + size]]
            if bits & choice.words[0] or len(word) < 2 or len(word) > LONGEST[size]:
                continue
            least = _least_sound(latin, at, at + size)
            if least == NEVER:
                continue
            start, end, near = find_window(word, sounds, choice.units[0], tables, scratch)
            if near >= least:
                add_candidate(candidates, LinkKind.SOUND, start, end, bits, SOUND_TRUST * near)


@kernel
def find_whole_sound(latin: LatinView, hanzi: HanziView, tables: SoundTables, scratch: SoundScratch) -> float:
    """Find how near a name that is pinyin from end to end sounds to the whole Hanzi name.

    Args:
        latin: The Latin name.
        hanzi: The Hanzi name.
        tables: Letters of syllables and costs.
        scratch: Room, as `make_scratch` gives it.

    Returns:
        How near, from `WHOLE_SOUND` to 1; 0 when the name is no pinyin, or sounds otherwise.
    """
    word = latin.letters[latin.letter_starts[0] : latin.letter_starts[-1]]
    if len(latin.syllables) == 0 or len(hanzi.variants) == 0 or len(word) > MAX_LETTERS or latin.syllables.min() == 0:
        return 0.0
    usual = Sounds(hanzi.variants, np.zeros(hanzi.penalties.shape, dtype=np.float32))
    start, end, near = find_window(word, usual, np.int64(0), tables, scratch)
    return near if near >= WHOLE_SOUND and start == 0 and end == len(hanzi.variants) else 0.0


@kernel
def _has_initials(word: Bytes, hanzi: HanziView, first: int, letters: Bytes) -> bool:
    """Whether the letters of a word begin the syllables of the units from one on."""
    for k in range(len(word)):
        met = False
        for syllable in hanzi.variants[first + k]:
            if syllable < 0:
                break
            met = met or letters[syllable, 0] == word[k]
        if not met:
            return False
    return True


@kernel
def add_initials(latin: LatinView, hanzi: HanziView, tables: SoundTables, candidates: Candidates) -> None:
    """Find short words whose letters begin the syllables of neighbouring Hanzi (YJK and 盈建科).

    Args:
        latin: The Latin name.
        hanzi: The Hanzi name.
        tables: Letters of syllables.
        candidates: Out.
    """
    for at in range(len(latin.kinds)):
        word = latin.letters[latin.letter_starts[at] : latin.letter_starts[at + 1]]
        if latin.kinds[at] != UnitKind.BRAND or latin.syllables[at] > 0:
            continue
        if not MIN_INITIALS <= len(word) <= min(MAX_INITIALS, len(hanzi.kinds)):
            continue
        for unit in range(len(hanzi.kinds) - len(word) + 1):
            if _has_initials(word, hanzi, unit, tables.letters):
                trust = INITIALS_TRUST + INITIAL_TRUST * len(word)
                add_candidate(candidates, LinkKind.INITIALS, unit, unit + len(word), ONE << at, trust)
