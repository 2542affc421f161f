"""A place behind the head of one name that the other name lacks: it may be that of a branch."""

from __future__ import annotations

from tieline.names.cross.lexicon import UnitKind
from tieline.names.cross.side import HanziSide, LatinSide, Token, Unit
from tieline.names.place import Place, find_hanzi_place, find_place, find_places_inside


def find_branch_place(taken: int, blocked: int, latin: LatinSide, hanzi: HanziSide) -> str | None:
    """Find a place behind the head of one name that the other name does not give: it may be that of a branch.

    Where nothing before it is linked either, the head is left out as a whole (中国科学院沈阳 before the name of an
    institute), and says nothing of a branch.

    Args:
        taken: Bits of the words that links explain.
        blocked: Bits of the units that links explain.
        latin: The Latin name.
        hanzi: The Hanzi name.

    Returns:
        The place as it stands; None when there is none.

    Source:
        Of 102 nearest pairs of the development data that only such a place kept from being the same, 97 were of one
        organisation (2026-11); of these, 72 lacked the head, gave the place elsewhere, or had it as a remark.
    """
    end = len(latin.tokens) - 1 if latin.has_home_remark else len(latin.tokens)
    for at in _iter_behind(latin.tokens[:end], taken):
        found = find_place(latin.written, at)
        if found is None or not _is_given(found[0], find_places_inside(hanzi.text)):
            return latin.tokens[at].written
    for at in _iter_behind(hanzi.units, blocked):
        place = find_hanzi_place(hanzi.text, len("".join(hanzi.texts[:at])))
        if place is None or not _is_given(place[0], latin.places):
            return _written(hanzi.units[at:])
    return None


def _iter_behind(pieces: tuple[Token, ...] | tuple[Unit, ...], linked: int) -> list[int]:
    """The places that no link explains, behind a piece that is no place and a piece that one explains."""
    return [
        at
        for at in range(1, len(pieces))
        if pieces[at].kind is UnitKind.PLACE
        and pieces[at - 1].kind is not UnitKind.PLACE
        and not linked >> at & 1
        and linked & ((1 << at) - 1)
    ]


def _is_given(place: Place, others: tuple[Place, ...]) -> bool:
    """Whether another name gives the same place; one around it does not count."""
    codes = set(place.code.split("|"))
    return any(codes & set(other.code.split("|")) for other in others)


def _written(units: tuple[Unit, ...]) -> str:
    """The characters of a place at the head of units."""
    end = next((at for at, unit in enumerate(units) if unit.kind is not UnitKind.PLACE), len(units))
    return "".join(unit.text for unit in units[:end])
