"""Files and folders."""

import os
from pathlib import Path

import pytest

from tieline.archive.folder import WORKSPACE_FILE, WORKSPACE_SUFFIX, check_inside, iter_files, open_file, read_file
from tieline.errors import NotFoundError, TooLargeError, UnreadableError, UnsafeError
from tieline.settings import DEFAULT_WORKSPACE, Limits
from tieline.store.open import DATABASE_NAME


def make(folder: Path, *names: str) -> None:
    """Make files.

    Args:
        folder: Where.
        *names: Their paths in the folder.
    """
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    """Order does not depend on the file system."""
    make(tmp_path, "b.txt", "a/z.txt", "a/b/c.txt", "飞腾.txt", "B.txt")
    found = [path.relative_to(tmp_path).as_posix() for path in iter_files(tmp_path)]
    assert found == ["B.txt", "a/b/c.txt", "a/z.txt", "b.txt", "飞腾.txt"]


def test_hidden_files_and_workspaces_are_passed_over(tmp_path: Path) -> None:
    """What is hidden, and what Tieline itself keeps, is no source."""
    make(tmp_path, ".hidden", ".git/config", "case/" + WORKSPACE_FILE, "case/blobs/x", "b.workspace/blobs/y", "kept")
    assert [path.name for path in iter_files(tmp_path)] == ["kept"]


def test_a_workspace_is_known_by_the_names_that_it_really_has() -> None:
    """The names that folders are passed over by are those of the store and the settings."""
    assert WORKSPACE_FILE == DATABASE_NAME
    assert DEFAULT_WORKSPACE.endswith(WORKSPACE_SUFFIX)


def test_links_are_given_but_not_followed(tmp_path: Path) -> None:
    """A link to a folder appears as itself, so a loop ends, and is refused."""
    make(tmp_path, "inside/a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = [path.relative_to(tmp_path).as_posix() for path in iter_files(tmp_path)]
    assert found == ["inside/a.txt", "loop"]
    with pytest.raises(UnsafeError, match="is a link"):
        check_inside(tmp_path / "loop")
    check_inside(tmp_path / "inside" / "a.txt")


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    """A misspelt path gives one clear line."""
    with pytest.raises(NotFoundError, match="no such file"):
        open_file(tmp_path / "none")


def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    """What may never end is refused before it is opened."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableError, match="no ordinary file"):
        open_file(tmp_path / "pipe")


def test_a_path_with_a_nul_is_refused() -> None:
    """A path that no system takes gives one clear line."""
    with pytest.raises((UnreadableError, NotFoundError)):
        open_file(Path("a\0b"))


def test_a_file_is_read_up_to_the_limit(tmp_path: Path) -> None:
    """As many bytes as are allowed are read, one more is refused."""
    make(tmp_path, "four")
    with (tmp_path / "four").open("rb") as file:
        assert read_file(file, "four", Limits(file_bytes=4)) == b"four"
        assert read_file(file, "four", Limits(file_bytes=99)) == b"four"
        with pytest.raises(TooLargeError, match="larger than 3 bytes"):
            read_file(file, "four", Limits(file_bytes=3))


def test_a_file_that_grows_is_read_up_to_the_limit(tmp_path: Path) -> None:
    """A size that was true a moment ago does not lift the limit."""

    class Growing:
        """A file that says it has two bytes, and has ten."""

        def seek(self, *_: int) -> int:
            """Say how long it is."""
            return 2

        def read(self, size: int) -> bytes:
            """Give as much as is asked for."""
            return b"x" * size

    with pytest.raises(TooLargeError):
        read_file(Growing(), "log", Limits(file_bytes=4))  # type: ignore[arg-type]  # as much of a file as is used


def test_a_folder_that_cannot_be_listed_is_an_error(tmp_path: Path) -> None:
    """A folder that goes away while it is looked at is reported."""
    with pytest.raises(UnreadableError, match="cannot be opened"):
        list(iter_files(tmp_path / "gone"))
