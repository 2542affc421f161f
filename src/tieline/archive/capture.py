"""Captures of what was retrieved."""

from __future__ import annotations

from tieline.archive.retrieved import Retrieved
from tieline.model import Capture, content_id
from tieline.model.ids import CaptureId


def make_capture(retrieved: Retrieved, *, at: str) -> Capture:
    """Make the record of a retrieval.

    Args:
        retrieved: What was retrieved.
        at: When, as aware UTC in ISO 8601 with seconds.

    Returns:
        The capture. The same bytes from the same source at the same time give the same one.
    """
    return Capture(
        id=CaptureId(content_id("cap", retrieved.source, at, retrieved.sha256)),
        source=retrieved.source,
        retrieved_at=at,
        method=retrieved.method,
        status=retrieved.status,
        headers=retrieved.headers,
        sha256=retrieved.sha256,
        size_bytes=len(retrieved.data),
    )
