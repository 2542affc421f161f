"""Where boxes stand."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from tieline.report.geometry import Box
from tieline.report.network_layout import lay_out, separate

SIZES = st.lists(st.tuples(st.floats(20, 170), st.floats(20, 75)), min_size=1, max_size=12)
WIDTH = 940.0


def overlapping(boxes: Sequence[Box]) -> list[tuple[int, int]]:
    """Give the pairs of boxes that overlap."""
    return [(i, j) for i in range(len(boxes)) for j in range(i) if boxes[i].overlaps(boxes[j])]


@settings(max_examples=25, deadline=None)
@given(SIZES, st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20))
def test_boxes_never_overlap(sizes: list[tuple[float, float]], ties: list[tuple[int, int]]) -> None:
    """Whatever is tied to what, no two boxes overlap and none leaves the picture's width."""
    known = [(a % len(sizes), b % len(sizes)) for a, b in ties]
    boxes = lay_out(tuple(sizes), tuple(known), width_px=WIDTH)
    assert overlapping(boxes) == []
    assert [(box.width, box.height) for box in boxes] == sizes
    assert all(box.x >= -0.1 and box.x + box.width <= WIDTH + 0.1 for box in boxes)


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(-50, 900), st.floats(-50, 50)), min_size=1, max_size=15))
def test_separating_always_ends_without_overlaps(corners: list[tuple[float, float]]) -> None:
    """Boxes in any heap, even all in one place, come apart."""
    assert overlapping(separate([Box(x, y, 120, 40) for x, y in corners], width_px=WIDTH)) == []


def test_same_graph_gives_same_places() -> None:
    """Nothing about a layout is left to chance."""
    sizes = ((100.0, 30.0),) * 9
    ties = (*((0, place) for place in range(1, 9)), (3, 4), (5, 6))
    assert lay_out(sizes, ties, width_px=WIDTH) == lay_out(sizes, ties[::-1], width_px=WIDTH)


def test_tied_boxes_are_neighbours() -> None:
    """Two pairs that have nothing to do with each other stand apart, the ends of each together."""
    boxes = lay_out(((100.0, 30.0),) * 4, ((0, 1), (2, 3)), width_px=WIDTH)

    def distance(a: int, b: int) -> float:
        (ax, ay), (bx, by) = boxes[a].centre, boxes[b].centre
        return abs(ax - bx) + abs(ay - by)

    assert distance(0, 1) < distance(0, 2) + distance(0, 3)
    assert distance(0, 1) < 400


def test_no_boxes_need_no_place() -> None:
    """An empty graph is laid out as nothing."""
    assert lay_out((), (), width_px=WIDTH) == ()
