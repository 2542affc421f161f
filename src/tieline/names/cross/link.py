"""Kernels: what links the words of a Latin name with the characters of a Hanzi name, one to one."""

from __future__ import annotations

from enum import IntEnum

import numpy as np

from tieline.names.cross.lexicon import UnitKind
from tieline.names.cross.sound import find_window
from tieline.names.kernel import kernel

MAX_CANDIDATES = 160
MAX_LINKS = 20
"""More links than this say nothing more; the best are kept."""

LINK_FIELDS = 6
"""Kind, first unit, end, bits of words, letters, and whether they read as pinyin of two or more syllables."""

MIN_SOUND = 0.55
MIN_SOUND_SHORT = 0.7
SHORT_LETTERS = 4
MIN_SOUND_PLACE = 0.85
"""Below these nothing sounds alike: chance runs of ten Hanzi come near a short word. A place that the table knows must
sound like itself. Source: chance windows of the development pairs (2026-11)."""

NEVER = 2.0
LONGEST = (0, 20, 12)
"""Letters of a word, and of two neighbours, up to which they are compared by sound."""

BRAND = int(UnitKind.BRAND)
PLACE = int(UnitKind.PLACE)
NUMBER = int(UnitKind.NUMBER)
ONE = np.int64(1)


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


SOUND = int(LinkKind.SOUND)
SAME = int(LinkKind.SAME)
INITIALS = int(LinkKind.INITIALS)
KNOWN = int(LinkKind.KNOWN)


@kernel
def _find_word(words, joins, word):
    """The bits of the word, or of the two neighbours joined, that a rendering has; 0 when it is not there."""
    for at in range(len(words)):
        if words[at] == word:
            return ONE << at
    for at in range(len(joins) - 1):
        if joins[at] == word:
            return np.int64(3) << at
    return np.int64(0)


@kernel
def add_renderings(words, joins, spans, lexicon, candidates, trust, count):
    """Find the words of the lexicon whose rendering the Latin name has: a known name whole, others at least in half.

    Args:
        words: Hashes of the words of the Latin name.
        joins: Hashes of neighbours joined.
        spans: Words of the lexicon in the Hanzi name: start, end, entry.
        lexicon: Its arrays.
        candidates: Out: kind, start, end, bits of words.
        trust: Out: how sure each is.
        count: How many there are before.

    Returns:
        How many there are now.
    """
    for s in range(len(spans)):
        entry = spans[s, 2]
        for phrase in range(lexicon.phrase_starts[entry], lexicon.phrase_starts[entry + 1]):
            first, last = lexicon.word_starts[phrase], lexicon.word_starts[phrase + 1]
            bits, met = np.int64(0), 0
            for w in range(first, last):
                found = _find_word(words, joins, lexicon.words[w])
                if found and not found & bits:
                    bits |= found
                    met += 1
            whole = lexicon.sources[phrase] == KNOWN
            if met == 0 or 2 * met < last - first or (whole and met < last - first) or count >= MAX_CANDIDATES:
                continue
            share = met / (last - first)
            candidates[count, 0] = lexicon.sources[phrase]
            candidates[count, 1], candidates[count, 2] = spans[s, 0], spans[s, 1]
            candidates[count, 3] = bits
            trust[count] = lexicon.weights[phrase] * share * share
            count += 1
    return count


@kernel
def add_equal_units(words, unit_words, candidates, trust, count):
    """Find Latin words that stand in both names ("TCL科技").

    Args:
        words: Hashes of the words of the Latin name.
        unit_words: Hashes of the Latin units of the Hanzi name, 0 for Hanzi.
        candidates: Out: kind, start, end, bits of words.
        trust: Out: how sure each is.
        count: How many there are before.

    Returns:
        How many there are now.
    """
    for unit in range(len(unit_words)):
        for at in range(len(words)):
            if unit_words[unit] and unit_words[unit] == words[at] and count < MAX_CANDIDATES:
                candidates[count, 0], candidates[count, 1], candidates[count, 2] = SAME, unit, unit + 1
                candidates[count, 3] = ONE << at
                trust[count] = 1.0
                count += 1
    return count


