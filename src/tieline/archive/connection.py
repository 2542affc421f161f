"""Connections to checked addresses, with one deadline for everything.

The address that was checked is the address that is connected to: a name server cannot answer the check with one and
the connection with another. Certificates are still checked against the host's name.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from tieline.archive.address import check_public, resolve

SOCKET_OPTION = httpcore.SOCKET_OPTION


class Deadline:
    """The moment at which one retrieval must be done."""

    def __init__(self, timeout_s: float) -> None:
        """Set the moment.

        Args:
            timeout_s: Seconds from now.
        """
        self._at_s = time.monotonic() + timeout_s

    def left_s(self) -> float:
        """How much time is left.

        Returns:
            Seconds, more than 0.

        Raises:
            httpcore.ReadTimeout: None is.
        """
        left_s = self._at_s - time.monotonic()
        if left_s <= 0:
            raise httpcore.ReadTimeout("the time is up")
        return left_s


class CheckedBackend(httpcore.NetworkBackend):
    """Makes connections for httpcore."""

    def __init__(self, deadline: Deadline, *, allow_private: bool) -> None:
        """Make the backend of one retrieval.

        Args:
            deadline: When all of it must be done.
            allow_private: Whether addresses that are not public are allowed.
        """
        self._deadline = deadline
        self._allow_private = allow_private
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002  # the deadline counts
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Look a host up, check its addresses, and connect to the first of them that answers.

        Args:
            host: Name or address.
            port: The port.
            timeout: Not used: the deadline counts.
            local_address: As httpcore has it.
            socket_options: As httpcore has it.

        Returns:
            The connection.

        Raises:
            httpcore.ConnectError: No address answers.
        """
        # shape: httpcore gives the parameters 2026-11-21
        addresses = resolve(host, port, timeout_s=self._deadline.left_s())
        if not self._allow_private:
            check_public(host, addresses)
        failure: httpcore.NetworkError | httpcore.TimeoutException = httpcore.ConnectError(f"no address for {host}")
        for address in addresses:
            try:
                stream = self._backend.connect_tcp(
                    address, port, self._deadline.left_s(), local_address, socket_options
                )
                return _TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every operation ends with the deadline, however slowly the other side drips."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002  # the deadline counts
        # shape: httpcore gives the parameters 2026-11-21
        return self._stream.read(max_bytes, self._deadline.left_s())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002  # the deadline counts
        # shape: httpcore gives the parameters 2026-11-21
        self._stream.write(buffer, self._deadline.left_s())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002  # the deadline counts
    ) -> httpcore.NetworkStream:
        # shape: httpcore gives the parameters 2026-11-21
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left_s())
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
