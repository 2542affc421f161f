"""What the two databases do differently: opening, inserting what may be there, and matching words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from sqlalchemy import ColumnElement, Connection, Engine, Table
from sqlalchemy.sql.dml import Insert


class Backend(Protocol):
    """One kind of database."""

    @property
    def engine(self) -> Engine:
        """Where connections come from."""
        ...

    @property
    def reading_options(self) -> Mapping[str, str]:
        """Options of a connection that sees the database as of one moment."""
        ...

    @property
    def writing_options(self) -> Mapping[str, str]:
        """Options of a connection that writes."""
        ...

    def insert_new(self, table: Table) -> Insert:
        """Make an insertion that passes over rows whose key is there.

        Args:
            table: Where to insert.

        Returns:
            The statement.
        """
        ...

    def lock_schema(self, connection: Connection) -> None:
        """Keep other processes from changing the schema until the transaction ends.

        Args:
            connection: In a transaction.
        """
        ...

    def index_terms(self, terms: str) -> str:
        """Write search terms as the index takes them.

        Args:
            terms: Terms with one space between them (see `text.search.search_terms`).

        Returns:
            The value for a column `terms`.
        """
        ...

    def matches(self, table: Table, phrases: Sequence[str]) -> ColumnElement[bool]:
        """Make the condition that a row has at least one of some phrases.

        Args:
            table: One of `tables.terms`.
            phrases: Each as its terms with one space between them; at least one.

        Returns:
            The condition.
        """
        ...

    def rank(self, table: Table, phrases: Sequence[str]) -> ColumnElement[float]:
        """Make the expression that says how well a row that matches does so.

        Args:
            table: One of `tables.terms`.
            phrases: What it was matched with.

        Returns:
            A number; the smaller the better.
        """
        ...
