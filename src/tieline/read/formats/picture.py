"""Pictures of text: PNG, JPEG and TIFF, each line with its box."""

from __future__ import annotations

import io
import warnings
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tieline.errors import DamagedError, EmptyError, TooLargeError
from tieline.model import Span
from tieline.model.document import Box
from tieline.read.formats.line import as_paragraphs, find_page_separator
from tieline.read.formats.readable import Readable, TextBuilder
from tieline.read.formats.recognition import Line, require_recognition
from tieline.read.formats.scan import Scan, read_scan
from tieline.read.metadata import find_published, find_title
from tieline.settings import Limits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

PICTURE_TYPES = ("image/png", "image/jpeg", "image/tiff")
_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg", "TIFF": "image/tiff"}

MAX_PIXELS = 120_000_000
"""An A0 poster at 300 dots an inch has 139 million; no page of text needs as many (a choice of ours)."""

MAX_FRAMES = 500
"""Pages of one TIFF file that are read at most."""


def read_picture(data: bytes, *, path: str, limits: Limits) -> Readable:
    """Read a picture of text.

    Args:
        data: The bytes of a PNG, JPEG or TIFF file.
        path: The item, for messages.
        limits: Limits on untrusted input.

    Returns:
        Its words with a region of kind "box" for each line, "stamp" for the words around a seal and "character" for
        each character (pixels of the picture as it is shown, after the camera's orientation is applied), all with a
        score; and, if there is more than one page, one of kind "page" for each.

    Raises:
        NeedsExtraError: The `ocr` extra is not installed (code not_read:needs-ocr).
        UnreadableError: Damaged, too large, or without words.
    """
    require_recognition(path)
    with _open(data, path) as picture:
        media_type, count = _MEDIA_TYPES[picture.format or ""], _count_frames(picture)
    builder = TextBuilder(path, limits)
    last = ""
    for number, pixels in iter_frames(data, path):
        scan = read_scan(pixels)
        if scan.lines:
            add_scan(builder, scan, page=str(number) if count > 1 else None, last=last)
            last = scan.lines[-1].text
    if not builder.length:
        raise EmptyError(
            f"No words could be recognised in {path}.",
            hint="Look at it; scan it again at 300 dots an inch if it has any.",
        )
    text, regions = builder.build()
    return Readable(text, regions, media_type, find_title(as_paragraphs(text)), find_published(text))


def iter_frames(
    data: bytes, path: str, *, wanted: Collection[int] | None = None
) -> Iterator[tuple[int, NDArray[np.uint8]]]:
    """Decode a picture file, one page at a time.

    Args:
        data: The bytes of a PNG, JPEG or TIFF file.
        path: The item, for messages.
        wanted: Numbers of the pages wanted, from 1; None means all.

    Yields:
        Number and page as it is shown: height by width by three colours, blue first.

    Raises:
        UnreadableError: Damaged or too large.
    """
    with _open(data, path) as picture:
        for number in range(1, _count_frames(picture) + 1):
            if wanted is None or number in wanted:
                yield number, _take_frame(picture, number - 1, path)


def add_scan(builder: TextBuilder, scan: Scan, *, page: str | None, last: str = "") -> Span | None:
    """Append what a scanned page says.

    Args:
        builder: What to append to.
        scan: The page; at least one line.
        page: The page's number, recorded as a region; None records only the places of lines and characters.
        last: The last line of the page before.

    Returns:
        Where its words stand in the text; None when no line had any.

    Raises:
        TooLargeError: The text would be longer than the limit.
    """
    separators = [find_page_separator(last, scan.lines[0].text), *scan.separators]
    spans = [_add_line(builder, line, separator) for line, separator in zip(scan.lines, separators, strict=True)]
    added = [span for span in spans if span is not None]
    if not added:
        return None
    whole = Span(added[0].start, added[-1].end)
    if page is not None:
        builder.mark(whole, "page", page)
    return whole


def _add_line(builder: TextBuilder, line: Line, separator: str) -> Span | None:
    span = builder.add(line.text, separator=separator)
    if span is None:
        return None
    builder.mark(span, "stamp" if line.is_stamp else "box", _label(line.box), score=_round(line.score))
    places = [place for place, character in enumerate(builder.last, span.start) if not character.isspace()]
    if len(places) == len(line.characters):
        for place, character in zip(places, line.characters, strict=True):
            builder.mark(Span(place, place + 1), "character", _label(character.box), score=_round(character.score))
    return span


def _label(box: Box) -> str:
    return ",".join(map(str, box))


def _round(score: float) -> float:
    return round(score, 3)


@contextmanager
def _open(data: bytes, path: str) -> Iterator[Image]:
    """Open a picture file; what fails while it is open becomes an error of ours."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF")) as picture:
                yield picture
    except Image.DecompressionBombError as error:
        raise _too_large(path) from error
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        KeyError,
        TypeError,
        IndexError,
    ) as error:
        raise DamagedError(
            f"{path} is a damaged picture.", hint="Get an undamaged copy, or scan it again.", code="damaged_picture"
        ) from error


def _count_frames(picture: Image) -> int:
    return min(getattr(picture, "n_frames", 1), MAX_FRAMES) if picture.format == "TIFF" else 1


def _take_frame(picture: Image, number: int, path: str) -> NDArray[np.uint8]:
    import numpy as np
    from PIL import Image, ImageOps

    picture.seek(number)
    if picture.width * picture.height > MAX_PIXELS:
        raise _too_large(path)
    shown = ImageOps.exif_transpose(picture)
    if shown.mode in ("RGBA", "LA", "PA") or "transparency" in shown.info:
        layered = shown.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        shown = Image.alpha_composite(paper, layered)
    if shown.mode.startswith("I") or shown.mode == "F":
        shown = _reduce_depth(shown)
    return np.ascontiguousarray(np.asarray(shown.convert("RGB"), dtype=np.uint8)[:, :, ::-1])


def _reduce_depth(picture: Image) -> Image:
    """A picture of 16 or 32 bits a pixel in 8: its darkest pixel black and its brightest white, if it needs more."""
    import numpy as np
    from PIL import Image

    values = np.asarray(picture, dtype=np.float32)
    low, high = float(values.min()), float(values.max())
    if high > 255 or low < 0:
        values = (values - min(low, 0.0)) * (255 / max(high - min(low, 0.0), 1.0))
    return Image.fromarray(values.astype(np.uint8))


def _too_large(path: str) -> TooLargeError:
    return TooLargeError(
        f"{path} has more than {MAX_PIXELS:,} pixels.", hint="Scan it again at 300 dots an inch, or cut it into pages."
    )
