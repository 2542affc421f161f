"""PostgreSQL: the database of a workspace that a URL names. Needs the extra `postgres`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import URL, ColumnElement, Connection, Engine, Table, create_engine, func, literal, text
from sqlalchemy.dialects.postgresql import TSQUERY, insert

from tieline.store.terms_query import ts_query, ts_vector

if TYPE_CHECKING:
    from sqlalchemy.sql.dml import Insert

SCHEMA_LOCK = 8_389_754_676_633_104_485
"""A number of our own (the bytes of "tieline" and a digit) for PostgreSQL's advisory locks."""


class PostgresBackend:
    """A database on a server."""

    def __init__(self, url: URL) -> None:
        """Prepare a connection; it is made when it is needed.

        Args:
            url: A URL with the driver psycopg.
        """
        self.engine: Engine = create_engine(url)
        self.reading_options: Mapping[str, str] = MappingProxyType({"isolation_level": "REPEATABLE READ"})
        self.writing_options: Mapping[str, str] = MappingProxyType({})

    def insert_new(self, table: Table) -> Insert:
        """Make an insertion that passes over rows whose key is there.

        Args:
            table: Where to insert.

        Returns:
            The statement.
        """
        return insert(table).on_conflict_do_nothing()

    def lock_schema(self, connection: Connection) -> None:
        """Keep other processes from changing the schema until the transaction ends.

        Args:
            connection: In a transaction.
        """
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": SCHEMA_LOCK})

    def index_terms(self, terms: str) -> str:
        """Write terms with their positions.

        Args:
            terms: Terms with one space between them.

        Returns:
            The text form of a vector.
        """
        return ts_vector(terms)

    def matches(self, table: Table, phrases: Sequence[str]) -> ColumnElement[bool]:
        """Make the condition that a row has at least one of some phrases.

        Args:
            table: One of `tables.terms`.
            phrases: Each as its terms with one space between them; at least one.

        Returns:
            The condition.
        """
        return table.c.terms.bool_op("@@")(_query(phrases))

    def rank(self, table: Table, phrases: Sequence[str]) -> ColumnElement[float]:
        """Make the expression for how often and how near each other the terms occur.

        Args:
            table: One of `tables.terms`.
            phrases: What it was matched with.

        Returns:
            A number; the smaller the better.
        """
        return -func.ts_rank(table.c.terms, _query(phrases))


def _query(phrases: Sequence[str]) -> ColumnElement[str]:
    return literal(ts_query(phrases), TSQUERY())
