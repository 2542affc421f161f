"""Tables of evidence: captures, documents with their texts, and issues."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table

from tieline.store.column import DATE, TEXT
from tieline.store.packing import PLAIN, REGIONS
from tieline.store.tables.metadata import METADATA

capture = Table(
    "capture",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("source", TEXT, nullable=False),
    Column("retrieved_at", TEXT, nullable=False),
    Column("method", TEXT, nullable=False),
    Column("status", Integer),
    Column("headers", PLAIN, nullable=False),
    Column("sha256", TEXT, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Index(None, "source", "retrieved_at"),
    Index(None, "sha256", "source"),
)

document = Table(
    "document",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("sha256", TEXT, nullable=False, index=True),
    Column("path", TEXT, nullable=False, index=True),
    Column("media_type", TEXT, nullable=False),
    Column("title", TEXT),
    Column("language", TEXT),
    Column("published_on", DATE),
    Column("text_chars", Integer, nullable=False),
)

document_text = Table(
    "document_text",
    METADATA,
    Column("document", ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
    Column("text", TEXT, nullable=False),
    Column("regions", REGIONS, nullable=False),
)
"""Apart from `document`, so that a list of documents does not load books."""

passage = Table(
    "passage",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("document.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)
"""Stretches of text that are indexed; the one of a title starts and ends at 0."""

issue = Table(
    "issue",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("stage", TEXT, nullable=False),
    Column("code", TEXT, nullable=False),
    Column("item", TEXT, nullable=False),
    Column("message", TEXT, nullable=False),
    Column("hint", TEXT),
    Index(None, "stage", "item"),
)
