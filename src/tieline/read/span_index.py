"""Things by the places they cover in a text, so that what lies near a place is found without looking at all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from tieline.model.span import Span

CELL_CHARS = 1024
"""Characters of one cell: about a paragraph, so that most things lie in one or two."""

Thing = TypeVar("Thing")


class SpanIndex(Generic[Thing]):
    """Things with spans, in cells of equal width."""

    def __init__(self, things: Iterable[tuple[Span, Thing]]) -> None:
        """Index things.

        Args:
            things: Each with the span it covers.
        """
        self._cells: dict[int, list[tuple[Span, Thing]]] = defaultdict(list)
        for span, thing in things:
            self.add(span, thing)

    def add(self, span: Span, thing: Thing) -> None:
        """Add a thing.

        Args:
            span: What it covers.
            thing: The thing.
        """
        for cell in _cells(span):
            self._cells[cell].append((span, thing))

    def overlapping(self, span: Span) -> Iterator[Thing]:
        """Find what shares a character with a span.

        Args:
            span: Where to look.

        Yields:
            Each thing once, cell by cell in the order they were added.
        """
        for cell in _cells(span):
            for other, thing in self._cells.get(cell, ()):
                is_first = cell == max(other.start, span.start) // CELL_CHARS
                if is_first and other.overlaps(span):
                    yield thing


def _cells(span: Span) -> range:
    return range(span.start // CELL_CHARS, (span.end - 1) // CELL_CHARS + 1)
