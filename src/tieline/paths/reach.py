"""How far parties are from each other, and which ties that have ended lie on further ways."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator

from tieline.model.path import Link
from tieline.paths.graph import PartyGraph


def distances(graph: PartyGraph, goals: Collection[str], hops: int, *, with_left_out: bool = False) -> dict[str, int]:
    """Count how many steps at least each party is from a goal.

    Args:
        graph: Who is linked to whom.
        goals: Where ways end.
        hops: The most steps; parties farther away are left out.
        with_left_out: Whether ties that have ended are steps too.

    Returns:
        The number of steps by party; goals without any tie are left out.
    """
    left = {goal: 0 for goal in goals if goal in graph.neighbours or (with_left_out and goal in graph.left_out)}
    queue = deque(left)
    while queue:
        key = queue.popleft()
        if left[key] == hops or (left[key] and key in graph.ends_only):
            continue  # a way may end at a place, and begin there, and never goes on from it
        for other in _iter_neighbours(graph, key, with_left_out=with_left_out):
            if other not in left:
                left[other] = left[key] + 1
                queue.append(other)
    return left


def find_left_out(graph: PartyGraph, start: Collection[str], goals: Collection[str], *, hops: int) -> tuple[Link, ...]:
    """Find the ties that have ended and over which further ways would go.

    Args:
        graph: Who is linked to whom.
        start: Where ways begin.
        goals: Where they end.
        hops: The most steps.

    Returns:
        The ties, in the order of their parties; each once.
    """
    if not graph.left_out:
        return ()
    to_goal = distances(graph, goals, hops, with_left_out=True)
    from_start = distances(graph, start, hops, with_left_out=True)
    found: dict[Link, None] = {}
    for key, others in sorted(graph.left_out.items()):
        for other, links in others.items():
            if key not in from_start or other not in to_goal or from_start[key] + 1 + to_goal[other] > hops:
                continue
            goes_on = from_start[key] == 0 or key not in graph.ends_only
            if goes_on and (to_goal[other] == 0 or other not in graph.ends_only):
                found.update(dict.fromkeys(links))
    return tuple(found)


def _iter_neighbours(graph: PartyGraph, key: str, *, with_left_out: bool) -> Iterator[str]:
    """The neighbours of a party."""
    yield from graph.neighbours.get(key, {})
    if with_left_out:
        yield from graph.left_out.get(key, {})
