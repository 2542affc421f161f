"""Opening the store of a workspace."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from tieline.errors import StoreError
from tieline.store.backend import Backend
from tieline.store.base import Store
from tieline.store.database import Database
from tieline.store.migrate import migrate
from tieline.store.sql_store import SqlStore
from tieline.store.sqlite import SqliteBackend

DATABASE_NAME = "tieline.sqlite3"
"""The database file in a workspace folder."""

POSTGRES_SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")


def is_url(location: str) -> bool:
    """Whether a workspace's location is a database URL, and not a folder.

    Args:
        location: As the person gave it.

    Returns:
        True for what starts with a scheme of PostgreSQL and "://".
    """
    return location.partition("://")[0] in POSTGRES_SCHEMES and "://" in location


def open_store(location: str) -> Store:
    """Open the store of a workspace, and make it where there is none.

    Args:
        location: A folder, which is made if it is missing, or a PostgreSQL URL of a database that exists.

    Returns:
        The store, with its tables in the newest form.

    Raises:
        StoreError: It cannot be opened, or a newer Tieline made it.
    """
    database = Database(_postgres(location) if is_url(location) else _sqlite(Path(location)))
    try:
        migrate(database)
    except StoreError:
        database.close()
        raise
    return SqlStore(database)


def _sqlite(folder: Path) -> Backend:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{folder}: the workspace folder cannot be made ({error.strerror}).",
            hint="Name another folder with -w, or check the permissions of the one above it.",
        ) from error
    return SqliteBackend(folder / DATABASE_NAME)


def _postgres(location: str) -> Backend:
    from tieline.store.postgres import PostgresBackend

    try:
        return PostgresBackend(_with_driver(location))
    except ModuleNotFoundError as error:
        raise StoreError(
            "A PostgreSQL workspace needs a driver that is not installed.",
            hint="Install it with: pip install 'tieline[postgres]'",
        ) from error


def _with_driver(location: str) -> URL:
    try:
        return make_url(location).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:  # ValueError: a port that is no number
        raise StoreError(
            "The workspace's database URL cannot be understood.",
            hint="It looks like postgresql://user:password@host:5432/database.",
        ) from error
