"""Tables of readings: mentions, relationships as passages state them, and utterances."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Double, ForeignKey, Integer, Table

from tieline.model import CueClass, RelationshipType, Schema, Stance, TechnologyArea
from tieline.store.column import DATE, TEXT, kind_text
from tieline.store.packing import EVIDENCE, PLAIN, PROPERTIES
from tieline.store.tables.metadata import METADATA

reading = Table(
    "reading",
    METADATA,
    Column("document", ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
    Column("version", TEXT, nullable=False),
    Column("dropped", PLAIN, nullable=False),
)


def _of_reading() -> tuple[Column[str], Column[int]]:
    """The columns that place a row in its reading: the document, and the row's place in the reading's order."""
    return (
        Column("document", ForeignKey("reading.document", ondelete="CASCADE"), primary_key=True),
        Column("place", Integer, primary_key=True),
    )


mention = Table(
    "mention",
    METADATA,
    *_of_reading(),
    Column("id", TEXT, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", TEXT, nullable=False),
    Column("schema", kind_text(Schema), nullable=False),
    Column("name", TEXT, nullable=False),
    Column("same_as", TEXT),
)

relationship_mention = Table(
    "relationship_mention",
    METADATA,
    *_of_reading(),
    Column("id", TEXT, nullable=False, index=True),
    Column("type", kind_text(RelationshipType), nullable=False),
    Column("source", TEXT, nullable=False),
    Column("target", TEXT, nullable=False),
    Column("properties", PROPERTIES, nullable=False),
    Column("evidence", EVIDENCE, nullable=False),
    Column("according_to", TEXT),
    Column("rule", TEXT, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("inferred", Boolean, nullable=False),
    Column("accepted_by", TEXT),
)

utterance = Table(
    "utterance",
    METADATA,
    *_of_reading(),
    Column("id", TEXT, nullable=False, index=True),
    Column("speaker_name", TEXT, nullable=False),
    Column("speaker", TEXT),
    Column("cue", TEXT, nullable=False),
    Column("cue_start", Integer, nullable=False),
    Column("cue_end", Integer, nullable=False),
    Column("cue_class", kind_text(CueClass), nullable=False),
    Column("stance", kind_text(Stance), nullable=False),
    Column("content_start", Integer, nullable=False),
    Column("content_end", Integer, nullable=False),
    Column("content", TEXT, nullable=False),
    Column("evidence_start", Integer, nullable=False),
    Column("evidence_end", Integer, nullable=False),
    Column("about", PLAIN, nullable=False),
    Column("said_on", DATE),
    Column("parent", TEXT),
    Column("rule", TEXT, nullable=False),
    Column("confidence", Double, nullable=False),
)

technology_mention = Table(
    "technology_mention",
    METADATA,
    *_of_reading(),
    Column("id", TEXT, nullable=False, index=True),
    Column("area", kind_text(TechnologyArea), nullable=False),
    Column("subfields", PLAIN, nullable=False),
    Column("party", TEXT, nullable=False),
    Column("words", EVIDENCE, nullable=False),
    Column("evidence", EVIDENCE, nullable=False),
    Column("according_to", TEXT),
    Column("rule", TEXT, nullable=False),
    Column("confidence", Double, nullable=False),
)
