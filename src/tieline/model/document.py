"""Documents: captures made readable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tieline.model.ids import DocumentId
from tieline.model.partial_date import PartialDate
from tieline.model.span import Span

RegionKind = Literal["page", "node", "box", "part", "character", "stamp", "cell"]

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels of a picture as it is shown, origin at the top left."""


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of canonical text and where it stands in the original.

    Attributes:
        span: The stretch of text.
        kind: "page" of a PDF, "node" of an HTML tree or a DOCX paragraph, "box" in a picture, "part" of a mail.
        label: What names the place: a page number ("3"), an element path, "left,top,right,bottom" in pixels, a part,
            or "table,row,column" of a cell, from 1, with ranges such as "2-3" for one over several rows or columns.
        score: How sure text recognition is of it, 0 to 1; None where the text was not recognised in a picture.
    """

    span: Span
    kind: RegionKind
    label: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A capture made readable. Equal bytes give one document, however often they were captured.

    Attributes:
        id: Content-based: the hash of the bytes.
        sha256: Hash of the bytes it was read from.
        path: The source of the first capture of these bytes, as the person gave it.
        media_type: What the bytes turned out to be, by content and not by name ("text/html").
        title: As the document states it; None when it does not.
        language: ISO 639-1 code of most of its text; None when too short to tell.
        published_on: As the document states it; None when it does not.
        text: Canonical text, Unicode NFC, lines ended by "\\n". Never changes.
        regions: Where its stretches stand in the original, in text order; may be empty.
    """

    id: DocumentId
    sha256: str
    path: str
    media_type: str
    title: str | None
    language: str | None
    published_on: PartialDate | None
    text: str
    regions: tuple[Region, ...] = ()
