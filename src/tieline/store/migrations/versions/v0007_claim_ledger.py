"""The claim ledger: origins, changes and grades of claims, and what people graded and asked.

Revision ID: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the columns and tables; claims that are kept have nothing in them until the workspace is resolved again."""
    nothing = sa.text("'[]'")
    for name in ("partly", "stated", "against", "topics", "origins", "changes", "grades"):
        op.add_column("claim", sa.Column(name, TEXT, nullable=False, server_default=nothing))
    op.add_column("claim", sa.Column("opened_by", TEXT))
    op.create_table(
        "claim_grade",
        sa.Column("id", TEXT, nullable=False),
        *_anchor(),
        sa.Column("reliability", TEXT),
        sa.Column("credibility", TEXT),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("decided_at", TEXT, nullable=False),
        sa.Column("reason", TEXT),
        sa.Column("taken_back", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_claim_grade"),
    )
    op.create_table(
        "claim_reply",
        sa.Column("id", TEXT, nullable=False),
        *_anchor(),
        sa.Column("party", TEXT, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("asked_on", TEXT),
        sa.Column("answered_on", TEXT),
        sa.Column("answer", TEXT),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("recorded_at", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_claim_reply"),
    )


def _anchor() -> tuple[sa.Column[str], sa.Column[int], sa.Column[int], sa.Column[str]]:
    """The words that a record is about."""
    return (
        sa.Column("document", TEXT, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("quote", TEXT, nullable=False),
    )
