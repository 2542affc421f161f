"""Comparing the Latin parts of two names."""

from __future__ import annotations

from tieline.names import latin_feature as feature
from tieline.names.acronym import are_initials, is_known_acronym
from tieline.names.alignment import Alignment, align
from tieline.names.comparison import UNSURE_CAP, Comparison, Feature, judge
from tieline.names.parts import NameParts
from tieline.names.word import WordKind

USUAL_SHORT_FORM = 0.8
"""The least score, before features, of a trade name beside the usual full form around it."""

MIN_INITIALS = 4
"""Three letters are the initials of too many names to be worth a look."""

_USUAL_BEHIND = frozenset({WordKind.SECTOR, WordKind.QUALITY, WordKind.BODY})


def _compare_initials(left: NameParts, right: NameParts) -> Comparison | None:
    """Compare a single short word with a longer name that it may be the acronym of; None when it is not."""
    for short, full in ((left, right), (right, left)):
        if len(short.words) != 1 or len(full.words) < 2:
            continue
        letters = short.words[0].written
        if is_known_acronym(letters, full.spelled):
            known = Feature(f"{letters.upper()} is known to stand for the other name.")
            form = Feature("The letters have a legal form of their own.", 1.0, UNSURE_CAP)
            return judge(0.92, [known, form] if short.forms else [known])
        initials = are_initials(letters, full)
        if letters in full.shorts and (initials or any(letters == word.written for word in full.words)):
            return judge(0.86, [Feature(f"The other name gives {letters.upper()} as its own short form.")])
        if initials and len(letters) >= MIN_INITIALS and short.words[0].kind is WordKind.TRADE:
            return judge(0.72, [Feature(f"{letters.upper()} may be the initials of the other name.")])
    return None


def _base(left: NameParts, right: NameParts, alignment: Alignment) -> float:
    """How much of both names the pairs explain, by weight.

    A trade name alone beside the same with only a place before it and common words behind it (Tianjin Feiteng
    Information Technology) is the usual short form of a Chinese company, however many those words are.
    """
    total = sum(word.weight for word in (*left.words, *right.words))
    base = sum(pair.weight for pair in alignment.pairs) / total if total else 0.0
    if not alignment.pairs or (alignment.left_over and alignment.right_over):
        return base
    over, full = (alignment.left_over, left) if alignment.left_over else (alignment.right_over, right)
    if any(pair.likeness < 1.0 for pair in alignment.pairs) or not any(pair.has_trade for pair in alignment.pairs):
        return base
    first = next(at for at, word in enumerate(full.words) if word.kind is WordKind.TRADE or word not in over)
    before, behind = full.words[:first], [word for word in full.words[first:] if word in over]
    usual = all(word.kind is WordKind.PLACE for word in before) and all(word.kind in _USUAL_BEHIND for word in behind)
    return max(base, USUAL_SHORT_FORM) if usual else base


def compare_latin(left: NameParts, right: NameParts) -> Comparison:
    """Compare the Latin parts of two names.

    Args:
        left: A name with at least one Latin word.
        right: Another.

    Returns:
        The comparison. Without a trade name in common, what is left over counts for more.
    """
    initials = _compare_initials(left, right)
    if initials is not None:
        return initials
    alignment = align(left.words, right.words)
    base = _base(left, right, alignment)
    if not alignment.pairs:
        return judge(0.0, [Feature("No word in common.")])
    return judge(
        base,
        [
            *feature.equal_words(alignment),
            *feature.known_acronyms(alignment),
            *feature.near_words(alignment),
            *feature.number_conflict(left, right),
            *feature.place_conflict(left, right),
            *feature.look_alike_words(alignment),
            *feature.other_words(alignment),
            *feature.missing_words(alignment),
            *feature.branch_place(left, right, alignment),
            *feature.bare_trade_name(left, right, alignment),
            *feature.trade_name_behind(left, right, alignment),
            *feature.slip_and_more(alignment),
            *feature.common_words_only(alignment),
            *feature.legal_form(left, right),
        ],
    )
