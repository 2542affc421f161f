"""One writer at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tieline.errors import StoreError
from tieline.pipeline.lock import hold_lock


def test_a_second_writer_is_told_so(tmp_path: Path) -> None:
    """A held lock refuses a second writer with a clear sentence."""
    with hold_lock(tmp_path), pytest.raises(StoreError) as caught, hold_lock(tmp_path):
        pass
    assert caught.value.code == "locked"
    assert "another Tieline process is writing" in caught.value.message


def test_the_lock_is_free_again_afterwards(tmp_path: Path) -> None:
    """Leaving the context lets the next writer in."""
    with hold_lock(tmp_path):
        pass
    with hold_lock(tmp_path):
        assert (tmp_path / "lock").exists()


def test_a_folder_that_is_not_there_is_an_error_of_the_store(tmp_path: Path) -> None:
    """A lock that cannot be made names the folder."""
    with pytest.raises(StoreError, match="missing"), hold_lock(tmp_path / "missing"):
        pass
