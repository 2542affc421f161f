"""The graph of parties."""

from __future__ import annotations

from dataclasses import replace

from tieline.model import RelationshipType
from tieline.model.path import Link, Validity
from tieline.model.utterance import Standing
from tieline.paths.graph import PartyGraph, make_graph

NAMES = {"a": "A", "b": "B"}
TIE = Link(RelationshipType.OWNS, "a", "b", "A", "B", Standing.SHOWN, 1.0, record="table row 1")


def make(*links: Link, types: set[RelationshipType] | None = None, with_former: bool = False) -> PartyGraph:
    """Make a graph of ties between two parties."""
    wanted = None if types is None else frozenset(types)
    return make_graph(NAMES, links, listed={}, types=wanted, with_former=with_former)


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


def test_ended_ties_are_no_way_unless_asked_for() -> None:
    """They are kept apart, to be counted; beside one that holds they stand, the last."""
    ended = replace(TIE, validity=Validity.ENDED)
    assert (make(ended).neighbours, make(ended).left_out["a"]) == ({}, {"b": (ended,)})
    assert make(ended, with_former=True).neighbours["a"] == {"b": (ended,)}
    said = replace(TIE, standing=Standing.SAID)
    assert make(ended, said).neighbours["a"] == {"b": (said, ended)}
