"""Tables of what the later stages yield, and of what people decided."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Double, ForeignKey, Integer, Table

from tieline.model import Answer, ContradictionKind, RelationshipType, Schema, TechnologyArea, Verdict
from tieline.store.column import DATE, TEXT, kind_text
from tieline.store.packing import EVIDENCE, PLAIN, PROPERTIES
from tieline.store.packing_claim import CHANGES, GRADES, ORIGINS, REPLIES
from tieline.store.packing_side import SIDES
from tieline.store.tables.metadata import METADATA

judgement = Table(
    "judgement",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("left", TEXT, nullable=False),
    Column("right", TEXT, nullable=False),
    Column("verdict", kind_text(Verdict), nullable=False),
    Column("by", TEXT, nullable=False),
    Column("decided_at", TEXT, nullable=False),
    Column("reason", TEXT),
)

entity = Table(
    "entity",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("schema", kind_text(Schema), nullable=False),
    Column("name", TEXT, nullable=False),
)

entity_name = Table(
    "entity_name",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("entity", ForeignKey("entity.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("text", TEXT, nullable=False),
)

entity_mention = Table(
    "entity_mention",
    METADATA,
    Column("entity", ForeignKey("entity.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("mention", TEXT, nullable=False, index=True),
    sqlite_with_rowid=False,
)
"""A mention may be gone before the next resolution, when its document was read again: no foreign key."""

relationship = Table(
    "relationship",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("type", kind_text(RelationshipType), nullable=False),
    Column("source", TEXT, nullable=False, index=True),
    Column("target", TEXT, nullable=False, index=True),
    Column("source_name", TEXT, nullable=False),
    Column("target_name", TEXT, nullable=False),
    Column("properties", PROPERTIES, nullable=False),
    Column("evidence", EVIDENCE, nullable=False),
    Column("according_to", TEXT),
    Column("rule", TEXT, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("inferred", Boolean, nullable=False),
    Column("accepted_by", TEXT),
)

claim = Table(
    "claim",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("matter", TEXT, nullable=False),
    Column("affirmed_by", PLAIN, nullable=False),
    Column("denied_by", PLAIN, nullable=False),
    Column("unclear", PLAIN, nullable=False),
    Column("about", PLAIN, nullable=False),
    Column("partly", PLAIN, nullable=False),
    Column("stated", EVIDENCE, nullable=False),
    Column("opened_by", TEXT),
    Column("against", PLAIN, nullable=False),
    Column("topics", PLAIN, nullable=False),
    Column("origins", ORIGINS, nullable=False),
    Column("changes", CHANGES, nullable=False),
    Column("grades", GRADES, nullable=False),
    Column("replies", REPLIES, nullable=False),
)

technology = Table(
    "technology",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("area", kind_text(TechnologyArea), nullable=False),
    Column("subfields", PLAIN, nullable=False),
    Column("entity", TEXT, nullable=False, index=True),
    Column("entity_name", TEXT, nullable=False),
    Column("words", EVIDENCE, nullable=False),
    Column("evidence", EVIDENCE, nullable=False),
    Column("according_to", TEXT),
    Column("rule", TEXT, nullable=False),
    Column("confidence", Double, nullable=False),
)

contradiction = Table(
    "contradiction",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("what", kind_text(ContradictionKind), nullable=False),
    Column("matter", TEXT, nullable=False),
    Column("about", PLAIN, nullable=False),
    Column("sides", SIDES, nullable=False),
)

hit = Table(
    "hit",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("query", TEXT, nullable=False),
    Column("entity", TEXT, index=True),
    Column("listing", TEXT, nullable=False, index=True),
    Column("listed_name", TEXT, nullable=False),
    Column("score", Double, nullable=False),
    Column("verdict", kind_text(Verdict), nullable=False),
    Column("reasons", PLAIN, nullable=False),
    Column("judged", Boolean, nullable=False),
)

screening = Table(
    "screening",
    METADATA,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("name", TEXT, nullable=False),
)
"""The names that the hits came from, with and without a hit, in the order of screening."""

screening_record = Table(
    "screening_record",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("made_at", TEXT, nullable=False),
    Column("source", TEXT, nullable=False),
    Column("source_sha256", TEXT),
    Column("sha256", TEXT, nullable=False),
    Column("blob", TEXT, nullable=False),
    Column("rows", BigInteger, nullable=False),
    Column("same", BigInteger, nullable=False),
    Column("unsure", BigInteger, nullable=False),
)
"""Screening records that were kept; the text of each is a blob."""

finding = Table(
    "finding",
    METADATA,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("entity", TEXT, nullable=False),
    Column("rule", TEXT, nullable=False),
    Column("rule_title", TEXT, nullable=False),
    Column("as_of", DATE, nullable=False),
    Column("answer", kind_text(Answer), nullable=False),
    Column("proof", PLAIN, nullable=False),
    Column("missing", PLAIN, nullable=False),
    Column("note", TEXT),
)
