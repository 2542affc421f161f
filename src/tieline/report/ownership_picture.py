"""The picture of who owns a company: owners above what they own, percentages on the lines, loops drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tieline.model import Answer
from tieline.report.geometry import Box
from tieline.report.label import width_of, wrap
from tieline.report.ownership_graph import OwnershipGraph, PartyBox, StakeLine
from tieline.report.svg import INK, LISTED, MARGIN, MUTED, WIDTH_PX, iter_lines, render_frame, render_picture, svg_text
from tieline.text.count import count_of

_ROOM = WIDTH_PX - 2 * MARGIN
_GUTTER = 40.0
"""Room at both sides for lines that go around boxes."""

_WIDEST, _GAP = 160.0, 18.0
_IN_ROW = 6
_NAME_PX, _MARK_PX, _SHARE_PX = 11.0, 10.0, 10.0
_BETWEEN = 64.0
_LOOP = "#6b4a8f"
_FILLS: Mapping[Answer | None, str] = {Answer.YES: "#f3d9dc", Answer.CANNOT_TELL: "#fdf3dd"}
_ANSWERS = {Answer.YES: "covered", Answer.CANNOT_TELL: "cannot tell"}


@dataclass(frozen=True, slots=True)
class _Placed:
    """A party with its place.

    Attributes:
        party: The party.
        box: Its frame.
        lines: Its name, broken into lines.
        marks: What is written below, each in its colour.
    """

    party: PartyBox
    box: Box
    lines: tuple[str, ...]
    marks: tuple[tuple[str, str], ...]


def render_ownership(graph: OwnershipGraph, *, title: str, id_prefix: str) -> str:
    """Draw who owns a company.

    Args:
        graph: What to draw.
        title: The picture's name.
        id_prefix: What its ids begin with, so that several pictures stand in one page.

    Returns:
        An SVG element: shares on the lines, unknown ones dashed, loops in a colour of their own, listed parties framed
        in red with list and date, covered companies shaded. It says in words what it leaves out.
    """
    places, height = _place(graph)
    pieces = [piece for line in graph.stakes for piece in _draw_line(line, places, id_prefix)]
    pieces += [piece for line, at in _numbered(graph.stakes) for piece in _draw_share(line, at, places)]
    pieces += [piece for place in places.values() for piece in _draw_party(place)]
    notes = _notes(graph)
    for number, note in enumerate(notes):
        y = height + 14 + number * 16
        pieces.append(f'<text x="0" y="{y:.1f}" font-size="11" fill="{MUTED}">{svg_text(note)}</text>')
    parties, stakes = count_of(len(graph.boxes), "party"), count_of(len(graph.stakes), "stake")
    text = f"{parties} and {stakes}. The proof tells every stake in words."
    return render_picture(pieces, height=height + 16 * len(notes) + 4, title=title, text=text, id_prefix=id_prefix)


def _place(graph: OwnershipGraph) -> tuple[dict[str, _Placed], float]:
    """Give each party a place: a row for each level, the company itself in the last one."""
    levels: dict[int, list[PartyBox]] = defaultdict(list)
    for box in graph.boxes:
        levels[box.level].append(box)
    places: dict[str, _Placed] = {}
    y = 0.0
    for level in sorted(levels, reverse=True):
        for start in range(0, len(levels[level]), _IN_ROW):
            row = levels[level][start : start + _IN_ROW]
            y = _place_row(row, y, places) + _BETWEEN
    return places, y - _BETWEEN + 8


def _place_row(row: Sequence[PartyBox], top: float, places: dict[str, _Placed]) -> float:
    """Set the boxes of a row side by side in the middle; tell where they end."""
    width = min(_WIDEST, (_ROOM - 2 * _GUTTER - (len(row) - 1) * _GAP) / len(row))
    left = (_ROOM - len(row) * width - (len(row) - 1) * _GAP) / 2
    texts = [wrap(box.name, width_px=width - 12, size_px=_NAME_PX, lines=4) for box in row]
    marks = [tuple(_iter_marks(box, width)) for box in row]
    height = max(
        len(text) * _NAME_PX * 1.25 + len(mark) * _MARK_PX * 1.25 for text, mark in zip(texts, marks, strict=True)
    )
    for at, party in enumerate(row):
        frame = Box(left + at * (width + _GAP), top, width, height + 16)
        places[party.key] = _Placed(party, frame, texts[at], marks[at])
    return top + height + 16


def _iter_marks(box: PartyBox, width: float) -> Iterator[tuple[str, str]]:
    """What is written below a name: its lists, what the rule yields, and that there is more above it."""
    for words in box.known.lists[:2]:
        for line in wrap(words, width_px=width - 10, size_px=_MARK_PX, lines=5):
            yield line, LISTED
    if box.known.answer in _ANSWERS:
        yield _ANSWERS[box.known.answer], INK
    if box.is_cut:
        yield "owners not drawn", MUTED


def _draw_party(place: _Placed) -> Iterator[str]:
    """A frame with a name and what is known of its bearer."""
    known, box = place.party.known, place.box
    fill = _FILLS.get(known.answer, "#ffffff")
    yield f"<g><title>{svg_text(place.party.name)}</title>"
    yield render_frame(box, fill=fill, stroke=LISTED, width=1.8) if known.lists else render_frame(box, fill=fill)
    y = box.y + 8 + _NAME_PX * 0.9
    yield from iter_lines(place.lines, x=box.centre[0], y=y, size_px=_NAME_PX)
    y += len(place.lines) * _NAME_PX * 1.25
    for number, (words, colour) in enumerate(place.marks):
        at = y + number * _MARK_PX * 1.25
        yield from iter_lines([words], x=box.centre[0], y=at, size_px=_MARK_PX, colour=colour)
    yield "</g>"


def _draw_line(line: StakeLine, places: Mapping[str, _Placed], id_prefix: str) -> Iterator[str]:
    """A line from an owner to what it owns; one that does not go down bends around the side."""
    colour = _LOOP if line.is_loop else MUTED
    dash = ' stroke-dasharray="6 4"' if line.is_unknown else ""
    way = _way(places[line.owner], places[line.owned])
    yield (
        f'<path d="{way}" fill="none" stroke="{colour}" stroke-width="1.4"{dash} marker-end="url(#{id_prefix}-arrow)">'
        f"<title>{svg_text(line.label)}</title></path>"
    )


def _way(owner: _Placed, owned: _Placed) -> str:
    """The way of a line: down to the next row, around the right of rows between, or up around the left."""
    start, end = owner.box, owned.box
    steps = owner.party.level - owned.party.level
    if steps == 1:
        x1, y1, x2, y2 = start.centre[0], start.y + start.height, end.centre[0], end.y - 2
        return f"M{x1:.1f} {y1:.1f} C{x1:.1f} {y1 + 26:.1f} {x2:.1f} {y2 - 26:.1f} {x2:.1f} {y2:.1f}"
    y1, y2 = start.centre[1], end.centre[1] + (6 if owner is owned else 0)
    x1, x2, side = start.x, end.x - 2, -MARGIN / 2
    if steps > 1:
        x1, x2, side = start.x + start.width, end.x + end.width + 2, _ROOM + MARGIN / 2
    turn = 14 if y2 > y1 else -14
    return (
        f"M{x1:.1f} {y1:.1f} L{side - _toward(x1, side):.1f} {y1:.1f} Q{side:.1f} {y1:.1f} {side:.1f} {y1 + turn:.1f}"
        f" L{side:.1f} {y2 - turn:.1f} Q{side:.1f} {y2:.1f} {side - _toward(x2, side):.1f} {y2:.1f} L{x2:.1f} {y2:.1f}"
    )


def _toward(x: float, side: float) -> float:
    """How far before a side a line from a place begins to turn."""
    return 14.0 if side > x else -14.0


def _numbered(lines: Sequence[StakeLine]) -> Iterator[tuple[StakeLine, int]]:
    """Lines with how many stakes of the same owner come before them."""
    seen: dict[str, int] = defaultdict(int)
    for line in lines:
        yield line, seen[line.owner]
        seen[line.owner] += 1


def _draw_share(line: StakeLine, at: int, places: Mapping[str, _Placed]) -> Iterator[str]:
    """The words of a line, near its owner, where lines have not yet come together."""
    owner, owned = places[line.owner].box, places[line.owned].box
    steps = places[line.owner].party.level - places[line.owned].party.level
    if steps == 1:
        x, y = owner.centre[0] + (owned.centre[0] - owner.centre[0]) * 0.12, owner.y + owner.height + 18 + at * 13
    else:
        x = owner.x + owner.width + 44 if steps > 1 else owner.x - 44
        y = owner.centre[1] + 4 + at * 13
    words = wrap(line.label, width_px=150, size_px=_SHARE_PX, lines=1)[0]
    half = width_of(words, _SHARE_PX) / 2 + 3
    x = min(max(x, half), _ROOM - half)
    yield (
        f'<rect x="{x - half:.1f}" y="{y - 10:.1f}" width="{2 * half:.1f}" height="13" fill="#ffffff"'
        ' fill-opacity="0.9"/>'
    )
    yield from iter_lines([words], x=x, y=y, size_px=_SHARE_PX, colour=_LOOP if line.is_loop else INK)


def _notes(graph: OwnershipGraph) -> list[str]:
    """What the marks mean, and what is left out."""
    notes = ["Owners stand above what they own. Dashed: the share is unknown, or only its bounds are."]
    if any(line.is_loop for line in graph.stakes):
        notes.append("Violet: a loop, where a company holds stakes in its own owner.")
    if any(box.known.lists for box in graph.boxes):
        notes.append("Red frame: on an official list.")
    if any(box.known.answer in _FILLS for box in graph.boxes):
        notes.append("Shaded red: covered by a rule. Shaded yellow: it cannot be told.")
    if graph.left_out:
        notes.append(f"Left out for legibility: {count_of(graph.left_out, 'owner')}.")
    return notes
