"""Tables of what people recorded about claims. Claims are rebuilt, so each row names the words it is about."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, Table

from tieline.model import Credibility, Reliability, ReplyStatus
from tieline.store.column import DATE, TEXT, kind_text
from tieline.store.tables.metadata import METADATA


def _anchor() -> tuple[Column[str], Column[int], Column[int], Column[str]]:
    """The words that a record is about."""
    return (
        Column("document", TEXT, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("quote", TEXT, nullable=False),
    )


claim_grade = Table(
    "claim_grade",
    METADATA,
    Column("id", TEXT, primary_key=True),
    *_anchor(),
    Column("reliability", kind_text(Reliability)),
    Column("credibility", kind_text(Credibility)),
    Column("by", TEXT, nullable=False),
    Column("decided_at", TEXT, nullable=False),
    Column("reason", TEXT),
    Column("taken_back", Boolean, nullable=False),
)

claim_reply = Table(
    "claim_reply",
    METADATA,
    Column("id", TEXT, primary_key=True),
    *_anchor(),
    Column("party", TEXT, nullable=False),
    Column("status", kind_text(ReplyStatus), nullable=False),
    Column("asked_on", DATE),
    Column("answered_on", DATE),
    Column("answer", TEXT),
    Column("by", TEXT, nullable=False),
    Column("recorded_at", TEXT, nullable=False),
)
