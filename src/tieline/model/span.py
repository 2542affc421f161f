"""Spans and evidence: where exactly a source says something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tieline.model.ids import DocumentId


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a document's canonical text.

    Attributes:
        start: Offset of the first code point.
        end: Offset after the last code point; greater than start.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or backward span.

        Raises:
            ValueError: end is not greater than start, or start is negative.
        """
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    @classmethod
    def around(cls, spans: Iterable[Span]) -> Span:
        """The shortest span that covers others.

        Args:
            spans: At least one span.

        Returns:
            From the first start to the last end.
        """
        every = tuple(spans)
        return cls(min(span.start for span in every), max(span.end for span in every))

    def covers(self, other: Span) -> bool:
        """Whether another span lies wholly inside this one.

        Args:
            other: The span that may lie inside.

        Returns:
            True if it does, equal spans included.
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether two spans share a character.

        Args:
            other: The span to compare with.

        Returns:
            True if they do; touching spans do not.
        """
        return self.start < other.end and other.start < self.end

    def cut(self, text: str) -> str:
        """The characters of this span.

        Args:
            text: The document's canonical text.

        Returns:
            The quote.
        """
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The exact words of a source that carry a value.

    Attributes:
        document: The document quoted.
        span: Where the words stand in its canonical text.
        quote: The words; always equal to `span.cut(text)`.
    """

    document: DocumentId
    span: Span
    quote: str
