"""Sources."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from tieline.archive.retrieved import FetchOptions, Retrieved
from tieline.archive.sources import is_url, iter_sources
from tieline.model import Issue
from tieline.settings import Limits

NOON = "2026-11-21T12:00:00+00:00"


def retrieve(source: str, *, limits: Limits | None = None, allow_private: bool = True) -> list[Retrieved | Issue]:
    """Go through a source.

    Args:
        source: Where from.
        limits: The limits; None means the default ones.
        allow_private: Whether loopback is allowed.

    Returns:
        What it holds, and what went wrong.
    """
    options = FetchOptions(now=lambda: NOON, limits=limits or Limits(), allow_private=allow_private)
    return list(iter_sources(source, options=options))


def told(found: list[Retrieved | Issue]) -> list[str]:
    """Put what was found in few words.

    Args:
        found: What a source gave.

    Returns:
        The last part of each source, the code of each issue.
    """
    return [one.code if isinstance(one, Issue) else one.source.rpartition("/")[2] for one in found]


def archive_of(name: str) -> bytes:
    """Make an archive with one member.

    Args:
        name: The member's name.

    Returns:
        Its bytes.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, b"member")
    return file.getvalue()


def test_a_file_is_one_source(tmp_path: Path) -> None:
    """A file gives its bytes under the path that was given."""
    (tmp_path / "飞腾.txt").write_bytes(b"one")
    (found,) = retrieve(f"{tmp_path}/飞腾.txt")
    assert isinstance(found, Retrieved)
    assert found == Retrieved(f"{tmp_path.as_posix()}/飞腾.txt", "file", None, (), b"one", NOON)


def test_an_empty_file_is_captured(tmp_path: Path) -> None:
    """That there are no bytes is for the reader to tell."""
    (tmp_path / "empty.txt").touch()
    (found,) = retrieve(f"{tmp_path}/empty.txt")
    assert isinstance(found, Retrieved)
    assert found.data == b""


def test_a_folder_gives_all_its_files(tmp_path: Path) -> None:
    """Files of inner folders and members of archives come in the order of names; one bad file ends nothing."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "inner.txt").write_bytes(b"x")
    (tmp_path / "a.zip").write_bytes(archive_of("member.txt"))
    (tmp_path / "c.txt").write_bytes(b"x" * 200)
    (tmp_path / "d.txt").symlink_to("c.txt")
    (tmp_path / "e.txt").write_bytes(b"x")
    found = retrieve(str(tmp_path), limits=Limits(file_bytes=150))
    assert told(found) == ["member.txt", "inner.txt", "too_large", "unsafe_link", "e.txt"]


def test_an_empty_folder_is_an_issue(tmp_path: Path) -> None:
    """A folder that gives nothing is worth a line."""
    assert told(retrieve(str(tmp_path))) == ["empty"]


def test_a_missing_source_is_an_issue(tmp_path: Path) -> None:
    """A misspelt path gives one clear line that names it."""
    (found,) = retrieve(f"{tmp_path}/none.txt")
    assert isinstance(found, Issue)
    assert (found.stage, found.code, found.item) == ("archive", "not_found", f"{tmp_path}/none.txt")
    assert found.message.startswith(f"{tmp_path}/none.txt: ")


def test_a_link_that_a_person_names_is_followed(tmp_path: Path) -> None:
    """A person may name a link; only links that are met in folders are refused."""
    (tmp_path / "target.txt").write_bytes(b"x")
    (tmp_path / "link.txt").symlink_to("target.txt")
    assert told(retrieve(f"{tmp_path}/link.txt")) == ["link.txt"]


def test_a_name_of_odd_bytes_is_written_out(tmp_path: Path) -> None:
    """A file whose name is no UTF-8 is captured under a name that can be kept."""
    odd = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(odd)).write_bytes(b"x")
    assert told(retrieve(str(tmp_path))) == ["\\udcff.txt"]


@pytest.mark.enable_socket
def test_a_url_is_retrieved(url: str) -> None:
    """A URL gives its document."""
    (found,) = retrieve(f"{url}/page")
    assert isinstance(found, Retrieved)
    assert (found.method, found.status) == ("http", 200)


@pytest.mark.enable_socket
def test_a_url_that_fails_is_an_issue(url: str) -> None:
    """What a server refuses is one issue that names the URL."""
    (found,) = retrieve(f"{url}/none")
    assert isinstance(found, Issue)
    assert (found.code, found.item) == ("http_404", f"{url}/none")
    assert told(retrieve(f"{url}/page", allow_private=False)) == ["private_address"]


@pytest.mark.parametrize("source", ["https://me:secret@example.test/a", "ftp://me:secret@example.test/a@b"])
def test_a_password_is_in_no_record(source: str) -> None:
    """An issue about a URL with a password leaves the password out."""
    (found,) = retrieve(source)
    assert isinstance(found, Issue)
    assert "secret" not in repr(found)
    assert found.item.partition("://")[2].startswith("example.test/a")


@pytest.mark.parametrize(
    ("source", "expected"),
    [("https://example.test/", True), ("ftp://a", True), ("a.txt", False), ("C:\\a.txt", False), ("/a:b/c", False)],
)
def test_urls_are_told_from_paths(source: str, expected: bool) -> None:
    """What has a scheme and two slashes is a URL."""
    assert is_url(source) is expected
