"""Tables of what models propose, of what people decided about it, and of answers that are kept."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table

from tieline.model import ProposalKind, Reading
from tieline.store.column import TEXT, WrittenText, kind_text
from tieline.store.packing import PLAIN
from tieline.store.plain_value import parse_value, write_value
from tieline.store.tables.metadata import METADATA

FRAGMENT = WrittenText[Reading](write=write_value, parse=lambda text: parse_value(Reading, text))
"""A small reading, written as a whole."""

proposal = Table(
    "proposal",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("document", ForeignKey("document.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("backend", TEXT, nullable=False),
    Column("kind", kind_text(ProposalKind), nullable=False),
    Column("fragment", FRAGMENT, nullable=False),
)

proposal_run = Table(
    "proposal_run",
    METADATA,
    Column("document", ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
    Column("backend", TEXT, primary_key=True),
    Column("dropped", PLAIN, nullable=False),
)
"""What the gate dropped of what a model proposed for a document the last time."""

proposal_decision = Table(
    "proposal_decision",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("proposal", TEXT, nullable=False, index=True),
    Column("accepted", Boolean),
    Column("by", TEXT, nullable=False),
    Column("decided_at", TEXT, nullable=False),
    Column("reason", TEXT),
)
"""A decision outlives the proposal, which may come again: no foreign key."""

model_answer = Table(
    "model_answer",
    METADATA,
    Column("key", TEXT, primary_key=True),
    Column("answer", TEXT, nullable=False),
    Column("prompt_tokens", Integer),
    Column("answer_tokens", Integer),
)
"""Answers of models by the hash of all that the question was made of."""
