"""Opening a store."""

import builtins
import sys
from pathlib import Path

import pytest

from tieline.errors import StoreError
from tieline.store.open import DATABASE_NAME, is_url, open_store


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    """A new workspace may stand in folders that are not there yet."""
    open_store(str(tmp_path / "a" / "飞腾.workspace")).close()
    assert (tmp_path / "a" / "飞腾.workspace" / DATABASE_NAME).is_file()


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    """A workspace that cannot be made gives one clear line."""
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(str(tmp_path / "file"))


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """Another file under the database's name is reported and not overwritten."""
    (tmp_path / DATABASE_NAME).write_text("These are my notes. " * 100)
    with pytest.raises(StoreError, match="not a database"):
        open_store(str(tmp_path))
    assert (tmp_path / DATABASE_NAME).read_text().startswith("These are my notes.")


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("postgresql://localhost/case", True),
        ("postgres://localhost/case", True),
        ("postgresql+psycopg://localhost/case", True),
        ("postgresql", False),
        ("case.workspace", False),
        ("/a/b", False),
        ("C:\\cases\\one", False),
    ],
)
def test_urls_are_told_from_folders(location: str, expected: bool) -> None:
    """Only a scheme of PostgreSQL makes a URL."""
    assert is_url(location) is expected


def test_a_url_that_makes_no_sense_is_refused() -> None:
    """A broken URL is reported without repeating it, because it may have a password."""
    with pytest.raises(StoreError) as raised:
        open_store("postgresql://user:secret@host:port/case")
    assert "secret" not in raised.value.message


def test_a_missing_driver_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, the message names it."""
    real = builtins.__import__

    def refuse(name: str, *arguments: object, **named: object) -> object:
        if name.startswith("psycopg"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *arguments, **named)  # type: ignore[arg-type]  # passed through

    monkeypatch.delitem(sys.modules, "psycopg", raising=False)
    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(StoreError) as raised:
        open_store("postgresql://localhost/case")
    assert "tieline[postgres]" in str(raised.value.hint)
