"""Where evidence stands in the picture it was recognised in, as records tell it."""

from __future__ import annotations

from tieline.model import Span
from tieline.model.ids import DocumentId
from tieline.model.page_picture import find_places, is_recognised
from tieline.report.case_index import CaseIndex
from tieline.report.record_shape import Record


def add_places(index: CaseIndex, record: Record) -> Record:
    """Add the places of evidence that was recognised in a picture.

    Args:
        index: The case with its look-ups.
        record: A record with a list `evidence`.

    Returns:
        The record with `places` in each piece of evidence from a picture; unchanged where there is none.
    """
    evidence = record.get("evidence")
    if not isinstance(evidence, list):
        return record
    return {**record, "evidence": [_with_places(index, piece) for piece in evidence]}


def _with_places(index: CaseIndex, piece: Record) -> Record:
    document = index.document_of.get(DocumentId(str(piece["document"])))
    start, end = piece["start"], piece["end"]
    if document is None or not isinstance(start, int) or not isinstance(end, int) or not is_recognised(document):
        return piece
    places = [
        {"page": place.page, "box": list(place.box), "score": place.score, "is_stamp": place.is_stamp}
        for place in find_places(document, Span(start, end))
    ]
    return {**piece, "places": places}
