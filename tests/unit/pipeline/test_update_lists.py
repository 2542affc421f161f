"""Fetching lists from a local server that stands for the authorities."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.unit.pipeline.test_import_lists import save_list
from tieline.lists.source import ListSource
from tieline.pipeline.update_lists import Outcome, Updated, load_sources, update_lists
from tieline.pipeline.workspace import Workspace

pytestmark = pytest.mark.enable_socket


@dataclass
class Published:
    """What the server publishes."""

    files: dict[str, bytes] = field(default_factory=dict)
    cut: set[str] = field(default_factory=set)
    away: dict[str, str] = field(default_factory=dict)
    bodies: int = 0


class Authority(BaseHTTPRequestHandler):
    """Answers with files, and with 304 to who has the newest one."""

    def do_GET(self) -> None:
        """Answer by the path."""
        told: Published = self.server.published  # type: ignore[attr-defined]  # set in the fixture
        if self.path in told.away:
            self._send(302, Location=told.away[self.path])
        elif self.path not in told.files:
            self._send(404)
        elif self.headers.get("If-None-Match") == self._etag(told.files[self.path]):
            self._send(304)
        else:
            told.bodies += 1
            body = told.files[self.path]
            length = len(body) + (100 if self.path in told.cut else 0)
            self._send(200, body=body, Content_Length=str(length), ETag=self._etag(body))

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    @staticmethod
    def _etag(body: bytes) -> str:
        return f'"{hash(body)}"'

    def _send(self, status: int, *, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in (
            {"Content-Length": str(len(body))} | {k.replace("_", "-"): v for k, v in headers.items()}
        ).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def published() -> Published:
    """Give what is published, to be changed by tests.

    Returns:
        Nothing yet.
    """
    return Published()


@pytest.fixture
def update(workspace: Workspace, published: Published) -> Iterator[Callable[..., dict[str, Updated]]]:
    """Give a function that asks the addresses of the server.

    Yields:
        It takes paths, and tells what became of each.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), Authority)
    server.published = published  # type: ignore[attr-defined]  # for the handler
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()

    def run(*paths: str, force: bool = False, private: bool = True, at: str = "2024-05-01") -> dict[str, Updated]:
        settings = replace(workspace.settings, allow_private=private)
        opened = replace(workspace, settings=settings, now=lambda: f"{at}T00:00:00+00:00")
        sources = [ListSource(path, path, f"http://127.0.0.1:{server.server_port}{path}") for path in paths]
        return {one.source.name: one for one in update_lists(opened, sources, force=force)}

    yield run
    server.shutdown()
    server.server_close()
    thread.join()


def make_list(folder: Path, count: int) -> bytes:
    """A list of so many entries."""
    path = save_list(folder / "made.csv", *(f"Acme Works {number}" for number in range(count)))
    return Path(path).read_bytes()


Update = Callable[..., dict[str, Updated]]


def test_a_list_is_fetched_kept_and_dated(
    update: Update, published: Published, workspace: Workspace, tmp_path: Path
) -> None:
    """The bytes are kept by their hash; the day is that of the retrieval where the file does not say."""
    published.files["/a"] = make_list(tmp_path, 3)
    result = update("/a")["/a"]
    assert result.outcome is Outcome.NEW
    assert result.snapshot is not None
    assert (str(result.snapshot.as_of), result.snapshot.listings) == ("2024-05-01", 3)
    assert workspace.blobs.get(result.snapshot.sha256) == published.files["/a"]


def test_what_is_unchanged_is_asked_for_and_not_fetched(
    update: Update, published: Published, workspace: Workspace, tmp_path: Path
) -> None:
    """The second time the server answers 304, and the snapshot is confirmed for that day."""
    published.files["/a"] = make_list(tmp_path, 3)
    update("/a")
    result = update("/a", at="2024-06-01")["/a"]
    assert (result.outcome, published.bodies) == (Outcome.UNCHANGED, 1)
    (snapshot,) = workspace.store.iter_snapshots()
    assert (str(snapshot.as_of), str(snapshot.spoken_on)) == ("2024-05-01", "2024-06-01")


