"""Kernel: what the links of two names, and what is left of both, amount to."""

from __future__ import annotations

from enum import IntEnum, auto

from tieline.names.cross.lexicon import UnitKind
from tieline.names.cross.link import SOUND
from tieline.names.kernel import kernel

KINDS = len(UnitKind)
BRAND = int(UnitKind.BRAND)
GENERIC = int(UnitKind.GENERIC)
PLACE = int(UnitKind.PLACE)
NUMBER = int(UnitKind.NUMBER)
BODY = int(UnitKind.BODY)


class State(IntEnum):
    """How places or numbers of two names stand to each other."""

    CONFLICT = -1
    NONE = 0
    ONE_SIDED = 1
    EQUAL = 2


class FeatureName(IntEnum):
    """The features, in the order of their array."""

    LATIN_BRAND_LEFT = 0
    LATIN_BRAND_SHARE = auto()
    LATIN_GENERIC_LEFT = auto()
    LATIN_GENERIC_SHARE = auto()
    LATIN_PLACE_LEFT = auto()
    LATIN_BODY_LEFT = auto()
    LATIN_BODY_SHARE = auto()
    HANZI_BRAND_LEFT = auto()
    HANZI_BRAND_SHARE = auto()
    HANZI_GENERIC_LEFT = auto()
    HANZI_GENERIC_SHARE = auto()
    HANZI_PLACE_LEFT = auto()
    HANZI_BODY_LEFT = auto()
    HANZI_BODY_SHARE = auto()
    LATIN_SHARE = auto()
    HANZI_SHARE = auto()
    LEAST_SHARE = auto()
    LATIN_LEFT = auto()
    HANZI_LEFT = auto()
    RAREST_WORD_LEFT = auto()
    LONGEST_RUN_LEFT = auto()
    GAIN_GLOSS = auto()
    GAIN_PLACE = auto()
    GAIN_KNOWN = auto()
    GAIN_LEARNED = auto()
    GAIN_SOUND = auto()
    GAIN_SAME = auto()
    GAIN_INITIALS = auto()
    BEST_SOUND = auto()
    WORST_SOUND = auto()
    SOUND_LETTERS = auto()
    PINYIN_LEFT = auto()
    PINYIN_SYLLABLES_LEFT = auto()
    WORDS = auto()
    UNITS = auto()
    UNITS_PER_WORD = auto()
    PLACE_STATE = auto()
    NUMBER_STATE = auto()
    DISORDER = auto()
    LINKS = auto()
    FIRST_WORD_LINKED = auto()
    FIRST_BRAND_LINKED = auto()
    LAST_UNIT_LINKED = auto()
    LATIN_COMPANY = auto()
    HANZI_COMPANY = auto()
    LATIN_BRANDS = auto()
    HANZI_BRANDS = auto()
    HANZI_BRANDS_LEFT = auto()
    LATIN_BRANDS_LEFT = auto()
    PINYIN_COST = auto()
    GENERIC_WORDS_LEFT = auto()
    GENERIC_UNITS_LEFT = auto()
    FIRST_LETTER = auto()
    INITIALS_SHARE = auto()


FEATURES = len(FeatureName)


@kernel
def shares(candidates, trust, chosen, count, word_share, unit_share):
    """How much of each word and each unit the chosen links explain.

    Args:
        candidates: Kind, start, end, bits of words.
        trust: How sure each is.
        chosen: Numbers of the chosen ones.
        count: How many are chosen.
        word_share: Out, by word.
        unit_share: Out, by unit.
    """
    word_share[:] = 0.0
    unit_share[:] = 0.0
    for link in range(count):
        c = chosen[link]
        for at in range(len(word_share)):
            if (candidates[c, 3] >> at) & 1:
                word_share[at] = trust[c]
        for unit in range(candidates[c, 1], candidates[c, 2]):
            unit_share[unit] = trust[c]


@kernel
def add_sums(rarity, kinds, share, sums):
    """Sum what is explained and what is left, by kind.

    Args:
        rarity: How much each piece tells.
        kinds: What each is.
        share: How much of it is explained.
        sums: Out: whole, explained and number of pieces by kind.
    """
    sums[:] = 0.0
    for at in range(len(kinds)):
        sums[kinds[at], 0] += rarity[at]
        sums[kinds[at], 1] += rarity[at] * share[at]
        sums[kinds[at], 2] += 1.0


@kernel
def _ratio(sums, kind):
    """The share explained of one kind; 1.2 where there is nothing of it."""
    return sums[kind, 1] / sums[kind, 0] if sums[kind, 0] > 0 else 1.2


