"""Captures: what was retrieved from where, when and how."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.model.ids import CaptureId


@dataclass(frozen=True, slots=True)
class Capture:
    """One retrieval of one source at one time.

    Attributes:
        id: Content-based: source, retrieval time and hash.
        source: Where from: a path as given, a URL, or "archive.zip!/member".
        retrieved_at: Aware UTC time in ISO 8601 with seconds ("2026-11-21T09:30:00+00:00").
        method: How: "file", "zip" or "http".
        status: The HTTP status; None where the method has none.
        headers: Response headers as name and value, in received order; empty where the method has none.
        sha256: Hash of the bytes, in hexadecimal: the name of the blob.
        size_bytes: Number of bytes.
    """

    id: CaptureId
    source: str
    retrieved_at: str
    method: str
    status: int | None
    headers: tuple[tuple[str, str], ...]
    sha256: str
    size_bytes: int
