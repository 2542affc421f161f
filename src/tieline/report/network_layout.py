"""Where the boxes of the network picture stand.

Each connected part is laid out by itself: springs pull tied boxes together and push all apart (Fruchterman and
Reingold 1991), single boxes then move while that removes crossings and lines through boxes, and at last boxes are
pushed apart until none overlap. The parts are then set on shelves. Only plain arithmetic and a fixed random sequence
are used, so the same graph gives the same picture on every machine.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tieline.report.geometry import Box, Point
from tieline.report.network_sketch import SPREAD_X, SPREAD_Y, Sketch

GAP_X = 72.0
GAP_Y = 44.0
"""Least room between two boxes, in pixels: enough for an arrow head and a line's words between them."""

_REACH = 1.9
"""Beyond this many springs' lengths boxes do not push each other, or chains would stretch."""

_STARTS = 5
_STEPS = 140
_EFFORT = 40
"""Boxes times starts that are worked out in full: a picture of 40 boxes takes about a second."""


@lru_cache(maxsize=4)
def lay_out(
    sizes: tuple[tuple[float, float], ...], ties: tuple[tuple[int, int], ...], *, width_px: float
) -> tuple[Box, ...]:
    """Place boxes so that tied ones are near and none overlap.

    Args:
        sizes: Width and height of each box; none is wider than the picture.
        ties: Pairs of boxes, by their place in `sizes`.
        width_px: How wide the picture is; it is as high as needed.

    Returns:
        One box for each size, none overlapping another, none left or right of the picture. The last results are
        kept, because a picture is drawn for the dossier and again beside it.
    """
    unique = sorted({(min(pair), max(pair)) for pair in ties if pair[0] != pair[1]})
    boxes: list[Box] = [Box(0, 0, *size) for size in sizes]
    parts = []
    for members in _parts(len(sizes), unique):
        inner = {member: place for place, member in enumerate(members)}
        links = [(inner[a], inner[b]) for a, b in unique if a in inner]
        parts.append((members, _lay_out_part([sizes[member] for member in members], links, width_px)))
    for members, placed in _shelve(parts, width_px):
        for member, box in zip(members, placed, strict=True):
            boxes[member] = box
    return tuple(boxes)


def separate(boxes: Sequence[Box], *, width_px: float) -> list[Box]:
    """Push boxes apart until none overlap.

    Args:
        boxes: Where they stand.
        width_px: How wide the picture is.

    Returns:
        The boxes, moved as little as it takes, within the picture's width; rounded to a tenth of a pixel.
    """
    placed = [_fit(box, width_px) for box in boxes]
    for _ in range(80):
        if not _push_once(placed, width_px):
            break
    return _sweep(placed)


