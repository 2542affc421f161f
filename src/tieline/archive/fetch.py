"""Retrieving URLs."""

from __future__ import annotations

from collections.abc import Iterator

import httpcore
import httpx

from tieline import __version__
from tieline.archive.connection import CheckedBackend, Deadline
from tieline.archive.retrieved import FetchOptions, Retrieved, Validators
from tieline.errors import TooLargeError, UnavailableError, UnsafeError
from tieline.settings import Limits

SCHEMES = frozenset({"http", "https"})
HEADERS = (
    (b"User-Agent", f"tieline/{__version__}".encode()),
    (b"Accept", b"*/*"),
    # What is kept is what the server sent, so it had better be the document itself.
    (b"Accept-Encoding", b"identity"),
    (b"Connection", b"close"),
)
NOT_MODIFIED = 304
_FAULTS = (httpcore.NetworkError, httpcore.ProtocolError, httpx.DecodingError)


def fetch_url(url: str, *, options: FetchOptions) -> Retrieved:
    """Retrieve what a URL leads to. No cookies, no credentials, no proxy, no second try.

    Args:
        url: An http or https URL.
        options: Limits, the clock, and which addresses are allowed.

    Returns:
        The last response, under the URL that was asked for. Where the options have validators and the document is
        the same still, its status is 304 and it has no bytes.

    Raises:
        UnsafeError: The URL, or one that it redirects to, is of another scheme, carries a password, or leads to an
            address that is not allowed.
        UnavailableError: There is no answer in time, a broken one, or one that says there is no document.
        TooLargeError: The answer is over the limit.
    """
    limits = options.limits
    target = _parse_url(url, url)
    backend = CheckedBackend(Deadline(limits.url_timeout_s), allow_private=options.allow_private)
    context = httpx.create_ssl_context(trust_env=False)
    try:
        with httpcore.ConnectionPool(ssl_context=context, network_backend=backend) as pool:
            for _ in range(limits.url_redirects + 1):
                response, data = _read_answer(pool, target, limits, _conditions(options.validators))
                if not response.has_redirect_location:
                    if response.status_code != NOT_MODIFIED or options.validators is None:
                        _check_status(url, response)
                    headers = tuple(
                        (name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers.raw
                    )
                    return Retrieved(url, "http", response.status_code, headers, data, options.now())
                target = _parse_url(response.headers["location"], url, base=target)
    except httpcore.TimeoutException as error:
        raise UnavailableError(
            f"{url} did not answer completely within {limits.url_timeout_s:g} seconds.",
            hint="Try again later, or save the page with a browser and add the file.",
            code="timeout",
        ) from error
    except _FAULTS as error:
        raise UnavailableError(
            f"{url} cannot be retrieved ({str(error) or type(error).__name__}).",
            hint="Check the address and the network, or save the page with a browser and add the file.",
        ) from error
    raise UnavailableError(
        f"{url} redirects more than {limits.url_redirects} times.",
        hint="Open it in a browser and add the address where it ends.",
        code="too_many_redirects",
    )


def _parse_url(text: str, asked: str, *, base: httpx.URL | None = None) -> httpx.URL:
    """Parse the URL that was asked for, or one that it redirects to."""
    try:
        url = httpx.URL(text) if base is None else base.join(text)
    except (httpx.InvalidURL, ValueError) as error:
        raise UnsafeError(
            f"{asked} leads to an address that is no URL ({error}).", hint="Check its spelling."
        ) from error
    if url.userinfo:
        raise UnsafeError(
            f"An address of the host {url.host} carries a user name or password, which would be kept for all to see.",
            hint="Leave it out, or download the file yourself and add it.",
            code="unsafe_url",
        )
    if url.scheme not in SCHEMES or not url.host:
        raise UnsafeError(
            f"{asked} is not retrieved: only http and https addresses with a host are.",
            hint="Download the file yourself and add it.",
            code="unsafe_url",
        )
    return url


def _conditions(validators: Validators | None) -> tuple[tuple[bytes, bytes], ...]:
    """The headers that ask only for what differs from an earlier answer."""
    if validators is None:
        return ()
    told = ((b"If-None-Match", validators.etag), (b"If-Modified-Since", validators.last_modified))
    return tuple((name, value.encode("latin-1", "ignore")) for name, value in told if value is not None)


def _read_answer(
    pool: httpcore.ConnectionPool, url: httpx.URL, limits: Limits, conditions: tuple[tuple[bytes, bytes], ...]
) -> tuple[httpx.Response, bytes]:
    """Ask for a URL, and read no more of the answer than is allowed and of use."""
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    with pool.stream("GET", target, headers=[(b"Host", url.netloc), *HEADERS, *conditions]) as raw:
        response = httpx.Response(raw.status, headers=raw.headers, stream=_Body(raw))
        if not response.is_success:
            return response, b""
        claimed = response.headers.get("content-length", "")
        if claimed.isdecimal() and int(claimed) > limits.file_bytes:
            raise _too_large(url, limits)
        data = bytearray()
        for chunk in response.iter_bytes():
            data += chunk
            if len(data) > limits.file_bytes:
                raise _too_large(url, limits)
        return response, bytes(data)


def _check_status(url: str, response: httpx.Response) -> None:
    """Make sure that the last answer is one that has the document."""
    if response.is_success:
        return
    raise UnavailableError(
        f"{url} answered {response.status_code} {response.reason_phrase}".rstrip() + ".",
        hint="Open it in a browser: it may be gone, need a login, or refuse programs; then add a saved copy.",
        code=f"http_{response.status_code}",
    )


def _too_large(url: httpx.URL, limits: Limits) -> TooLargeError:
    return TooLargeError(
        f"{url} is larger than {limits.file_bytes:,} bytes.", hint="Download it, and add the part that matters."
    )


class _Body(httpx.SyncByteStream):
    """The body of an answer of httpcore, for httpx to decode."""

    def __init__(self, raw: httpcore.Response) -> None:
        self._raw = raw

    def __iter__(self) -> Iterator[bytes]:
        return self._raw.iter_stream()
