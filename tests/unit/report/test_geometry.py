"""Boxes and lines."""

from __future__ import annotations

from tieline.report.geometry import Box, curve_point

SQUARE = Box(0, 0, 10, 10)


def test_touching_boxes_do_not_overlap() -> None:
    """Boxes that share a border share no area."""
    assert not SQUARE.overlaps(Box(10, 0, 5, 5))
    assert SQUARE.overlaps(Box(9, 9, 5, 5))
    assert SQUARE.overlaps(Box(11, 0, 5, 5), margin=2)


def test_line_leaves_at_the_border() -> None:
    """A line from the centre leaves through the side it goes to."""
    assert SQUARE.leave((20, 5)) == (10, 5)
    assert SQUARE.leave((5, -20)) == (5, 0)
    assert SQUARE.leave((5, 5)) == (5, 5)


def test_curve_runs_from_start_to_end() -> None:
    """A curve begins and ends at its ends and bends between them."""
    assert curve_point((0, 0), (5, 10), (10, 0), 0) == (0, 0)
    assert curve_point((0, 0), (5, 10), (10, 0), 1) == (10, 0)
    assert curve_point((0, 0), (5, 10), (10, 0), 0.5) == (5, 5)
