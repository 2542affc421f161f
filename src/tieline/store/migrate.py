"""Bringing the tables of a workspace into the form that this version of Tieline knows."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table

from tieline.errors import StoreError
from tieline.store.database import Database

HEAD = "0008"
"""The revision that this version of Tieline writes; a test holds it against the migrations."""

MIGRATIONS = Path(__file__).parent / "migrations"

_VERSION = table("alembic_version", column("version_num"))


def migrate(database: Database) -> None:
    """Make the tables of a new workspace, or bring those of an older one up to date. All of it happens, or nothing.

    Args:
        database: The database.

    Raises:
        StoreError: A newer Tieline made the workspace, or the database cannot be used.
    """
    with database.reading() as connection:
        if find_revision(connection) == HEAD:
            return
    with database.writing() as connection:
        database.backend.lock_schema(connection)
        if find_revision(connection) != HEAD:
            _upgrade(connection)


def find_revision(connection: Connection) -> str | None:
    """Find which form the tables have.

    Args:
        connection: In a transaction.

    Returns:
        The revision; None for a database without tables of ours.
    """
    if not inspect(connection).has_table(_VERSION.name):
        return None
    return connection.scalar(select(_VERSION.c.version_num))


def _upgrade(connection: Connection) -> None:
    # Loaded here: it takes as long to load as all else, and an existing workspace hardly ever needs it.
    from alembic.command import upgrade
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    revision = find_revision(connection)
    if revision is not None and revision not in known:
        raise StoreError(
            f"This workspace was made by a newer Tieline (its tables have revision {revision}, this one knows {HEAD}).",
            hint="Upgrade Tieline, or use another workspace with -w.",
            code="newer_workspace",
        )
    upgrade(config, "head")
