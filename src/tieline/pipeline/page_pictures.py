"""Stage: the pictures of scanned pages that a dossier shows."""

from __future__ import annotations

from collections.abc import Iterator

from tieline.errors import TielineError
from tieline.model import Document
from tieline.model.page_picture import PagePicture, is_recognised
from tieline.pipeline.workspace import Workspace
from tieline.read.formats.page_picture import draw_pages
from tieline.report.case import Case

MAX_PICTURES = 40
"""Most pages that one dossier shows: about 6 MB."""


def load_pictures(workspace: Workspace, case: Case) -> tuple[PagePicture, ...]:
    """Draw the scanned pages of a case's documents.

    Args:
        workspace: Open; it holds the bytes.
        case: The case.

    Returns:
        Pages of the documents in their order, at most `MAX_PICTURES`; none where the `ocr` extra is missing or where
        the bytes are gone, and the dossier says so.
    """
    found: list[PagePicture] = []
    for document in case.documents:
        if is_recognised(document) and len(found) < MAX_PICTURES:
            found.extend(_draw(workspace, document, MAX_PICTURES - len(found)))
    return tuple(found)


def _draw(workspace: Workspace, document: Document, most: int) -> Iterator[PagePicture]:
    try:
        yield from draw_pages(
            workspace.blobs.get(document.sha256),
            media_type=document.media_type,
            document=document.id,
            pages=_scanned_pages(document)[:most],
            path=document.path,
        )
    except (TielineError, ImportError):
        return


def _scanned_pages(document: Document) -> list[str | None]:
    """Labels of the pages that hold recognised lines; None for a picture without pages."""
    lines = [region.span for region in document.regions if region.kind in ("box", "stamp")]
    pages = [region for region in document.regions if region.kind == "page"]
    if not pages:
        return [None]
    return [page.label for page in pages if any(page.span.covers(line) for line in lines)]
