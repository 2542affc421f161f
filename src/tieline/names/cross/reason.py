"""What a comparison across scripts says to a reviewer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tieline.names.cross.lexicon import UnitKind
from tieline.names.cross.link import LinkKind
from tieline.names.cross.side import HanziSide, LatinSide
from tieline.names.place import find_conflict
from tieline.names.reading import readings

NOTHING = "Nothing links the names: no meaning, no sound, no known name."

_LEADS = {
    LinkKind.GLOSS: "Meaning",
    LinkKind.PLACE: "Place",
    LinkKind.KNOWN: "Known name",
    LinkKind.LEARNED: "Often rendered so",
    LinkKind.SAME: "Equal",
    LinkKind.NUMBER: "Number",
}


@dataclass(frozen=True, slots=True)
class Link:
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
        fields: Kind, first unit, end, bits of words, and what else the kernel keeps.
        trust: How sure it is.
        latin: The Latin name.
        hanzi: The Hanzi name.

    Returns:
        The link.
    """
    kind, start, end, bits, *_ = fields
    units = hanzi.units[start:end]
    words = [token.written for at, token in enumerate(latin.tokens) if bits >> at & 1]
    known = LinkKind(kind)
    if known is LinkKind.SAME and all(unit.kind is UnitKind.NUMBER for unit in units):
        known = LinkKind.NUMBER
    return Link(known, "".join(unit.text for unit in units), " ".join(words), trust)


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
    for _, start, end, bits, *_ in links:
        words |= bits
        units |= ((1 << (end - start)) - 1) << start
    return words, units


def _equal_numbers(links: Sequence[Sequence[int]], latin: LatinSide, hanzi: HanziSide) -> list[str]:
    """Numbers of the Hanzi name that the Latin name has too, but for those that are links."""
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
    units = "".join(
        " " if blocked >> at & 1 or unit.number in latin.numbers else unit.text for at, unit in enumerate(hanzi.units)
    )
    words = [
        token.written
        for at, token in enumerate(latin.tokens)
        if not taken >> at & 1 and token.number not in hanzi.numbers
    ]
    return words, units.split()


def contradictions(latin: LatinSide, hanzi: HanziSide) -> list[str]:
    """What rules out that two names are of one body: other numbers, other places.

    Args:
        latin: The Latin name.
        hanzi: The Hanzi name.

    Returns:
        Sentences; none when nothing contradicts.
    """
    told = list[str]()
    if not (latin.numbers and hanzi.numbers) and not (latin.places and hanzi.places):
        return told
    odd = [
        sorted(set(one) - set(other)) for one, other in ((latin.numbers, hanzi.numbers), (hanzi.numbers, latin.numbers))
    ]
    if all(odd):
        told.append(f"The numbers differ: {', '.join(odd[0])} and {', '.join(odd[1])}.")
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