@kernel
def place_state(left, right, above):
    """How the places of two names stand to each other.

    Args:
        left: Place numbers, -1 for none.
        right: Those of the other name.
        above: The places that each place lies in.

    Returns:
        A `State`: a conflict when both have a place that agrees with none of the other name.
    """
    odd_left, odd_right, met = False, False, False
    for one in left:
        if one < 0:
            break
        agrees = False
        for other in right:
            if other < 0:
                break
            agrees = agrees or one == other or (above[one] == other).any() or (above[other] == one).any()
        met = met or agrees
        odd_left = odd_left or not agrees
    for other in right:
        if other < 0:
            break
        agrees = False
        for one in left:
            if one < 0:
                break
            agrees = agrees or one == other or (above[one] == other).any() or (above[other] == one).any()
        odd_right = odd_right or not agrees
    if odd_left and odd_right:
        return -1
    if odd_left or odd_right:
        return 1
    return 2 if met else 0


@kernel
def number_state(left, right):
    """How the numbers of two names stand to each other.

    Args:
        left: Hashes of numbers, 0 for none.
        right: Those of the other name.

    Returns:
        A `State`: a conflict when both have a number that the other lacks.
    """
    odd_left, odd_right, met = False, False, False
    for one in left:
        if one != 0:
            agrees = (right == one).any()
            met, odd_left = met or agrees, odd_left or not agrees
    for other in right:
        if other != 0:
            odd_right = odd_right or not (left == other).any()
    if odd_left and odd_right:
        return -1
    if odd_left or odd_right:
        return 1
    return 2 if met else 0


@kernel
def _left_over(rarity, share):
    """The whole, what is explained, and the rarest piece that is not."""
    whole, told, rarest = 0.0, 0.0, 0.0
    for at in range(len(rarity)):
        whole += rarity[at]
        told += rarity[at] * share[at]
        rarest = max(rarest, rarity[at] * (1.0 - share[at]))
    return whole, told, rarest


@kernel
def _add_links(out, candidates, trust, gains, chosen, count):
    """Gains by kind of link, sounds, and order."""
    worst, disorder, pairs = 1.0, 0, 0
    for link in range(count):
        c = chosen[link]
        kind = candidates[c, 0]
        if kind < 7:
            out[FeatureName.GAIN_GLOSS + kind] += gains[c]
        if kind == SOUND:
            near = trust[c]
            letters = candidates[c, 4]
            worst = min(worst, near)
            if near > out[FeatureName.BEST_SOUND]:
                out[FeatureName.BEST_SOUND] = near
            out[FeatureName.SOUND_LETTERS] += letters
            if candidates[c, 5]:
                out[FeatureName.PINYIN_COST] += letters * max(0.0, 0.95 - near)
        for other in range(link):
            o = chosen[other]
            pairs += 1
            disorder += (candidates[c, 1] < candidates[o, 1]) != (candidates[c, 3] < candidates[o, 3])
    out[FeatureName.WORST_SOUND] = worst
    out[FeatureName.DISORDER] = disorder / pairs if pairs else 0.0
    out[FeatureName.LINKS] = count


@kernel
def fill(out, latin, hanzi, links, states, sums):
    """Fill the features of a pair.

    Args:
        out: Out, one value for each `FeatureName`.
        latin: Rarity, kinds, syllables and shares of the words, and whether the name is a company's.
        hanzi: Rarity, kinds and shares of the units, and whether the name is a company's.
        links: Candidates, trust, gains, chosen, how many are chosen.
        states: Of places and of numbers.
        sums: Scratch: by kind, whole, explained and count.
    """
    rarity, kinds, _, share, _ = latin
    unit_rarity, unit_kinds, unit_share, _ = hanzi
    candidates, trust, gains, chosen, count = links
    out[:] = 0.0
    add_sums(rarity, kinds, share, sums)
    out[FeatureName.LATIN_BRAND_LEFT] = sums[BRAND, 0] - sums[BRAND, 1]
    out[FeatureName.LATIN_BRAND_SHARE] = _ratio(sums, BRAND)
    out[FeatureName.LATIN_GENERIC_LEFT] = sums[GENERIC, 0] - sums[GENERIC, 1]
    out[FeatureName.LATIN_GENERIC_SHARE] = _ratio(sums, GENERIC)
    out[FeatureName.LATIN_PLACE_LEFT] = sums[PLACE, 0] - sums[PLACE, 1]
    out[FeatureName.LATIN_BODY_LEFT] = sums[BODY, 0] - sums[BODY, 1]
    out[FeatureName.LATIN_BODY_SHARE] = _ratio(sums, BODY)
    out[FeatureName.LATIN_BRANDS] = sums[BRAND, 2]
    add_sums(unit_rarity, unit_kinds, unit_share, sums)
    out[FeatureName.HANZI_BRAND_LEFT] = sums[BRAND, 0] - sums[BRAND, 1]
    out[FeatureName.HANZI_BRAND_SHARE] = _ratio(sums, BRAND)
    out[FeatureName.HANZI_GENERIC_LEFT] = sums[GENERIC, 0] - sums[GENERIC, 1]
    out[FeatureName.HANZI_GENERIC_SHARE] = _ratio(sums, GENERIC)
    out[FeatureName.HANZI_PLACE_LEFT] = sums[PLACE, 0] - sums[PLACE, 1]
    out[FeatureName.HANZI_BODY_LEFT] = sums[BODY, 0] - sums[BODY, 1]
    out[FeatureName.HANZI_BODY_SHARE] = _ratio(sums, BODY)
    out[FeatureName.HANZI_BRANDS] = sums[BRAND, 2]
    whole, told, rarest = _left_over(rarity, share)
    out[FeatureName.LATIN_SHARE] = told / max(whole, 0.001)
    out[FeatureName.LATIN_LEFT], out[FeatureName.RAREST_WORD_LEFT] = whole - told, rarest
    whole, told, rarest = _left_over(unit_rarity, unit_share)
    out[FeatureName.HANZI_SHARE] = told / max(whole, 0.001)
    out[FeatureName.HANZI_LEFT] = whole - told
    out[FeatureName.LEAST_SHARE] = min(out[FeatureName.LATIN_SHARE], out[FeatureName.HANZI_SHARE])
    _add_links(out, candidates, trust, gains, chosen, count)
    _add_shape(out, latin, hanzi)
    out[FeatureName.PLACE_STATE], out[FeatureName.NUMBER_STATE] = states


