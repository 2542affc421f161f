"""Whether the names of two entries can be spellings of one party's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from tieline.lists.support import Support
from tieline.model import ListedName, Listing, NameQuality, Verdict
from tieline.names import NameKind, compare_many, name_key
from tieline.names.parts import parse_name
from tieline.names.place import find_conflict
from tieline.names.spelling import spell
from tieline.names.word import WordKind

MAX_NAMES = 12
"""Names of one entry that are compared by likeness; equal ones are found among all."""

SAME_NEEDS, UNSURE_NEEDS, TAIL_NEEDS, SLIP_NEEDS = 1, 3, 2, 2
"""Points of support that names need: which compare as the same; which compare as unsure; of which one goes on with an
address; which differ in a letter. Source: set on the Entity List of 2025-11-08 against 2026-07-31 and 2022-04
(2026-11), so that no pair of companies of one group was joined; judged on other lists in `docs/list-changes.md`."""

MAX_SLIPS, MIN_SLIP_CHARS = 2, 14
"""How many letters may differ, in names of at least how many. Source: as above."""

_LOST = re.compile(r"(?<=\w)[?\ufffd](?=\w)")
_VOWELS = re.compile(r"[aeiouyw'’]+")
_DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like the names of two entries are.

    Attributes:
        rank: Higher is nearer; support breaks ties.
        reasons: Why, as sentences.
    """

    rank: float
    reasons: tuple[str, ...]


@lru_cache(maxsize=200_000)
def split_words(name: str) -> frozenset[str]:
    """Split a name into what it may have in common with another spelling of it.

    Args:
        name: The name.

    Returns:
        Its words without vowels and doubled letters, and pairs of neighbouring Hanzi.
    """
    found = set[str]()
    for word in name_key(name).split():
        if word.isascii():
            bare = _DOUBLED.sub(r"\1", word[:1] + _VOWELS.sub("", word[1:]))
            found.add(bare if len(bare) > 1 else word)
        else:
            found.update(word[at : at + 2] for at in range(max(1, len(word) - 1)))
    return frozenset(found)


def find_likeness(before: Listing, after: Listing, support: Support) -> Likeness | None:
    """Tell whether two entries can be of one party.

    Args:
        before: An entry of the earlier edition.
        after: An entry of the later one.
        support: What they share besides names.

    Returns:
        How like they are; None where they are not held to be one party.
    """
    if support.against is not None or not _kinds_agree(before, after):
        return None
    for find in (_find_equal, _find_tail, _find_slip):
        found = find(before, after, support)
        if found is not None:
            return found
    return _find_similar(before, after, support)


def _kinds_agree(before: Listing, after: Listing) -> bool:
    """Whether both are of one kind, as far as the lists say."""
    return before.kind == after.kind or "unknown" in (before.kind, after.kind)


def _find_equal(before: Listing, after: Listing, support: Support) -> Likeness | None:
    """Names that are equal but for case, accents, stops and legal forms."""
    if before.name.casefold() == after.name.casefold():
        return Likeness(5.0, ("Equal names.",))
    if name_key(mend(before.name)) == name_key(mend(after.name)):
        return Likeness(4.0, ("Equal names.",))
    if _turned(before.name) and _turned(before.name) == _turned(after.name):
        return Likeness(3.5, ("Equal words in another order.",))
    ours, theirs = _keys(before), _keys(after)
    if not ours & theirs or _are_siblings(before.name, after.name):
        return None
    has_primary = name_key(before.name) in theirs or name_key(after.name) in ours
    needed = SAME_NEEDS if has_primary else UNSURE_NEEDS
    shared = min(ours & theirs)
    return Likeness(3.0, (f"Both have the name {shared}.",)) if support.points >= needed else None


def _find_tail(before: Listing, after: Listing, support: Support) -> Likeness | None:
    """A name that is another one, and after a comma goes on with an address."""
    left, right = mend(before.name), mend(after.name)
    for longer, shorter in ((left, right), (right, left)):
        tail = _find_address_tail(longer, name_key(shorter))
        if tail is not None and support.points >= (SAME_NEEDS if _only_places(tail) else TAIL_NEEDS):
            return Likeness(2.5, (f"Equal names but for the address after one of them: {tail}.",))
    return None


