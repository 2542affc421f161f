"""Kernel: every pair of a batch, measured and linked."""

from __future__ import annotations

import numpy as np

from tieline.names.cross.feature import KINDS, add_initials_of_brands, fill, number_state, place_state, shares
from tieline.names.cross.link import (
    LINK_FIELDS,
    MAX_CANDIDATES,
    MAX_LINKS,
    SOUND,
    add_equal_units,
    add_initials,
    add_renderings,
    add_sounds,
    choose,
    weigh,
)
from tieline.names.cross.side import MAX_UNITS, MAX_WORDS
from tieline.names.cross.sound import find_window
from tieline.names.kernel import kernel

MAX_LETTERS = 64
WHOLE_SOUND = 0.93
"""From here on a name in pinyin is the sound of a whole Hanzi name."""


@kernel
def measure(latin, hanzi, left, right, lexicon, syllables, above, costs, out, links, link_counts, trusts):
    """Measure pairs of names.

    Args:
        latin: Latin names.
        hanzi: Hanzi names.
        left: For each pair, the number of its Latin name.
        right: For each pair, the number of its Hanzi name.
        lexicon: The lexicon.
        syllables: Letters of syllables and how many.
        above: The places that each place lies in.
        costs: Costs of letters.
        out: Out, features of each pair.
        links: Out, the chosen links of each pair: kind, first and last unit, bits of words, letters.
        link_counts: Out, how many they are.
        trusts: Out, how sure each is.
    """
    candidates = np.zeros((MAX_CANDIDATES, LINK_FIELDS), dtype=np.int64)
    trust = np.zeros(MAX_CANDIDATES, dtype=np.float32)
    gains = np.zeros(MAX_CANDIDATES, dtype=np.float32)
    kept_gains = np.zeros(MAX_CANDIDATES, dtype=np.float32)
    chosen = np.zeros(MAX_LINKS, dtype=np.int64)
    shape = (MAX_UNITS + 1, MAX_LETTERS)
    scratch = (
        np.zeros(shape, dtype=np.float32),
        np.zeros(shape, dtype=np.int8),
        np.zeros((2, MAX_LETTERS), dtype=np.float32),
        np.zeros((2, MAX_LETTERS), dtype=np.int8),
    )
    word_share = np.zeros(MAX_WORDS, dtype=np.float32)
    unit_share = np.zeros(MAX_UNITS, dtype=np.float32)
    sums = np.zeros((KINDS, 3), dtype=np.float32)
    for pair in range(len(left)):
        a, b = latin.starts[left[pair]], latin.starts[left[pair] + 1]
        c, d = hanzi.starts[right[pair]], hanzi.starts[right[pair] + 1]
        s, t = hanzi.span_starts[right[pair]], hanzi.span_starts[right[pair] + 1]
        words = (latin.letters, latin.letter_starts[a : b + 1], latin.kinds[a:b], latin.syllables[a:b])
        variants = hanzi.variants[c:d]
        sounds = (variants, hanzi.penalties[c:d])
        rarity, unit_rarity = latin.rarity[a:b], hanzi.rarity[c:d]
        count = add_renderings(latin.words[a:b], latin.joins[a:b], hanzi.spans[s:t], lexicon, candidates, trust, 0)
        count = add_equal_units(latin.words[a:b], hanzi.words[c:d], candidates, trust, count)
        count = add_initials(words, variants, syllables[0], hanzi.kinds[c:d], candidates, trust, count)
        none = np.int64(0)
        count = add_sounds(words, sounds, syllables, none, none, scratch, costs, candidates, trust, count)
        weigh(candidates, trust, count, rarity, unit_rarity, gains)
        kept_gains[:count] = gains[:count]
        taken, blocked, n = choose(candidates, gains, count, chosen, none, none, 0)
        first = count
        count = add_sounds(words, sounds, syllables, blocked, taken, scratch, costs, candidates, trust, count)
        if count > first:
            weigh(candidates[first:], trust[first:], count - first, rarity, unit_rarity, gains[first:])
            kept_gains[first:count] = gains[first:count]
            taken, blocked, n = choose(candidates, gains, count, chosen, taken, blocked, n)
        near = _whole_sound(words, variants, syllables, scratch, costs)
        if near > 0.0:
            candidates[0] = (SOUND, 0, d - c, (np.int64(1) << (b - a)) - 1, 0, 0)
            trust[0], chosen[0], n = near, 0, 1
            kept_gains[0] = near * (rarity.sum() + unit_rarity.sum())
        _count_letters(candidates, chosen, n, words[1], words[3])
        shares(candidates, trust, chosen, n, word_share[: b - a], unit_share[: d - c])
        states = (
            place_state(latin.places[left[pair]], hanzi.places[right[pair]], above),
            number_state(latin.numbers[left[pair]], hanzi.numbers[right[pair]]),
        )
        fill(
            out[pair],
            (rarity, words[2], words[3], word_share[: b - a], latin.company[left[pair]]),
            (unit_rarity, hanzi.kinds[c:d], unit_share[: d - c], hanzi.company[right[pair]]),
            (candidates, trust, kept_gains, chosen, n),
            states,
            sums,
        )
        brands = (words[0], words[1])
        add_initials_of_brands(out[pair], brands, words[2], (variants, hanzi.kinds[c:d]), syllables[0], costs[0])
        link_counts[pair] = n
        for link in range(n):
            links[pair, link] = candidates[chosen[link]]
            trusts[pair, link] = trust[chosen[link]]


@kernel
def _whole_sound(words, variants, syllables, scratch, costs):
    """How near a name that is pinyin from end to end sounds to all Hanzi; 0 when it is none, or does not."""
    letters, starts, _, pinyin = words
    word = letters[starts[0] : starts[-1]]
    if len(pinyin) == 0 or len(word) >= MAX_LETTERS or len(variants) == 0 or pinyin.min() == 0:
        return 0.0
    plain = (variants, np.zeros(variants.shape, dtype=np.float32))
    start, end, near = find_window(word, plain, syllables, np.int64(0), scratch, costs)
    return near if near >= WHOLE_SOUND and start == 0 and end == len(variants) else 0.0


@kernel
def _count_letters(candidates, chosen, count, starts, syllables):
    """Write down how many letters the words of each chosen link have, and whether they read as pinyin."""
    for link in range(count):
        letters, pinyin = 0, 0
        for at in range(len(starts) - 1):
            if (candidates[chosen[link], 3] >> at) & 1:
                letters += starts[at + 1] - starts[at]
                pinyin = max(pinyin, syllables[at])
        candidates[chosen[link], 4], candidates[chosen[link], 5] = letters, pinyin >= 2