@kernel
def _initial_cost(unit, letter, variants, letters, other):
    """How far a letter is from the first letters of the syllables of a unit; 1 when there is none."""
    cost = 1.0
    for v in range(variants.shape[1]):
        if variants[unit, v] < 0:
            break
        cost = min(cost, other[letter, letters[variants[unit, v], 0]])
    return cost


@kernel
def add_initials_of_brands(out, words, kinds, hanzi, letters, other):
    """How far the brand words of both names begin alike: the first letter, and the initials of all syllables in order.

    Args:
        out: Out.
        words: Letters of words, and where each begins.
        kinds: What each word is.
        hanzi: Syllables of the units, and what each is.
        letters: Letters of syllables.
        other: Costs of one letter for another.
    """
    text, starts = words
    variants, unit_kinds = hanzi
    out[FeatureName.FIRST_LETTER], out[FeatureName.INITIALS_SHARE] = -1.0, -1.0
    first, end = -1, -1
    for at in range(len(kinds)):
        if kinds[at] == BRAND and starts[at + 1] > starts[at]:
            if first < 0:
                first = starts[at]
            end = starts[at + 1]
    units, met, at, begin = 0, 0, first, -1
    for unit in range(len(unit_kinds)):
        if unit_kinds[unit] != BRAND or variants[unit, 0] < 0:
            continue
        if begin < 0:
            begin = unit
        units += 1
        for k in range(at, end):
            if _initial_cost(unit, text[k], variants, letters, other) < 0.35:
                met, at = met + 1, k + 1
                break
    if first >= 0 and begin >= 0:
        out[FeatureName.FIRST_LETTER] = 1.0 - _initial_cost(begin, text[first], variants, letters, other)
        out[FeatureName.INITIALS_SHARE] = met / units


@kernel
def _add_shape(out, latin, hanzi):
    """Sizes, what stands first and last, words that read as pinyin but sound like nothing."""
    rarity, kinds, syllables, share, company = latin
    _, unit_kinds, unit_share, unit_company = hanzi
    run = 0
    first_brand = -1
    for at in range(len(unit_kinds)):
        if unit_share[at] < 0.3:
            if unit_kinds[at] == BRAND:
                out[FeatureName.HANZI_BRANDS_LEFT] += 1.0
            elif unit_kinds[at] != PLACE:
                out[FeatureName.GENERIC_UNITS_LEFT] += 1.0
        run = run + 1 if unit_share[at] < 0.3 else 0
        out[FeatureName.LONGEST_RUN_LEFT] = max(out[FeatureName.LONGEST_RUN_LEFT], run)
        if first_brand < 0 and unit_kinds[at] == BRAND:
            first_brand = at
    for at in range(len(kinds)):
        if share[at] < 0.3:
            if kinds[at] == BRAND:
                out[FeatureName.LATIN_BRANDS_LEFT] += 1.0
            elif kinds[at] != PLACE:
                out[FeatureName.GENERIC_WORDS_LEFT] += 1.0
        if syllables[at] >= 2 and share[at] < 0.6 and kinds[at] != GENERIC and kinds[at] != BODY:
            out[FeatureName.PINYIN_LEFT] += rarity[at]
            out[FeatureName.PINYIN_SYLLABLES_LEFT] += syllables[at]
    out[FeatureName.WORDS], out[FeatureName.UNITS] = len(kinds), len(unit_kinds)
    out[FeatureName.UNITS_PER_WORD] = len(unit_kinds) / max(1, len(kinds))
    out[FeatureName.FIRST_WORD_LINKED] = share[0] if len(kinds) else 0.0
    out[FeatureName.FIRST_BRAND_LINKED] = unit_share[first_brand] if first_brand >= 0 else 1.2
    out[FeatureName.LAST_UNIT_LINKED] = unit_share[-1] if len(unit_kinds) else 0.0
    out[FeatureName.LATIN_COMPANY], out[FeatureName.HANZI_COMPANY] = company, unit_company
