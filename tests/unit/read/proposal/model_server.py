"""A model server on the loopback address that answers as a test says."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Question = dict[str, Any]


@dataclass(slots=True)
class Reply:
    """One answer of the server.

    Attributes:
        status: The status code.
        body: The bytes.
        headers: Headers beside the length.
        pause_s: How long it waits before the body.
        dripping: How many more header lines it sends first, one in each twentieth of a second.
    """

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    pause_s: float = 0.0
    dripping: int = 0


Script = Callable[[Question], Reply]


def complete(content: object, *, usage: object = None) -> Reply:
    """Make a chat completion; what is no text is written as JSON."""
    words = content if isinstance(content, str) else json.dumps(content)
    answer: dict[str, object] = {"choices": [{"message": {"role": "assistant", "content": words}}]}
    if usage is not None:
        answer["usage"] = usage
    return Reply(body=json.dumps(answer).encode())


class ModelServer:
    """A running server."""

    def __init__(self, http: ThreadingHTTPServer, script: Script) -> None:
        """Begin with one way to answer, which a test may change."""
        self._http = http
        self.script = script
        self.asked: list[tuple[str, dict[str, str], Question]] = []

    @property
    def url(self) -> str:
        """Its base address."""
        return f"http://127.0.0.1:{self._http.server_port}/v1"


@contextmanager
def run_model_server(script: Script) -> Iterator[ModelServer]:
    """Run a server.

    Args:
        script: Answers a question.

    Yields:
        The server; what it was asked is in its list `asked`, as path, headers and question.
    """
    http = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    http.daemon_threads = True
    http.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients hang up on purpose
    server = ModelServer(http, script)
    http.model = server  # type: ignore[attr-defined]  # for the handler
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def passage_of(question: Question) -> str:
    """The passage that a question holds between its marks."""
    lines = question["messages"][1]["content"].split("\n")
    marks = [number for number, line in enumerate(lines) if line.startswith("<<<")]
    return "\n".join(lines[marks[-2] + 1 : marks[-1]])


class _Handler(BaseHTTPRequestHandler):
    """Answers by the script."""

    def do_POST(self) -> None:
        """Answer a question."""
        model: ModelServer = self.server.model  # type: ignore[attr-defined]  # set where it runs
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        model.asked.append((self.path, dict(self.headers), question))
        reply = model.script(question)
        self.send_response(reply.status)
        for name, value in ({"Content-Length": str(len(reply.body))} | reply.headers).items():
            self.send_header(name, value)
        for number in range(reply.dripping):
            self.send_header(f"X-{number}", "x")
            self.flush_headers()
            time.sleep(0.05)
        self.end_headers()
        time.sleep(reply.pause_s)
        self.wfile.write(reply.body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
