"""The network picture as SVG, drawn once and used everywhere: in the dossier, beside it, and in other pages.

Only attributes are used, no style element, no script and no font: the picture needs nothing but itself and fits under
the strictest content security policy.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from tieline.model import Schema
from tieline.model.utterance import Standing
from tieline.report.case import Case
from tieline.report.case_index import CaseIndex, index_case
from tieline.report.label import width_of, wrap
from tieline.report.network_drawing import LINE_HEIGHT_PX, MARK_PX, NAME_PX, TIE_PX, Line, Node, make_drawing
from tieline.report.network_graph import FAMILIES, MAX_NODES, Graph, make_graph
from tieline.report.svg import FONTS, INK, LISTED, MARGIN, MUTED, WIDTH_PX, svg_text
from tieline.text.count import count_of

_DASHES = {
    Standing.SHOWN: "",
    Standing.SAID: ' stroke-dasharray="7 4"',
    Standing.DENIED: ' stroke-dasharray="2 4"',
    Standing.NOT_AFFIRMED: ' stroke-dasharray="2 4"',
}


def render_network(case: Case, *, max_nodes: int = MAX_NODES, linked: bool = False) -> str:
    """Draw who is tied to whom.

    Args:
        case: The case.
        max_nodes: How many parties, places, events and things at most; the most important are shown.
        linked: Whether parties link to their place in the dossier; only right inside it.

    Returns:
        An SVG element. It says in words what it leaves out, and that there is nothing to draw where that is so.
    """
    return render_indexed_network(index_case(case), max_nodes=max_nodes, linked=linked)


def render_indexed_network(index: CaseIndex, *, max_nodes: int = MAX_NODES, linked: bool = False) -> str:
    """Draw who is tied to whom, from look-ups that are already made.

    Args:
        index: The case with its look-ups.
        max_nodes: As for `render_network`.
        linked: As for `render_network`.

    Returns:
        As `render_network`.
    """
    graph = make_graph(index, max_nodes=max_nodes)
    drawing = make_drawing(index, graph, width_px=WIDTH_PX - 2 * MARGIN)
    rows = _legend(index, graph)
    legend = _place_legend(rows, drawing.height_px + (26 if graph.nodes else 0))
    height = round(legend[1] + 2 * MARGIN)
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="network" role="img" aria-labelledby="net-title net-text"'
            f' width="{WIDTH_PX}" height="{height}" viewBox="{-MARGIN} {-MARGIN} {WIDTH_PX} {height}"'
            f' font-family="{FONTS}">',
            f'<title id="net-title">{svg_text(f"Network of {index.case.title}")}</title>',
            f'<desc id="net-text">{svg_text(_describe(graph))}</desc>',
            f'<rect x="{-MARGIN}" y="{-MARGIN}" width="{WIDTH_PX}" height="{height}" fill="#ffffff"/>',
            "<defs>",
            *_markers(),
            "</defs>",
            *(_curve(line) for line in drawing.lines),
            *(piece for line in drawing.lines for piece in _words(line)),
            *(piece for node in drawing.nodes for piece in _node(node, linked=linked)),
            *legend[0],
            "</svg>",
            "",
        )
    )


def _describe(graph: Graph) -> str:
    said = sum(edge.standing is not Standing.SHOWN for edge in graph.edges)
    return (
        f"Parties, places, events and things: {len(graph.nodes)}, with {count_of(len(graph.edges), 'tie')} between "
        f"them, {said} of them said and not shown. The section on relationships lists every tie in words."
    )


def _markers() -> Iterator[str]:
    for family, (_, colour) in FAMILIES.items():
        yield (
            f'<marker id="net-arrow-{family}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7"'
            f' orient="auto"><path d="M1 1 L9 5 L1 9 z" fill="{colour}"/></marker>'
        )


def _curve(line: Line) -> str:
    colour = FAMILIES[line.edge.family][1]
    arrow = f' marker-end="url(#net-arrow-{line.edge.family})"' if line.edge.directed else ""
    points = " ".join(f"{value:.1f}" for point in (line.start, line.bend, line.end) for value in point)
    x1, y1, x2, y2, x3, y3 = points.split()
    return (
        f'<path d="M{x1} {y1} Q{x2} {y2} {x3} {y3}" fill="none" stroke="{colour}" stroke-width="1.4"'
        f"{_DASHES[line.edge.standing]}{arrow}><title>{svg_text(line.edge.label)}</title></path>"
    )


def _words(line: Line) -> Iterator[str]:
    if line.label is None:
        return
    box = line.label.box
    yield (
        f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" fill="#ffffff" fill-opacity="0.92"/>'
    )
    style = ' font-style="italic"' if line.edge.standing is not Standing.SHOWN else ""
    x, y = box.centre
    yield (
        f'<text x="{x:.1f}" y="{y + TIE_PX * 0.36:.1f}" font-size="{TIE_PX}" text-anchor="middle"'
        f' fill="{FAMILIES[line.edge.family][1]}"{style}>{svg_text(line.label.text)}</text>'
    )


def _node(node: Node, *, linked: bool) -> Iterator[str]:
    opened = linked and node.href is not None
    yield f"<a href={quoteattr(node.href or '')}>" if opened else "<g>"
    yield f"<title>{svg_text(node.entity.name)}</title>"
    yield _frame(node)
    x = node.box.centre[0]
    y = node.box.y + 7 + NAME_PX * 0.92
    for line in node.lines:
        yield (
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{NAME_PX}" text-anchor="middle" fill="{INK}"'
            f' unicode-bidi="isolate">{svg_text(line)}</text>'
        )
        y += LINE_HEIGHT_PX
    if node.mark is not None:
        colour = LISTED if node.is_listed else MUTED
        yield (
            f'<text x="{x:.1f}" y="{y - 1:.1f}" font-size="{MARK_PX}" text-anchor="middle" fill="{colour}"'
            f' font-weight="bold">{svg_text(node.mark)}</text>'
        )
    yield "</a>" if opened else "</g>"


def _frame(node: Node) -> str:
    box = node.box
    fill, stroke, width, radius = "#ffffff", "#7d8790", 1.0, 3.0
    if node.entity.schema is Schema.PERSON:
        radius = 14.0
    elif not node.entity.schema.is_organisation:
        fill, stroke = "#f1f3f4", "#b4bbc1"
    if node.is_listed:
        fill, stroke, width = "#fbf3f3", LISTED, 1.8
    return (
        f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="{radius}"'
        f' fill="{fill}" stroke="{stroke}" stroke-width="{width}"/>'
    )


def _legend(index: CaseIndex, graph: Graph) -> list[tuple[str, str]]:
    """Samples and words for what the picture holds, and what it leaves out."""
    if not graph.nodes:
        return [("", "No relationship between two parties was found, so there is nothing to draw.")]
    rows: list[tuple[str, str]] = []
    families = {edge.family for edge in graph.edges}
    rows += [(_line_sample(colour, ""), label) for key, (label, colour) in FAMILIES.items() if key in families]
    standings = {edge.standing for edge in graph.edges}
    if standings - {Standing.SHOWN}:
        rows.append((_line_sample(MUTED, _DASHES[Standing.SHOWN]), "shown: a document itself states it"))
    if Standing.SAID in standings:
        rows.append((_line_sample(MUTED, _DASHES[Standing.SAID]), "said: according to somebody"))
    if standings & {Standing.DENIED, Standing.NOT_AFFIRMED}:
        rows.append((_line_sample(MUTED, _DASHES[Standing.DENIED]), "denied, or not affirmed"))
    if any(index.is_listed(entity.id) for entity in graph.nodes):
        rows.append((_box_sample("#fbf3f3", LISTED, 2), "on an official list"))
    if any(entity.schema is Schema.PERSON for entity in graph.nodes):
        rows.append((_box_sample("#ffffff", "#7d8790", 6), "person"))
    if any(not entity.schema.is_organisation and entity.schema is not Schema.PERSON for entity in graph.nodes):
        rows.append((_box_sample("#f1f3f4", "#b4bbc1", 2), "place, event or thing"))
    if graph.left_out or graph.ties_left_out:
        parties, ties = count_of(graph.left_out, "party"), count_of(graph.ties_left_out, "relationship")
        rows.append(("", f"Left out for legibility: {parties} and {ties}."))
    return rows


def _line_sample(colour: str, dash: str) -> str:
    return f'<path d="M0 7 L26 7" stroke="{colour}" stroke-width="1.8"{dash}/>'


def _box_sample(fill: str, stroke: str, radius: int) -> str:
    return (
        f'<rect x="3" y="1" width="20" height="12" rx="{radius}" fill="{fill}" stroke="{stroke}" stroke-width="1.4"/>'
    )


def _place_legend(rows: list[tuple[str, str]], top: float) -> tuple[list[str], float]:
    """Set samples and words in rows; tell where they end."""
    pieces: list[str] = []
    x, y = 0.0, top
    room = WIDTH_PX - 2 * MARGIN
    for sample, words in rows:
        indent = 32 if sample else 0
        for line in wrap(words, width_px=room, size_px=11, lines=3):
            width = indent + width_of(line, 11) + 22
            if x > 0 and x + width > room:
                x, y = 0.0, y + 20
            pieces.append(
                f'<g transform="translate({x:.1f} {y:.1f})">{sample}<text x="{indent}" y="11" font-size="11"'
                f' fill="{INK}">{svg_text(line)}</text></g>'
            )
            x += width
    return pieces, y + 16
