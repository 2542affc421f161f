"""Pieces of pictures: frames, words and arrows as SVG attributes alone, without a style element, a script or a font."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from tieline.report.geometry import Box
from tieline.report.visible import keep_xml_characters, show_plain

FONTS = "'Liberation Sans', Arial, Helvetica, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
INK, MUTED, LISTED = "#1d2329", "#5b6570", "#8c1c2b"
"""Colours of words and lines, each with a contrast of at least 4.5 to 1 on white (WCAG)."""

WIDTH_PX = 960
"""As wide as the dossier's column on a screen of 1280 pixels, so that a picture is shown unscaled."""

MARGIN = 10


def svg_text(words: str) -> str:
    """Escape words for a picture.

    Args:
        words: Untrusted words.

    Returns:
        Text for an element of XML, with every invisible character visible.
    """
    return escape(keep_xml_characters(show_plain(words)))


def render_frame(box: Box, *, fill: str = "#ffffff", stroke: str = "#7d8790", width: float = 1.0) -> str:
    """Draw a frame.

    Args:
        box: Where.
        fill: Its colour.
        stroke: The colour of its line.
        width: How thick the line is.

    Returns:
        An element.
    """
    return (
        f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="3"'
        f' fill="{fill}" stroke="{stroke}" stroke-width="{width}"/>'
    )


def iter_lines(lines: Iterable[str], *, x: float, y: float, size_px: float, colour: str = INK) -> Iterator[str]:
    """Write lines below each other, each in the middle.

    Args:
        lines: The lines.
        x: Their middle.
        y: The base line of the first.
        size_px: Font size.
        colour: Their colour.

    Yields:
        An element for each.
    """
    for number, line in enumerate(lines):
        yield (
            f'<text x="{x:.1f}" y="{y + number * size_px * 1.25:.1f}" font-size="{size_px}" text-anchor="middle"'
            f' fill="{colour}" unicode-bidi="isolate">{svg_text(line)}</text>'
        )


def render_picture(pieces: Iterable[str], *, height: float, title: str, text: str, id_prefix: str) -> str:
    """Put pieces together to a picture.

    Args:
        pieces: Elements; coordinates begin at 0 inside the margin.
        height: How high the pieces reach.
        title: Its name, for those who do not see it.
        text: What it shows, for those who do not see it.
        id_prefix: What its ids begin with, so that several pictures stand in one page.

    Returns:
        An SVG element.
    """
    total = round(height + 2 * MARGIN)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="network" role="img"'
        f' aria-labelledby="{id_prefix}-title {id_prefix}-text" width="{WIDTH_PX}" height="{total}"'
        f' viewBox="{-MARGIN} {-MARGIN} {WIDTH_PX} {total}" font-family="{FONTS}">',
        f'<title id="{id_prefix}-title">{svg_text(title)}</title>',
        f'<desc id="{id_prefix}-text">{svg_text(text)}</desc>',
        f'<rect x="{-MARGIN}" y="{-MARGIN}" width="{WIDTH_PX}" height="{total}" fill="#ffffff"/>',
        f'<defs><marker id="{id_prefix}-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7"'
        f' orient="auto-start-reverse"><path d="M1 1 L9 5 L1 9 z" fill="{MUTED}"/></marker></defs>',
    )
    return "\n".join((*head, *pieces, "</svg>", ""))
