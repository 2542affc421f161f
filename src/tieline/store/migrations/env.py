"""What Alembic runs around the migrations: they take place in the transaction that the caller has open."""

from __future__ import annotations

from alembic import context

from tieline.store.tables.metadata import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
