"""Pictures of scanned pages, and where on them recognised words stand."""

from __future__ import annotations

from collections.abc import Iterator
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


def find_places(document: Document, span: Span) -> tuple[PicturePlace, ...]:
    """Find where words stand on the pictures that they were recognised in.

    Args:
        document: The document.
        span: The words.

    Returns:
        One place for each line that has some of them, in text order; empty where they come from a text layer.
    """
    lines = [region for region in document.regions if region.score is not None and region.kind != "character"]
    touched = [line for line in lines if line.span.start < span.end and span.start < line.span.end]
    return tuple(_place(document, line, span) for line in touched)


def _place(document: Document, line: Region, span: Span) -> PicturePlace:
    inside = [
        region
        for region in document.regions
        if region.kind == "character" and line.span.covers(region.span) and span.covers(region.span)
    ]
    parts = inside or [line]
    lefts, tops, rights, bottoms = zip(*map(box_of, parts), strict=True)
    return PicturePlace(
        page=next(_iter_pages(document, line.span), None),
        box=(min(lefts), min(tops), max(rights), max(bottoms)),
        score=min(region.score or 0.0 for region in parts),
        is_stamp=line.kind == "stamp",
    )


def _iter_pages(document: Document, span: Span) -> Iterator[str]:
    return (region.label for region in document.regions if region.kind == "page" and region.span.covers(span))


def box_of(region: Region) -> Box:
    """Read the box that a region's label tells.

    Args:
        region: Of kind "box", "character" or "stamp".

    Returns:
        Left, top, right and bottom in pixels.
    """
    left, top, right, bottom = map(int, region.label.split(","))
    return (left, top, right, bottom)
