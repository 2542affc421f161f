"""The graph of parties."""

from __future__ import annotations

from dataclasses import replace

from tieline.model import PartialDate, RelationshipType
from tieline.model.path import Link
from tieline.model.utterance import Standing
from tieline.paths.graph import PartyGraph, make_graph

NAMES = {"a": "A", "b": "B"}
TIE = Link(RelationshipType.OWNS, "a", "b", "A", "B", Standing.SHOWN, 1.0, record="table row 1")


def make(*links: Link, types: set[RelationshipType] | None = None, as_of: str | None = None) -> PartyGraph:
    """Make a graph of ties between two parties."""
    day = None if as_of is None else PartialDate(as_of)
    return make_graph(NAMES, links, listed={}, types=None if types is None else frozenset(types), as_of=day)


def test_ties_between_two_parties_stand_together_the_strongest_first() -> None:
    """A shown tie is before one that somebody says."""
    said = replace(TIE, type=RelationshipType.SUPPLIES, standing=Standing.SAID)
    assert make(said, TIE).neighbours["b"]["a"] == (TIE, said)


def test_a_tie_with_itself_is_no_way() -> None:
    """A party is not its own neighbour."""
    assert make(replace(TIE, target="a")).neighbours == {}


def test_being_in_one_place_is_no_way_unless_asked_for() -> None:
    """Half the world is in one city."""
    place = replace(TIE, type=RelationshipType.LOCATED_IN)
    assert make(place).neighbours == {}
    assert "b" in make(place, types={RelationshipType.LOCATED_IN}).neighbours["a"]


def test_only_the_types_asked_for_count() -> None:
    """Owning is not supplying."""
    assert make(TIE, types={RelationshipType.SUPPLIES}).neighbours == {}


def test_ties_count_while_they_may_hold() -> None:
    """What surely ended before the day, or surely began later, is left out; what is not dated stays."""
    dated = replace(TIE, since=PartialDate("2019-03"), until=PartialDate("2021"))
    assert [bool(make(dated, as_of=day).neighbours) for day in ("2018", "2019", "2021-06-01", "2022-01-01")] == [
        False,
        True,
        True,
        False,
    ]
    assert make(TIE, as_of="1900").neighbours
