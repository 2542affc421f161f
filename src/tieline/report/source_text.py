"""Source text cut into segments, so that any stretch that is cited can be linked to and highlighted.

Cited stretches overlap and cross, which nested elements cannot show. So the text is cut at every boundary of every
stretch; each segment knows all stretches that cover it, and an empty anchor stands where each stretch starts. The
segments of one document are siblings, and one style rule per stretch lights up its segments when its anchor is the
target of a link: no script is needed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tieline.model import Span
from tieline.report.citation import anchor_id

FULL_TEXT_CHARS = 200_000
"""Longest text that is embedded as a whole; of a longer one only passages around what is cited are."""

CONTEXT_CHARS = 700
"""About one paragraph before and after what is cited, enough to judge a quote in its context."""

Coverage = Literal["whole", "passages", "none"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of source text with the same marks throughout.

    Attributes:
        text: The characters, unchanged.
        anchors: Ids of the cited stretches that start here.
        marks: Class names of the cited stretches that cover it.
        paragraph: The number of the paragraph that starts here; None when none does.
        skipped_chars: How many characters before it are left out; 0 when none are.
    """

    text: str
    anchors: tuple[str, ...]
    marks: tuple[str, ...]
    paragraph: int | None
    skipped_chars: int


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one document as the dossier embeds it.

    Attributes:
        coverage: Whether the whole text is embedded, or only passages around what is cited, or none of it.
        segments: In text order.
        rest_chars: How many characters after the last segment are left out.
        targets: Anchor id and class name of each cited stretch: what the style rules are made from.
    """

    coverage: Coverage
    segments: tuple[Segment, ...]
    rest_chars: int
    targets: tuple[tuple[str, str], ...]


def cut_source(text: str, *, number: int, spans: Sequence[Span], paragraphs: Sequence[int], whole: bool) -> SourceText:
    """Cut a document's text into segments.

    Args:
        text: Its canonical text.
        number: Its number in the dossier.
        spans: The stretches that are cited, in text order.
        paragraphs: Where its paragraphs start, ascending.
        whole: Whether to embed all of it, or only passages around the spans.

    Returns:
        The segments. Where `whole` is true, their texts joined are the text.
    """
    passages = ([Span(0, len(text))] if text else []) if whole else _passages(text, spans)
    cutter = _Cutter(text, number, spans, paragraphs)
    segments: list[Segment] = []
    done = 0
    for passage in passages:
        segments.extend(cutter.cut(passage, skipped_chars=passage.start - done))
        done = passage.end
    coverage: Coverage = "whole" if whole else "passages" if segments else "none"
    targets = tuple((anchor_id(number, span), _mark(number, place)) for place, span in enumerate(spans))
    return SourceText(coverage, tuple(segments), len(text) - done, targets)


class _Cutter:
    """The boundaries of one document's text, and what changes at each."""

    def __init__(self, text: str, number: int, spans: Sequence[Span], paragraphs: Sequence[int]) -> None:
        self._text = text
        self._number = number
        self._starting: dict[int, list[int]] = defaultdict(list)
        self._ending: dict[int, list[int]] = defaultdict(list)
        for place, span in enumerate(spans):
            self._starting[span.start].append(place)
            self._ending[span.end].append(place)
        self._spans = spans
        self._paragraph_at = {start: count for count, start in enumerate(paragraphs, 1)}
        self._cuts = sorted({*self._starting, *self._ending, *self._paragraph_at})

    def cut(self, passage: Span, *, skipped_chars: int) -> Iterator[Segment]:
        """Cut one passage; no cited stretch crosses its ends."""
        low, high = bisect_right(self._cuts, passage.start), bisect_left(self._cuts, passage.end)
        cuts = self._cuts[low:high]
        active: set[int] = set()
        for start, end in zip([passage.start, *cuts], [*cuts, passage.end], strict=True):
            active.difference_update(self._ending.get(start, ()))
            opening = self._starting.get(start, ())
            active.update(opening)
            yield Segment(
                text=self._text[start:end],
                anchors=tuple(anchor_id(self._number, self._spans[place]) for place in opening),
                marks=tuple(_mark(self._number, place) for place in sorted(active)),
                paragraph=self._paragraph_at.get(start),
                skipped_chars=skipped_chars if start == passage.start else 0,
            )


def _mark(number: int, place: int) -> str:
    return f"e{number}-{place}"


def _passages(text: str, spans: Sequence[Span]) -> list[Span]:
    """Join the surroundings of the cited stretches where they meet."""
    found: list[Span] = []
    for span in spans:
        around = Span(_snap_back(text, span.start), _snap_on(text, span.end))
        if found and around.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, around.end))
        else:
            found.append(around)
    return found


def _snap_back(text: str, offset: int) -> int:
    """The start of the paragraph, or some way before the offset when the paragraph is long."""
    low = max(0, offset - CONTEXT_CHARS)
    newline = text.find("\n", low, offset)
    return low if low == 0 or newline < 0 else newline + 1


def _snap_on(text: str, offset: int) -> int:
    """The end of the paragraph, or some way after the offset when the paragraph is long."""
    high = min(len(text), offset + CONTEXT_CHARS)
    newline = text.rfind("\n", offset, high)
    return high if high == len(text) or newline < 0 else newline
