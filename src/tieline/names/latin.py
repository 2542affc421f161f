"""Comparing the Latin parts of two names."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from rapidfuzz.distance import OSA

from tieline.names import latin_feature as feature
from tieline.names import latin_slip
from tieline.names.acronym import are_initials, is_known_acronym
from tieline.names.alignment import Alignment, align
from tieline.names.comparison import UNSURE_CAP, Comparison, Feature, judge
from tieline.names.parts import NameParts
from tieline.names.spelling import CACHED_NAMES
from tieline.names.word import WordKind, is_stop

USUAL_SHORT_FORM = 0.8
"""The least score, before features, of a trade name beside the usual full form around it."""

MIN_CUT_OFF_CHARS = 18
"""The narrowest fields for names that systems cut off at have twenty characters; punctuation may take two."""

MIN_SLIP_CHARS = 5
"""A last word of so many letters that lacks one more is misspelt; fields that cut names off seldom end just there."""

MIN_CONSONANTS = 5
"""Names with fewer consonants in common are too short to tell that one lacks its vowels."""

VOWEL_SHARE = 0.25
"""A name written without vowels has few left: those that open or close a word."""

MIN_FORM_CHARS = 4
"""In legal forms of so few letters a slip changes a letter and does not add one."""

MIN_INITIALS = 4
"""Three letters are the initials of too many names to be worth a look."""

_NO_VOWELS = dict.fromkeys(map(ord, "aeiou "))
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


def _drop_misspelt_form(name: NameParts, other: NameParts) -> NameParts:
    """A name without last words that are the other name's legal form but for a slip ("Ldta", "S.A. DR C.V.")."""
    form = other.closing
    if not form or name.closing == form or len(name.words) < 2:
        return name
    size = form.count(" ") + 1
    tail = name.spelled.split()[-size:]
    written = " ".join(tail)
    slips = OSA.distance(written, form, score_cutoff=1)
    added = len(written) != len(form) and len(form) <= MIN_FORM_CHARS
    if (slips > 1 or added) and not (size == 1 and form.startswith(written)):
        return name
    kept = [word for word in name.words if word.written not in tail or word in other.words]
    return replace(name, words=tuple(kept), forms=other.forms, closing=form) if kept else name


def _compare_cut_off(left: NameParts, right: NameParts) -> Comparison | None:
    """Compare a name with a longer one of which it is the beginning, cut off inside a word; None when it is not."""
    short, long = sorted((left.spelled, right.spelled), key=len)
    if not MIN_CUT_OFF_CHARS <= len(short) < len(long) or not long.startswith(short) or " " not in short:
        return None
    if left.words == right.words:  # only a legal form is written shorter ("Corp" and "Corporation")
        return None
    last = short.rpartition(" ")[2]
    if long[len(short)] == " " and not is_stop(last):
        return None
    if len(long) == len(short) + 1 and len(last) >= MIN_SLIP_CHARS and last.isalpha():
        return None
    telling = any(word.is_telling for word in (left if left.spelled == short else right).words[:-1])
    told = Feature(f"One name is the other cut off after {len(short)} letters.", 1.0, UNSURE_CAP)
    return judge(0.9 if telling else 0.75, [told])


@lru_cache(maxsize=CACHED_NAMES)
def _consonants(spelled: str) -> str:
    """The letters of a name without vowels and spaces."""
    return spelled.translate(_NO_VOWELS)


def _compare_without_vowels(left: NameParts, right: NameParts) -> Comparison | None:
    """Compare a name with one that is written without its vowels; None where neither is."""
    one, other = left.spelled, right.spelled
    if one[0] != other[0] or 4 * min(len(one), len(other)) > 3 * max(len(one), len(other)):
        return None
    short, long = sorted((one, other), key=len)
    letters = _consonants(short)
    if len(letters) < MIN_CONSONANTS or VOWEL_SHARE * len(short) < len(short) - short.count(" ") - len(letters):
        return None
    if letters != _consonants(long):
        return None
    return judge(
        0.75 + min(len(letters), 20) / 100, [Feature("One name is the other without its vowels.", 1.0, UNSURE_CAP)]
    )


def compare_latin(left: NameParts, right: NameParts) -> Comparison:
    """Compare the Latin parts of two names.

    Args:
        left: A name with at least one Latin word.
        right: Another.

    Returns:
        The comparison. Without a trade name in common, what is left over counts for more.
    """
    at_once = _compare_initials(left, right) or _compare_cut_off(left, right) or _compare_without_vowels(left, right)
    if at_once is not None:
        return at_once
    left, right = _drop_misspelt_form(left, right), _drop_misspelt_form(right, left)
    alignment = align(left.words, right.words)
    if not alignment.pairs:
        return judge(0.0, [Feature("No word in common.")])
    base = _base(left, right, alignment)
    features = feature.equal_words(alignment)
    exact = all(pair.likeness == 1.0 for pair in alignment.pairs)
    over = alignment.left_over or alignment.right_over
    if not exact or any(pair.known for pair in alignment.pairs):
        features += feature.known_acronyms(alignment) + latin_slip.near_words(alignment)
    if left.numbers and right.numbers:
        features += feature.number_conflict(left, right)
    if left.places and right.places:
        features += feature.place_conflict(left, right)
    if over:
        features += _weigh_what_is_over(left, right, alignment)
    if not exact:
        features += (
            latin_slip.initials(alignment)
            + latin_slip.short_slip(alignment)
            + latin_slip.other_digits(alignment)
            + latin_slip.first_letter_slip(alignment)
            + latin_slip.slip_and_more(alignment)
        )
    return judge(base, [*features, *feature.common_words_only(alignment), *feature.legal_form(left, right, alignment)])


def _weigh_what_is_over(left: NameParts, right: NameParts, alignment: Alignment) -> list[Feature]:
    """What the words mean that nothing on the other side stands for."""
    return [
        *feature.look_alike_words(alignment),
        *feature.other_words(alignment),
        *feature.missing_words(alignment),
        *feature.branch_place(left, right, alignment),
        *feature.bare_trade_name(left, right, alignment),
        *feature.trade_name_behind(left, right, alignment),
        *feature.words_for_a_form(left, right, alignment),
    ]
