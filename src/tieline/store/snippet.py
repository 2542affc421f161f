"""Snippets: the words around the place where a document has what was searched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from tieline.model import Span
from tieline.text.search import iter_phrase_spans

SNIPPET_CHARS = 80
"""How much text a snippet shows before and after the first place."""

FIRST_SPANS = 5
"""How many places of each phrase are shown, in the first passage that has it."""

_BLANK = str.maketrans("\n\t", "  ")


@dataclass(frozen=True, slots=True)
class Window:
    """A passage with some text around it.

    Attributes:
        start: Where its text starts in the document.
        text: The text.
        passage: Where the passage stands in the document.
    """

    start: int
    text: str
    passage: Span

    def find_spans(self, phrase: str) -> list[Span]:
        """Find the first places of a phrase in the passage.

        Args:
            phrase: Terms with one space between them.

        Returns:
            Spans of the document, in text order.
        """
        inside = iter_phrase_spans(
            self.text, phrase, start=self.passage.start - self.start, end=self.passage.end - self.start
        )
        return [Span(self.start + start, self.start + end) for start, end in islice(inside, FIRST_SPANS)]


@dataclass(slots=True)
class Places:
    """Where one document has what was searched, as far as it was looked.

    Attributes:
        spans: The places.
        windows: The passages that were looked through.
    """

    spans: set[Span] = field(default_factory=set)
    windows: list[Window] = field(default_factory=list)

    def add(self, window: Window, phrase: str) -> None:
        """Look through a passage.

        Args:
            window: The passage with text around it.
            phrase: What to look for.
        """
        self.windows.append(window)
        self.spans.update(window.find_spans(phrase))


def make_snippet(text: str, start: int, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Cut a snippet around the first of some spans.

    Args:
        text: A stretch of a document's text that has the first span.
        start: Where the stretch starts in the document.
        spans: Spans of the document, in text order; at least one.

    Returns:
        The snippet with spaces for line breaks and tabs, and those spans that are wholly in it, as offsets into it.
    """
    low = max(spans[0].start - SNIPPET_CHARS, start)
    high = min(spans[0].end + SNIPPET_CHARS, start + len(text))
    snippet = text[low - start : high - start].translate(_BLANK)
    return snippet, tuple(Span(one.start - low, one.end - low) for one in spans if low <= one.start and one.end <= high)
