"""Kernel: every pair of a batch, linked and measured."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tieline.names.cross.arrays import Floats, Int8s, Int16s, Int32s
from tieline.names.cross.contrast import number_state, place_state
from tieline.names.cross.coverage import Coverage, fill_coverage, fill_shares, make_coverage
from tieline.names.cross.feature import FeatureName
from tieline.names.cross.lexicon import LexiconArrays
from tieline.names.cross.link import (
    ONE,
    TOLD_FIELDS,
    Candidates,
    Choice,
    LinkField,
    LinkKind,
    choose,
    make_candidates,
    make_choice,
    weigh,
)
from tieline.names.cross.pack import HanziPack, LatinPack
from tieline.names.cross.rendering import add_compounds, add_equal_units, add_renderings
from tieline.names.cross.shape import fill_initials, fill_links, fill_shape
from tieline.names.cross.sound import SoundScratch, SoundTables, make_scratch
from tieline.names.cross.sound_link import add_initials, add_sounds, find_whole_sound
from tieline.names.cross.view import HanziView, LatinView, view_hanzi, view_latin
from tieline.names.kernel import kernel


class Pairs(NamedTuple):
    """Which names of two packs are compared.

    Attributes:
        left: For each pair, the number of its Latin name.
        right: For each pair, the number of its Hanzi name.
    """

    left: Int32s
    right: Int32s


class Tables(NamedTuple):
    """What is known beside the names.

    Attributes:
        lexicon: Words that link Hanzi with English.
        sounds: Letters of syllables and costs.
        above: The places that each place lies in.
    """

    lexicon: LexiconArrays
    sounds: SoundTables
    above: Int16s


class Measured(NamedTuple):
    """Pairs of names as the kernel measured them.

    Attributes:
        features: One row for each pair, in the order of `FeatureName`.
        links: The links of each pair, one row of the first fields of `LinkField` each, most telling first.
        link_counts: How many they are.
        trusts: How sure each is, 0 to 1.
    """

    features: Floats
    links: Int32s
    link_counts: Int8s
    trusts: Floats


class _Room(NamedTuple):
    """What is worked out for one pair and forgotten at the next."""

    candidates: Candidates
    choice: Choice
    coverage: Coverage
    scratch: SoundScratch


@kernel
def _link(latin: LatinView, hanzi: HanziView, tables: Tables, room: _Room) -> None:
    """Link two names: by meaning, writing and sound, best first; then what is left once more by sound."""
    candidates, choice = room.candidates, room.choice
    candidates.used[0] = 0
    choice.used[0], choice.words[0], choice.units[0] = 0, 0, 0
    add_renderings(latin, hanzi, tables.lexicon, candidates)
    add_compounds(latin, hanzi, tables.lexicon, candidates)
    add_equal_units(latin, hanzi, candidates)
    add_initials(latin, hanzi, tables.sounds, candidates)
    add_sounds((latin, hanzi), choice, tables.sounds, room.scratch, candidates)
    weigh(candidates, 0, latin, hanzi)
    choose(candidates, choice)
    first = candidates.used[0]
    add_sounds((latin, hanzi), choice, tables.sounds, room.scratch, candidates)
    weigh(candidates, first, latin, hanzi)
    choose(candidates, choice)
    near = find_whole_sound(latin, hanzi, tables.sounds, room.scratch)
    if near > 0.0:
        _link_whole(latin, hanzi, near, candidates, choice)


@kernel
def _add_up(rarity: Floats) -> np.float32:
    """The sum, piece by piece, so that Python and compiled code round alike."""
    total = np.float32(0.0)
    for piece in rarity:
        total += piece
    return total


@kernel
def _link_whole(latin: LatinView, hanzi: HanziView, near: float, candidates: Candidates, choice: Choice) -> None:
    """Put one link by sound from end to end in the place of all others."""
    row = candidates.rows[0]
    row[LinkField.KIND], row[LinkField.START], row[LinkField.END] = LinkKind.SOUND, 0, len(hanzi.kinds)
    row[LinkField.BITS] = (ONE << len(latin.kinds)) - ONE
    candidates.trust[0] = near
    candidates.gains[0] = near * float(_add_up(latin.rarity) + _add_up(hanzi.rarity))
    candidates.used[0] = 1
    choice.links[0], choice.used[0] = 0, 1


@kernel
def _count_letters(latin: LatinView, candidates: Candidates, choice: Choice) -> None:
    """Write down how many letters the words of each chosen link have, and whether they read as pinyin."""
    for link in choice.links[: choice.used[0]]:
        row = candidates.rows[link]
        letters, is_pinyin = 0, 0
        for at in range(len(latin.kinds)):
            if (row[LinkField.BITS] >> at) & ONE:
                letters += latin.letter_starts[at + 1] - latin.letter_starts[at]
                is_pinyin = max(is_pinyin, 1 if latin.syllables[at] >= 2 else 0)
        row[LinkField.LETTERS], row[LinkField.PINYIN] = letters, is_pinyin


@kernel
def _fill(out: Floats, latin: LatinView, hanzi: HanziView, tables: Tables, room: _Room) -> None:
    """Fill the features of two linked names."""
    _count_letters(latin, room.candidates, room.choice)
    fill_shares(room.candidates, room.choice, room.coverage)
    out[:] = 0.0
    fill_coverage(out, latin, hanzi, room.coverage)
    fill_links(out, room.candidates, room.choice)
    fill_shape(out, latin, hanzi, room.coverage)
    fill_initials(out, latin, hanzi, tables.sounds)
    out[FeatureName.PLACE_STATE] = place_state(latin.places, hanzi.places, tables.above)
    out[FeatureName.NUMBER_STATE] = number_state(latin.numbers, hanzi.numbers)


@kernel
def measure(latin: LatinPack, hanzi: HanziPack, pairs: Pairs, tables: Tables, out: Measured) -> None:
    """Measure pairs of names.

    Args:
        latin: Latin names.
        hanzi: Hanzi names.
        pairs: Which of them are compared.
        tables: What is known beside the names.
        out: Out, room for every pair.
    """
    room = _Room(make_candidates(), make_choice(), make_coverage(), make_scratch())
    for pair in range(len(pairs.left)):
        left, right = view_latin(latin, pairs.left[pair]), view_hanzi(hanzi, pairs.right[pair])
        _link(left, right, tables, room)
        _fill(out.features[pair], left, right, tables, room)
        out.link_counts[pair] = room.choice.used[0]
        for at in range(room.choice.used[0]):
            link = room.choice.links[at]
            out.links[pair, at] = room.candidates.rows[link, :TOLD_FIELDS]
            out.trusts[pair, at] = room.candidates.trust[link]
