"""What a name may mean beside what it says: a misspelt trade name spelled right, or the body that a part belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from tieline.names.known import KnownOrganisation, find_above, iter_organisations
from tieline.names.known_wide import recognise_widely
from tieline.names.parts import NameParts, parse_name
from tieline.names.spelling import spell
from tieline.names.word import WordKind

MIN_LETTERS = 5
"""A shorter trade name is a slip away from too many other words."""

MAX_WORDS = 8
"""Longer names have other words to be found by."""

MAX_MEANT = 3
"""A word that is a slip away from more trade names than these is no slip of any."""

MIN_BORNE_LETTERS = 3
"""A shorter trade name before a place is anybody's letters."""

REGIONS = frozenset(
    "africa america americas asia caribbean east eastern europe european global gulf international latin middle north "
    "northern oceania overseas pacific scandinavia south southern west western".split()
)
"""Words for where the arm of a company is that are no places of a country."""

CACHED_NAMES = 1 << 14


@dataclass(frozen=True, slots=True)
class Sense:
    """Another name to screen in place of one.

    Attributes:
        name: The other name.
        reason: Why it may be meant, for a reviewer.
    """

    name: str
    reason: str


@cache
def _trade_names() -> dict[str, str]:
    """The known trade names that are one word, each with the way it is written."""
    written = (text for one in iter_organisations() for text in (*one.names, *one.trade))
    single = [text for text in written if text.isascii() and text.isalpha()]
    return {text.lower(): text for text in reversed(single)}


@cache
def _by_piece() -> dict[str, tuple[str, ...]]:
    """The longer trade names by what is left of each when a letter is left out, or none."""
    found = defaultdict[str, list[str]](list)
    for word in sorted(_trade_names()):
        for piece in _iter_pieces(word) if len(word) >= MIN_LETTERS else ():
            found[piece].append(word)
    return {piece: tuple(words) for piece, words in found.items()}


def _iter_pieces(word: str) -> Iterator[str]:
    """A word, and the word without each one letter but the first."""
    yield from dict.fromkeys([word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))])


def _find_meant(word: str) -> list[str]:
    """The trade names that a word is a single slip away from, its first letter apart; none where they are many."""
    if not word.isalpha() or word in _trade_names():
        return []
    near = {other for piece in _iter_pieces(word) for other in _by_piece().get(piece, ())}
    meant = sorted(other for other in near if OSA.distance(word, other) == 1)
    return meant if len(meant) <= MAX_MEANT else []


def _respell(name: str, parts: NameParts) -> tuple[Sense, ...]:
    """The senses of a name whose first misspelt trade name is spelled right."""
    words = spell(name).split()[:MAX_WORDS]
    telling = {word.written for word in parts.words if word.is_telling}
    for at, word in enumerate(words):
        found = _find_meant(word) if word in telling else ()
        if found:
            told = f"{word} may be a slip for the known trade name"
            right = ((" ".join((*words[:at], meant, *words[at + 1 :])), _trade_names()[meant]) for meant in found)
            return tuple(Sense(text, f"{told} {meant}.") for text, meant in right)
    return ()


def _find_bearer(parts: NameParts) -> tuple[Sense, ...]:
    """The known trade name of a name that has nothing but a place behind it, as foreign arms are called."""
    first, rest = parts.words[:1], parts.words[1:]
    if not rest or len(first[0].written) < MIN_BORNE_LETTERS or first[0].written not in _trade_names():
        return ()
    if not all(word.kind is WordKind.PLACE or word.written in REGIONS for word in rest):
        return ()
    borne = _trade_names()[first[0].written]
    return (Sense(borne, f"The name bears the known trade name {borne}, and a place: it may be an arm of that body."),)


@cache
def _by_id() -> dict[str, KnownOrganisation]:
    """The known organisations by their ids."""
    return {one.id: one for one in iter_organisations()}


def _bears(name: str, whole: KnownOrganisation) -> bool:
    """Whether a name has a whole name of another organisation in it."""
    padded = f" {spell(name)} "
    latin = any(f" {spell(text)} " in padded for text in whole.names if len(text) >= MIN_BORNE_LETTERS)
    return latin or any(text in name for text in whole.hanzi)


def _find_whole(name: str, one: KnownOrganisation) -> tuple[Sense, ...]:
    """The bodies that a known organisation is part of and named after, nearest first: a campus, not any member."""
    above = (_by_id()[parent] for parent in find_above(one.id))
    return tuple(Sense(whole.label, f"{one.label} is part of {whole.label}.") for whole in above if _bears(name, whole))


@lru_cache(maxsize=CACHED_NAMES)
def find_senses(name: str) -> tuple[Sense, ...]:
    """Find what else a name may mean.

    Args:
        name: A name of an organisation.

    Returns:
        Of a known organisation, the bodies it is part of and named after, as far as it is sure which it is. Of another,
        its known trade name where it has only a place besides; else the name with its trade name spelled right, for
        each known trade name that a word is a single slip away from.

    Source:
        `resources/names/organisations/*.yml` for what is known.
    """
    known = recognise_widely(name)
    if known is not None:
        return _find_whole(name, known.organisations[0]) if len(known.organisations) == 1 else ()
    if not name.isascii():
        return ()
    parts = parse_name(name)
    return _find_bearer(parts) or _respell(name, parts)
