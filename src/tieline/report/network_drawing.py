"""The network picture as boxes, curves and labels, before it becomes SVG."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tieline.model import Entity
from tieline.report.case_index import CaseIndex
from tieline.report.geometry import Box, Point, curve_point
from tieline.report.label import width_of, wrap
from tieline.report.network_graph import Edge, Graph
from tieline.report.network_layout import lay_out

NAME_PX = 12.0
TIE_PX = 10.5
MARK_PX = 10.0
"""No text is smaller: 10 pixels can be read at normal size."""

LINE_HEIGHT_PX = 15.0

_NAME_WIDTH = 150.0
_NAME_LINES = 3
_PADDING_X = 10.0
_PADDING_Y = 7.0
_BEND_PX = 52.0
"""How far the control points of neighbouring curves between the same two boxes are apart."""

_PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)
"""Where along a curve its words may stand, the best place first."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words in the picture with the room they take.

    Attributes:
        text: The words.
        box: Their room; no two labels' boxes overlap.
    """

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Node:
    """A party, place, event or thing as drawn.

    Attributes:
        entity: Which entity.
        box: Its frame.
        lines: Its name, broken into lines.
        mark: Words below the name; None when there are none.
        is_listed: Whether an entry that is still on its list was found to be it.
        href: Where it is described in the dossier; None when it is not.
    """

    entity: Entity
    box: Box
    lines: tuple[str, ...]
    mark: str | None
    is_listed: bool
    href: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A tie as drawn: a curve from border to border.

    Attributes:
        edge: Which tie.
        start: Where it begins.
        bend: Its control point.
        end: Where it ends.
        label: What it says; None where there was no room for words (its colour and title still tell).
    """

    edge: Edge
    start: Point
    bend: Point
    end: Point
    label: Label | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture without its legend.

    Attributes:
        nodes: What is tied.
        lines: The ties.
        height_px: How high it is.
    """

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    height_px: float

    @property
    def labels(self) -> tuple[Label, ...]:
        """Every label: frames of nodes, and words on lines."""
        nodes = tuple(Label(" ".join(node.lines), node.box) for node in self.nodes)
        return nodes + tuple(line.label for line in self.lines if line.label is not None)


def make_drawing(index: CaseIndex, graph: Graph, *, width_px: float) -> Drawing:
    """Lay the picture out.

    Args:
        index: The case with its look-ups.
        graph: What it shows.
        width_px: How wide it is.

    Returns:
        Boxes, curves and labels, none outside the width.
    """
    names = [wrap(entity.name, width_px=_NAME_WIDTH, size_px=NAME_PX, lines=_NAME_LINES) for entity in graph.nodes]
    marks = [_mark(index, entity) for entity in graph.nodes]
    sizes = tuple(_size(lines, mark) for lines, mark in zip(names, marks, strict=True))
    boxes = lay_out(sizes, tuple((edge.source, edge.target) for edge in graph.edges), width_px=width_px)
    nodes = tuple(
        Node(entity, box, lines, mark, index.is_listed(entity.id), index.find_party_href(entity.id))
        for entity, box, lines, mark in zip(graph.nodes, boxes, names, marks, strict=True)
    )
    drawing = Drawing(nodes, _lines(graph.edges, boxes, width_px), 0.0)
    bottom = max((label.box.y + label.box.height for label in drawing.labels), default=0.0)
    return Drawing(drawing.nodes, drawing.lines, bottom)


_MARKS = {"same": "on a list", "off": "taken off a list", "unsure": "list entry unsure"}


def _mark(index: CaseIndex, entity: Entity) -> str | None:
    standing = index.find_list_standing(entity.id)
    return None if standing is None else _MARKS[standing]


def _size(lines: tuple[str, ...], mark: str | None) -> tuple[float, float]:
    wide = max(width_of(line, NAME_PX) for line in lines)
    if mark is not None:
        wide = max(wide, width_of(mark, MARK_PX))
    rows = len(lines) + (mark is not None)
    return (round(wide + 2 * _PADDING_X), rows * LINE_HEIGHT_PX + 2 * _PADDING_Y)


def _lines(edges: Sequence[Edge], boxes: Sequence[Box], width_px: float) -> tuple[Line, ...]:
    """Bend neighbouring curves apart, then find room for their words."""
    beside: dict[tuple[int, int], list[Edge]] = defaultdict(list)
    for edge in edges:
        beside[min(edge.source, edge.target), max(edge.source, edge.target)].append(edge)
    curves = [
        _curve(edge, boxes, (place - (len(group) - 1) / 2) * _BEND_PX)
        for group in beside.values()
        for place, edge in enumerate(group)
    ]
    taken = list(boxes)
    lines = []
    for curve in curves:
        label = _find_room(curve, taken, width_px)
        if label is not None:
            taken.append(label.box)
        lines.append(Line(curve.edge, curve.start, curve.bend, curve.end, label))
    return tuple(lines)


def _curve(edge: Edge, boxes: Sequence[Box], bend: float) -> Line:
    source, target = boxes[edge.source], boxes[edge.target]
    # The side to which a curve bends must not depend on its direction, or opposite ties would fall on one line.
    first, last = sorted((edge.source, edge.target))
    ax, ay = boxes[first].centre
    bx, by = boxes[last].centre
    length = math.sqrt((bx - ax) ** 2 + (by - ay) ** 2) or 1.0
    middle = ((ax + bx) / 2 - (by - ay) / length * bend, (ay + by) / 2 + (bx - ax) / length * bend)
    return Line(edge, source.leave(middle), middle, target.leave(middle), None)


def _find_room(curve: Line, taken: Sequence[Box], width_px: float) -> Label | None:
    width, height = width_of(curve.edge.label, TIE_PX) + 6, TIE_PX + 4
    for at in _PLACES:
        x, y = curve_point(curve.start, curve.bend, curve.end, at)
        box = Box(round(x - width / 2, 1), round(y - height / 2, 1), round(width, 1), height)
        inside = box.x >= 0 and box.x + box.width <= width_px and box.y >= 0
        if inside and not any(box.overlaps(other, margin=2) for other in taken):
            return Label(curve.edge.label, box)
    return None
