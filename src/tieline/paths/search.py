"""The search: paths in the order of their cost, the strongest and the shortest first.

The cost of a path is the sum of its steps; a step that a document or record itself states costs one, and one that is
only said, not affirmed or denied costs more, so that of two equally long ways the better stated one comes first, and a
short way that is said comes before a long one that is shown. The factors order what a person reads; they measure
nothing, and no path is left out for its cost.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from tieline.model.path import ExposurePath, Hop, Link, Validity
from tieline.model.utterance import Standing
from tieline.paths.graph import PartyGraph
from tieline.paths.reach import distances, has_left_out
from tieline.paths.validity import tie_key

MAX_HOPS = 4
LIMIT = 20

COSTS = {Standing.SHOWN: 1.0, Standing.SAID: 1.5, Standing.NOT_AFFIRMED: 2.5, Standing.DENIED: 3.0}
"""What a step costs by its standing: a matter of order, set so that one step that is said is nearer than two that are
shown, and one that is denied is not nearer than three."""

DOUBT_COST = 0.4
"""What a rule of no precision would add to a step; one of full precision adds nothing."""

ENDED_COSTS = {Validity.HOLDS: 0.0, Validity.MAY_HAVE_ENDED: 1.5, Validity.ENDED: 2.0}
"""What it adds to a step that its tie may have ended, or has: a matter of order, like the others, set so that a way of
one step more that holds comes first."""

LEAST_COST = COSTS[Standing.SHOWN]
"""What a step costs at least."""

MAX_LOOKED_AT = 300_000
"""Ways begun before the search ends and says so: they take some seconds, and some 100 MB."""


MAX_LEFT_OUT = 1_000
"""Ways that are looked through for ties that have ended: as many as can be asked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        paths: The paths, in the order of their cost.
        is_cut: Whether there may be more: the limit was reached, or too many ways had been looked at.
        left_out: Ties that have ended and over which further ways would go, in the order of the parties.
    """

    paths: tuple[ExposurePath, ...]
    is_cut: bool
    left_out: tuple[Link, ...] = ()

    @property
    def left_out_ties(self) -> int:
        """How many ties those are: what several sources state of one tie counts once."""
        return len({tie_key(link) for link in self.left_out})


def find_paths(
    graph: PartyGraph,
    start: Collection[str],
    targets: Collection[str] | None,
    *,
    hops: int = MAX_HOPS,
    limit: int = LIMIT,
) -> Found:
    """Find the ways from a party to another, or to any listed one.

    Args:
        graph: Who is linked to whom.
        start: Keys of the party; several where a name is shared.
        targets: Keys of the other party; None asks for the ways to listed parties other than the party itself.
        hops: The most steps of a path.
        limit: The most paths.

    Returns:
        Paths without repeated parties. One ends at the first target that it meets.
    """
    goals = frozenset(graph.listed if targets is None else targets) - frozenset(start)
    found, is_cut = _search(graph, frozenset(start), goals, hops=hops, limit=limit)
    paths = tuple(_make_path(graph, way, cost, is_to_list=targets is None) for way, cost in found)
    return Found(paths, is_cut, _find_left_out(graph, frozenset(start), goals, hops=hops))


def _find_left_out(graph: PartyGraph, start: frozenset[str], goals: frozenset[str], *, hops: int) -> tuple[Link, ...]:
    """The ties that have ended and over which further ways go, in the order of those ways; each once."""
    if not has_left_out(graph, start, goals, hops=hops):
        return ()
    ways, _ = _search(_with_left_out(graph), start, goals, hops=hops, limit=MAX_LEFT_OUT)
    pairs = (pair for way, _ in ways for pair in pairwise(way))
    return tuple(dict.fromkeys(link for one, other in pairs for link in graph.left_out.get(one, {}).get(other, ())))


def _with_left_out(graph: PartyGraph) -> PartyGraph:
    """The graph in which ties that have ended are ways too."""
    keys = graph.neighbours.keys() | graph.left_out.keys()
    both = {key: {**graph.neighbours.get(key, {}), **graph.left_out.get(key, {})} for key in sorted(keys)}
    return replace(graph, neighbours=both, left_out={})


def _search(
    graph: PartyGraph, start: frozenset[str], goals: frozenset[str], *, hops: int, limit: int
) -> tuple[list[tuple[tuple[str, ...], float]], bool]:
    """The ways with their costs, the least first, and whether there may be more."""
    left = distances(graph, goals, hops)
    # What a way costs at least: its own steps, and the least that the steps still needed to reach a goal can cost.
    heap: list[tuple[float, int, float, tuple[str, ...]]]
    heap = [(LEAST_COST * left[key], 0, 0.0, (key,)) for key in sorted(start) if key in left]
    found: list[tuple[tuple[str, ...], float]] = []
    looked_at = 0
    while heap:
        _, steps, cost, way = heapq.heappop(heap)
        if way[-1] in goals:
            if len(found) == limit:
                return found, True
            found.append((way, cost))
            continue
        for key, step_cost in _steps(graph, way, start):
            if key in left and steps + 1 + left[key] <= hops:
                looked_at += 1
                least = cost + step_cost + LEAST_COST * left[key]
                heapq.heappush(heap, (least, steps + 1, cost + step_cost, (*way, key)))
        if looked_at > MAX_LOOKED_AT:
            return found, True
    return found, False


def _steps(graph: PartyGraph, way: tuple[str, ...], start: frozenset[str]) -> Iterator[tuple[str, float]]:
    """The steps that go on from the end of a way, with their costs."""
    if len(way) > 1 and way[-1] in graph.ends_only:
        return
    for key, links in graph.neighbours.get(way[-1], {}).items():
        if key not in way and key not in start:
            yield key, _cost(links[0])


def _cost(link: Link) -> float:
    """What a step over a link costs."""
    return COSTS[link.standing] + DOUBT_COST * (1.0 - link.confidence) + ENDED_COSTS[link.validity]


def _make_path(graph: PartyGraph, way: tuple[str, ...], cost: float, *, is_to_list: bool) -> ExposurePath:
    """A path over parties, with all links between each two."""
    hops = tuple(
        Hop(graph.party(one), graph.party(other), graph.neighbours[one][other]) for one, other in pairwise(way)
    )
    return ExposurePath(hops, round(cost, 6), graph.listed.get(way[-1], ()) if is_to_list else ())
