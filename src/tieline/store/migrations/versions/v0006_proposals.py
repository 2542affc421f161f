"""Proposals of models, decisions about them, and answers that are kept.

Revision ID: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the tables, and who accepted a relationship; nobody did so far."""
    op.add_column("relationship_mention", sa.Column("accepted_by", TEXT))
    op.add_column("relationship", sa.Column("accepted_by", TEXT))
    op.create_table(
        "proposal",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column("backend", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("fragment", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_proposal"),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name="fk_proposal_document", ondelete="CASCADE"),
    )
    op.create_index("ix_proposal_document", "proposal", ["document"])
    op.create_table(
        "proposal_run",
        sa.Column("document", TEXT, nullable=False),
        sa.Column("backend", TEXT, nullable=False),
        sa.Column("dropped", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("document", "backend", name="pk_proposal_run"),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name="fk_proposal_run_document", ondelete="CASCADE"),
    )
    op.create_table(
        "proposal_decision",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("proposal", TEXT, nullable=False),
        sa.Column("accepted", sa.Boolean()),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("decided_at", TEXT, nullable=False),
        sa.Column("reason", TEXT),
        sa.PrimaryKeyConstraint("id", name="pk_proposal_decision"),
    )
    op.create_index("ix_proposal_decision_proposal", "proposal_decision", ["proposal"])
    op.create_table(
        "model_answer",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("answer", TEXT, nullable=False),
        sa.Column("prompt_tokens", sa.Integer()),
        sa.Column("answer_tokens", sa.Integer()),
        sa.PrimaryKeyConstraint("key", name="pk_model_answer"),
    )
