"""The tables of every store."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, make_url

from tieline.store.base import Store
from tieline.store.open import DATABASE_NAME, is_url
from tieline.store.tables.metadata import METADATA

OWN_TABLES = ("passage_terms", "name_terms")
"""Tables that each backend makes its own way."""


def test_the_migrations_make_the_tables_that_the_code_knows(store: Store, location: str) -> None:
    """A new database has every table, column, index and key of the metadata, and no other."""
    store.close()
    url = make_url(location).set(drivername="postgresql+psycopg") if is_url(location) else None
    engine = create_engine(url or f"sqlite:///{Path(location) / DATABASE_NAME}")
    options = {
        "target_metadata": METADATA,
        "compare_type": True,
        "include_name": lambda name, kind, _: kind != "table" or not str(name).startswith(OWN_TABLES),
    }
    with engine.connect() as connection:
        difference = compare_metadata(MigrationContext.configure(connection, opts=options), METADATA)
    engine.dispose()
    assert difference == []
