"""Captures of what was retrieved."""

from tieline.archive.capture import make_capture
from tieline.archive.retrieved import Retrieved
from tieline.model import Capture

NOON = "2026-11-21T12:00:00+00:00"
HASH = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"


def retrieved(source: str, data: bytes) -> Retrieved:
    """Make what a URL gave.

    Args:
        source: The URL.
        data: The bytes.

    Returns:
        What was retrieved.
    """
    return Retrieved(source, "http", 200, (("Server", "test"),), data, NOON)


def test_a_capture_tells_all_that_was_retrieved() -> None:
    """Source, time, method, status, headers, hash and size are recorded."""
    capture = make_capture(retrieved("http://a/", b"one"), at=NOON)
    assert capture == Capture(capture.id, "http://a/", NOON, "http", 200, (("Server", "test"),), HASH, 3)


def test_captures_differ_by_source_time_and_bytes() -> None:
    """The id is that of the content, so the same capture has the same id and no other has."""
    one = make_capture(retrieved("a", b"one"), at=NOON)
    assert one == make_capture(retrieved("a", b"one"), at=NOON)
    others = [
        make_capture(retrieved("b", b"one"), at=NOON),
        make_capture(retrieved("a", b"two"), at=NOON),
        make_capture(retrieved("a", b"one"), at="2026-11-21T12:00:01+00:00"),
    ]
    assert one.id not in {other.id for other in others}
