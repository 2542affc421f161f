"""Migrations."""

import sqlite3
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from tieline.errors import StoreError
from tieline.store.database import Database
from tieline.store.migrate import HEAD, MIGRATIONS, find_revision, migrate
from tieline.store.open import DATABASE_NAME, open_store
from tieline.store.sqlite import SqliteBackend


def test_the_newest_migration_is_the_one_that_is_written() -> None:
    """The revision that opening looks for is the last one of the folder."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_a_newer_workspace_is_refused(tmp_path: Path) -> None:
    """A workspace of a Tieline to come is not touched, and the message says what to do."""
    open_store(str(tmp_path)).close()
    with sqlite3.connect(tmp_path / DATABASE_NAME) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreError) as raised:
        open_store(str(tmp_path))
    assert raised.value.code == "newer_workspace"
    assert "newer Tieline" in raised.value.message
    assert "9999" in raised.value.message


def test_a_migration_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables are made all together or not at all, so that a kill on the first run does no harm."""
    database = Database(SqliteBackend(tmp_path / DATABASE_NAME))

    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("alembic.ddl.impl.DefaultImpl.create_index", fail)
        with pytest.raises(KeyboardInterrupt):
            migrate(database)
    with database.reading() as connection:
        assert find_revision(connection) is None
    migrate(database)
    with database.reading() as connection:
        assert find_revision(connection) == HEAD
    database.close()
