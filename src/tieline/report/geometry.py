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
