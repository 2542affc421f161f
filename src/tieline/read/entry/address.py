"""Addresses of printed lists, and what tells them from the names that open entries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tieline.model.span import Span
from tieline.read.entry.place import find_country
from tieline.read.entry.shape import cut_name, ends_with_form
from tieline.read.lexicon import load_lexicon, load_yaml

_SEGMENT = re.compile(r"[^,，;；]+")
_NUMBER = re.compile(r"[0-9]")
_UNIT = re.compile(r"(?:(?:open|closed|public)\s+)?joint[ -]stock\b|subordinate\b|branch\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", re.UNICODE)


class Opening(StrEnum):
    """What a stretch up to a comma is, by its words."""

    ADDRESS = "address"
    NAME = "name"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class _Words:
    """The words by which addresses and organisations are told.

    Attributes:
        opens: How an address opens.
        within: Words that make a stretch a part of an address.
        ends: The same where they end it and no word names an organisation.
        organisations: Words that say which kind of organisation a name is of.
    """

    opens: re.Pattern[str]
    within: frozenset[str]
    ends: frozenset[str]
    organisations: frozenset[str]


@cache
def _load_words() -> _Words:
    words = load_yaml("read/entries.yml")
    assert isinstance(words, dict)
    opens = re.compile(rf"(?:{'|'.join(words['address_opens'])})(?![a-z])", re.IGNORECASE)
    heads = {word for word, schema in load_lexicon().heads.items() if schema.is_organisation}
    return _Words(
        opens,
        frozenset(words["address_words"]),
        frozenset(words["address_ends"]),
        frozenset(heads | set(words["organisation_words"])),
    )


def find_opening(words: str) -> Opening:
    """Tell whether a stretch up to a comma is a name or a part of an address.

    Args:
        words: The stretch.

    Returns:
        A name if it ends with a legal form or says which kind of organisation it is; a part of an address if it opens
        or is worded as one; open where its words tell neither.
    """
    shown = " ".join(words.split())
    if ends_with_form(shown):
        return Opening.NAME
    known = _load_words()
    said = [word.casefold() for word in _WORD.findall(shown)]
    is_headed = any(word in known.organisations for word in said)
    is_placed = any(word in known.within for word in said)
    if known.opens.match(shown) or (shown[:1].isdigit() and (is_placed or not is_headed)):
        return Opening.ADDRESS
    if said and said[-1] in known.organisations:
        return Opening.NAME
    if is_placed or (said and said[-1] in known.ends and not is_headed):
        return Opening.ADDRESS
    return Opening.NAME if is_headed else Opening.OPEN


def has_head(words: str) -> bool:
    """Whether words say which kind of organisation they name.

    Args:
        words: Such as "Institute of Optics".

    Returns:
        True if one of them is a head word of organisations.
    """
    return any(word.casefold() in _load_words().organisations for word in _WORD.findall(words))


def has_address(text: str, start: int, end: int) -> bool:
    """Whether a stretch bears an address: a figure, or a country.

    Args:
        text: Canonical text.
        start: Where it begins.
        end: Where it ends.

    Returns:
        True if it does.
    """
    if start >= end:
        return False
    return _NUMBER.search(text, start, end) is not None or find_country(text, Span(start, end)) is not None


def cut_listed_name(text: str, start: int, end: int) -> Span | None:
    """Cut the name off an entry in which an address follows it.

    Args:
        text: Canonical text.
        start: Where the entry begins.
        end: Where it ends at most.

    Returns:
        The name up to the first comma that neither a legal form follows nor the unit of an organisation ("Academy of
        Sciences, Institute of Optics, 5 Harbour Street"); None where nothing is left.
    """
    name = cut_name(text, start, end)
    while name is not None and has_head(name.cut(text)):
        rest = re.compile(r"[,，]\s*").match(text, name.end, end)
        segment = _SEGMENT.match(text, rest.end(), end) if rest is not None else None
        if segment is None or rest is None or not has_address(text, segment.end(), end):
            break
        if ends_with_form(name.cut(text)) and _UNIT.match(segment[0]) is None:
            break
        if _NUMBER.search(segment[0]) or find_opening(segment[0]) is not Opening.NAME:
            break
        longer = cut_name(text, rest.end(), end)
        if longer is None:
            break
        name = Span(name.start, longer.end)
    return name
