"""Comparing two names that the table of known organisations has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tieline.names.comparison import Comparison, Feature, judge
from tieline.names.known import KnownBy, KnownOrganisation, Recognition, find_known
from tieline.names.known_key import loose_key
from tieline.names.known_wide import recognise_widely
from tieline.names.spelling import CACHED_NAMES

KNOWN_SCORES = {
    KnownBy.NAME: 0.98,
    KnownBy.SPELLING: 0.97,
    KnownBy.WORDS: 0.965,
    KnownBy.NUMBER: 0.965,
    KnownBy.GROUP: 0.965,
    KnownBy.PLACE: 0.96,
    KnownBy.SOUND: 0.955,
}
"""How sure it is that two names are of one known organisation, by how the less sure one was found. Set by hand: all
are the same, but a reviewer should see the surest first."""

FAMILY_SCORE = 0.95
"""What two names score that both mean a group or, shortly, its member of the same name (BGI and 华大基因)."""

AMBIGUOUS_SCORE = 0.8
"""What a short form scores that may mean the other name's organisation, or another: a person must look."""

APART_SCORE = 0.1
"""What two names score that the table knows as two organisations."""

KIN_SCORE = 0.2
"""The same, where one organisation is part of the other or both are of one group."""

COMMON_DIGITS = 2
"""Numbers of so few digits are given by several groups; of longer ones (the 7xx of shipbuilding, the 6xx of aviation)
the table may know the only bearer."""

MOST_MEANINGS = 5

_LOOSE_WAYS = frozenset({KnownBy.SOUND, KnownBy.WORDS, KnownBy.PLACE})
"""A name found in these ways may as well be that of somebody else."""

_INSTITUTE = re.compile(r"\b(?:institute|academy)\b|研究所|研究院|设计院|所$|院$")
BARE_CHARS = 48
"""No bare number with its kind of body is longer; longer names are not even looked at, which keeps comparing quick."""

_MAY_BE_BARE = re.compile(r"(?i)\b(?:inst|acad)|所|院")
_BARE_NUMBER = re.compile(
    r"(\d+)\|(?:research\|)?(?:institute|academy)|(?:research\|)?(?:institute|academy)\|(\d+)|(\d+)(?:研究所|研究院|设计院|院)"
)
_DATE = re.compile(r"\s*\(\d{4}[^()]*\)")


def compare_known(left: str, right: str) -> Comparison | None:
    """Compare two names by what the table of known organisations says.

    Args:
        left: A name in any script.
        right: Another.

    Returns:
        Same for two names of one organisation, different for names of two, unsure where a short form may mean either,
        also a bare number ("No. 38 Research Institute") that does not say whose it is;
        None when the table does not decide: it lacks one of the names, or knows it by its sound or by words in
        another order alone, and the other as something else.
    """
    bare = _compare_bare_number(left, right)
    if bare is not None:
        return bare
    one = recognise_widely(left)
    other = None if one is None else recognise_widely(right)
    if one is None or other is None:
        return None
    shared = [meaning for meaning in one.organisations if meaning in other.organisations]
    if not shared:
        return _tell_apart((left, right), one, other)
    if len(one.organisations) == 1 == len(other.organisations):
        return _tell_same(left, right, shared[0], max(one.by, other.by, key=list(KnownBy).index))
    if one.organisations == other.organisations and _are_one_family(one.organisations):
        return judge(FAMILY_SCORE, [Feature(f"Both names are of one family. {_tell_meanings(left, one)}")])
    features = [_tell_meanings(name, found) for name, found in ((left, one), (right, other))]
    return judge(AMBIGUOUS_SCORE, [Feature(reason) for reason in features if reason])


@lru_cache(maxsize=CACHED_NAMES)
def _find_bare_number(name: str) -> str | None:
    """The number of a name that is nothing but an institute's number."""
    if len(name) > BARE_CHARS or not _MAY_BE_BARE.search(name):
        return None
    found = _BARE_NUMBER.fullmatch(loose_key(name))
    return None if found is None else next(filter(None, found.groups()))


