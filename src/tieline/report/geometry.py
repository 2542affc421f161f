"""Boxes and lines of the network picture. Only plain arithmetic, so that every machine draws the same picture."""

from __future__ import annotations

import math
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle, in pixels; y grows downwards.

    Attributes:
        x: Its left edge.
        y: Its upper edge.
        width: From left to right.
        height: From top to bottom.
    """

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> Point:
        """The point in its middle."""
        return (self.x + self.width / 2, self.y + self.height / 2)

    def moved(self, dx: float, dy: float) -> Box:
        """The same box elsewhere.

        Args:
            dx: How far to the right.
            dy: How far down.

        Returns:
            The moved box.
        """
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def overlaps(self, other: Box, *, margin: float = 0.0) -> bool:
        """Whether two boxes share an area, or come nearer than a margin.

        Args:
            other: The other box.
            margin: How near is too near.

        Returns:
            True if they do; boxes that only touch do not.
        """
        return (
            self.x < other.x + other.width + margin
            and other.x < self.x + self.width + margin
            and self.y < other.y + other.height + margin
            and other.y < self.y + self.height + margin
        )

    def leave(self, towards: Point) -> Point:
        """Where a line from the centre leaves the box.

        Args:
            towards: A point the line goes to.

        Returns:
            The point on the border; the centre itself when the line has no direction.
        """
        cx, cy = self.centre
        dx, dy = towards[0] - cx, towards[1] - cy
        if dx == 0 and dy == 0:
            return (cx, cy)
        scale = min(
            self.width / 2 / abs(dx) if dx else math.inf,
            self.height / 2 / abs(dy) if dy else math.inf,
        )
        return (cx + dx * scale, cy + dy * scale)

    def is_crossed(self, start: Point, end: Point) -> bool:
        """Whether a line passes through the box.

        Args:
            start: Where the line begins.
            end: Where it ends.

        Returns:
            True if any of it lies inside (clipping by Liang and Barsky).
        """
        dx, dy = end[0] - start[0], end[1] - start[1]
        low, high = 0.0, 1.0
        for delta, near, far in (
            (dx, self.x - start[0], self.x + self.width - start[0]),
            (dy, self.y - start[1], self.y + self.height - start[1]),
        ):
            if delta == 0:
                if near >= 0 or far <= 0:
                    return False
                continue
            first, last = sorted((near / delta, far / delta))
            low, high = max(low, first), min(high, last)
        return low < high


def lines_cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two lines cross between their ends.

    Args:
        a: Where the first begins.
        b: Where it ends.
        c: Where the second begins.
        d: Where it ends.

    Returns:
        True if they cross at an inner point of both.
    """

    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def curve_point(start: Point, bend: Point, end: Point, at: float) -> Point:
    """A point of a quadratic curve.

    Args:
        start: Where it begins.
        bend: Its control point.
        end: Where it ends.
        at: How far along, 0 to 1.

    Returns:
        The point.
    """
    rest = 1 - at
    first, middle, last = rest * rest, 2 * rest * at, at * at
    return (
        first * start[0] + middle * bend[0] + last * end[0],
        first * start[1] + middle * bend[1] + last * end[1],
    )
