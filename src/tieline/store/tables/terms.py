"""Tables of search terms. Each backend creates them its own way: an FTS5 table, or a tsvector with its index."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table

from tieline.store.column import TERMS

_METADATA = MetaData()

passage_terms = Table(
    "passage_terms",
    _METADATA,
    Column("rowid", Integer().with_variant(BigInteger(), "postgresql"), primary_key=True),
    Column("terms", TERMS, nullable=False),
)
"""Row ids are those of `passage`."""

name_terms = Table(
    "name_terms",
    _METADATA,
    Column("rowid", Integer().with_variant(BigInteger(), "postgresql"), primary_key=True),
    Column("terms", TERMS, nullable=False),
)
"""Row ids are those of `entity_name`."""
