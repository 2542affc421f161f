"""Kernels: what the links of two names are like, how long the names are, and how they begin and end."""

from __future__ import annotations

from tieline.names.cross.arrays import Bytes, Floats, Int16s
from tieline.names.cross.coverage import NOTHING_TO_TELL, Coverage
from tieline.names.cross.feature import FeatureName
from tieline.names.cross.lexicon import UnitKind
from tieline.names.cross.link import Candidates, Choice, LinkField, LinkKind
from tieline.names.cross.sound import SoundTables
from tieline.names.cross.view import HanziView, LatinView
from tieline.names.kernel import kernel

CLEAR_SHARE = 0.3
"""A piece that is explained less than this counts as left over."""

CLEAR_SOUND = 0.6
"""A word that reads as pinyin and is explained less than this sounds like nothing in the Hanzi name."""

EXACT_SOUND = 0.95
"""What nothing but the very syllables reaches: what a word in pinyin falls short of it is held against it."""

NEAR_INITIAL = 0.35
"""What one letter may be from another and still begin the same syllable."""


@kernel
def _fill_sound(out: Floats, letters: int, trust: float, is_pinyin: int) -> None:
    """Add one link by sound."""
    out[FeatureName.BEST_SOUND] = max(float(out[FeatureName.BEST_SOUND]), trust)
    out[FeatureName.WORST_SOUND] = min(float(out[FeatureName.WORST_SOUND]), trust)
    out[FeatureName.SOUND_LETTERS] += letters
    if is_pinyin:
        out[FeatureName.PINYIN_COST] += letters * max(0.0, EXACT_SOUND - trust)


@kernel
def fill_links(out: Floats, candidates: Candidates, choice: Choice) -> None:
    """Fill gains by kind of link, sounds, and order.

    Args:
        out: Out, one value for each `FeatureName`.
        candidates: What may link the names.
        choice: What does.
    """
    disorder, pairs = 0, 0
    links = choice.links[: choice.used[0]]
    out[FeatureName.WORST_SOUND] = 1.0
    for at in range(len(links)):
        row = candidates.rows[links[at]]
        kind = row[LinkField.KIND]
        out[FeatureName.GAIN_GLOSS + kind] += candidates.gains[links[at]]
        if kind == LinkKind.SOUND:
            trust = float(candidates.trust[links[at]])
            _fill_sound(out, row[LinkField.LETTERS], trust, row[LinkField.PINYIN])
        for other in links[:at]:
            before = candidates.rows[other]
            is_before = row[LinkField.START] < before[LinkField.START]
            pairs += 1
            disorder += is_before != (row[LinkField.BITS] < before[LinkField.BITS])
    out[FeatureName.DISORDER] = disorder / pairs if pairs else 0.0
    out[FeatureName.LINKS] = len(links)


@kernel
def _fill_left(out: Floats, kind: int, share: float, brands: int, others: int) -> None:
    """Count a piece that is left over."""
    if share < CLEAR_SHARE:
        if kind == UnitKind.BRAND:
            out[brands] += 1.0
        elif kind != UnitKind.PLACE:
            out[others] += 1.0


@kernel
def _fill_latin_shape(out: Floats, latin: LatinView, shares: Floats) -> None:
    """Words left over, and words that read as pinyin but sound like nothing."""
    for at in range(len(latin.kinds)):
        kind, share = latin.kinds[at], float(shares[at])
        _fill_left(out, kind, share, FeatureName.LATIN_BRANDS_LEFT, FeatureName.GENERIC_WORDS_LEFT)
        has_meaning = kind == UnitKind.GENERIC or kind == UnitKind.BODY
        if latin.syllables[at] >= 2 and share < CLEAR_SOUND and not has_meaning:
            out[FeatureName.PINYIN_LEFT] += latin.rarity[at]
            out[FeatureName.PINYIN_SYLLABLES_LEFT] += latin.syllables[at]
    out[FeatureName.WORDS] = len(latin.kinds)
    out[FeatureName.FIRST_WORD_LINKED] = shares[0] if len(latin.kinds) else 0.0
    out[FeatureName.LATIN_COMPANY] = latin.company


