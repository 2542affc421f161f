"""Connections to checked addresses."""

from __future__ import annotations

import ssl
from typing import Any

import httpcore
import pytest

from tieline.archive import connection
from tieline.archive.connection import CheckedBackend, Deadline
from tieline.errors import UnsafeError


class Recorder(httpcore.NetworkBackend, httpcore.NetworkStream):
    """A network that writes down what it is asked, and fails when TLS starts."""

    def __init__(self, *, refused: tuple[str, ...] = ()) -> None:
        """Name the addresses that refuse."""
        self.refused = refused
        self.seen: list[tuple[str, Any]] = []

    def connect_tcp(self, host: str, *_: object, **__: object) -> httpcore.NetworkStream:
        """Connect, or refuse."""
        self.seen.append(("connect", host))
        if host in self.refused:
            raise httpcore.ConnectError("refused")
        return self

    def start_tls(self, ssl_context: ssl.SSLContext, *arguments: object, **_: object) -> httpcore.NetworkStream:
        """Fail."""
        self.seen.append(("tls", arguments[0]))
        raise httpcore.ConnectError("enough")

    def close(self) -> None:
        """Write it down."""
        self.seen.append(("close", None))


def backend(
    monkeypatch: pytest.MonkeyPatch, recorder: Recorder, addresses: list[str], *, allow_private: bool = False
) -> CheckedBackend:
    """Make a backend over a recorder, for a host with given addresses.

    Args:
        monkeypatch: Puts the addresses in place of looking up.
        recorder: The network.
        addresses: What every host stands for.
        allow_private: Whether addresses that are not public are allowed.

    Returns:
        The backend.
    """
    monkeypatch.setattr(httpcore, "SyncBackend", lambda: recorder)
    monkeypatch.setattr(connection, "resolve", lambda *_, **__: addresses)
    return CheckedBackend(Deadline(5), allow_private=allow_private)


def test_the_certificate_is_checked_against_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection goes to the address, and TLS asks for the host."""
    recorder = Recorder()
    checked = backend(monkeypatch, recorder, ["8.8.8.8"])
    with httpcore.ConnectionPool(network_backend=checked) as pool, pytest.raises(httpcore.ConnectError):
        pool.request("GET", "https://example.test/")
    assert recorder.seen[:2] == [("connect", "8.8.8.8"), ("tls", "example.test")]


def test_the_next_address_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host with several addresses is reached by one that answers."""
    recorder = Recorder(refused=("8.8.8.8",))
    backend(monkeypatch, recorder, ["8.8.8.8", "9.9.9.9"]).connect_tcp("example.test", 80)
    assert recorder.seen == [("connect", "8.8.8.8"), ("connect", "9.9.9.9")]


def test_no_address_that_answers_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """When all addresses refuse, the last refusal is told."""
    recorder = Recorder(refused=("8.8.8.8",))
    with pytest.raises(httpcore.ConnectError, match="refused"):
        backend(monkeypatch, recorder, ["8.8.8.8"]).connect_tcp("example.test", 80)


def test_a_private_address_is_not_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without leave nothing is sent; with leave it is."""
    recorder = Recorder()
    with pytest.raises(UnsafeError):
        backend(monkeypatch, recorder, ["8.8.8.8", "10.0.0.1"]).connect_tcp("example.test", 80)
    assert recorder.seen == []
    backend(monkeypatch, recorder, ["10.0.0.1"], allow_private=True).connect_tcp("example.test", 80)
    assert recorder.seen == [("connect", "10.0.0.1")]


def test_a_deadline_passes() -> None:
    """Time that is up is a time-out."""
    assert 0 < Deadline(5).left_s() <= 5
    with pytest.raises(httpcore.ReadTimeout):
        Deadline(0).left_s()
