"""What documents tell of the right of reply on claims.

Revision ID: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the column; claims that are kept tell nothing until the workspace is resolved again."""
    op.add_column("claim", sa.Column("replies", TEXT, nullable=False, server_default=sa.text("'[]'")))
