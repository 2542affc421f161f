"""SQLite: the database of a workspace folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from sqlite3 import SQLITE_BUSY, OperationalError
from time import monotonic, sleep
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import URL, ColumnElement, Connection, Engine, Float, Table, create_engine, event, literal_column
from sqlalchemy.dialects.sqlite import insert

from tieline.store.terms_query import fts_query

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
    from sqlalchemy.pool import ConnectionPoolEntry
    from sqlalchemy.sql.dml import Insert

BUSY_TIMEOUT_MS = 30_000
"""How long a writer waits for another; a stage's longest transaction (a list of 26,000 entries) takes 2 s."""

JOURNAL_WAIT_S = 0.02
"""How long one process waits before it tries again to set the journal mode of a new file that another is opening."""

PRAGMAS = (
    # In WAL mode this loses no transaction when the process is killed; a power cut may lose the last ones, which the
    # next run makes again, and never corrupts the file. FULL would wait for the disk once for every item.
    "PRAGMA synchronous=NORMAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA cache_size=-65536",
)

WRITING = "tieline_writing"


class SqliteBackend:
    """A database file."""

    def __init__(self, path: Path) -> None:
        """Prepare a database file; it is opened, or made, with the first connection.

        Args:
            path: The file; its folder exists.
        """
        self.engine: Engine = create_engine(
            URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_TIMEOUT_MS / 1000}
        )
        self.reading_options: Mapping[str, str] = MappingProxyType({})
        self.writing_options: Mapping[str, str] = MappingProxyType({WRITING: "yes"})
        event.listen(self.engine, "connect", _on_connect)
        event.listen(self.engine, "begin", _on_begin)

    def insert_new(self, table: Table) -> Insert:
        """Make an insertion that passes over rows whose key is there.

        Args:
            table: Where to insert.

        Returns:
            The statement.
        """
        return insert(table).on_conflict_do_nothing()

    def lock_schema(self, connection: Connection) -> None:
        """Do nothing: a writing transaction has the file for itself.

        Args:
            connection: In a transaction.
        """

    def index_terms(self, terms: str) -> str:
        """Give the terms as they are.

        Args:
            terms: Terms with one space between them.

        Returns:
            The same.
        """
        return terms

    def matches(self, table: Table, phrases: Sequence[str]) -> ColumnElement[bool]:
        """Make the condition that a row has at least one of some phrases.

        Args:
            table: One of `tables.terms`.
            phrases: Each as its terms with one space between them; at least one.

        Returns:
            The condition.
        """
        return table.c.terms.match(fts_query(phrases))

    def rank(self, table: Table, phrases: Sequence[str]) -> ColumnElement[float]:  # noqa: ARG002  # FTS5 knows them
        """Make the expression for BM25, which FTS5 gives as a negative number.

        Args:
            table: One of `tables.terms`.
            phrases: What it was matched with.

        Returns:
            A number; the smaller the better.
        """
        return literal_column(f"{table.name}.rank", Float)


def _on_connect(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver's own transactions would begin too late to protect what is read before the first write.
    connection.isolation_level = None
    cursor = connection.cursor()
    _write_ahead(cursor)
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _write_ahead(cursor: DBAPICursor) -> None:
    # Readers go on while somebody writes, and a killed writer leaves nothing behind. SQLite does not wait for another
    # process when it changes the mode of a file (sqlite.org/wal.html, "Sometimes Queries Return SQLITE_BUSY").
    until = monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except OperationalError as error:
            if error.sqlite_errorcode & 0xFF != SQLITE_BUSY or monotonic() > until:
                raise
            sleep(JOURNAL_WAIT_S)
        else:
            return


def _on_begin(connection: Connection) -> None:
    # A transaction that reads first and then writes could not wait for another writer; an immediate one can.
    writing = WRITING in connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
