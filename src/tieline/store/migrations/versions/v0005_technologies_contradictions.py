"""Fields of technology of parties, and contradictions between sources.

Revision ID: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the tables; readings and resolutions that are kept have no rows in them until they are made again."""
    op.create_table(
        "technology_mention",
        sa.Column("document", TEXT, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("area", TEXT, nullable=False),
        sa.Column("subfields", TEXT, nullable=False),
        sa.Column("party", TEXT, nullable=False),
        sa.Column("words", TEXT, nullable=False),
        sa.Column("evidence", TEXT, nullable=False),
        sa.Column("according_to", TEXT),
        sa.Column("rule", TEXT, nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("document", "place", name="pk_technology_mention"),
        sa.ForeignKeyConstraint(
            ["document"], ["reading.document"], name="fk_technology_mention_document", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_technology_mention_id", "technology_mention", ["id"])
    op.create_table(
        "technology",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("area", TEXT, nullable=False),
        sa.Column("subfields", TEXT, nullable=False),
        sa.Column("entity", TEXT, nullable=False),
        sa.Column("entity_name", TEXT, nullable=False),
        sa.Column("words", TEXT, nullable=False),
        sa.Column("evidence", TEXT, nullable=False),
        sa.Column("according_to", TEXT),
        sa.Column("rule", TEXT, nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_technology"),
    )
    op.create_index("ix_technology_entity", "technology", ["entity"])
    op.create_table(
        "contradiction",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("what", TEXT, nullable=False),
        sa.Column("matter", TEXT, nullable=False),
        sa.Column("about", TEXT, nullable=False),
        sa.Column("sides", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contradiction"),
    )