@kernel
def _fill_hanzi_shape(out: Floats, hanzi: HanziView, shares: Floats) -> None:
    """Units left over, the longest run of them, and what stands first and last."""
    run, longest, first_brand = 0, 0, -1
    for at in range(len(hanzi.kinds)):
        kind, share = hanzi.kinds[at], float(shares[at])
        _fill_left(out, kind, share, FeatureName.HANZI_BRANDS_LEFT, FeatureName.GENERIC_UNITS_LEFT)
        run = run + 1 if share < CLEAR_SHARE else 0
        longest = max(longest, run)
        if first_brand < 0 and kind == UnitKind.BRAND:
            first_brand = at
    out[FeatureName.UNITS], out[FeatureName.LONGEST_RUN_LEFT] = len(hanzi.kinds), longest
    out[FeatureName.FIRST_BRAND_LINKED] = shares[first_brand] if first_brand >= 0 else NOTHING_TO_TELL
    out[FeatureName.LAST_UNIT_LINKED] = shares[len(hanzi.kinds) - 1] if len(hanzi.kinds) else 0.0
    out[FeatureName.HANZI_COMPANY] = hanzi.company


@kernel
def fill_shape(out: Floats, latin: LatinView, hanzi: HanziView, coverage: Coverage) -> None:
    """Fill sizes, what stands first and last, and what is left over by number.

    Args:
        out: Out, one value for each `FeatureName`.
        latin: The Latin name.
        hanzi: The Hanzi name.
        coverage: How much of each is explained.
    """
    _fill_latin_shape(out, latin, coverage.words)
    _fill_hanzi_shape(out, hanzi, coverage.units)
    out[FeatureName.UNITS_PER_WORD] = len(hanzi.kinds) / max(1, len(latin.kinds))


@kernel
def _initial_cost(letter: int, syllables: Int16s, tables: SoundTables) -> float:
    """How far a letter is from the first letters of syllables; 1 when there is none."""
    cost = 1.0
    for syllable in syllables:
        if syllable < 0:
            break
        cost = min(cost, float(tables.other[letter, tables.letters[syllable, 0]]))
    return cost


@kernel
def _brand_letters(latin: LatinView) -> Bytes:
    """The letters from the first brand word to the last."""
    first, end = 0, 0
    for at in range(len(latin.kinds)):
        start, after = latin.letter_starts[at], latin.letter_starts[at + 1]
        if latin.kinds[at] == UnitKind.BRAND and after > start:
            first, end = first if end else start, after
    return latin.letters[first:end]


@kernel
def _is_brand(hanzi: HanziView, unit: int) -> bool:
    """Whether a unit is a Hanzi of a trade name."""
    return bool(hanzi.kinds[unit] == UnitKind.BRAND and hanzi.variants[unit, 0] >= 0)


@kernel
def _count_initials(letters: Bytes, hanzi: HanziView, tables: SoundTables) -> tuple[int, int]:
    """How many Hanzi of trade names there are, and how many begin with letters of a text, in its order."""
    units, met, at = 0, 0, 0
    for unit in range(len(hanzi.kinds)):
        if not _is_brand(hanzi, unit):
            continue
        units += 1
        for k in range(at, len(letters)):
            if _initial_cost(letters[k], hanzi.variants[unit], tables) < NEAR_INITIAL:
                met, at = met + 1, k + 1
                break
    return units, met


@kernel
def fill_initials(out: Floats, latin: LatinView, hanzi: HanziView, tables: SoundTables) -> None:
    """Fill how far the trade names begin alike: the first letter, and the initials of all syllables in order.

    Args:
        out: Out, one value for each `FeatureName`.
        latin: The Latin name.
        hanzi: The Hanzi name.
        tables: Letters of syllables and costs.
    """
    out[FeatureName.FIRST_LETTER], out[FeatureName.INITIALS_SHARE] = -1.0, -1.0
    letters = _brand_letters(latin)
    units, met = _count_initials(letters, hanzi, tables)
    if len(letters) == 0 or units == 0:
        return
    first = 0
    while not _is_brand(hanzi, first):
        first += 1
    out[FeatureName.FIRST_LETTER] = 1.0 - _initial_cost(letters[0], hanzi.variants[first], tables)
    out[FeatureName.INITIALS_SHARE] = met / units