def _parts(count: int, ties: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The connected parts, the largest first."""
    root = list(range(count))

    def find(member: int) -> int:
        while root[member] != member:
            root[member] = root[root[member]]
            member = root[member]
        return member

    for a, b in ties:
        root[max(find(a), find(b))] = min(find(a), find(b))
    groups: dict[int, list[int]] = {}
    for member in range(count):
        groups.setdefault(find(member), []).append(member)
    return sorted(groups.values(), key=lambda members: (-len(members), members))


def _lay_out_part(sizes: list[tuple[float, float]], ties: list[tuple[int, int]], width_px: float) -> list[Box]:
    if len(sizes) == 1:
        return [Box(0, 0, *sizes[0])]
    starts = []
    for seed in range(1, _STARTS + 1):
        points = _spring(len(sizes), ties, seed=seed)
        boxes = [Box(x - size[0] / 2, y - size[1] / 2, *size) for (x, y), size in zip(points, sizes, strict=True)]
        sketch = Sketch(_squeeze(boxes, width_px), ties, width_px=width_px)
        starts.append((sketch.total_cost(), seed, sketch))
    finished = []
    # A small part is worth trying from several starts; a large one takes long, and its best start must do.
    for _, seed, sketch in sorted(starts)[: max(1, _EFFORT // len(sizes))]:
        for _ in range(2):
            sketch.improve()
            sketch = Sketch(separate(sketch.boxes, width_px=width_px), ties, width_px=width_px)
        finished.append((sketch.total_cost(), seed, sketch.boxes))
    return min(finished)[2]


def _random(seed: int) -> Iterator[float]:
    """Numbers from 0 to 1, always the same ones (a linear congruence of Numerical Recipes)."""
    state = seed
    while True:
        state = (1664525 * state + 1013904223) % 2**32
        yield state / 2**32


def _spring(count: int, ties: list[tuple[int, int]], *, seed: int) -> list[Point]:
    numbers = _random(seed)
    side = math.sqrt(count)
    points = [(next(numbers) * side, next(numbers) * side) for _ in range(count)]
    for step in range(_STEPS):
        reach = 0.6 * (1 - step / _STEPS) + 0.01
        points = _pull(points, ties, reach)
    return [(x * SPREAD_X, y * SPREAD_Y) for x, y in points]


def _pull(points: list[Point], ties: list[tuple[int, int]], reach: float) -> list[Point]:
    """One step: no box moves farther than its reach."""
    count = len(points)
    force_x, force_y = [0.0] * count, [0.0] * count
    middle_x = sum(x for x, _ in points) / count
    middle_y = sum(y for _, y in points) / count
    for i in range(count):
        xi, yi = points[i]
        force_x[i] += (middle_x - xi) * 0.05
        force_y[i] += (middle_y - yi) * 0.05
        for j in range(i):
            dx, dy = xi - points[j][0], yi - points[j][1]
            square = dx * dx + dy * dy + 0.0001
            if square > _REACH * _REACH:
                continue
            force_x[i] += dx / square
            force_y[i] += dy / square
            force_x[j] -= dx / square
            force_y[j] -= dy / square
    for i, j in ties:
        dx, dy = points[j][0] - points[i][0], points[j][1] - points[i][1]
        distance = math.sqrt(dx * dx + dy * dy)
        force_x[i] += dx * distance
        force_y[i] += dy * distance
        force_x[j] -= dx * distance
        force_y[j] -= dy * distance
    moved = []
    for (x, y), fx, fy in zip(points, force_x, force_y, strict=True):
        scale = reach / max(reach, math.sqrt(fx * fx + fy * fy))
        moved.append((x + fx * scale, y + fy * scale))
    return moved


def _squeeze(boxes: list[Box], width_px: float) -> list[Box]:
    """Move a part to the left edge, and narrow it to the picture's width if it is too wide."""
    left = min(box.x for box in boxes)
    right = max(box.x + box.width for box in boxes)
    scale = min(1.0, width_px / (right - left))
    return [_fit(box.moved((box.x - left) * scale - box.x, 0), width_px) for box in boxes]


def _push_once(boxes: list[Box], width_px: float) -> bool:
    """Push each overlapping pair apart along the shorter way; tell whether there was one."""
    pushed = False
    for i in range(len(boxes)):
        for j in range(i):
            a, b = boxes[j], boxes[i]
            way_x = (a.width + b.width) / 2 + GAP_X - abs(b.centre[0] - a.centre[0])
            way_y = (a.height + b.height) / 2 + GAP_Y - abs(b.centre[1] - a.centre[1])
            if way_x <= 0.05 or way_y <= 0.05:
                continue
            pushed = True
            if way_x < way_y:
                half = way_x / 2 if b.centre[0] >= a.centre[0] else -way_x / 2
                boxes[j], boxes[i] = _fit(a.moved(-half, 0), width_px), _fit(b.moved(half, 0), width_px)
            else:
                half = way_y / 2 if b.centre[1] >= a.centre[1] else -way_y / 2
                boxes[j], boxes[i] = a.moved(0, -half), b.moved(0, half)
    return pushed


def _sweep(boxes: list[Box]) -> list[Box]:
    """From the top down, lower each box below whatever it still overlaps: this always ends without overlaps."""
    order = sorted(range(len(boxes)), key=lambda place: (boxes[place].y, boxes[place].x, place))
    done: list[Box] = []
    result = list(boxes)
    for place in order:
        box = Box(round(boxes[place].x, 1), round(boxes[place].y, 1), boxes[place].width, boxes[place].height)
        blocked = True
        while blocked:
            blocked = False
            for other in done:
                # Only boxes that truly are too near move: a gap somewhat short of the full one is no reason.
                if box.overlaps(other, margin=GAP_Y / 2):
                    box = Box(box.x, round(other.y + other.height + GAP_Y, 1), box.width, box.height)
                    blocked = True
        done.append(box)
        result[place] = box
    return result


def _fit(box: Box, width_px: float) -> Box:
    return box.moved(min(max(box.x, 0.0), max(0.0, width_px - box.width)) - box.x, 0)


def _shelve(parts: list[tuple[list[int], list[Box]]], width_px: float) -> list[tuple[list[int], list[Box]]]:
    """Set each part as high up, then as far left as there is room, and the whole in the middle of the picture."""
    rooms: list[Box] = []
    placed: list[tuple[list[int], list[Box]]] = []
    for members, boxes in parts:
        left, top = min(box.x for box in boxes), min(box.y for box in boxes)
        size = (max(box.x + box.width for box in boxes) - left, max(box.y + box.height for box in boxes) - top)
        room = _find_place(rooms, size, width_px)
        rooms.append(room)
        placed.append((members, [box.moved(room.x - left, room.y - top) for box in boxes]))
    aside = max(0.0, (width_px - max((room.x + room.width for room in rooms), default=0.0)) / 2)
    return [(members, [_rounded(box.moved(aside, 0)) for box in boxes]) for members, boxes in placed]


def _find_place(rooms: list[Box], size: tuple[float, float], width_px: float) -> Box:
    """The highest, then leftmost place beside or below what is placed; below everything there always is one."""
    lefts = sorted({0.0, *(room.x + room.width + GAP_X for room in rooms)})
    tops = sorted({0.0, *(room.y + room.height + GAP_Y for room in rooms)})
    for top in tops:
        for left in lefts:
            place = Box(left, top, *size)
            if left and left + size[0] > width_px:
                continue
            if not any(place.overlaps(room, margin=min(GAP_X, GAP_Y) - 1) for room in rooms):
                return place
    return Box(0.0, tops[-1], *size)


def _rounded(box: Box) -> Box:
    return Box(round(box.x, 1), round(box.y, 1), box.width, box.height)
