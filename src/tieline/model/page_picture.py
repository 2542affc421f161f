"""Pictures of scanned pages, and where on them recognised words stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from tieline.model.document import Box, Document, Region
from tieline.model.ids import DocumentId
from tieline.model.span import Span


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A scanned page as a picture to look at.

    Attributes:
        document: The document it is a page of.
        page: The page's label; None where the document is a single picture.
        width: Pixels across in which the document's boxes are told; the picture itself may be smaller.
        height: Pixels down, likewise.
        jpeg: The picture.
    """

    document: DocumentId
    page: str | None
    width: int
    height: int
    jpeg: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """Where words stand on a scanned page.

    Attributes:
        page: The page's label; None where the document is a single picture.
        box: The frame of the words that stand on one line, in pixels.
        score: The least sure of their characters, 0 to 1.
        is_stamp: Whether they stand around a seal; the box is then the seal's.
    """

    page: str | None
    box: Box
    score: float
    is_stamp: bool


def is_recognised(document: Document) -> bool:
    """Whether a document's words, or some of them, were recognised in a picture.

    Args:
        document: The document.

    Returns:
        False for a text layer, however it came about.
    """
    return any(region.score is not None for region in document.regions)


class PictureIndex:
    """Finds where words of one document stand on its pictures."""

    def __init__(self, document: Document) -> None:
        """Sort what was recognised.

        Args:
            document: The document.
        """
        recognised = [region for region in document.regions if region.score is not None]
        self._lines = [region for region in recognised if region.kind != "character"]
        self._line_ends = [line.span.end for line in self._lines]
        self._characters = [region for region in recognised if region.kind == "character"]
        self._starts = [region.span.start for region in self._characters]
        self._pages = [region for region in document.regions if region.kind == "page"]
        self._page_starts = [page.span.start for page in self._pages]

    def find(self, span: Span) -> tuple[PicturePlace, ...]:
        """Find where words stand.

        Args:
            span: The words.

        Returns:
            One place for each line that has some of them, in text order; empty where they come from a text layer.
        """
        places = []
        for line in self._lines[bisect_right(self._line_ends, span.start) :]:
            if line.span.start >= span.end:
                break
            places.append(self._place(line, span))
        return tuple(places)

    def _place(self, line: Region, span: Span) -> PicturePlace:
        low = bisect_left(self._starts, max(line.span.start, span.start))
        high = bisect_left(self._starts, min(line.span.end, span.end))
        parts = self._characters[low:high] or [line]
        lefts, tops, rights, bottoms = zip(*map(box_of, parts), strict=True)
        box = (min(lefts), min(tops), max(rights), max(bottoms))
        score = min(region.score or 0.0 for region in parts)
        return PicturePlace(self._page(line.span), box, score, line.kind == "stamp")

    def _page(self, span: Span) -> str | None:
        at = bisect_right(self._page_starts, span.start) - 1
        return self._pages[at].label if at >= 0 and self._pages[at].span.covers(span) else None


def find_places(document: Document, span: Span) -> tuple[PicturePlace, ...]:
    """Find where words stand on the pictures that they were recognised in.

    Args:
        document: The document.
        span: The words.

    Returns:
        As `PictureIndex.find`, which is for many spans of one document.
    """
    return PictureIndex(document).find(span)


def box_of(region: Region) -> Box:
    """Read the box that a region's label tells.

    Args:
        region: Of kind "box", "character" or "stamp".

    Returns:
        Left, top, right and bottom in pixels.
    """
    left, top, right, bottom = map(int, region.label.split(","))
    return (left, top, right, bottom)