def test_a_new_edition_is_kept_beside_the_old(
    update: Update, published: Published, workspace: Workspace, tmp_path: Path
) -> None:
    """Earlier snapshots stay for questions about earlier days."""
    published.files["/a"] = make_list(tmp_path, 3)
    update("/a")
    published.files["/a"] = make_list(tmp_path, 4)
    assert update("/a", at="2024-06-01")["/a"].outcome is Outcome.NEW
    assert [one.listings for one in sorted(workspace.store.iter_snapshots(), key=lambda one: str(one.as_of))] == [3, 4]


def test_a_shrunken_list_is_refused_unless_forced(update: Update, published: Published, tmp_path: Path) -> None:
    """A list that lost half of its entries does not take the place of the good one."""
    published.files["/a"] = make_list(tmp_path, 10)
    update("/a")
    published.files["/a"] = make_list(tmp_path, 5)
    refused = update("/a", at="2024-06-01")["/a"]
    assert refused.outcome is Outcome.REFUSED
    assert [issue.code for issue in refused.issues] == ["shrunken"]
    assert "50 % fewer than the 10" in refused.issues[0].message
    assert update("/a", at="2024-06-01", force=True)["/a"].outcome is Outcome.NEW


def test_each_source_fails_by_itself(update: Update, published: Published, tmp_path: Path) -> None:
    """Missing, cut off, a web page, empty: each is refused with its reason, and the good one is kept."""
    published.files |= {"/good": make_list(tmp_path, 3), "/cut": make_list(tmp_path, 2), "/page": b"<html>busy</html>"}
    published.files["/empty"] = b""
    published.cut.add("/cut")
    results = update("/gone", "/cut", "/page", "/empty", "/good")
    assert {name: [issue.code for issue in one.issues] for name, one in results.items()} == {
        "/gone": ["http_404"],
        "/cut": ["unavailable"],
        "/page": ["unknown_format"],
        "/empty": ["empty"],
        "/good": [],
    }
    assert results["/good"].outcome is Outcome.NEW


def test_private_addresses_are_not_asked(update: Update, published: Published, tmp_path: Path) -> None:
    """An address on this machine is refused unless it is allowed."""
    published.files["/a"] = make_list(tmp_path, 3)
    assert [issue.code for issue in update("/a", private=False)["/a"].issues] == ["private_address"]


def test_a_redirect_to_another_scheme_is_refused(update: Update, published: Published) -> None:
    """An authority's address that leads to a file is not followed."""
    published.away["/a"] = "file:///etc/passwd"
    assert [issue.code for issue in update("/a")["/a"].issues] == ["unsafe_url"]


def test_sources_of_a_file_count_before_those_known(tmp_path: Path) -> None:
    """A person may name other addresses."""
    path = tmp_path / "mine.yml"
    path.write_text("sources: [{name: un-sc, title: Mirror, url: 'https://example.org/un.xml'}]", encoding="utf-8")
    assert load_sources(str(path))[-1].url == "https://example.org/un.xml"


def test_a_truncated_list_never_replaces_a_good_one(update: Update, published: Published, shared: Path) -> None:
    """The real EU file that ends in the middle is refused as it is."""
    published.files["/eu"] = (shared / "lists" / "eu" / "fsf_2022-03-18_truncated.xml.gz").read_bytes()
    (issue,) = update("/eu")["/eu"].issues
    assert issue.code == "cut_off"


def test_real_editions_follow_each_other(update: Update, published: Published, shared: Path) -> None:
    """Two days of OFAC's list are two snapshots; half of the second is refused."""
    folder = shared / "lists" / "us-ofac"
    first, second = (gzip.decompress((folder / f"sdn_2024-05-0{day}.csv.gz").read_bytes()) for day in (1, 3))
    published.files["/sdn.csv"] = first
    assert update("/sdn.csv")["/sdn.csv"].outcome is Outcome.NEW
    published.files["/sdn.csv"] = second[: len(second) // 2]
    assert update("/sdn.csv", at="2024-05-02")["/sdn.csv"].outcome is Outcome.REFUSED
    published.files["/sdn.csv"] = second
    assert update("/sdn.csv", at="2024-05-03")["/sdn.csv"].outcome is Outcome.NEW
