"""Things by the places they cover."""

from __future__ import annotations

from tieline.model.span import Span
from tieline.read.span_index import CELL_CHARS, SpanIndex


def test_only_what_overlaps_is_found_and_once() -> None:
    """Things in other places are left out, and one that spans several cells comes once."""
    long = Span(10, 3 * CELL_CHARS)
    index = SpanIndex([(long, "long"), (Span(5, 10), "before"), (Span(CELL_CHARS, CELL_CHARS + 5), "inside")])
    assert list(index.overlapping(Span(10, 2 * CELL_CHARS + 7))) == ["long", "inside"]
    assert list(index.overlapping(Span(2 * CELL_CHARS, 2 * CELL_CHARS + 1))) == ["long"]
    assert list(index.overlapping(Span(5, 6))) == ["before"]
    assert list(index.overlapping(Span(9 * CELL_CHARS, 9 * CELL_CHARS + 1))) == []
