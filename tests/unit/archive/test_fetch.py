"""Retrieving URLs."""

from __future__ import annotations

import socket
from dataclasses import replace
from http.server import ThreadingHTTPServer

import pytest

from tieline.archive.fetch import fetch_url
from tieline.archive.retrieved import FetchOptions, Validators
from tieline.errors import TielineError, TooLargeError, UnavailableError, UnsafeError
from tieline.settings import Limits

pytestmark = pytest.mark.enable_socket
NOON = "2026-11-21T12:00:00+00:00"


def options(*, limits: Limits | None = None, allow_private: bool = True) -> FetchOptions:
    """Make options that let the test server be reached.

    Args:
        limits: The limits; None means the default ones.
        allow_private: Whether loopback is allowed.

    Returns:
        The options.
    """
    return FetchOptions(now=lambda: NOON, limits=limits or Limits(), allow_private=allow_private)


def test_a_page_is_retrieved_with_its_headers(url: str) -> None:
    """Status, headers in received order, bytes and time are told."""
    found = fetch_url(f"{url}/page", options=options())
    assert (found.source, found.method, found.status) == (f"{url}/page", "http", 200)
    assert found.data.decode() == "飞腾"
    assert found.retrieved_at == NOON
    assert [name for name, _ in found.headers][-3:] == ["Content-Length", "Content-Type", "Set-Cookie"]


def test_redirects_are_followed_without_cookies(url: str, server: ThreadingHTTPServer) -> None:
    """The last answer is kept under the URL that was asked for; nothing is remembered on the way."""
    found = fetch_url(f"{url}/to/to/page", options=options())
    assert (found.source, found.data.decode()) == (f"{url}/to/to/page", "飞腾")
    asked = server.asked  # type: ignore[attr-defined]  # set in the fixture
    assert [path for path, _ in asked] == ["/to/to/page", "/to/page", "/page"]
    assert all("Cookie" not in headers and "Authorization" not in headers for _, headers in asked)


def test_the_number_of_redirects_is_limited(url: str) -> None:
    """A circle of redirects ends."""
    with pytest.raises(UnavailableError) as raised:
        fetch_url(f"{url}/round", options=options())
    assert raised.value.code == "too_many_redirects"
    assert fetch_url(f"{url}/to/page", options=options(limits=Limits(url_redirects=1))).status == 200
    with pytest.raises(UnavailableError):
        fetch_url(f"{url}/to/page", options=options(limits=Limits(url_redirects=0)))


@pytest.mark.parametrize(("path", "code"), [("/none", "http_404"), ("/broken", "http_500"), ("/nowhere", "http_302")])
def test_an_answer_without_a_document_is_unavailable(url: str, path: str, code: str) -> None:
    """An error page is not taken for the document."""
    with pytest.raises(UnavailableError) as raised:
        fetch_url(url + path, options=options())
    assert raised.value.code == code
    assert url + path in raised.value.message


@pytest.mark.parametrize("path", ["/large", "/endless", "/packed"])
def test_the_size_is_limited(url: str, path: str) -> None:
    """Whether the size is announced or not, packed or not, no more than allowed is read."""
    with pytest.raises(TooLargeError, match="larger than 100,000 bytes"):
        fetch_url(url + path, options=options(limits=Limits(file_bytes=100_000)))


def test_a_packed_answer_is_unpacked(url: str, server: ThreadingHTTPServer) -> None:
    """What a server packs unasked is kept as the document that it is."""
    assert fetch_url(f"{url}/packed", options=options()).data == b"x" * 3 * 1024 * 1024
    assert server.asked[0][1]["Accept-Encoding"] == "identity"  # type: ignore[attr-defined]  # set in the fixture


@pytest.mark.parametrize("path", ["/short", "/mispacked", "/garbage"])
def test_a_broken_answer_is_unavailable(url: str, path: str) -> None:
    """An answer that is cut off or makes no sense is not kept."""
    with pytest.raises(UnavailableError, match="cannot be retrieved"):
        fetch_url(url + path, options=options())


def test_a_drip_ends_with_the_time_allowed(url: str) -> None:
    """Time is limited for the whole retrieval, not for each byte."""
    with pytest.raises(UnavailableError) as raised:
        fetch_url(f"{url}/drip", options=options(limits=Limits(url_timeout_s=0.3)))
    assert raised.value.code == "timeout"
    assert "0.3 seconds" in raised.value.message


