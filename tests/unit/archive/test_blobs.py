"""Blobs."""

from pathlib import Path

import pytest

from tieline.archive import blobs
from tieline.archive.blobs import BlobStore
from tieline.errors import DamagedError, NotFoundError, StoreError

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_bytes_come_back_under_their_hash(tmp_path: Path) -> None:
    """What was put is got by its SHA-256, empty bytes included."""
    store = BlobStore(tmp_path / "blobs")
    name = store.put(b"one")
    assert store.get(name) == b"one"
    assert store.put(b"") == EMPTY
    assert store.get(EMPTY) == b""


def test_equal_bytes_are_one_file(tmp_path: Path) -> None:
    """Putting bytes again writes nothing."""
    store = BlobStore(tmp_path)
    name = store.put(b"one")
    before = store.path(name).stat()
    assert store.put(b"one") == name
    assert store.path(name).stat() == before
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [name]


def test_a_known_hash_is_not_computed_again(tmp_path: Path) -> None:
    """A caller that has the hash gives it."""
    store = BlobStore(tmp_path)
    assert store.put(b"", sha256=EMPTY) == EMPTY


def test_missing_bytes_are_not_found(tmp_path: Path) -> None:
    """Asking for an unknown hash raises."""
    store = BlobStore(tmp_path)
    assert not store.has(EMPTY)
    with pytest.raises(NotFoundError):
        store.get(EMPTY)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", EMPTY.upper(), EMPTY + "\n", EMPTY[:-1]])
def test_only_a_hash_names_a_blob(tmp_path: Path, name: str) -> None:
    """Nothing but a SHA-256 can lead to a file."""
    with pytest.raises(NotFoundError):
        BlobStore(tmp_path).path(name)


def test_changed_bytes_are_noticed(tmp_path: Path) -> None:
    """A blob that somebody edited is no evidence and is not given."""
    store = BlobStore(tmp_path)
    name = store.put(b"one")
    store.path(name).chmod(0o644)
    store.path(name).write_bytes(b"two")
    with pytest.raises(DamagedError, match="has changed"):
        store.get(name)


def test_a_blob_that_was_cut_off_is_written_again(tmp_path: Path) -> None:
    """Adding a source again repairs a blob that lost bytes."""
    store = BlobStore(tmp_path)
    name = store.put(b"one")
    store.path(name).chmod(0o644)
    store.path(name).write_bytes(b"")
    store.put(b"one")
    assert store.get(name) == b"one"


def test_a_failed_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is one clear error, and no part of a blob stays."""

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(blobs.os, "fsync", fail)
    with pytest.raises(StoreError, match="No space left"):
        BlobStore(tmp_path).put(b"one")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
