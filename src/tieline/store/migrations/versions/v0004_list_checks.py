"""When the addresses of lists were last asked, and what they answered.

Revision ID: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the table, and the day on which a snapshot was last confirmed; none was so far."""
    op.add_column("snapshot", sa.Column("confirmed_on", TEXT))
    op.create_table(
        "list_check",
        sa.Column("url", TEXT, primary_key=True),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("checked_at", TEXT, nullable=False),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("snapshot", TEXT, nullable=False),
        sa.Column("etag", TEXT),
        sa.Column("last_modified", TEXT),
    )
