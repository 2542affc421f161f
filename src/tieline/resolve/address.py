"""Postal addresses in one way of writing, and how alike two of them are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from tieline.resolve.lexicon import load_address_words
from tieline.resolve.word_likeness import plain_words

SAME_SHARE = 0.8
"""Share of the shorter address's words that the longer one must hold to be the same place."""
NEAR_SHARE = 0.6
LEAST_WORDS = 3
"""An address of fewer words (a city and a country) shows no place that two parties would share."""
POSTCODE_DIGITS = 5
_GLUED_STREET = re.compile(r"\b(\w{3,})str(?:asse)?\b")


class AddressLikeness(StrEnum):
    """How two addresses compare, nearest first."""

    SAME = "same"
    NEAR = "near"
    UNLIKE = "unlike"


@dataclass(frozen=True, slots=True)
class Address:
    """An address as a set of normalised words.

    Attributes:
        words: Its words, street types and regions in their short form.
        numbers: House, unit and box numbers: numbers too short for a postcode.
    """

    words: frozenset[str]
    numbers: frozenset[str]


def parse_address(text: str) -> Address:
    """Bring an address into its compared form.

    Args:
        text: On one or more lines, in any script and order.

    Returns:
        The address; without words when there are none.
    """
    table = load_address_words()
    joined = _GLUED_STREET.sub(r"\1 strasse", " ".join(plain_words(text)))
    for phrase, short in table.phrases.items():
        joined = joined.replace(phrase, short)
    joined = f" {joined} ".replace(" p o box ", " po box ")
    words = frozenset(table.forms.get(word, word) for word in joined.split()) - table.dropped
    return Address(words, frozenset(word for word in words if word.isdigit() and len(word) < POSTCODE_DIGITS))


def compare_addresses(left: Address, right: Address) -> AddressLikeness:
    """Say whether two addresses are one place.

    Args:
        left: An address.
        right: Another.

    Returns:
        The likeness; UNLIKE when both have numbers and share none, or when one is too short to tell.
    """
    fewer = min(len(left.words), len(right.words))
    if fewer < LEAST_WORDS or (left.numbers and right.numbers and left.numbers.isdisjoint(right.numbers)):
        return AddressLikeness.UNLIKE
    share = len(left.words & right.words) / fewer
    if share >= SAME_SHARE:
        return AddressLikeness.SAME
    return AddressLikeness.NEAR if share >= NEAR_SHARE else AddressLikeness.UNLIKE