def test_a_server_that_never_answers_is_a_timeout() -> None:
    """A connection that is accepted and then silent ends with the time allowed."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(UnavailableError, match="did not answer completely"):
            fetch_url(f"http://127.0.0.1:{port}/", options=options(limits=Limits(url_timeout_s=0.2)))


def test_nobody_there_is_unavailable() -> None:
    """A refused connection gives one clear line."""
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(UnavailableError, match="cannot be retrieved"):
        fetch_url(f"http://127.0.0.1:{port}/", options=options())


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"]
)
def test_loopback_is_refused_in_any_spelling(url: str, server: ThreadingHTTPServer, host: str) -> None:
    """Without leave, no connection to this machine is made."""
    with pytest.raises(UnsafeError) as raised:
        fetch_url(url.replace("127.0.0.1", host) + "/page", options=options(allow_private=False))
    assert raised.value.code == "private_address"
    assert server.asked == []  # type: ignore[attr-defined]  # set in the fixture


def test_a_redirect_inside_is_refused(url: str, server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every hop's host is checked, not only the first one."""
    port = server.server_port
    monkeypatch.setattr("tieline.archive.connection.check_public", lambda host, _: refuse_localhost(host))
    with pytest.raises(UnsafeError):
        fetch_url(f"{url}/away?http://localhost:{port}/page", options=options(allow_private=False))
    assert len(server.asked) == 1  # type: ignore[attr-defined]  # set in the fixture


def refuse_localhost(host: str) -> None:
    """Refuse one name, as if it alone were not public.

    Args:
        host: The host that is about to be connected to.

    Raises:
        UnsafeError: It is that name.
    """
    if host == "localhost":
        raise UnsafeError("inside")


def test_the_address_that_was_checked_is_connected_to(
    url: str, server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name is looked up once, and the server is told the name and not the address."""
    real, looked_up = socket.getaddrinfo, []

    def getaddrinfo(host: str, *arguments: object, **named: object) -> object:
        looked_up.append(host)
        return real("127.0.0.1" if host == "example.test" else host, *arguments, **named)  # type: ignore[call-overload]  # passed through

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    found = fetch_url(url.replace("127.0.0.1", "example.test") + "/page", options=options())
    assert found.status == 200
    assert looked_up.count("example.test") == 1
    assert server.asked[0][1]["Host"] == f"example.test:{server.server_port}"  # type: ignore[attr-defined]  # set in the fixture


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.test/a",
        "file:///etc/passwd",
        "http:///a",
        "http://",
        "https://user:secret@example.test/",
        "http://[::1/",
        "http://exa mple.test:port/",
        "gopher://127.0.0.1:70/",
    ],
)
def test_other_urls_are_refused(url: str) -> None:
    """Only http and https with a host and without a password are retrieved; the password is not repeated."""
    with pytest.raises(UnsafeError) as raised:
        fetch_url(url, options=options())
    assert "secret" not in raised.value.message


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.test/", "http://u:secret@127.0.0.1/", "http://[::1/"]
)
def test_a_redirect_to_another_scheme_is_refused(url: str, target: str) -> None:
    """A server cannot send Tieline where a person could not."""
    with pytest.raises(UnsafeError):
        fetch_url(f"{url}/away?{target}", options=options())


def test_proxies_of_the_environment_are_ignored(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting from outside decides who sees what is asked."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert fetch_url(f"{url}/page", options=options()).status == 200


def test_every_failure_is_one_of_ours(url: str) -> None:
    """Nothing that a server does raises an error of a library."""
    for path in ("/none", "/round", "/short", "/garbage", "/mispacked", "/nowhere"):
        with pytest.raises(TielineError):
            fetch_url(url + path, options=options(limits=Limits(url_timeout_s=2)))


def test_only_what_differs_is_asked_for(url: str, server: ThreadingHTTPServer) -> None:
    """What an earlier answer bore goes along, and an answer that nothing changed is no failure."""
    asked = replace(options(), validators=Validators(etag='"1"', last_modified="Sat, 21 Nov 2026 12:00:00 GMT"))
    found = fetch_url(f"{url}/same", options=asked)
    assert (found.status, found.data) == (304, b"")
    ((_, headers),) = server.asked  # type: ignore[attr-defined]  # set in the fixture
    assert headers["If-None-Match"] == '"1"'
    assert headers["If-Modified-Since"] == "Sat, 21 Nov 2026 12:00:00 GMT"


def test_an_unasked_for_answer_that_nothing_changed_is_a_failure(url: str) -> None:
    """Without an earlier answer there is no document to fall back on."""
    with pytest.raises(UnavailableError) as raised:
        fetch_url(f"{url}/same", options=options())
    assert raised.value.code == "http_304"
