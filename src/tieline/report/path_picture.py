"""The picture of paths: one line of boxes for each, with what ties the neighbours between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tieline.model import ExposurePath, RelationshipType
from tieline.model.path import Hop, ListedAs, Party
from tieline.model.utterance import Standing
from tieline.report.geometry import Box
from tieline.report.label import wrap
from tieline.report.path_shape import word_hop, word_listed
from tieline.report.svg import (
    LISTED,
    MARGIN,
    MUTED,
    WIDTH_PX,
    iter_lines,
    render_frame,
    render_picture,
    svg_text,
)
from tieline.text.count import agree, count_of

MAX_PATHS = 6
"""More lines than this print too small to be read on a page; the rest is told in words."""

_ROOM = WIDTH_PX - 2 * MARGIN
_BOXES = 5
_BOX_WIDTH = 130.0
_LINE_PX = 11.0
_TIE_PX = 10.0
_TIE_LINES = 9
"""Enough for the words that tell what speaks against a tie, which stand last, between the boxes of a long path."""
_DASHES = {
    Standing.SHOWN: "",
    Standing.SAID: ' stroke-dasharray="7 4"',
    Standing.NOT_AFFIRMED: ' stroke-dasharray="2 4"',
    Standing.DENIED: ' stroke-dasharray="2 4"',
}
_UNDIRECTED = {RelationshipType.AGREEMENT, RelationshipType.ALIAS_OF, RelationshipType.MEETS}


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Elements, and where they end."""

    pieces: tuple[str, ...]
    end: float


def render_paths(paths: Sequence[ExposurePath], *, id_prefix: str = "paths") -> str:
    """Draw paths.

    Args:
        paths: The paths, in the order to show them.
        id_prefix: What ids begin with.

    Returns:
        An SVG element; what is said is dashed, what is denied dotted, the listed end framed in red. It says in words
        what it leaves out, and that there is no path where that is so.
    """
    pieces: list[str] = []
    y = 0.0
    for path in paths[:MAX_PATHS]:
        drawn = _draw_path(path, y, id_prefix)
        pieces += drawn.pieces
        y = drawn.end + 18
    if len(paths) > MAX_PATHS:
        further = len(paths) - MAX_PATHS
        pieces += _note(f"{count_of(further, 'further path')} {agree(further, 'is', 'are')} told in words only.", y)
        y += 18
    if not paths:
        pieces += _note("There is no path.", y)
        y += 18
    legend = "Solid: a document or record states it. Dashed: somebody says it. Dotted: denied, or not affirmed."
    pieces += _note(legend, y)
    told = f"{count_of(len(paths), 'path')}. Each step is told in words with its sentence or record beside the picture."
    return render_picture(pieces, height=y + 16, title="Paths", text=told, id_prefix=id_prefix)


def _draw_path(path: ExposurePath, top: float, id_prefix: str) -> _Drawn:
    """Draw one path; one with many steps goes on in a further line that repeats its last party."""
    pieces: list[str] = []
    for first in range(0, len(path.hops), _BOXES - 1):
        hops = path.hops[first : first + _BOXES - 1]
        is_last = first + len(hops) == len(path.hops)
        drawn = _draw_line(hops, path.listed if is_last else (), top, id_prefix)
        pieces += drawn.pieces
        top = drawn.end + 8
    return _Drawn(tuple(pieces), top)


def _draw_line(hops: Sequence[Hop], listed: Sequence[ListedAs], top: float, id_prefix: str) -> _Drawn:
    """Draw the boxes of some steps beside each other, and the ties between them."""
    parties = [hops[0].source, *(hop.target for hop in hops)]
    gap = min(190.0, (_ROOM - len(parties) * _BOX_WIDTH) / len(hops))
    texts = [wrap(party.name, width_px=_BOX_WIDTH - 12, size_px=_LINE_PX, lines=4) for party in parties]
    height = max(len(lines) for lines in texts) * _LINE_PX * 1.25 + 14
    ties = [wrap(word_hop(hop), width_px=gap - 12, size_px=_TIE_PX, lines=_TIE_LINES) for hop in hops]
    above = max(len(lines) for lines in ties) * _TIE_PX * 1.25
    height = max(height, above + 20)
    pieces: list[str] = []
    for at, (party, lines) in enumerate(zip(parties, texts, strict=True)):
        box = Box(at * (_BOX_WIDTH + gap), top, _BOX_WIDTH, height)
        pieces += _draw_party(party, lines, box, is_listed=bool(listed) and at == len(hops))
        if at < len(hops):
            pieces += _draw_tie(hops[at], ties[at], box, gap, id_prefix)
    end = top + height
    for entry in listed[:3]:
        x = len(hops) * (_BOX_WIDTH + gap) + _BOX_WIDTH / 2
        lines = wrap(word_listed(entry), width_px=_BOX_WIDTH + min(gap, 40), size_px=_TIE_PX, lines=4)
        pieces += iter_lines(lines, x=min(x, _ROOM - _BOX_WIDTH / 2 - 20), y=end + 13, size_px=_TIE_PX, colour=LISTED)
        end += len(lines) * _TIE_PX * 1.25 + 3
    return _Drawn(tuple(pieces), end)


def _draw_party(party: Party, lines: Sequence[str], box: Box, *, is_listed: bool) -> Iterator[str]:
    """A box with a name."""
    yield f"<g><title>{svg_text(party.name)}</title>"
    yield render_frame(box, stroke=LISTED, fill="#fbf3f3", width=1.8) if is_listed else render_frame(box)
    y = box.centre[1] - (len(lines) - 1) * _LINE_PX * 0.625 + _LINE_PX * 0.36
    yield from iter_lines(lines, x=box.centre[0], y=y, size_px=_LINE_PX)
    yield "</g>"


def _draw_tie(hop: Hop, lines: Sequence[str], box: Box, gap: float, id_prefix: str) -> Iterator[str]:
    """An arrow from box to box, with the words above it."""
    link = hop.links[0]
    start, end, y = box.x + box.width + 2, box.x + box.width + gap - 2, box.y + box.height - 9
    directed = link.type not in _UNDIRECTED
    mark = "marker-end" if link.source == hop.source.key else "marker-start"
    arrow = f' {mark}="url(#{id_prefix}-arrow)"' if directed else ""
    yield (
        f'<path d="M{start:.1f} {y:.1f} L{end:.1f} {y:.1f}" fill="none" stroke="{MUTED}" stroke-width="1.4"'
        f"{_DASHES[link.standing]}{arrow}><title>{svg_text(word_hop(hop))}</title></path>"
    )
    top = y - 5 - (len(lines) - 1) * _TIE_PX * 1.25
    yield from iter_lines(lines, x=(start + end) / 2, y=top, size_px=_TIE_PX, colour=MUTED)


def _note(words: str, y: float) -> list[str]:
    """A line of words at the left."""
    return [f'<text x="0" y="{y + 11:.1f}" font-size="11" fill="{MUTED}">{svg_text(words)}</text>']
