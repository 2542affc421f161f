"""What retrieving gives: bytes with where they came from, or an issue."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from tieline.errors import TielineError
from tieline.model import Issue, content_id
from tieline.model.ids import IssueId
from tieline.settings import Limits

STAGE = "archive"


@dataclass(frozen=True, slots=True)
class Validators:
    """What an earlier answer bore, to be sent only what differs from it.

    Attributes:
        etag: Its ETag; None when it had none.
        last_modified: Its Last-Modified, as sent; None when it had none.

    Source:
        RFC 9110, section 13.1: If-None-Match and If-Modified-Since.
    """

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How to retrieve.

    Attributes:
        now: Gives the time as aware UTC in ISO 8601 with seconds.
        limits: Limits on what is retrieved.
        allow_private: Whether URLs may lead to loopback, private and other addresses that are not public.
        validators: What an earlier answer bore; None asks for the document in any case.
    """

    now: Callable[[], str]
    limits: Limits = field(default_factory=Limits)
    allow_private: bool = False
    validators: Validators | None = None


@dataclass(frozen=True, slots=True)
class Retrieved:
    """Bytes, and how they came.

    Attributes:
        source: Where from: a path as given, a URL, or "archive.zip!/member".
        method: "file", "zip" or "http".
        status: The HTTP status; None for the other methods.
        headers: Response headers as name and value, in received order; empty for the other methods.
        data: The bytes.
        retrieved_at: When they came, by the caller's clock.
        sha256: Hash of the bytes, in hexadecimal.
    """

    source: str
    method: str
    status: int | None
    headers: tuple[tuple[str, str], ...]
    data: bytes = field(repr=False)
    retrieved_at: str
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        """Compute the hash, once for everyone who needs it."""
        object.__setattr__(self, "sha256", hashlib.sha256(self.data).hexdigest())


def make_issue(error: TielineError, item: str) -> Issue:
    """Make an issue of what one item raised.

    Args:
        error: What was raised.
        item: Which item.

    Returns:
        The issue; the same error on the same item gives the same issue.
    """
    issue_id = IssueId(content_id("iss", STAGE, error.code, item))
    return Issue(issue_id, STAGE, error.code, item, error.message, error.hint)


def printable(path: str) -> str:
    r"""Make a name that any encoding of Unicode can hold.

    Args:
        path: A path or name; bytes that were not in the file system's encoding stand in it as lone surrogates.

    Returns:
        The same with those written as ``\udc80``.
    """
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
