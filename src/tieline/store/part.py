"""A part of the store: methods over the database that all parts share."""

from __future__ import annotations

from tieline.store.database import Database


class Part:
    """What every part of the store holds."""

    def __init__(self, database: Database) -> None:
        """Make a part.

        Args:
            database: The database, with its tables made.
        """
        self._database = database
