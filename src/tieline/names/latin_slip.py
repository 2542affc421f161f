"""What words of Latin names mean that agree only nearly. The docstring of each feature says what it does."""

from __future__ import annotations

import re

from tieline.names.alignment import SPELT_OTHERWISE, Alignment
from tieline.names.comparison import UNSURE_CAP, Feature
from tieline.names.latin_feature import show

_DIGITS = re.compile("[0-9]+")
MAX_SLIP_LETTERS = 9
"""Of longer words, one with another first letter is hardly a word of its own."""


def near_words(alignment: Alignment) -> list[Feature]:
    """Words of both names that differ by a slip of the pen, or of which one is cut short.

    Args:
        alignment: The words of both names, paired.

    Returns:
        The feature, or none where it does not apply.
    """
    return [
        Feature(f"Nearly equal words: {show(pair.left)} and {show(pair.right)}.")
        for pair in alignment.pairs
        if pair.likeness < SPELT_OTHERWISE
    ]


def initials(alignment: Alignment) -> list[Feature]:
    """An initial for a word (J. Deere) fits many words: a person should look, and something else must agree.

    Args:
        alignment: The words of both names, paired.

    Returns:
        The feature, or none where it does not apply.
    """
    found = [pair for pair in alignment.pairs if pair.is_initial]
    if not found:
        return []
    known = any(pair.has_trade and pair.likeness == 1.0 for pair in alignment.pairs)
    whole = not alignment.left_over and not alignment.right_over and len(alignment.pairs) > len(found)
    return [Feature("An initial stands for a word.", 1.0 if known or whole else 0.85, UNSURE_CAP)]


def short_slip(alignment: Alignment) -> list[Feature]:
    """A slip in a word of four letters (Meta, Beta) makes another name, unless the rest of a telling name agrees.

    Args:
        alignment: The words of both names, paired.

    Returns:
        The feature, or none where it does not apply.
    """
    short = [pair for pair in alignment.pairs if pair.is_short_slip]
    if not short:
        return []
    known = any(pair.has_trade and pair.likeness == 1.0 for pair in alignment.pairs)
    return [Feature("A slip in a short word may make another word.", 0.95 if known else 0.7, UNSURE_CAP)]


def other_digits(alignment: Alignment) -> list[Feature]:
    """Digits glued to a word (Mirador6, Mirador7) are a number: another one makes another name.

    Args:
        alignment: The words of both names, paired.

    Returns:
        The feature, or none where it does not apply.
    """
    for pair in alignment.pairs:
        ours, theirs = (_DIGITS.findall(" ".join(word.written for word in words)) for words in (pair.left, pair.right))
        if ours and theirs and ours != theirs and pair.likeness < SPELT_OTHERWISE:
            return [Feature(f"The numbers differ: {show(pair.left)} and {show(pair.right)}.", 0.5, UNSURE_CAP)]
    return []


def first_letter_slip(alignment: Alignment) -> list[Feature]:
    """A trade name of few letters with another first letter (Samhung, Namhung) is often another name.

    Args:
        alignment: The words of both names, paired.

    Returns:
        The feature, or none where it does not apply.
    """
    telling = [pair for pair in alignment.pairs if pair.has_trade and not pair.known]
    if len(telling) != 1 or telling[0].likeness >= SPELT_OTHERWISE:
        return []
    left, right = ("".join(word.written for word in words) for words in (telling[0].left, telling[0].right))
    if left[:1] == right[:1] or min(len(left), len(right)) > MAX_SLIP_LETTERS or left[1:] != right[1:]:
        return []
    return [Feature("The trade names begin with other letters.", 0.95, UNSURE_CAP)]


def slip_and_more(alignment: Alignment) -> list[Feature]:
    """A trade name that agrees only but for a slip, beside words that one name has alone, is rather another name.

    Args:
        alignment: The words of both names, paired.

    Returns:
        The feature, or none where it does not apply.
    """
    telling = [pair for pair in alignment.pairs if pair.has_trade]
    if not telling or any(pair.likeness == 1.0 for pair in telling):
        return []
    if not alignment.left_over and not alignment.right_over:
        return []
    return [Feature("Only a slip links the trade names, and more words differ.", 0.85)]
