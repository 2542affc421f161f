"""Proposals of models: a model that talks rubbish over HTTP about the documents of the example, and what the gate does.

The one figure that is held is the share of stored proposals whose every field stands in the text, by a check that knows
nothing of the gate. How much was dropped is printed by reason.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from bench.figure import REPOSITORY, Figure, hash_files
from bench.rubbish import Rubbish, iter_ungrounded
from tieline.model import Document, ModelAnswer, Proposals
from tieline.read.document import read_document
from tieline.read.proposal.backend import Backend, propose
from tieline.read.proposal.chat import ChatModel, ChatOptions
from tieline.read.proposal.endpoint import Endpoint
from tieline.read.proposal.passage import make_passages
from tieline.read.reader import Reader
from tieline.settings import Limits

FOLDER = REPOSITORY / "src/tieline/resources/examples/phytium/documents"
SUFFIXES = frozenset({".html", ".txt", ".md", ".eml", ".docx"})
ITEMS = 40


def run() -> list[Figure]:
    """Let a model talk rubbish about every document of the example.

    Returns:
        The share of stored proposals that are grounded in every field, and how many were made up.
    """
    paths = sorted(path for path in FOLDER.iterdir() if path.suffix in SUFFIXES)
    documents = [_read_document(path) for path in paths]
    reader, rubbish = Reader.load(()), Rubbish([document.text for document in documents], items=ITEMS)
    dropped: Counter[str] = Counter()
    grounded = kept = 0
    with _serve(rubbish) as url:
        backend = Backend(ChatModel(Endpoint(url), ChatOptions("rubbish")), _Forgetful())
        for document in documents:
            proposals = propose(document, make_passages(document, reader.read(document), everything=True), backend)
            dropped.update(dict(proposals.dropped))
            kept += len(proposals.kept)
            grounded += _count_grounded(proposals, document)
    _print(dropped, kept=kept, made=rubbish.made)
    data, size = "documents of the example", f"{rubbish.made:,} made up, {kept} kept"
    digest = hash_files(paths)
    name = "rubbish proposals"
    return [
        Figure(f"{name}: grounded share of what is kept", grounded / kept, "ratio", data, size, digest),
        Figure(f"{name}: dropped", 1 - kept / rubbish.made, "ratio", data, size, digest),
    ]


def _read_document(path: Path) -> Document:
    data = path.read_bytes()
    return read_document(data, sha256=hashlib.sha256(data).hexdigest(), path=path.name, limits=Limits()).document


def _count_grounded(proposals: Proposals, document: Document) -> int:
    """How many proposals are borne out in every field; the others are named."""
    right = 0
    for proposal in proposals.kept:
        wrong = list(iter_ungrounded(proposal, document))
        right += not wrong
        if wrong:
            print(f"  {document.path} {proposal.id}: {', '.join(wrong)}")
    return right


def _print(dropped: Counter[str], *, kept: int, made: int) -> None:
    print(f"  {made:,} items made up over HTTP, {kept} kept, dropped by reason:")
    for reason, count in dropped.most_common():
        print(f"    {reason:<18} {count:>7,}")


class _Forgetful:
    """Keeps no answer."""

    def find_answer(self, key: str) -> ModelAnswer | None:  # noqa: ARG002  # the protocol's
        """Find none."""
        return None

    def save_answer(self, key: str, answer: ModelAnswer) -> None:
        """Forget it."""


@contextmanager
def _serve(rubbish: Rubbish) -> Iterator[str]:
    """Serve rubbish on the loopback address."""

    class Handler(BaseHTTPRequestHandler):
        """Answers a question with rubbish about its passage."""

        def do_POST(self) -> None:
            """Answer."""
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            lines = question["messages"][1]["content"].split("\n")
            marks = [number for number, line in enumerate(lines) if line.startswith("<<<")]
            names = [one["quote"] for one in json.loads("\n".join(lines[marks[0] + 1 : marks[1]]))]
            words = rubbish.answer("\n".join(lines[marks[1] + 1 : marks[2]]), names)
            usage = {"prompt_tokens": len(lines), "completion_tokens": len(words) // 4}
            body = json.dumps({"choices": [{"message": {"content": words}}], "usage": usage}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
