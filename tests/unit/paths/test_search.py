"""The search for paths."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from tieline.model import RelationshipType, Verdict
from tieline.model.ids import ListingId
from tieline.model.path import Link, ListedAs, Validity
from tieline.model.utterance import Standing
from tieline.paths.graph import PartyGraph, make_graph
from tieline.paths.search import find_paths

LISTED = ListedAs(
    ListingId("l"), "Entity List", "1", "D", Verdict.SAME, is_judged=False, listed_on=None, list_as_of=None
)


def link(source: str, target: str, *, standing: Standing = Standing.SHOWN, confidence: float = 1.0) -> Link:
    """Make a tie."""
    return Link(RelationshipType.OWNS, source, target, source.upper(), target.upper(), standing, confidence, record="r")


def graph_of(*links: Link, listed: str = "") -> PartyGraph:
    """Make the graph of some ties."""
    names = {key: key.upper() for one in links for key in (one.source, one.target)}
    return make_graph(names, links, listed=dict.fromkeys(listed, (LISTED,)))


def ways(graph: PartyGraph, start: str, end: str | None, *, hops: int = 4, limit: int = 20) -> list[str]:
    """Find paths, each as the letters of its parties."""
    found = find_paths(graph, [start], None if end is None else [end], hops=hops, limit=limit)
    return ["".join([path.hops[0].source.key, *(hop.target.key for hop in path.hops)]) for path in found.paths]


def test_the_shortest_comes_first() -> None:
    """Of equally well stated ways the one with fewer steps."""
    graph = graph_of(link("a", "b"), link("b", "d"), link("a", "c"), link("c", "e"), link("e", "d"))
    assert ways(graph, "a", "d") == ["abd", "aced"]


def test_of_equally_long_ways_the_better_stated_comes_first() -> None:
    """What is said is behind what is shown, and what is denied behind both."""
    said, denied = link("a", "c", standing=Standing.SAID), link("a", "e", standing=Standing.DENIED)
    graph = graph_of(said, link("c", "d"), denied, link("e", "d"), link("a", "b", confidence=0.5), link("b", "d"))
    assert ways(graph, "a", "d") == ["abd", "acd", "aed"]


def test_a_tie_that_may_have_ended_is_behind_a_step_more_that_holds() -> None:
    """The new owner comes before the one that sold, though a step farther."""
    doubtful = replace(link("a", "d"), validity=Validity.MAY_HAVE_ENDED)
    assert ways(graph_of(doubtful, link("a", "b"), link("b", "d")), "a", "d") == ["abd", "ad"]


def test_a_path_goes_against_the_direction_of_ties_too() -> None:
    """Two companies of one owner are tied."""
    assert ways(graph_of(link("o", "a"), link("o", "b")), "a", "b") == ["aob"]


def test_it_ends_at_the_first_listed_party() -> None:
    """What lies behind a listed party is another matter."""
    graph = graph_of(link("a", "b"), link("b", "d"), listed="bd")
    assert ways(graph, "a", None) == ["ab"]
    assert find_paths(graph, ["a"], None).paths[0].listed == (LISTED,)


def test_a_listed_party_is_no_way_to_itself() -> None:
    """It is asked for others."""
    graph = graph_of(link("a", "b"), link("b", "d"), listed="ad")
    assert ways(graph, "a", None) == ["abd"]


def test_the_most_steps_are_kept_to() -> None:
    """A longer way is none."""
    graph = graph_of(link("a", "b"), link("b", "c"), link("c", "d"))
    assert ways(graph, "a", "d", hops=2) == []
    assert ways(graph, "a", "d", hops=3) == ["abcd"]


def test_the_limit_is_told() -> None:
    """Whoever reads the first ones knows that there are more."""
    graph = graph_of(*(link("a", middle) for middle in "bce"), *(link(middle, "d") for middle in "bce"))
    assert find_paths(graph, ["a"], ["d"], limit=2).is_cut
    assert not find_paths(graph, ["a"], ["d"], limit=3).is_cut


def test_places_are_no_way() -> None:
    """Two parties in one city are not tied by it."""
    links = [link("a", "p"), link("p", "d")]
    graph = make_graph({key: key for key in "apd"}, links, listed={}, ends_only=["p"])
    assert ways(graph, "a", "d") == []
    assert ways(graph, "a", "p") == ["ap"]


def test_unknown_parties_have_no_ways() -> None:
    """Whoever has no tie is tied to nobody."""
    assert ways(graph_of(link("a", "b")), "x", "b") == []


EDGES = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.sampled_from(Standing)), max_size=12
)


@given(EDGES)
def test_every_way_is_found_once_in_the_order_of_cost(edges: list[tuple[str, str, Standing]]) -> None:
    """The same ways as by trying all orders of parties."""
    graph = graph_of(*(link(one, other, standing=standing) for one, other, standing in edges))
    found = find_paths(graph, ["a"], ["f"], hops=3, limit=1000)
    costs = [path.cost for path in found.paths]
    assert costs == sorted(costs)
    tied = {frozenset(edge[:2]) for edge in edges}
    possible = ("a" + "".join(middle) + "f" for inner in range(3) for middle in permutations("bcde", inner))
    expected = [way for way in possible if all(frozenset(pair) in tied for pair in pairwise(way))]
    letters = ways(graph, "a", "f", hops=3, limit=1000)
    assert sorted(letters) == sorted(expected)


def test_ended_ties_are_left_out_and_counted_where_they_would_lead_further() -> None:
    """One that leads nowhere within the steps asked for is not counted; what two sources state of one counts once."""
    ended = replace(link("a", "d"), validity=Validity.ENDED)
    twice = replace(ended, record="r2")
    away = replace(link("x", "y"), validity=Validity.ENDED)
    graph = graph_of(link("a", "b"), link("b", "d"), ended, twice, away)
    found = find_paths(graph, ["a"], ["d"])
    assert ways(graph, "a", "d") == ["abd"]
    assert (len(found.left_out), found.left_out_ties) == (2, 1)
    assert find_paths(graph, ["a"], ["y"]).left_out == ()


def test_ended_ties_come_last_where_they_are_asked_for() -> None:
    """Marked as such, and a way of two steps that hold is nearer than one over two that have ended."""
    ended = [replace(link(one, other), validity=Validity.ENDED) for one, other in ("ac", "cd")]
    links = [link("a", "b"), link("b", "d"), *ended]
    graph = make_graph({key: key for key in "abcd"}, links, listed={}, with_former=True)
    paths = find_paths(graph, ["a"], ["d"]).paths
    assert [(path.hops[0].target.key, path.validity) for path in paths] == [
        ("b", Validity.HOLDS),
        ("c", Validity.ENDED),
    ]


def test_an_ended_tie_behind_a_place_leads_nowhere() -> None:
    """No way goes on from a place."""
    ended = replace(link("p", "d"), validity=Validity.ENDED)
    graph = make_graph({key: key for key in "apd"}, [link("a", "p"), ended], listed={}, ends_only=["p"])
    assert find_paths(graph, ["a"], ["d"]).left_out == ()
