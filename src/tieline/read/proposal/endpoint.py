"""Talking to one configured model server: bounded in time, size and tries, and to no other address."""

from __future__ import annotations

import asyncio
import ipaddress
import json
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

import httpx

from tieline.errors import DamagedError, TooLargeError, UnavailableError, UsageError

MAX_ANSWER_BYTES = 1024 * 1024
"""Largest answer that is taken: some 50 times what a passage can need."""

RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Status codes after which the same question may be answered later (RFC 9110, RFC 6585, RFC 8470)."""

MAX_TRIES = 3
MAX_WAIT_S = 20.0
"""Longest wait between two tries, also where the server asks for more."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model server that the person named.

    Attributes:
        url: Its base address, such as "http://localhost:11434/v1".
        timeout_s: Seconds that one answer may take.
        allow_http: Whether an address without TLS may be another machine.
        key: What the server is shown to let us in; None for none. It is sent there and nowhere else, never written or
            shown.
        sleep: Waits between tries.
    """

    url: str
    timeout_s: float = 120.0
    allow_http: bool = False
    key: str | None = field(default=None, repr=False)
    sleep: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        """Refuse addresses that cannot be used safely.

        Raises:
            UsageError: The address is no http or https address of a host, carries a password or a query, or leads to
                another machine without TLS; or the key is not one line of plain characters.
        """
        if self.key is not None and not (self.key.isascii() and self.key.isprintable()):
            raise UsageError("the key of the model server has characters that no key has", hint="check TIELINE_LLM_KEY")
        try:
            url = httpx.URL(self.url)
        except (httpx.InvalidURL, ValueError) as error:
            raise UsageError("the address of the model server is no URL", hint=_EXAMPLE) from error
        if url.scheme not in {"http", "https"} or not url.host or url.userinfo or url.query or url.fragment:
            raise UsageError(
                "the address of the model server must be http or https, with a host, and without a password or a query",
                hint=_EXAMPLE,
            )
        if url.scheme == "http" and not self.allow_http and not is_this_machine(url.host):
            raise UsageError(
                f"what is asked would go to {url.host} without encryption",
                hint="use https, or allow it with TIELINE_LLM_ALLOW_HTTP=1",
            )

    @property
    def base(self) -> str:
        """The base address without a slash at its end."""
        return self.url.rstrip("/")

    def post(self, path: str, question: Mapping[str, object]) -> Mapping[str, object]:
        """Ask, again where that may help.

        Args:
            path: Below the base address, such as "chat/completions".
            question: What is asked.

        Returns:
            The answer, a JSON object.

        Raises:
            UnavailableError: The server is not there, refuses, or did not answer in several tries.
            TooLargeError: The answer is over the limit.
            DamagedError: The answer is no JSON object, or the server refuses this question.
        """
        for number in range(1, MAX_TRIES + 1):
            try:
                return asyncio.run(self._post_once(path, question))
            except _TryAgainError as error:
                if number == MAX_TRIES:
                    raise UnavailableError(
                        f"the model server {self._host()} {error} in {MAX_TRIES} tries",
                        hint="ask again later; answers that came are kept",
                        code="model_unavailable",
                    ) from error
                self.sleep(min(error.wait_s or 2.0 ** (number - 1), MAX_WAIT_S))
        raise AssertionError("the last try returns or raises")

    async def _post_once(self, path: str, question: Mapping[str, object]) -> Mapping[str, object]:
        """Ask once; the time bounds connecting, the head of the answer and its body together, and not each read."""
        headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        if self.key is not None:
            headers["Authorization"] = f"Bearer {self.key}"
        try:
            async with (
                asyncio.timeout(self.timeout_s),
                httpx.AsyncClient(timeout=None, verify=_tls(), trust_env=False, follow_redirects=False) as client,
                client.stream("POST", f"{self.base}/{path}", json=question, headers=headers) as response,
            ):
                self._check_status(response)
                return _parse_object(await _read(response))
        except TimeoutError as error:
            raise self._too_slow() from error
        except httpx.ConnectError as error:
            raise UnavailableError(
                f"the model server {self._host()} cannot be reached",
                hint="start it, or name another with --url or TIELINE_LLM_URL",
                code="model_unreachable",
            ) from error
        except httpx.HTTPError as error:
            raise _TryAgainError(f"broke off ({type(error).__name__})") from error

    def _check_status(self, response: httpx.Response) -> None:
        """Tell what an answer without success means; its words are not repeated, they may hold the key."""
        status = response.status_code
        if response.is_success:
            return
        if response.has_redirect_location or 300 <= status < 400:
            raise UnavailableError(
                f"the model server {self._host()} sends elsewhere, and nothing else is asked",
                hint="name the address where it ends with --url or TIELINE_LLM_URL",
                code="model_redirects",
            )
        if status in RETRIED:
            raise _TryAgainError(f"answered {status}", wait_s=_wait(response))
        if status in {401, 403, 404, 405}:
            raise UnavailableError(
                f"the model server {self._host()} answered {status}",
                hint="check its address (--url), the name of the model (--model) and the key in TIELINE_LLM_KEY",
                code="model_refused",
            )
        raise DamagedError(
            f"the model server {self._host()} answered {status} to a question",
            hint="check the name of the model, and how long its context is",
            code=f"model_http_{status}",
        )

    def _too_slow(self) -> UnavailableError:
        """A model that is too slow once is too slow again, so it is not asked the same twice."""
        return UnavailableError(
            f"the model server {self._host()} did not answer within {self.timeout_s:g} seconds",
            hint="give it more time with TIELINE_LLM_TIMEOUT_S, or take a smaller model",
            code="model_timeout",
        )

    def _host(self) -> str:
        url = httpx.URL(self.url)
        return f"{url.scheme}://{url.netloc.decode('ascii', 'replace')}"


def is_this_machine(host: str) -> bool:
    """Whether a host is the machine itself.

    Args:
        host: A name or an address.

    Returns:
        True for "localhost" and loopback addresses.
    """
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@cache
def _tls() -> ssl.SSLContext:
    """The certificates that servers are checked by, loaded once."""
    return httpx.create_ssl_context(trust_env=False)


class _TryAgainError(Exception):
    """There was no answer, and there may be one later."""

    def __init__(self, what: str, *, wait_s: float | None = None) -> None:
        super().__init__(what)
        self.wait_s = wait_s


async def _read(response: httpx.Response) -> bytes:
    """Read no more than is allowed; packed answers are not unpacked."""
    if response.headers.get("content-encoding", "identity") != "identity":
        raise DamagedError("the model server packs its answers, though it was asked not to", code="model_answer_packed")
    data = bytearray()
    async for chunk in response.aiter_raw():
        data += chunk
        if len(data) > MAX_ANSWER_BYTES:
            raise TooLargeError(
                f"an answer of the model server is larger than {MAX_ANSWER_BYTES:,} bytes",
                hint="check that the address is that of a model server",
                code="model_answer_too_large",
            )
    return bytes(data)


def _parse_object(data: bytes) -> Mapping[str, object]:
    try:
        answer = json.loads(data)
    except (ValueError, RecursionError) as error:
        answer = error
    if not isinstance(answer, dict):
        raise DamagedError(
            "the model server answered something that is no JSON object",
            hint="check that the address ends where /chat/completions begins, such as in /v1",
            code="model_answer_damaged",
        )
    return answer


def _wait(response: httpx.Response) -> float | None:
    """How long the server asks to wait, in seconds; None where it does not say."""
    told = response.headers.get("retry-after", "")
    return float(told) if told.isascii() and told.isdigit() and len(told) < 6 else None


_EXAMPLE = "such as http://localhost:11434/v1"
