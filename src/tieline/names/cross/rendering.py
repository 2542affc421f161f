"""Kernels: words of a Latin name that mean a run of Hanzi, or stand in both names."""

from __future__ import annotations

import numpy as np

from tieline.names.cross.arrays import Int64s
from tieline.names.cross.lexicon import LexiconArrays
from tieline.names.cross.link import ONE, Candidates, LinkKind, add_candidate
from tieline.names.cross.view import HanziView, LatinView
from tieline.names.kernel import kernel

TWO = np.int64(3)
"""The bits of two neighbours."""


@kernel
def _find_word(words: Int64s, joins: Int64s, word: int) -> np.int64:
    """The bits of the word, or of the two neighbours joined, that a rendering has; 0 when it is not there."""
    for at in range(len(words)):
        if words[at] == word:
            return ONE << at
    for at in range(len(joins) - 1):
        if joins[at] == word:
            return TWO << at
    return np.int64(0)


@kernel
def add_renderings(latin: LatinView, hanzi: HanziView, lexicon: LexiconArrays, candidates: Candidates) -> None:
    """Find the words of the lexicon whose rendering the Latin name has: a known name whole, others at least in half.

    Args:
        latin: The Latin name.
        hanzi: The Hanzi name.
        lexicon: The lexicon.
        candidates: Out.
    """
    for span in hanzi.spans:
        for phrase in range(lexicon.phrase_starts[span[2]], lexicon.phrase_starts[span[2] + 1]):
            first, last = lexicon.word_starts[phrase], lexicon.word_starts[phrase + 1]
            bits, met = np.int64(0), 0
            for at in range(first, last):
                found = _find_word(latin.words, latin.joins, lexicon.words[at])
                if found and not found & bits:
                    bits |= found
                    met += 1
            source = lexicon.sources[phrase]
            if met == 0 or 2 * met < last - first or (source == LinkKind.KNOWN and met < last - first):
                continue
            share = met / (last - first)
            add_candidate(candidates, source, span[0], span[1], bits, float(lexicon.weights[phrase]) * share * share)


@kernel
def add_equal_units(latin: LatinView, hanzi: HanziView, candidates: Candidates) -> None:
    """Find Latin words that stand in both names ("TCL科技").

    Args:
        latin: The Latin name.
        hanzi: The Hanzi name.
        candidates: Out.
    """
    for unit in range(len(hanzi.words)):
        for at in range(len(latin.words)):
            if hanzi.words[unit] and hanzi.words[unit] == latin.words[at]:
                add_candidate(candidates, LinkKind.SAME, unit, unit + 1, ONE << at, 1.0)


@kernel
def _rendered_by(word: int, entry: int, lexicon: LexiconArrays) -> float:
    """How sure a word alone renders an entry of the lexicon; 0 when it does not."""
    for phrase in range(lexicon.phrase_starts[entry], lexicon.phrase_starts[entry + 1]):
        first = lexicon.word_starts[phrase]
        if lexicon.word_starts[phrase + 1] == first + 1 and lexicon.words[first] == word:
            return float(lexicon.weights[phrase])
    return 0.0


@kernel
def add_compounds(latin: LatinView, hanzi: HanziView, lexicon: LexiconArrays, candidates: Candidates) -> None:
    """Find words made of two others that render two neighbouring words of the lexicon ("redwall" and 红墙).

    Args:
        latin: The Latin name.
        hanzi: The Hanzi name.
        lexicon: The lexicon.
        candidates: Out.
    """
    for at in range(len(latin.words)):
        if latin.halves[at, 0] == 0:
            continue
        for head in hanzi.spans:
            sure = _rendered_by(latin.halves[at, 0], head[2], lexicon)
            if sure == 0.0:
                continue
            for tail in hanzi.spans:
                if tail[0] == head[1]:
                    trust = min(sure, _rendered_by(latin.halves[at, 1], tail[2], lexicon))
                    if trust > 0.0:
                        add_candidate(candidates, LinkKind.GLOSS, head[0], tail[1], ONE << at, trust)
