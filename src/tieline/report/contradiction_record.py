"""The records of kind "contradiction": one fact that sources state with several values."""

from __future__ import annotations

from tieline.model import Contradiction, Side
from tieline.model.utterance import find_standing
from tieline.report.case_index import CaseIndex
from tieline.report.record_shape import Record, evidence_record


def contradiction_record(index: CaseIndex, contradiction: Contradiction) -> Record:
    """Give a contradiction as a record.

    Args:
        index: The case with its look-ups.
        contradiction: The contradiction.

    Returns:
        The fact and its sides, each with its standing: shown by a document or list, or said in an utterance.
    """
    return {
        "kind": "contradiction",
        "id": contradiction.id,
        "what": contradiction.what.value,
        "matter": contradiction.matter,
        "about": list(contradiction.about),
        "sides": [_side(index, side) for side in contradiction.sides],
    }


def _side(index: CaseIndex, side: Side) -> Record:
    return {
        "value": side.value,
        "standing": find_standing(side.according_to, index.utterance_of).value,
        "according_to": side.according_to,
        "document": side.document,
        "listing": side.listing,
        "evidence": [evidence_record(item) for item in side.evidence],
    }
