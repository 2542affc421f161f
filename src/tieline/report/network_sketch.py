"""A layout in the making: what it costs, and moves of single boxes that make it cheaper.

Coordinates are kept as plain lists of numbers here, because costs are asked for thousands of times.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from tieline.report.geometry import Box

SPREAD_X = 250.0
SPREAD_Y = 112.0
"""Length of a spring at rest, in pixels: a box and a line's words fit beside each other."""

_MOVES = ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0))
_CROSSING_COST = 90.0
_THROUGH_COST = 320.0
_OVERLAP_COST = 600.0
_NEAR_PX = 30.0


class Sketch:
    """Boxes that may still move.

    Attributes:
        x: Centres of the boxes, in pixels.
        y: The same, downwards.
    """

    def __init__(self, boxes: Sequence[Box], ties: Sequence[tuple[int, int]], *, width_px: float) -> None:
        """Take boxes as they stand.

        Args:
            boxes: Where they stand.
            ties: Pairs of them.
            width_px: How wide the picture is.
        """
        self.x = [box.centre[0] for box in boxes]
        self.y = [box.centre[1] for box in boxes]
        self._half_width = [box.width / 2 for box in boxes]
        self._half_height = [box.height / 2 for box in boxes]
        self._ties = list(ties)
        self._own = [[tie for tie in ties if member in tie] for member in range(len(boxes))]
        self._width_px = width_px

    @property
    def boxes(self) -> list[Box]:
        """The boxes where they stand now."""
        return [
            Box(x - wide, y - high, 2 * wide, 2 * high)
            for x, y, wide, high in zip(self.x, self.y, self._half_width, self._half_height, strict=True)
        ]

    def total_cost(self) -> float:
        """What the whole layout costs.

        Returns:
            The sum over all boxes; lower is better.
        """
        return sum(self.cost(member) for member in range(len(self.x)))

    def improve(self) -> None:
        """Move single boxes, in ever smaller steps, while that makes the layout cheaper."""
        for step in (1.0, 0.6, 0.35):
            for member in range(len(self.x)):
                self._improve_one(member, step)

    def cost(self, member: int) -> float:
        """What one box costs where it stands.

        Args:
            member: Which box.

        Returns:
            The length of its lines, up and down weighing double, and a price for each overlap, each crossing of its
            lines, and each line that runs through a box.
        """
        cost = _OVERLAP_COST * sum(self._is_near(member, other) for other in range(len(self.x)) if other != member)
        for a, b in self._own[member]:
            dx, dy = self.x[b] - self.x[a], self.y[b] - self.y[a]
            cost += math.sqrt(dx * dx + dy * dy * 4)
            cost += _THROUGH_COST * sum(self._runs_through(a, b, box) for box in range(len(self.x)))
        for tie in self._ties:
            if member not in tie:
                cost += _THROUGH_COST * self._runs_through(*tie, member)
                cost += _CROSSING_COST * sum(self._cross(tie, own) for own in self._own[member])
        return cost

    def _improve_one(self, member: int, step: float) -> None:
        start_x, start_y = self.x[member], self.y[member]
        best, best_cost = (start_x, start_y), self.cost(member)
        low, high = self._half_width[member], self._width_px - self._half_width[member]
        for dx, dy in _MOVES:
            self.x[member] = min(max(start_x + dx * step * SPREAD_X, low), high)
            self.y[member] = start_y + dy * step * SPREAD_Y
            cost = self.cost(member)
            if cost < best_cost:
                best, best_cost = (self.x[member], self.y[member]), cost
        self.x[member], self.y[member] = best

    def _is_near(self, a: int, b: int) -> bool:
        return (
            abs(self.x[a] - self.x[b]) < self._half_width[a] + self._half_width[b] + _NEAR_PX
            and abs(self.y[a] - self.y[b]) < self._half_height[a] + self._half_height[b] + _NEAR_PX
        )

    def _runs_through(self, a: int, b: int, box: int) -> bool:
        """Whether the line between two boxes passes through a third."""
        if box in (a, b):
            return False
        x, y, wide, high = self.x[box], self.y[box], self._half_width[box], self._half_height[box]
        ax, ay, bx, by = self.x[a] - x, self.y[a] - y, self.x[b] - x, self.y[b] - y
        if min(ax, bx) >= wide or max(ax, bx) <= -wide or min(ay, by) >= high or max(ay, by) <= -high:
            return False
        # The line misses the box when all four corners lie on one side of it.
        turn = ax * by - ay * bx
        reach = abs(by - ay) * wide + abs(bx - ax) * high
        return abs(turn) < reach

    def _cross(self, first: tuple[int, int], second: tuple[int, int]) -> bool:
        a, b = first
        c, d = second
        if a in second or b in second:
            return False
        ax, ay, bx, by = self.x[a], self.y[a], self.x[b], self.y[b]
        cx, cy, dx, dy = self.x[c], self.y[c], self.x[d], self.y[d]
        side_c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
        side_d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
        if side_c * side_d >= 0:
            return False
        side_a = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
        side_b = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
        return side_a * side_b < 0
