"""Transactions on a workspace's database, and its errors in our own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from tieline.errors import StoreError
from tieline.store.backend import Backend

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

BATCH_ROWS = 5_000
"""Rows that one statement inserts, so that a long iterable never stands in memory as a whole."""

FETCH_ROWS = 1_000
"""Rows that are fetched at once while a table is gone through."""

Row = dict[str, object]
"""A row to be inserted: a value for each column."""


class Database:
    """A database and the ways to read and write it."""

    def __init__(self, backend: Backend) -> None:
        """Make it; nothing is opened yet.

        Args:
            backend: Which database.
        """
        self.backend = backend

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See the database as of one moment, whoever writes meanwhile.

        Yields:
            A connection in a transaction.

        Raises:
            StoreError: The database cannot be read.
        """
        try:
            with self.backend.engine.connect() as connection:
                reader = connection.execution_options(**self.backend.reading_options)
                with reader.begin():
                    yield reader
        except SQLAlchemyError as error:
            raise _store_error("read", error) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write all of something or nothing.

        Yields:
            A connection in a transaction that is committed when the context ends, and undone when it fails.

        Raises:
            StoreError: The database cannot be written, or a value does not fit.
        """
        try:
            with self.backend.engine.connect() as connection:
                writer = connection.execution_options(**self.backend.writing_options)
                with writer.begin():
                    yield writer
        except (SQLAlchemyError, UnicodeEncodeError, OverflowError) as error:
            raise _store_error("written", error) from error

    def close(self) -> None:
        """Let go of all connections."""
        self.backend.engine.dispose()


def insert_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Insert rows in batches.

    Args:
        connection: In a writing transaction.
        table: Where to insert.
        rows: Rows with a value for each column; may be none.
    """
    statement = insert(table)
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH_ROWS:
            connection.execute(statement, batch)
            batch = []
    if batch:
        connection.execute(statement, batch)


def to_row(value: DataclassInstance, *, without: frozenset[str] = frozenset(), **more: object) -> Row:
    """Make a row of a value whose fields are columns.

    Args:
        value: A frozen value of the vocabulary.
        without: Fields that are kept elsewhere.
        **more: Columns that are no fields.

    Returns:
        The row.
    """
    row: Row = {name: getattr(value, name) for name in _field_names(type(value), without)}
    return row | more


@cache
def _field_names(kind: type[DataclassInstance], without: frozenset[str]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in without)


def _store_error(verb: str, error: Exception) -> StoreError:
    cause = str(error.orig if isinstance(error, DBAPIError) else error).strip().split("\n")[0]
    if "database is locked" in cause:
        return StoreError(
            "The workspace's database is being written by another process.",
            hint="Wait for it to end, then run the same command again.",
            code="locked",
        )
    return StoreError(
        f"The workspace's database cannot be {verb}: {cause}",
        hint="Check that the disk has space, that the file is yours to write, and that the server answers.",
    )
