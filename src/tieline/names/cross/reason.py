"""What a comparison across scripts says to a reviewer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tieline.names.cross.lexicon import UnitKind
from tieline.names.cross.link import LinkKind
from tieline.names.cross.side import HanziSide, LatinSide
from tieline.names.place import find_conflict
from tieline.names.reading import readings
from tieline.names.spelling import CACHED_NAMES

NOTHING = "Nothing links the names: no meaning, no sound, no known name."

_KINDS = tuple(LinkKind)
_LEADS = {
    LinkKind.GLOSS: "Meaning",
    LinkKind.PLACE: "Place",
    LinkKind.KNOWN: "Known name",
    LinkKind.LEARNED: "Often rendered so",
    LinkKind.SAME: "Equal",
    LinkKind.NUMBER: "Number",
}


class Link(NamedTuple):
    """One thing that links the names.

    Attributes:
        kind: What kind of link it is.
        hanzi: The run of Hanzi.
        latin: The Latin words.
        trust: How sure it is, 0 to 1.
    """

    kind: LinkKind
    hanzi: str
    latin: str
    trust: float


def read_link(fields: Sequence[int], trust: float, latin: LatinSide, hanzi: HanziSide) -> Link:
    """Read a link as the kernel wrote it.

    Args:
        fields: Kind, first unit, end, bits of words.
        trust: How sure it is.
        latin: The Latin name.
        hanzi: The Hanzi name.

    Returns:
        The link.
    """
    kind, start, end, bits = fields
    words = " ".join([latin.written[at] for at in _places_of(bits)])
    known = _KINDS[kind]
    if known is LinkKind.SAME and all(unit.kind is UnitKind.NUMBER for unit in hanzi.units[start:end]):
        known = LinkKind.NUMBER
    return Link(known, "".join(hanzi.texts[start:end]), words, trust)


@lru_cache(maxsize=1 << 16)
def _places_of(bits: int) -> tuple[int, ...]:
    """The places of the bits that are set."""
    return tuple(at for at in range(bits.bit_length()) if bits >> at & 1)


@lru_cache(maxsize=CACHED_NAMES)
def _spell_out(hanzi: str) -> str:
    """The pinyin of a run of Hanzi."""
    return "".join(found[0].letters for character in hanzi if (found := readings(character)))


def _tell(link: Link) -> str:
    """One link as a sentence."""
    if link.kind is LinkKind.SOUND:
        return f"Sound: {link.hanzi} ({_spell_out(link.hanzi)}) ~ {link.latin}."
    if link.kind is LinkKind.INITIALS:
        return f"Initials: {link.hanzi} ({_spell_out(link.hanzi)}) ~ {link.latin}."
    sign = "~" if link.kind is LinkKind.LEARNED or link.trust < 0.9 else "="
    return f"{_LEADS[link.kind]}: {link.hanzi} {sign} {link.latin}."


def find_linked(links: Sequence[Sequence[int]]) -> tuple[int, int]:
    """Find what links explain.

    Args:
        links: The links as the kernel wrote them.

    Returns:
        Bits of the words and bits of the units.
    """
    words = units = 0
    for _, start, end, bits in links:
        words |= bits
        units |= ((1 << (end - start)) - 1) << start
    return words, units


def _equal_numbers(links: Sequence[Sequence[int]], latin: LatinSide, hanzi: HanziSide) -> list[str]:
    """Numbers of the Hanzi name that the Latin name has too, but for those that are links."""
    if not latin.numbers or not hanzi.numbers:
        return []
    written = {token.number: token.written for token in latin.tokens if token.number}
    _, units = find_linked(links)
    return [
        f"{_LEADS[LinkKind.NUMBER]}: {unit.text} = {written[unit.number]}."
        for at, unit in enumerate(hanzi.units)
        if unit.number in written and not units >> at & 1
    ]


def find_unlinked(links: Sequence[Sequence[int]], latin: LatinSide, hanzi: HanziSide) -> tuple[list[str], list[str]]:
    """Find what no link explains.

    Args:
        links: The links as the kernel wrote them.
        latin: The Latin name.
        hanzi: The Hanzi name.

    Returns:
        Words of the Latin name, and runs of the Hanzi name.
    """
    taken, blocked = find_linked(links)
    free_words = _places_of(~taken & ((1 << len(latin.tokens)) - 1))
    free_units = _places_of(~blocked & ((1 << len(hanzi.units)) - 1))
    if latin.numbers and hanzi.numbers:
        free_words = tuple(at for at in free_words if latin.tokens[at].number not in hanzi.numbers)
        free_units = tuple(at for at in free_units if hanzi.units[at].number not in latin.numbers)
    texts = hanzi.texts
    runs = "".join([(texts[at] if at - 1 == last else " " + texts[at]) for last, at in pairwise((-2, *free_units))])
    return [latin.written[at] for at in free_words], runs.split()


def contradictions(latin: LatinSide, hanzi: HanziSide) -> list[str]:
    """What rules out that two names are of one body: other numbers, other places.

    Args:
        latin: The Latin name.
        hanzi: The Hanzi name.

    Returns:
        Sentences; none when nothing contradicts.
    """
    told = list[str]()
    if latin.numbers and hanzi.numbers:
        ours, theirs = set(latin.numbers), set(hanzi.numbers)
        if ours - theirs and theirs - ours:
            told.append(
                f"The numbers differ: {', '.join(sorted(ours - theirs))} and {', '.join(sorted(theirs - ours))}."
            )
    if latin.places and hanzi.places and latin.places != hanzi.places:
        conflict = find_conflict(latin.places, hanzi.places)
        if conflict is not None:
            told.append(f"The places differ: {conflict[0].label} and {conflict[1].label}.")
    return told


def explain(
    links: Sequence[Sequence[int]], trusts: Sequence[float], latin: LatinSide, hanzi: HanziSide
) -> tuple[str, ...]:
    """Tell what links two names, what contradicts, and what is left.

    Args:
        links: The links as the kernel wrote them, most telling first.
        trusts: How sure each is.
        latin: The Latin name.
        hanzi: The Hanzi name.

    Returns:
        Sentences a reviewer can follow.
    """
    told = [_tell(read_link(fields, float(trust), latin, hanzi)) for fields, trust in zip(links, trusts, strict=True)]
    told += _equal_numbers(links, latin, hanzi)
    if not told:
        return (*contradictions(latin, hanzi), NOTHING)
    told += contradictions(latin, hanzi)
    if latin.is_company and hanzi.is_company:
        told.append("Legal form of a company on both sides.")
    words, runs = find_unlinked(links, latin, hanzi)
    left = [" ".join(part) for part in (runs, words) if part]
    return (*told, f"Not explained: {'; '.join(left)}.") if left else tuple(told)
