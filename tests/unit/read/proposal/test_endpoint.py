"""Talking to a model server."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest

from tests.unit.read.proposal.model_server import ModelServer, Reply, complete
from tieline.errors import DamagedError, TielineError, TooLargeError, UnavailableError, UsageError
from tieline.read.proposal.endpoint import MAX_ANSWER_BYTES, MAX_TRIES, Endpoint, is_this_machine

pytestmark = pytest.mark.enable_socket

KEY = "sk-secret-words"


def ask(server: ModelServer, **options: object) -> object:
    """Ask the server one question, without waiting between tries."""
    return Endpoint(server.url, sleep=lambda _: None, **options).post("chat/completions", {"a": 1})  # type: ignore[arg-type]  # options of the class


def test_a_question_is_posted_below_the_base_address(server: ModelServer) -> None:
    """With the key in its header, and with no other."""
    assert ask(server, key=KEY) == {"choices": [{"message": {"role": "assistant", "content": '{"mentions": []}'}}]}
    ((path, headers, question),) = server.asked
    assert (path, headers["Authorization"], question) == ("/v1/chat/completions", f"Bearer {KEY}", {"a": 1})


@pytest.mark.parametrize(
    ("reply", "kind", "code", "asked"),
    [
        (Reply(429), UnavailableError, "model_unavailable", MAX_TRIES),
        (Reply(500), UnavailableError, "model_unavailable", MAX_TRIES),
        (Reply(503, headers={"Retry-After": "7"}), UnavailableError, "model_unavailable", MAX_TRIES),
        (Reply(401, KEY.encode()), UnavailableError, "model_refused", 1),
        (Reply(404), UnavailableError, "model_refused", 1),
        (Reply(302, headers={"Location": "http://127.0.0.1:1/"}), UnavailableError, "model_redirects", 1),
        (Reply(307, headers={"Location": "/v1/other"}), UnavailableError, "model_redirects", 1),
        (Reply(400), DamagedError, "model_http_400", 1),
        (Reply(body=b"<html>"), DamagedError, "model_answer_damaged", 1),
        (Reply(body=b"[1]"), DamagedError, "model_answer_damaged", 1),
        (Reply(body=b"[" * 100_000), DamagedError, "model_answer_damaged", 1),
        (Reply(body=b"\xff\xfe\x00"), DamagedError, "model_answer_damaged", 1),
        (Reply(body=b" " * (MAX_ANSWER_BYTES + 1)), TooLargeError, "model_answer_too_large", 1),
        (
            Reply(body=gzip.compress(b" " * 9_000_000), headers={"Content-Encoding": "gzip"}),
            DamagedError,
            "model_answer_packed",
            1,
        ),
        (Reply(body=b"{}", headers={"Content-Length": "99"}), UnavailableError, "model_unavailable", MAX_TRIES),
    ],
    ids=[
        "too-many", "broken", "busy", "no-key", "missing", "elsewhere", "aside", "refused", "page", "list", "deep",
        "bytes", "huge", "packed", "cut",
    ],
)  # fmt: skip
def test_every_bad_answer_ends_in_one_clear_error(
    server: ModelServer, reply: Reply, kind: type[TielineError], code: str, asked: int
) -> None:
    """What may pass is tried again, what will not is not, nothing else is asked, and the key is not told."""
    server.script = lambda _: reply
    with pytest.raises(kind) as caught:
        ask(server, key=KEY)
    assert (caught.value.code, len(server.asked)) == (code, asked)
    assert KEY not in caught.value.message + str(caught.value.hint)


def test_a_server_that_recovers_is_asked_again(server: ModelServer) -> None:
    """The waits grow, and the server's own word goes before them up to a limit."""
    replies = [Reply(503), Reply(429, headers={"Retry-After": "9999"}), complete("yes")]
    waits: list[float] = []
    server.script = lambda _: replies[len(server.asked) - 1]
    Endpoint(server.url, sleep=waits.append).post("chat/completions", {})
    assert waits == [1.0, 20.0]


def test_a_slow_server_is_not_waited_for(server: ModelServer) -> None:
    """The time of one answer is limited, and the same is not asked twice."""
    server.script = lambda _: Reply(pause_s=1.0)
    with pytest.raises(UnavailableError, match=r"within 0\.1 seconds"):
        ask(server, timeout_s=0.1)
    assert len(server.asked) == 1


def test_a_dripping_head_is_not_waited_for(server: ModelServer) -> None:
    """The time bounds the head of an answer too, though every line of it comes soon after the last."""
    server.script = lambda _: Reply(dripping=40)
    with pytest.raises(UnavailableError, match=r"within 0\.2 seconds") as caught:
        ask(server, timeout_s=0.2)
    assert (len(server.asked), caught.value.code) == (1, "model_timeout")


def test_a_server_that_is_not_there_is_told(server: ModelServer) -> None:
    """Nothing listens at the address."""
    with pytest.raises(UnavailableError, match="cannot be reached") as caught:
        Endpoint("http://127.0.0.1:9/v1").post("chat/completions", {})
    assert caught.value.code == "model_unreachable"


@pytest.mark.parametrize(
    "url",
    [
        "", "localhost:11434", "ftp://localhost/v1", "http:///v1", "http://user:word@localhost/v1", "file:///etc/passwd",
        "http://localhost/v1?key=1", "http://localhost/v1#x", "http://192.168.1.5/v1", "http://example.org/v1",
        "http://localhost.example.org/v1", "http://[::2]/v1", "http://localhost:port/v1",
    ],
)  # fmt: skip
def test_an_unsafe_address_is_refused_before_anything_is_asked(url: str) -> None:
    """Without TLS only this machine is asked, and no address carries a password."""
    with pytest.raises(UsageError):
        Endpoint(url)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Endpoint("https://example.org/v1"),
        lambda: Endpoint("http://localhost:11434/v1"),
        lambda: Endpoint("http://127.0.0.9/v1"),
        lambda: Endpoint("http://[::1]:8000/v1"),
        lambda: Endpoint("http://192.168.1.5/v1", allow_http=True),
    ],
)
def test_a_safe_address_is_taken(make: Callable[[], Endpoint]) -> None:
    """TLS, this machine, or the person's own word."""
    assert make().url


def test_the_key_is_not_shown() -> None:
    """Neither in the words of the value nor with characters that would break the header."""
    assert KEY not in repr(Endpoint("https://example.org/v1", key=KEY))
    with pytest.raises(UsageError) as caught:
        Endpoint("https://example.org/v1", key=f"{KEY}\nX: y")
    assert KEY not in caught.value.message


def test_only_the_loopback_is_this_machine() -> None:
    """Names that merely look like it are not."""
    assert [is_this_machine(host) for host in ("LOCALHOST", "127.1.2.3", "::1")] == [True] * 3
    assert [is_this_machine(host) for host in ("localhost.org", "10.0.0.1", "0.0.0.0", "x")] == [False] * 4
