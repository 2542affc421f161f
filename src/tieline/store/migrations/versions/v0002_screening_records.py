"""Screening records.

Revision ID: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Create the table of screening records."""
    op.create_table(
        "screening_record",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("made_at", TEXT, nullable=False),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("source_sha256", TEXT),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("blob", TEXT, nullable=False),
        sa.Column("rows", sa.BigInteger, nullable=False),
        sa.Column("same", sa.BigInteger, nullable=False),
        sa.Column("unsure", sa.BigInteger, nullable=False),
    )
