"""Pictures of scanned pages for people to look at, in the pixels in which text recognition told its boxes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from tieline.model.ids import DocumentId
from tieline.model.page_picture import PagePicture
from tieline.read.formats.pdf import PDF_TYPE, open_pdf, render_page
from tieline.read.formats.picture import iter_frames

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHOWN_SIDE = 1_400
"""Longer side of the picture shown, in pixels: small print of a page stays legible."""

JPEG_QUALITY = 60
"""A page of print then takes about 150 kB; seals keep their colour."""


def draw_pages(
    data: bytes, *, media_type: str, document: DocumentId, pages: Iterable[str | None], path: str
) -> Iterator[PagePicture]:
    """Draw pages of a scanned document.

    Args:
        data: Its bytes.
        media_type: What they are.
        document: The document they were read as.
        pages: Labels of the pages wanted; None means the only picture of a document without pages.
        path: The item, for messages.

    Yields:
        Pictures in the order of the pages.

    Raises:
        ImportError: The `ocr` extra is not installed.
        UnreadableError: The bytes are damaged.
    """
    if media_type == PDF_TYPE:
        with closing(open_pdf(data, path)) as file:
            for page in pages:
                yield _draw(render_page(file, int(page or "1") - 1), document, page)
        return
    label_of = {int(page or "1"): page for page in pages}
    for number, pixels in iter_frames(data, path, wanted=label_of):
        yield _draw(pixels, document, label_of[number])


def _draw(pixels: NDArray[np.uint8], document: DocumentId, page: str | None) -> PagePicture:
    from PIL import Image

    height, width = pixels.shape[:2]
    picture = Image.fromarray(pixels[:, :, ::-1])
    picture.thumbnail((SHOWN_SIDE, SHOWN_SIDE))
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return PagePicture(document, page, width, height, buffer.getvalue())
