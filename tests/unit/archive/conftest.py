"""A web server on the loopback address."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

MEGABYTE = 1024 * 1024


class Answers(BaseHTTPRequestHandler):
    """What the server answers to each path."""

    def do_GET(self) -> None:
        """Answer by the first part of the path."""
        self.server.asked.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]  # set in the fixture
        getattr(self, "answer_" + self.path.strip("/").partition("/")[0].partition("?")[0], self.answer_missing)()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _send(self, status: int, /, *, body: bytes = b"", **headers: str) -> None:
        """Send a status, headers and a body."""
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_missing(self) -> None:
        """Answer that there is no such page."""
        self._send(404, body=b"gone")

    def answer_page(self) -> None:
        """Answer with a page and a cookie."""
        self._send(200, body="飞腾".encode(), Content_Type="text/html", Set_Cookie="id=1")

    def answer_to(self) -> None:
        """Redirect to what follows, with a cookie."""
        self._send(302, body=b"see there", Location=self.path.removeprefix("/to"), Set_Cookie="id=1")

    def answer_away(self) -> None:
        """Redirect to the URL in the query."""
        self._send(301, Location=self.path.partition("?")[2])

    def answer_round(self) -> None:
        """Redirect for ever."""
        self._send(307, Location="/round")

    def answer_nowhere(self) -> None:
        """Redirect without saying where to."""
        self._send(302)

    def answer_broken(self) -> None:
        """Fail."""
        self._send(500)

    def answer_large(self) -> None:
        """Answer with more than is allowed, and say so."""
        self._send(200, body=b"x" * MEGABYTE)

    def answer_endless(self) -> None:
        """Answer with more than is allowed, without saying how much."""
        self.send_response(200)
        self.end_headers()
        for _ in range(64):
            self.wfile.write(b"x" * MEGABYTE)

    def answer_packed(self) -> None:
        """Answer packed, though nobody asked for it."""
        self._send(200, body=gzip.compress(b"x" * 3 * MEGABYTE), Content_Encoding="gzip")

    def answer_mispacked(self) -> None:
        """Answer with what is not packed as it says."""
        self._send(200, body=b"no gzip", Content_Encoding="gzip")

    def answer_short(self) -> None:
        """Answer with less than announced."""
        self._send(200, body=b"half", Content_Length="8")

    def answer_drip(self) -> None:
        """Answer a byte at a time, for much longer than anyone waits."""
        self.send_response(200)
        self.end_headers()
        for _ in range(400):
            self.wfile.write(b"x")
            time.sleep(0.05)

    def answer_same(self) -> None:
        """Answer that nothing changed."""
        self._send(304)

    def answer_garbage(self) -> None:
        """Answer with what is not HTTP."""
        self.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n")


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    """Give a web server.

    Yields:
        The server; what it was asked is in its list `asked`, as path and headers.
    """
    running = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    running.asked = []  # type: ignore[attr-defined]  # for the tests to look at
    running.daemon_threads = True
    running.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients hang up on purpose
    thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()
    thread.join()


@pytest.fixture
def url(server: ThreadingHTTPServer) -> str:
    """Give the server's address.

    Returns:
        Its URL, without a slash at the end.
    """
    return f"http://127.0.0.1:{server.server_port}"
