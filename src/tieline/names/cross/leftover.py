"""What is left of two linked names, where it says that one is of somebody else of like name.

A known name, or a mere sound, says little of who bears it with further words:
"ZTE Parsian" is not ZTE, and of two bodies whose trade names sound alike, one makes medicine and the other chips.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tieline.names.cross.lexicon import UnitKind
from tieline.names.cross.link import LinkKind
from tieline.names.cross.reason import find_linked
from tieline.names.cross.side import HanziSide, LatinSide, Token, Unit
from tieline.names.knowledge import get_words, load_table

UNITS_OF_PLACES = frozenset("市省县区")
CHINA = frozenset("中国华")
"""Hanzi that stand with a place, or for the whole country: left over, they tell nobody apart."""

LATIN_BODIES = frozenset(
    {"university", "universities", "college", "school", "hospital", "laboratory", "faculty", "ministry"}
)
HANZI_BODIES = ("大学", "学院", "医院", "中学", "学校", "实验室")
"""Bodies that no company is."""

CONJUNCTIONS = frozenset("与和及暨")
SUBJECT = 2
"""A subject behind a conjunction has at least so many Hanzi."""

SPELLED = 2
"""A word of so many syllables of pinyin is a name, though a table knows a word that is spelled so."""

LONGEST_GIVEN_NAME = 2
"""Hanzi."""

_CONTENT = frozenset({UnitKind.BRAND, UnitKind.GENERIC})


@cache
def _surnames() -> frozenset[str]:
    """Family names in Hanzi; loaded once."""
    return frozenset(get_words(load_table("persons"), "hanzi_surnames"))


def find_leftover(links: Sequence[Sequence[int]], latin: LatinSide, hanzi: HanziSide) -> str | None:
    """Find a piece of one name that nothing explains and that tells namesakes apart.

    Args:
        links: The links as the kernel wrote them.
        latin: The Latin name.
        hanzi: The Hanzi name.

    Returns:
        The piece as it stands; None when what is left over tells nobody apart.

    Source:
        Of 3,787 development pairs that are the same, 16 have such a piece (2026-11); of nine wrong ones among 2,766
        names screened against the Entity List, seven.
    """
    kinds = {fields[0] for fields in links}
    words, units = find_linked(links)
    tokens = [(at, token) for at, token in enumerate(latin.tokens) if not words >> at & 1]
    left = [unit for at, unit in enumerate(hanzi.units) if not units >> at & 1]
    body = _other_body([token for _, token in tokens], units, latin, hanzi)
    if body is not None:
        return body
    has_rest = any(token.kind in _CONTENT for _, token in tokens)
    subject = None if has_rest else _second_subject(units, hanzi)
    if subject is not None:
        return subject
    if LinkKind.KNOWN in kinds:
        return _beside_known(links, tokens, latin) or _other_place(left, latin)
    return _other_trade([token for _, token in tokens], left) if kinds == {LinkKind.SOUND} else None


def _other_body(tokens: Sequence[Token], units: int, latin: LatinSide, hanzi: HanziSide) -> str | None:
    """A body of learning or healing that one name names, where the other is a company's."""
    if hanzi.is_company and not latin.is_company:
        return next((token.written for token in tokens if token.written.lower() in LATIN_BODIES), None)
    if latin.is_company and not hanzi.is_company:
        left = "".join(unit.text if not units >> at & 1 else " " for at, unit in enumerate(hanzi.units))
        return next((body for body in HANZI_BODIES if body in left), None)
    return None


def _second_subject(units: int, hanzi: HanziSide) -> str | None:
    """What a body is concerned with beside a subject that is linked: mechanics is not 力学与工程."""
    texts = hanzi.texts
    for at in range(1, len(texts) - SUBJECT):
        rest = units >> at & ((1 << (SUBJECT + 1)) - 1)
        if texts[at] in CONJUNCTIONS and not rest and units >> (at - 1) & 1:
            return "".join(texts[at : at + SUBJECT + 1])
    return None


def _beside_known(links: Sequence[Sequence[int]], left: Sequence[tuple[int, Token]], latin: LatinSide) -> str | None:
    """A word of a trade name beside a known name, or any word but a place before it ("North China Electronics")."""
    known = 0
    for kind, _, _, bits in links:
        known |= bits if kind == LinkKind.KNOWN else 0
    first = (known & -known).bit_length() - 1
    for at, token in left:
        is_brand = token.kind is UnitKind.BRAND or (token.kind in _CONTENT and token.syllables >= SPELLED)
        if is_brand or (at < first and token.kind is UnitKind.GENERIC):
            return latin.written[at]
    return None


def _other_place(left: Sequence[Unit], latin: LatinSide) -> str | None:
    """A place of the Hanzi name beside a known name, where the Latin name has none: another bearer of the name."""
    if latin.places:
        return None
    return next((unit.text for unit in left if unit.kind is UnitKind.PLACE and unit.text not in CHINA), None)


def _other_trade(tokens: Sequence[Token], left: Sequence[Unit]) -> str | None:
    """What one name says of its trade, where only a sound links the names and the other says something else."""
    words = [token.written for token in tokens if token.kind in _CONTENT]
    rest = "".join(unit.text for unit in left if unit.kind in _CONTENT and unit.text not in UNITS_OF_PLACES)
    return f"{words[0]} and {rest}" if words and rest else None


def find_surname(links: Sequence[Sequence[int]], hanzi: HanziSide) -> str | None:
    """Find a family name before a given name that is linked: "刘黎明" is rather a person than the firm 黎明.

    Args:
        links: The links as the kernel wrote them.
        hanzi: The Hanzi name.

    Returns:
        The family name, where nothing explains it and the name is no longer than a person's; else None.

    Source:
        Of 953 names of persons in a shareholder table, none is the same as an organisation on the Screening List of
        2026-07-31 (2026-11).
    """
    if hanzi.is_company or not all(len(text) == 1 for text in hanzi.texts):
        return None
    _, units = find_linked(links)
    left = next((at for at in range(len(hanzi.units)) if units >> at & 1), 0)
    is_short = left < len(hanzi.units) <= left + LONGEST_GIVEN_NAME
    return hanzi.text[:left] if is_short and hanzi.text[:left] in _surnames() else None