@kernel
def add_sounds(latin, unit_variants, syllables, blocked, taken, scratch, costs, candidates, trust, count):
    """Find for each word, and each two short neighbours, the Hanzi that sound nearest.

    Args:
        latin: Letters, where the letters of each word begin, and what each word is.
        unit_variants: Syllables of each unit, and how unusual each is.
        syllables: Letters of syllables and how many.
        blocked: Bits of units that are taken.
        taken: Bits of words that are taken.
        scratch: As `find_window` wants it.
        costs: As `find_window` wants it.
        candidates: Out: kind, start, end, bits of words.
        trust: Out: how sure each is.
        count: How many there are before.

    Returns:
        How many there are now.
    """
    letters, starts, kinds, pinyin = latin
    for at in range(len(kinds)):
        for size in range(1, 3):
            if at + size > len(kinds) or count >= MAX_CANDIDATES:
                break
            bits = ((ONE << size) - ONE) << at
            word = letters[starts[at] : starts[at + size]]
            least = MIN_SOUND if len(word) > SHORT_LETTERS else MIN_SOUND_SHORT
            for k in range(at, at + size):
                if kinds[k] == PLACE and pinyin[k] > 0:
                    least = max(least, MIN_SOUND_PLACE)
                elif kinds[k] != BRAND:
                    least = NEVER
            if bits & taken or least == NEVER or len(word) < 2 or len(word) > LONGEST[size]:
                continue
            start, end, near = find_window(word, unit_variants, syllables, blocked, scratch, costs)
            if near >= least:
                candidates[count, 0], candidates[count, 1], candidates[count, 2] = SOUND, start, end
                candidates[count, 3] = bits
                trust[count] = 0.95 * near
                count += 1
    return count


@kernel
def _has_initials(word, unit_variants, letters, at):
    """Whether the letters of a word begin the syllables of the units from one on."""
    for k in range(len(word)):
        met = False
        for v in range(unit_variants.shape[1]):
            syllable = unit_variants[at + k, v]
            if syllable < 0:
                break
            met = met or letters[syllable, 0] == word[k]
        if not met:
            return False
    return True


@kernel
def add_initials(latin, unit_variants, letters_of, unit_kinds, candidates, trust, count):
    """Find short words whose letters begin the syllables of neighbouring Hanzi (YJK and 盈建科).

    Args:
        latin: Letters, where the letters of each word begin, and what each word is.
        unit_variants: Syllables of each unit.
        letters_of: Letters of syllables.
        unit_kinds: What each unit belongs to.
        candidates: Out: kind, start, end, bits of words.
        trust: Out: how sure each is.
        count: How many there are before.

    Returns:
        How many there are now.
    """
    letters, starts, kinds, pinyin = latin
    for at in range(len(kinds)):
        word = letters[starts[at] : starts[at + 1]]
        if kinds[at] != BRAND or pinyin[at] > 0 or len(word) < 2 or len(word) > 5 or len(word) > len(unit_kinds):
            continue
        for unit in range(len(unit_kinds) - len(word) + 1):
            if count < MAX_CANDIDATES and _has_initials(word, unit_variants, letters_of, unit):
                candidates[count, 0], candidates[count, 1], candidates[count, 2] = INITIALS, unit, unit + len(word)
                candidates[count, 3] = ONE << at
                trust[count] = 0.35 + 0.1 * len(word)
                count += 1
    return count


@kernel
def weigh(candidates, trust, count, rarity, unit_rarity, gains):
    """Weigh each candidate: how much of both names it explains, times how sure it is.

    Args:
        candidates: Kind, start, end, bits of words.
        trust: How sure each is.
        count: How many there are.
        rarity: How much each word tells.
        unit_rarity: How much each unit tells.
        gains: Out.
    """
    for c in range(count):
        told = np.float32(0.0)
        for at in range(len(rarity)):
            if (candidates[c, 3] >> at) & ONE:
                told += rarity[at]
        for unit in range(candidates[c, 1], candidates[c, 2]):
            told += unit_rarity[unit]
        sure = max(0.0, 2.0 * trust[c] - 0.95) if candidates[c, 0] == SOUND else trust[c]
        gains[c] = sure * told


@kernel
def choose(candidates, gains, count, chosen, taken, blocked, chosen_count):
    """Choose links, best first, so that no word and no unit takes part twice.

    Args:
        candidates: Kind, start, end, bits of words.
        gains: What each explains; chosen and impossible ones are set to 0.
        count: How many there are.
        chosen: Out: numbers of the chosen candidates.
        taken: Bits of words that are taken before.
        blocked: Bits of units that are taken before.
        chosen_count: How many are chosen before.

    Returns:
        Bits of words taken, bits of units taken, and how many are chosen now.
    """
    while chosen_count < MAX_LINKS:
        best, gain = -1, 0.0
        for c in range(count):
            if gains[c] > gain + 1e-6:
                best, gain = c, gains[c]
        if best < 0:
            break
        gains[best] = 0.0
        span = candidates[best, 2] - candidates[best, 1]
        units = ((ONE << span) - ONE) << candidates[best, 1]
        if candidates[best, 3] & taken or units & blocked:
            continue
        taken |= candidates[best, 3]
        blocked |= units
        chosen[chosen_count] = best
        chosen_count += 1
    return taken, blocked, chosen_count
