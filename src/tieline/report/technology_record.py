"""The records of kind "technology": a field of technology that sources tie to a party."""

from __future__ import annotations

from tieline.model import Technology
from tieline.report.record_shape import Record, evidence_record


def technology_record(technology: Technology) -> Record:
    """Give a field of technology of a party as a record.

    Args:
        technology: The field.

    Returns:
        The area with the scheme it stands in, the party, the words that name the field, and the sentences that tie it
        to the party; with the utterance it is according to, if any.
    """
    return {
        "kind": "technology",
        "id": technology.id,
        "area": technology.area.value,
        "area_name": technology.area.label,
        "scheme": technology.area.scheme.value,
        "subfields": list(technology.subfields),
        "entity": technology.entity,
        "entity_name": technology.entity_name,
        "words": [evidence_record(item) for item in technology.words],
        "evidence": [evidence_record(item) for item in technology.evidence],
        "according_to": technology.according_to,
        "rule": technology.rule,
        "confidence": technology.confidence,
    }
