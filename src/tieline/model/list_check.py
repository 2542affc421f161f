"""What was found the last time that a list's address was asked."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.model.ids import SnapshotId


@dataclass(frozen=True, slots=True)
class ListCheck:
    """The last good answer of an address that publishes a list.

    Attributes:
        url: The address.
        source: Name of the source whose address it is.
        checked_at: Aware UTC time in ISO 8601 of the last answer.
        sha256: Hash of the bytes that it gave.
        snapshot: The snapshot made of them.
        etag: The answer's ETag, to ask with next time; None when it had none.
        last_modified: The answer's Last-Modified, as sent; None when it had none.
    """

    url: str
    source: str
    checked_at: str
    sha256: str
    snapshot: SnapshotId
    etag: str | None = None
    last_modified: str | None = None