def _compare_bare_number(left: str, right: str) -> Comparison | None:
    """Compare an institute's bare number with the name of one that has the same number; None where neither is bare."""
    for bare, other in ((left, right), (right, left)):
        number = _find_bare_number(bare)
        if number is None:
            continue
        if len(number) > COMMON_DIGITS and len(find_known(bare)) == 1:
            return None
        names = [other, *(name for one in find_known(other) for name in (*one.names, *one.hanzi))]
        if any(_has_number(name, number) for name in names):
            told = (
                f"Ambiguous: {bare} does not say whose number {number} it is; several groups number their institutes."
            )
            return judge(AMBIGUOUS_SCORE, [Feature(told)])
    return None


def _has_number(name: str, number: str) -> bool:
    """Whether a name is that of an institute with a number."""
    key = loose_key(name)
    return re.search(rf"(?<!\d){number}(?!\d)", key) is not None and _INSTITUTE.search(key) is not None


def _tell_same(left: str, right: str, organisation: KnownOrganisation, by: KnownBy) -> Comparison:
    """Two names of one organisation."""
    how = f", by {by}" if by is not KnownBy.NAME else ""
    told = f"Known names of one organisation{how}: {left} and {right} ({_source(organisation)})."
    return judge(KNOWN_SCORES[by], [Feature(told)])


def _tell_apart(names: tuple[str, str], one: Recognition, other: Recognition) -> Comparison | None:
    """Names of two organisations; of a name known by its sound or its bare words alone, others may be meant."""
    if _LOOSE_WAYS & {one.by, other.by}:
        return None
    left, right = one.organisations[0], other.organisations[0]
    told = " and ".join(_tell_who(name, known) for name, known in zip(names, (left, right), strict=True))
    kin = _tell_kin(left, right)
    return judge(KIN_SCORE if kin else APART_SCORE, [Feature(f"Known as two organisations: {told}."), *kin])


def _tell_who(name: str, organisation: KnownOrganisation) -> str:
    """A name, whom it means, and where that is known from."""
    label, source = _label(organisation), _source(organisation)
    return f"{name} is {label} [{source}]"


def _tell_kin(left: KnownOrganisation, right: KnownOrganisation) -> list[Feature]:
    """How two organisations belong together, where the table says so."""
    if left.parent == right.id:
        return [Feature(f"{_label(left)} is part of {_label(right)}.")]
    if right.parent == left.id:
        return [Feature(f"{_label(right)} is part of {_label(left)}.")]
    if left.parent is not None and left.parent == right.parent:
        return [Feature("Both are of one group.")]
    return []


def _are_one_family(organisations: Sequence[KnownOrganisation]) -> bool:
    """Whether one of several organisations is the parent of all others."""
    return any(all(head.id in (one.id, one.parent) for one in organisations) for head in organisations)


def _tell_meanings(name: str, found: Recognition) -> str:
    """What an ambiguous name may mean; empty for a name of one organisation."""
    if len(found.organisations) == 1:
        return ""
    meanings = [_label(meaning) for meaning in found.organisations[:MOST_MEANINGS]]
    more = len(found.organisations) - len(meanings)
    tail = f", or {more} more" if more else ""
    return f"Ambiguous: {name} may mean {' or '.join(meanings)}{tail}."


def _label(organisation: KnownOrganisation) -> str:
    """An organisation by its Latin and its Hanzi name."""
    return (
        f"{organisation.names[0]} ({organisation.hanzi[0]})"
        if organisation.names and organisation.hanzi
        else (organisation.label)
    )


def _source(organisation: KnownOrganisation) -> str:
    """The first source of an organisation, without dates in brackets."""
    return _DATE.sub("", organisation.source.partition(";")[0]).rstrip(". ")
