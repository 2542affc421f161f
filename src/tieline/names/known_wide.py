"""Recognising known organisations by names that the table has in another form: other order, number, added acronym."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tieline.names.known import KnownBy, KnownOrganisation, Recognition, find_by_key, recognise
from tieline.names.known_key import WORD_JOINT, loose_key, words_key
from tieline.names.known_number import split_number
from tieline.names.known_part import MOST_WORDS, find_directly, find_in_parts, find_with_place
from tieline.names.spelling import CACHED_NAMES
from tieline.text.script import has_hanzi

_POSSESSIVE = re.compile(r"(?<!eople)['\u2019]s\b")
"""The mark of a group before the number of its institute ("CSIC's 719th Institute"), not that of a People's army."""

DEPTH = 2
"""An institute's number within an academy, and the academy's within its group."""


@lru_cache(maxsize=CACHED_NAMES)
def recognise_widely(name: str) -> Recognition | None:
    """Tell which known organisations a whole name may mean, also where the table has it in another form.

    Args:
        name: A name in one script.

    Returns:
        What `recognise` says; else the one whose name has the same words in another order, with the acronym that the
        table knows for it or without "National" and "Group", that bears the number within its group, or whose name
        stands beside that of its group, another of its own, or its place.
    """
    found = recognise(name)
    if found is not None and found.by is not KnownBy.SOUND:
        return found
    keys = dict.fromkeys((loose_key(name), loose_key(_POSSESSIVE.sub("", name))))
    for loose in filter(None, keys):
        if loose.count(WORD_JOINT) > MOST_WORDS:
            return found
        known = _find_wide(loose) or _find_number(loose, DEPTH) or find_in_parts(name, loose) or find_with_place(loose)
        if known is not None:
            return known
    return found


def _find_wide(loose: str) -> Recognition | None:
    """Look a loose key up, its words in any order, with an acronym or without."""
    if direct := find_directly(loose):
        return Recognition(direct, KnownBy.SPELLING)
    if has_hanzi(loose):
        return None
    key = words_key(loose)
    if key and len(told := find_by_key(key, KnownBy.WORDS)) == 1:
        return Recognition(told, KnownBy.WORDS)
    return next(_iter_with_acronym(loose.split(WORD_JOINT)), None)


def _iter_with_acronym(words: list[str]) -> Iterator[Recognition]:
    """Read one word as the acronym of what all the others name."""
    for at, word in enumerate(words):
        meant = find_by_key(word, KnownBy.NAME) if len(words) > 2 and word.isalpha() and word.islower() else ()
        rest = WORD_JOINT.join(words[:at] + words[at + 1 :]) if meant else ""
        keys = ((rest, KnownBy.SPELLING), (words_key(rest), KnownBy.WORDS)) if rest else ()
        for key, by in keys:
            if both := tuple(one for one in find_by_key(key, by) if one in meant):
                yield Recognition(both, by)


def _find_number(loose: str, depth: int) -> Recognition | None:
    """Find the bearers of a number within a group."""
    parted = split_number(loose)
    if parted is None or not parted.rest or not depth:
        return None
    group = _find_wide(parted.rest) or _find_number(parted.rest, depth - 1)
    if group is None:
        return None
    bearers = dict[str, KnownOrganisation]()
    for one in group.organisations:
        bearers.update((bearer.id, bearer) for bearer in find_by_key(f"{one.id}#{parted.code}", KnownBy.NUMBER))
    return Recognition(tuple(bearers.values()), KnownBy.NUMBER) if bearers else None
