"""What a layout costs, and how it gets cheaper."""

from __future__ import annotations

from tieline.report.geometry import Box
from tieline.report.network_sketch import Sketch


def sketch(*centres: tuple[float, float], ties: list[tuple[int, int]]) -> Sketch:
    """Give boxes of 20 by 20 pixels around some centres."""
    return Sketch([Box(x - 10, y - 10, 20, 20) for x, y in centres], ties, width_px=900)


def test_longer_lines_cost_more() -> None:
    """A layout is cheaper the nearer tied boxes are."""
    near, far = ((100, 100), (200, 100)), ((100, 100), (400, 100))
    assert sketch(*near, ties=[(0, 1)]).total_cost() < sketch(*far, ties=[(0, 1)]).total_cost()


def test_line_through_a_box_costs() -> None:
    """A line that runs through a third box costs more than one that passes beside it."""
    through = sketch((100, 100), (300, 100), (200, 105), ties=[(0, 1)])
    beside = sketch((100, 100), (300, 100), (200, 200), ties=[(0, 1)])
    assert through.cost(2) > 300
    assert beside.cost(2) == 0


def test_line_past_a_corner_is_free() -> None:
    """A slanted line that misses all four corners of a box does not run through it."""
    assert sketch((100, 100), (300, 300), (250, 150), ties=[(0, 1)]).cost(2) == 0
    assert sketch((100, 100), (300, 300), (205, 200), ties=[(0, 1)]).cost(2) > 0


def test_crossing_lines_cost() -> None:
    """Two lines that cross cost more than two that do not."""
    ties = [(0, 1), (2, 3)]
    crossed = sketch((100, 100), (300, 300), (300, 100), (100, 300), ties=ties)
    apart = sketch((100, 100), (100, 300), (300, 100), (300, 300), ties=ties)
    assert crossed.cost(0) - apart.cost(0) > 80


def test_boxes_that_are_too_near_cost() -> None:
    """Boxes in one place cost more than boxes apart."""
    assert sketch((100, 100), (110, 100), ties=[]).cost(0) > 500
    assert sketch((100, 100), (200, 100), ties=[]).cost(0) == 0


def test_improving_never_costs() -> None:
    """Moving boxes makes a layout cheaper or leaves it."""
    tangled = sketch((100, 100), (700, 500), (710, 100), (105, 500), (400, 300), ties=[(0, 1), (2, 3), (0, 4)])
    before = tangled.total_cost()
    tangled.improve()
    assert tangled.total_cost() < before


def test_moved_boxes_stay_in_the_picture() -> None:
    """No move leaves the width of the picture."""
    edge = sketch((10, 10), (890, 900), (450, 400), ties=[(0, 1), (1, 2)])
    edge.improve()
    assert all(box.x >= 0 and box.x + box.width <= 900 for box in edge.boxes)
