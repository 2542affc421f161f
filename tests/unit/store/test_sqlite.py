"""SQLite."""

from pathlib import Path

import pytest
from sqlalchemy import event, text

from tests.contract.samples import make_capture, make_document
from tieline.errors import StoreError
from tieline.store import sqlite
from tieline.store.database import Database
from tieline.store.migrate import migrate
from tieline.store.open import DATABASE_NAME, open_store
from tieline.store.sql_store import SqlStore
from tieline.store.sqlite import SqliteBackend


def test_connections_are_set_up_for_many_readers_and_one_writer(tmp_path: Path) -> None:
    """Every connection has the write-ahead log, foreign keys and a busy timeout."""
    database = Database(SqliteBackend(tmp_path / DATABASE_NAME))
    with database.reading() as connection:
        found = {
            name: connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
        }
    database.close()
    assert found == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 30_000, "synchronous": 1}


def test_a_writer_that_waits_too_long_is_told_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that does not go away is an error that names it."""
    monkeypatch.setattr(sqlite, "BUSY_TIMEOUT_MS", 10)
    database = Database(SqliteBackend(tmp_path / DATABASE_NAME))
    migrate(database)
    store = SqlStore(database)
    with database.writing(), pytest.raises(StoreError) as raised:
        store.save_capture(make_capture("a", "one"))
    store.close()
    assert raised.value.code == "locked"


def test_heads_of_documents_load_no_text(tmp_path: Path) -> None:
    """Listing documents never touches the table of texts."""
    database = Database(SqliteBackend(tmp_path / DATABASE_NAME))
    migrate(database)
    store = SqlStore(database)
    store.save_document(make_document("a", "text"))
    statements: list[str] = []
    event.listen(database.backend.engine, "before_cursor_execute", lambda *seen: statements.append(seen[2]))
    assert len(list(store.iter_document_heads())) == 1
    store.close()
    assert [statement for statement in statements if "document_text" in statement] == []


@pytest.mark.parametrize("source", ["\udcff", "a\ud800b"])
def test_what_is_no_text_is_refused(tmp_path: Path, source: str) -> None:
    """A lone surrogate, which no encoding has, gives one clear line and leaves nothing."""
    store = open_store(str(tmp_path))
    with pytest.raises(StoreError):
        store.save_capture(make_capture("a", "one").__class__("cap-1", source, "t", "file", None, (), "0", 0))
    assert list(store.iter_captures()) == []
    store.close()


def test_a_text_of_megabytes_is_kept_and_found(tmp_path: Path) -> None:
    """A long text goes in and is found at its very end."""
    store = open_store(str(tmp_path))
    text_before = "天津的公司 and companies.\n" * 60_000
    store.save_document(make_document("a", text_before + "飞腾"))
    (found,) = store.search("飞腾").documents
    store.close()
    assert found.spans[0].start == len(text_before)
