"""Half-open spans of text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.model import Span


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 5), (5, 4), (-1, 3), (-2, -1)])
def test_empty_and_backward_spans_are_refused(start: int, end: int) -> None:
    """A span holds at least one character and starts in the text."""
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_cut_counts_code_points() -> None:
    """Offsets are code points: characters beyond the basic plane count one."""
    assert Span(1, 3).cut("a飞𠮷b") == "飞𠮷"


@pytest.mark.parametrize(
    ("left", "right", "covers", "overlaps"),
    [
        (Span(0, 5), Span(0, 5), True, True),
        (Span(0, 5), Span(1, 4), True, True),
        (Span(1, 4), Span(0, 5), False, True),
        (Span(0, 3), Span(3, 5), False, False),
        (Span(0, 3), Span(2, 5), False, True),
        (Span(4, 6), Span(0, 2), False, False),
    ],
)
def test_spans_cover_and_overlap(left: Span, right: Span, covers: bool, overlaps: bool) -> None:
    """Equal spans cover each other; touching spans share nothing."""
    assert left.covers(right) is covers
    assert left.overlaps(right) is overlaps


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 50), st.integers(1, 50))
def test_overlap_has_no_direction(start: int, length: int, other_start: int, other_length: int) -> None:
    """Two spans overlap each other or neither does, and covering implies overlapping."""
    left, right = Span(start, start + length), Span(other_start, other_start + other_length)
    assert left.overlaps(right) is right.overlaps(left)
    assert not left.covers(right) or left.overlaps(right)


def test_spans_sort_in_text_order() -> None:
    """The earlier start comes first, then the shorter."""
    assert sorted([Span(2, 3), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(2, 3)]
