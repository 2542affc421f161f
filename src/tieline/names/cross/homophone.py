"""Places of one romanisation (Taizhou is 泰州 and 台州), where nothing else tells which of them a name means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tieline.names.cross.contradiction import HOME
from tieline.names.cross.lexicon import UnitKind
from tieline.names.cross.link import LinkKind
from tieline.names.cross.side import HanziSide, LatinSide, Unit
from tieline.names.known import find_known
from tieline.names.place import Place, PlaceNames, find_hanzi_place, find_places_inside, get_meanings

MIN_BRAND = 2
"""So many Hanzi of a trade name must be linked; a single one may be left over of another word."""

TAILS = frozenset("省市县区")
"""What stands behind a place and belongs to no trade name."""

TELLING_DIGITS = 2
"""Numbers of so many digits tell bodies apart: every city has a hospital No. 1."""

BRANCHES = ("分公司", "分行", "支行", "分局", "分院", "分校", "供电")
"""What a known organisation has in many cities: the known name says nothing about which."""


class Homophone(NamedTuple):
    """A place of a Latin name that may be another than that of the Hanzi name.

    Attributes:
        hanzi: The place of the Hanzi name, in Hanzi.
        others: The other places that the Latin name may mean, in Hanzi.
        is_other: Whether the rest of the Latin name says that one of these is meant (Taizhou in Zhejiang beside 泰州).
    """

    hanzi: str
    others: tuple[str, ...]
    is_other: bool


def find_homophone(links: Sequence[Sequence[int]], latin: LatinSide, hanzi: HanziSide) -> Homophone | None:
    """Find a place that only the Hanzi name tells from others of one romanisation, while nothing else links the names.

    A linked trade name, a known organisation, a number or initials are enough, and so is another place of the Latin
    name that leaves but one meaning.

    Args:
        links: The links as the kernel wrote them.
        latin: The Latin name.
        hanzi: The Hanzi name.

    Returns:
        The place; None when the Latin name has none of that kind, or more links the names than the place.
    """
    for place in latin.places:
        found = _find_shared(place, latin, hanzi)
        if found is not None and (found.is_other or not _is_told(links, latin, hanzi)):
            return found
    return None


def _find_shared(place: Place, latin: LatinSide, hanzi: HanziSide) -> Homophone | None:
    """The place of a Hanzi name that a shared spelling may mean, unless the Latin name can mean no other."""
    meanings = get_meanings(place.code)
    if len(meanings) < 2:
        return None
    meant = _meant_by(meanings, find_places_inside(hanzi.text))
    others = [one for one in meanings if one not in meant]
    if not meant or not others:
        return None
    fitting = [one for one in meanings if _fits(one.place, place, latin.places)]
    is_other = bool(fitting) and not any(one in meant for one in fitting)
    if not is_other and (_all_in(fitting, meant) or _is_larger(meant, others)):
        return None
    told = dict.fromkeys(one.hanzi[0] for one in (fitting if is_other else others))
    return Homophone(meant[0].hanzi[0], tuple(told), is_other)


def _all_in(fitting: Sequence[PlaceNames], meant: Sequence[PlaceNames]) -> bool:
    """Whether the rest of a Latin name leaves no meaning but those of the Hanzi name."""
    return bool(fitting) and all(one in meant for one in fitting)


def _meant_by(meanings: Iterable[PlaceNames], places: Iterable[Place]) -> list[PlaceNames]:
    """The meanings of a spelling that places of a Hanzi name are, or lie in."""
    codes = {code for place in places for code in (*place.code.split("|"), *place.within)}
    return [one for one in meanings if one.place.code in codes]


def _fits(meaning: Place, place: Place, places: Iterable[Place]) -> bool:
    """Whether a meaning of a place agrees with every other place of a Latin name."""
    return all(meaning.agrees(other) for other in places if other.code != place.code)


def _is_larger(meant: Sequence[PlaceNames], others: Sequence[PlaceNames]) -> bool:
    """Whether a spelling usually means the place of a Hanzi name: the only prefecture among counties and districts.

    Source: of 21 development pairs whose Latin name has a spelling of one prefecture and of smaller places, 20 mean
    the prefecture, and the last a district in it.
    """
    return any(one.place.is_prefecture for one in meant) and not any(one.place.is_prefecture for one in others)


def _is_told(links: Sequence[Sequence[int]], latin: LatinSide, hanzi: HanziSide) -> bool:
    """Whether more links two names than a place and the kind of body."""
    if any(len(number) >= TELLING_DIGITS for number in set(latin.numbers) & set(hanzi.numbers)):
        return True
    is_branch = any(mark in hanzi.text for mark in BRANCHES)
    brand = set[int]()
    for kind, start, end, _ in links:
        units = hanzi.units[start:end]
        is_known = kind == LinkKind.KNOWN or bool(find_known("".join(hanzi.texts[start:end])))
        if is_known and is_branch:
            continue
        if is_known or kind == LinkKind.INITIALS:
            return True
        if kind == LinkKind.SAME and any(unit.kind is not UnitKind.NUMBER for unit in units):
            return True
        brand |= {at for at in range(start, end) if _is_brand(hanzi.units[at])}
    return len(brand) >= MIN_BRAND or _links_other_place(links, hanzi)


def _is_brand(unit: Unit) -> bool:
    """Whether a character belongs to a trade name; 市 and the like behind a place do not."""
    return unit.kind is UnitKind.BRAND and unit.text not in TAILS


def _links_other_place(links: Sequence[Sequence[int]], hanzi: HanziSide) -> bool:
    """Whether a second place is linked, other than the country (Melbourne in Fuzhou Melbourne Polytechnic)."""
    runs = ("".join(hanzi.texts[start:end]) for kind, start, end, _ in links if kind == LinkKind.PLACE)
    places = [found[0] for run in runs if (found := find_hanzi_place(run, 0)) is not None]
    return len({place.code for place in places if place.code != HOME}) > 1
