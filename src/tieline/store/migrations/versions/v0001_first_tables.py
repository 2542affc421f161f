"""The first tables.

Revision ID: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Create all tables in an empty database."""
    _create_captures()
    _create_documents()
    _create_readings()
    _create_relationship_mentions()
    _create_utterances()
    _create_listings()
    _create_holdings()
    _create_entities()
    _create_relationships()
    _create_hits()
    _create_findings()
    for name in ("passage_terms", "name_terms"):
        _create_terms(name)


def _create_captures() -> None:
    op.create_table(
        "capture",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("retrieved_at", TEXT, nullable=False),
        sa.Column("method", TEXT, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("headers", TEXT, nullable=False),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("size_bytes", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_capture_sha256_source", "capture", ["sha256", "source"])
    op.create_index("ix_capture_source_retrieved_at", "capture", ["source", "retrieved_at"])
    op.create_table(
        "issue",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("stage", TEXT, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("item", TEXT, nullable=False),
        sa.Column("message", TEXT, nullable=False),
        sa.Column("hint", TEXT),
    )
    op.create_index("ix_issue_stage_item", "issue", ["stage", "item"])


def _create_documents() -> None:
    op.create_table(
        "document",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("path", TEXT, nullable=False),
        sa.Column("media_type", TEXT, nullable=False),
        sa.Column("title", TEXT),
        sa.Column("language", TEXT),
        sa.Column("published_on", TEXT),
        sa.Column("text_chars", sa.Integer, nullable=False),
    )
    op.create_index("ix_document_path", "document", ["path"])
    op.create_index("ix_document_sha256", "document", ["sha256"])
    op.create_table(
        "document_text",
        sa.Column("document", TEXT, sa.ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("regions", TEXT, nullable=False),
    )
    op.create_table(
        "passage",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("document", TEXT, sa.ForeignKey("document.id", ondelete="CASCADE"), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
    )
    op.create_index("ix_passage_document", "passage", ["document"])


def _create_readings() -> None:
    op.create_table(
        "reading",
        sa.Column("document", TEXT, sa.ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("version", TEXT, nullable=False),
        sa.Column("dropped", TEXT, nullable=False),
    )
    op.create_table(
        "mention",
        sa.Column("document", TEXT, sa.ForeignKey("reading.document", ondelete="CASCADE"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("quote", TEXT, nullable=False),
        sa.Column("schema", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("same_as", TEXT),
    )
    op.create_index("ix_mention_id", "mention", ["id"])


def _create_relationship_mentions() -> None:
    op.create_table(
        "relationship_mention",
        sa.Column("document", TEXT, sa.ForeignKey("reading.document", ondelete="CASCADE"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("target", TEXT, nullable=False),
        sa.Column("properties", TEXT, nullable=False),
        sa.Column("evidence", TEXT, nullable=False),
        sa.Column("according_to", TEXT),
        sa.Column("rule", TEXT, nullable=False),
        sa.Column("confidence", sa.Double, nullable=False),
        sa.Column("inferred", sa.Boolean, nullable=False),
    )
    op.create_index("ix_relationship_mention_id", "relationship_mention", ["id"])


def _create_utterances() -> None:
    op.create_table(
        "utterance",
        sa.Column("document", TEXT, sa.ForeignKey("reading.document", ondelete="CASCADE"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("speaker_name", TEXT, nullable=False),
        sa.Column("speaker", TEXT),
        sa.Column("cue", TEXT, nullable=False),
        sa.Column("cue_start", sa.Integer, nullable=False),
        sa.Column("cue_end", sa.Integer, nullable=False),
        sa.Column("cue_class", TEXT, nullable=False),
        sa.Column("stance", TEXT, nullable=False),
        sa.Column("content_start", sa.Integer, nullable=False),
        sa.Column("content_end", sa.Integer, nullable=False),
        sa.Column("content", TEXT, nullable=False),
        sa.Column("evidence_start", sa.Integer, nullable=False),
        sa.Column("evidence_end", sa.Integer, nullable=False),
        sa.Column("about", TEXT, nullable=False),
        sa.Column("said_on", TEXT),
        sa.Column("parent", TEXT),
        sa.Column("rule", TEXT, nullable=False),
        sa.Column("confidence", sa.Double, nullable=False),
    )
    op.create_index("ix_utterance_id", "utterance", ["id"])


def _create_listings() -> None:
    op.create_table(
        "snapshot",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("format", TEXT, nullable=False),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("as_of", TEXT),
        sa.Column("imported_at", TEXT, nullable=False),
        sa.Column("listings", sa.Integer, nullable=False),
        sa.Column("ignored_fields", TEXT, nullable=False),
    )
    op.create_table(
        "listing",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("snapshot", TEXT, sa.ForeignKey("snapshot.id", ondelete="CASCADE"), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("list_name", TEXT, nullable=False),
        sa.Column("authority", TEXT, nullable=False),
        sa.Column("entry_id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("countries", TEXT, nullable=False),
        sa.Column("addresses", TEXT, nullable=False),
        sa.Column("identifiers", TEXT, nullable=False),
        sa.Column("programmes", TEXT, nullable=False),
        sa.Column("reason", TEXT),
        sa.Column("citation", TEXT),
        sa.Column("licence_requirement", TEXT),
        sa.Column("licence_policy", TEXT),
        sa.Column("listed_on", TEXT),
        sa.Column("delisted_on", TEXT),
        sa.Column("remarks", TEXT),
        sa.Column("url", TEXT),
    )
    op.create_index("ix_listing_snapshot_place", "listing", ["snapshot", "place"])
    op.create_table(
        "listed_name",
        sa.Column("listing", TEXT, sa.ForeignKey("listing.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("quality", TEXT, nullable=False),
        sqlite_with_rowid=False,
    )


def _create_holdings() -> None:
    op.create_table(
        "holding",
        sa.Column("table_source", TEXT, primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("owner", TEXT, nullable=False),
        sa.Column("owned", TEXT, nullable=False),
        sa.Column("low_pct", sa.Double, nullable=False),
        sa.Column("high_pct", sa.Double),
        sa.Column("low_open", sa.Boolean, nullable=False),
        sa.Column("high_open", sa.Boolean, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("held_from", TEXT),
        sa.Column("held_to", TEXT),
        sa.Column("source", TEXT, nullable=False),
    )


def _create_entities() -> None:
    op.create_table(
        "entity",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("schema", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
    )
    op.create_table(
        "entity_name",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("entity", TEXT, sa.ForeignKey("entity.id", ondelete="CASCADE"), nullable=False),
        sa.Column("text", TEXT, nullable=False),
    )
    op.create_index("ix_entity_name_entity", "entity_name", ["entity"])
    op.create_table(
        "entity_mention",
        sa.Column("entity", TEXT, sa.ForeignKey("entity.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("mention", TEXT, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_entity_mention_mention", "entity_mention", ["mention"])


def _create_relationships() -> None:
    op.create_table(
        "relationship",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("target", TEXT, nullable=False),
        sa.Column("source_name", TEXT, nullable=False),
        sa.Column("target_name", TEXT, nullable=False),
        sa.Column("properties", TEXT, nullable=False),
        sa.Column("evidence", TEXT, nullable=False),
        sa.Column("according_to", TEXT),
        sa.Column("rule", TEXT, nullable=False),
        sa.Column("confidence", sa.Double, nullable=False),
        sa.Column("inferred", sa.Boolean, nullable=False),
    )
    op.create_index("ix_relationship_source", "relationship", ["source"])
    op.create_index("ix_relationship_target", "relationship", ["target"])
    op.create_table(
        "claim",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("matter", TEXT, nullable=False),
        sa.Column("affirmed_by", TEXT, nullable=False),
        sa.Column("denied_by", TEXT, nullable=False),
        sa.Column("unclear", TEXT, nullable=False),
        sa.Column("about", TEXT, nullable=False),
    )


def _create_hits() -> None:
    op.create_table(
        "judgement",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("left", TEXT, nullable=False),
        sa.Column("right", TEXT, nullable=False),
        sa.Column("verdict", TEXT, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("decided_at", TEXT, nullable=False),
        sa.Column("reason", TEXT),
    )
    op.create_table(
        "hit",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("query", TEXT, nullable=False),
        sa.Column("entity", TEXT),
        sa.Column("listing", TEXT, nullable=False),
        sa.Column("listed_name", TEXT, nullable=False),
        sa.Column("score", sa.Double, nullable=False),
        sa.Column("verdict", TEXT, nullable=False),
        sa.Column("reasons", TEXT, nullable=False),
        sa.Column("judged", sa.Boolean, nullable=False),
    )
    op.create_index("ix_hit_entity", "hit", ["entity"])
    op.create_index("ix_hit_listing", "hit", ["listing"])
    op.create_table(
        "screening",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", TEXT, nullable=False),
    )


def _create_findings() -> None:
    op.create_table(
        "finding",
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("entity", TEXT, nullable=False),
        sa.Column("rule", TEXT, nullable=False),
        sa.Column("rule_title", TEXT, nullable=False),
        sa.Column("as_of", TEXT, nullable=False),
        sa.Column("answer", TEXT, nullable=False),
        sa.Column("proof", TEXT, nullable=False),
        sa.Column("missing", TEXT, nullable=False),
        sa.Column("note", TEXT),
    )


def _create_terms(name: str) -> None:
    if op.get_context().dialect.name == "sqlite":
        # The tokenizer "ascii" takes every other character for a letter, so terms stay as they were written;
        # "unicode61" would drop Hanzi that are newer than Unicode 6.1.
        op.execute(f"CREATE VIRTUAL TABLE {name} USING fts5(terms, tokenize = 'ascii')")
    else:
        op.execute(f"CREATE TABLE {name} (rowid BIGINT PRIMARY KEY, terms TSVECTOR NOT NULL)")
        op.execute(f"CREATE INDEX ix_{name}_terms ON {name} USING gin (terms)")
