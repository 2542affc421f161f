"""How far parties are from each other."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator

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


def has_left_out(graph: PartyGraph, start: Collection[str], goals: Collection[str], *, hops: int) -> bool:
    """Whether ways may go over ties that have ended.

    Args:
        graph: Who is linked to whom.
        start: Where ways begin.
        goals: Where they end.
        hops: The most steps.

    Returns:
        False where no such tie lies near enough to both ends, which is soon seen.
    """
    if not graph.left_out:
        return False
    to_goal = distances(graph, goals, hops, with_left_out=True)
    from_start = distances(graph, start, hops, with_left_out=True)
    return any(
        from_start.get(key, hops) + 1 + to_goal.get(other, hops) <= hops
        for key, others in graph.left_out.items()
        for other in others
    )


def _iter_neighbours(graph: PartyGraph, key: str, *, with_left_out: bool) -> Iterator[str]:
    """The neighbours of a party."""
    yield from graph.neighbours.get(key, {})
    if with_left_out:
        yield from graph.left_out.get(key, {})
