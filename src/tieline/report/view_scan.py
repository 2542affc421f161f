"""What the dossier shows of scanned pages: the picture itself, frames around what is cited, and how sure it is."""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tieline.model import Document, Span
from tieline.model.document import Box
from tieline.model.page_picture import PagePicture, PictureIndex, box_of, is_recognised
from tieline.report.case_index import CaseIndex
from tieline.report.citation import anchor_id

DOUBTFUL_SCORE = 0.9
"""Characters below this score are framed as doubtful. On rendered letters of ours every wrong character but one was."""

WHOLE_SHARE = 0.9
"""The rest of a scanned document's text are the separators between lines."""


@dataclass(frozen=True, slots=True)
class ScanMark:
    """A frame on a picture.

    Attributes:
        box: Left, top, right and bottom in the picture's own pixels.
        href: The cited stretch of text it belongs to; None for a doubtful character.
        title: What it frames, and how sure text recognition is of it.
        mark: The class name that is lit up with the cited stretch; empty for a doubtful character.
    """

    box: Box
    href: str | None
    title: str
    mark: str


@dataclass(frozen=True, slots=True)
class ScanPage:
    """A scanned page.

    Attributes:
        label: The page's label; None where the document is a single picture.
        width: In the pixels of the marks.
        height: Likewise.
        address: The picture as a data address.
        marks: Frames, doubtful characters first, then what is cited.
    """

    label: str | None
    width: int
    height: int
    address: str
    marks: tuple[ScanMark, ...]


@dataclass(frozen=True, slots=True)
class ScanView:
    """How a document's words were recognised, with its pictures.

    Attributes:
        characters: How many characters were recognised.
        doubtful: How many of them score below `DOUBTFUL_SCORE`.
        certainty: Their mean score in percent, with one decimal.
        is_whole: Whether all of the text was recognised; else the rest comes from a text layer.
        pages: Its pictures; empty where they could not be drawn.
        targets: Anchor id and class name of each cited stretch with a frame: what the style rules are made from.
    """

    characters: int
    doubtful: int
    certainty: str
    is_whole: bool
    pages: tuple[ScanPage, ...]
    targets: tuple[tuple[str, str], ...]


def make_scan(index: CaseIndex, document: Document, spans: Sequence[Span]) -> ScanView | None:
    """Make what the dossier shows of a scanned document.

    Args:
        index: The case with its look-ups.
        document: The document.
        spans: The stretches of its text that are cited.

    Returns:
        The view; None for a document with a text layer.
    """
    if not is_recognised(document):
        return None
    number = index.number_of[document.id]
    scores = [region.score for region in document.regions if region.kind == "character" and region.score is not None]
    lines = [region for region in document.regions if region.kind in ("box", "stamp")]
    pictures = [picture for picture in index.case.pictures if picture.document == document.id]
    marks = {span: f"p{number}-{place}" for place, span in enumerate(spans)}
    cited = _find_cited(document, number, marks) if pictures else {}
    doubtful = _find_doubtful(document) if pictures else {}
    return ScanView(
        characters=len(scores),
        doubtful=sum(score < DOUBTFUL_SCORE for score in scores),
        certainty=f"{100 * sum(scores) / len(scores):.1f}" if scores else "not known",
        is_whole=sum(line.span.end - line.span.start for line in lines) >= WHOLE_SHARE * len(document.text),
        pages=tuple(
            _page(picture, (*doubtful.get(picture.page, ()), *cited.get(picture.page, ()))) for picture in pictures
        ),
        targets=tuple((anchor_id(number, span), mark) for span, mark in marks.items()),
    )


def _page(picture: PagePicture, marks: tuple[ScanMark, ...]) -> ScanPage:
    address = "data:image/jpeg;base64," + base64.b64encode(picture.jpeg).decode("ascii")
    return ScanPage(picture.page, picture.width, picture.height, address, marks)


def _find_cited(document: Document, number: int, marks: Mapping[Span, str]) -> dict[str | None, list[ScanMark]]:
    """Frames around what is cited, by page."""
    index = PictureIndex(document)
    found: dict[str | None, list[ScanMark]] = defaultdict(list)
    for span, mark in marks.items():
        href = f"#{anchor_id(number, span)}"
        for place in index.find(span):
            found[place.page].append(ScanMark(place.box, href, _title(span.cut(document.text), place.score), mark))
    return found


def _find_doubtful(document: Document) -> dict[str | None, list[ScanMark]]:
    """Frames around doubtful characters, by page."""
    index = PictureIndex(document)
    found: dict[str | None, list[ScanMark]] = defaultdict(list)
    for region in document.regions:
        if region.kind == "character" and region.score is not None and region.score < DOUBTFUL_SCORE:
            mark = ScanMark(box_of(region), None, _title(region.span.cut(document.text), region.score), "")
            found[index.find(region.span)[0].page].append(mark)
    return found


def _title(quote: str, score: float) -> str:
    return (
        f"{quote} (least sure character: {100 * score:.0f} %)" if len(quote) > 1 else f"{quote} ({100 * score:.0f} %)"
    )
