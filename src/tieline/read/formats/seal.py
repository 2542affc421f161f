"""Red seals on scanned pages: kept from hiding the words below them, and read where their words run around them.

Chinese offices and companies put a round seal of four to five centimetres over date and signature; its words run
clockwise around a star. Cut out and unrolled from the bottom, they are one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tieline.model.document import Box
from tieline.read.formats.recognition import Line, recognise_strip

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RED_LEAD = 50
"""Least difference of red from green and from blue, of 255, that makes a pixel of a scan red ink."""

TINGE_LEAD = 12
"""The same for the soft edges of ink inside a seal's frame."""

WORK_PIXELS = 700
"""Seals are looked for on a picture whose longer side is about this; they are large."""

MIN_SIDE_RATIO = 0.05
"""Least side of a seal as a share of the longer side of the page: 1.5 of 29.7 centimetres."""

MAX_SIDE_RATIO = 0.4
"""Greatest side of a seal as a share of the longer side of the page: a detail scan may show it large."""

ROUND_RATIO = 1.25
"""A round seal's longer side is at most this many times its shorter one."""

MAX_SEALS = 4
"""More are hardly seals; the largest are read."""

RING = (0.56, 0.93)
"""Where the words run, as shares of the radius: outside the star, inside the line. GB/T 33481-2016 (seals of Party and
government bodies) and GA/T 1032 leave about this room."""

MIN_SCORE = 0.75
"""Least score of words around a seal: below it they are noise."""

STRIP_HEIGHT = 48
"""The model reads lines of this height in pixels."""


def find_seals(pixels: NDArray[np.uint8]) -> list[Box]:
    """Find round red seals.

    Args:
        pixels: Height by width by three colours, blue first.

    Returns:
        Their frames, the largest first, at most `MAX_SEALS`.

    Raises:
        ImportError: The `ocr` extra is not installed.
    """
    import cv2
    import numpy as np

    step = max(1, max(pixels.shape[:2]) // WORK_PIXELS)
    red = (_red_lead(pixels[::step, ::step]) > RED_LEAD).astype(np.uint8)
    if not red.any():
        return []
    joined = cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    _, _, frames, _ = cv2.connectedComponentsWithStats(joined)
    longest = max(red.shape)
    seals = []
    for left, top, width, height, _ in frames[1:].tolist():
        shorter, longer = sorted((width, height))
        if MIN_SIDE_RATIO * longest <= shorter and longer <= min(MAX_SIDE_RATIO * longest, ROUND_RATIO * shorter):
            seals.append((left * step, top * step, (left + width) * step, (top + height) * step))
    seals.sort(key=lambda box: ((box[0] - box[2]) * (box[3] - box[1]), box))
    outermost = [box for place, box in enumerate(seals) if not any(_covers(other, box) for other in seals[:place])]
    return outermost[:MAX_SEALS]


def fade_seals(pixels: NDArray[np.uint8], frames: Sequence[Box]) -> NDArray[np.uint8]:
    """Take the ink of seals off a page, as a red filter does; black below it stays black.

    Args:
        pixels: Height by width by three colours, blue first.
        frames: Where the seals are.

    Returns:
        A copy in which their ink is as bright as paper.
    """
    import numpy as np

    faded = pixels.copy()
    paper = np.percentile(pixels[:, :, 2], 90)
    for left, top, right, bottom in frames:
        part = faded[top:bottom, left:right]
        is_ink = _red_lead(part) > TINGE_LEAD
        red = part[:, :, 2].astype(np.float32)
        brightness = red * (paper / np.median(red[_red_lead(part) > RED_LEAD]))
        part[is_ink] = np.clip(brightness[is_ink], 0, 255).astype(np.uint8)[:, None]
    return faded


def read_seal(pixels: NDArray[np.uint8], frame: Box) -> Line | None:
    """Read the words around a seal.

    Args:
        pixels: The seal cut out of the upright page, blue first.
        frame: Where it stands on the page.

    Returns:
        Its words; None where they cannot be read.

    Raises:
        ImportError: The `ocr` extra is not installed.
    """
    text, score = recognise_strip(_unroll(pixels))
    words = "".join(text.split())
    return Line(words, frame, score, is_stamp=True) if len(words) >= 4 and score >= MIN_SCORE else None


def _covers(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _red_lead(pixels: NDArray[np.uint8]) -> NDArray[np.int16]:
    """How much redder each pixel is than it is green or blue."""
    import numpy as np

    blue, green, red = (pixels[:, :, colour].astype(np.int16) for colour in range(3))
    lead: NDArray[np.int16] = red - np.maximum(blue, green)
    return lead


def _unroll(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The ring of a seal as a strip: it starts at the bottom and runs clockwise, its outer edge on top."""
    import cv2
    import numpy as np

    height, width = pixels.shape[:2]
    radius = (height + width) / 4
    inner, outer = (share * radius for share in RING)
    length = round(np.pi * (inner + outer) * STRIP_HEIGHT / (outer - inner))
    angle = np.linspace(0, 2 * np.pi, length, endpoint=False)[None, :]
    distance = np.linspace(outer, inner, STRIP_HEIGHT)[:, None]
    across = (width / 2 - distance * np.sin(angle)).astype(np.float32)
    down = (height / 2 + distance * np.cos(angle)).astype(np.float32)
    ink = np.where(_red_lead(pixels) > RED_LEAD, 40, 255).astype(np.uint8)
    strip = cv2.remap(ink, across, down, cv2.INTER_LINEAR, borderValue=255)
    return np.repeat(strip[:, :, None], 3, axis=2)
