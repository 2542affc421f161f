"""Listings with links and suspensions, partial snapshots, parties of holdings by id.

Revision ID: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the columns; what was kept before states none of it."""
    no, nothing = sa.false(), sa.text("'[]'")
    op.add_column("snapshot", sa.Column("is_partial", sa.Boolean, nullable=False, server_default=no))
    op.add_column("listing", sa.Column("suspended_on", TEXT))
    op.add_column("listing", sa.Column("suspended_until", TEXT))
    op.add_column("listing", sa.Column("linked", TEXT, nullable=False, server_default=nothing))
    op.add_column("listing", sa.Column("row", TEXT))
    op.add_column("holding", sa.Column("owner_id", TEXT))
    op.add_column("holding", sa.Column("owned_id", TEXT))
    op.add_column("holding", sa.Column("is_indirect", sa.Boolean, nullable=False, server_default=no))
    op.add_column("holding", sa.Column("is_joint", sa.Boolean, nullable=False, server_default=no))