def _find_slip(before: Listing, after: Listing, support: Support) -> Likeness | None:
    """Names that are equal but for a lost or mistyped letter or two."""
    left, right = mend(before.name), mend(after.name)
    if support.points < SLIP_NEEDS or min(len(left), len(right)) < MIN_SLIP_CHARS or _are_siblings(left, right):
        return None
    if Levenshtein.distance(left.casefold(), right.casefold(), score_cutoff=MAX_SLIPS) > MAX_SLIPS:
        return None
    return Likeness(2.2, ("Equal names but for a letter or two.",))


def mend(name: str) -> str:
    """Put an apostrophe where a list has lost a letter of a wider alphabet.

    Args:
        name: As printed ("Xi?an").

    Returns:
        The name with apostrophes for question marks inside words.
    """
    return _LOST.sub("'", name)


def _find_address_tail(name: str, key: str) -> str | None:
    """What follows after a comma where the words before it have a key; None where that names a part of a body."""
    for at in reversed([match.start() for match in re.finditer(",", name)]):
        if key and name_key(name[:at]) == key:
            tail = name[at + 1 :].strip()
            words = parse_name(tail).words
            parts_of_body = any(word.kind in (WordKind.BODY, WordKind.SECTOR) for word in words)
            return tail if tail and name_key(tail) and (not parts_of_body or any(map(str.isdigit, tail))) else None
    return None


def _only_places(text: str) -> bool:
    """Whether a text has only names of places."""
    words = parse_name(text).words
    return bool(words) and all(word.kind is WordKind.PLACE for word in words)


def _find_similar(before: Listing, after: Listing, support: Support) -> Likeness | None:
    """Names that compare as the same, or as unsure where much else is shared."""
    if support.points < SAME_NEEDS:
        return None
    kind: NameKind = "person" if "person" in (before.kind, after.kind) else "organisation"
    pairs = list(_iter_pairs(before, after))
    compared = compare_many([(mend(left.text), mend(right.text)) for left, right, _ in pairs], kind=kind)
    best: Likeness | None = None
    for (left, right, handicap), result in zip(pairs, compared, strict=True):
        if result.verdict is Verdict.DIFFERENT or _are_siblings(left.text, right.text):
            continue
        needed = SAME_NEEDS if result.verdict is Verdict.SAME else UNSURE_NEEDS
        rank = result.score + (1 if result.verdict is Verdict.SAME else 0) - handicap
        if support.points >= needed + (2 if handicap else 0) and (best is None or rank > best.rank):
            best = Likeness(rank, result.reasons)
    return best


def _iter_pairs(before: Listing, after: Listing) -> Iterator[tuple[ListedName, ListedName, float]]:
    """Pairs of names that have a word in common, with what is taken off where neither is a primary name."""
    for left in before.names[:MAX_NAMES]:
        for right in after.names[:MAX_NAMES]:
            is_main = NameQuality.PRIMARY in (left.quality, right.quality)
            is_weak = NameQuality.WEAK in (left.quality, right.quality)
            if not is_weak and split_words(left.text) & split_words(right.text):
                yield left, right, 0.0 if is_main else 0.5


def _are_siblings(left: str, right: str) -> bool:
    """Whether two names tell bodies of one family apart: by other numbers, or by other places."""
    one, other = parse_name(left), parse_name(right)
    return (
        one.numbers != other.numbers
        or find_conflict(one.places, other.places) is not None
        or bool({place.code for place in one.places} ^ {place.code for place in other.places})
    )


def _turned(name: str) -> tuple[str, ...]:
    """The words of a name in alphabetical order; nothing where it has a single one."""
    words = sorted(spell(name).split())
    return tuple(words) if len(words) > 1 else ()


def _keys(listing: Listing) -> frozenset[str]:
    """The keys of the names that are given without doubt."""
    return frozenset(name_key(name.text) for name in listing.names if name.quality is not NameQuality.WEAK)
