"""Which utterance reports which."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tieline.model.ids import DocumentId, UtteranceId, content_id
from tieline.model.span import Span
from tieline.model.utterance import CueClass, Utterance


def make_utterance_id(document: DocumentId, cue: Span, content: Span) -> UtteranceId:
    """The content-based id of an utterance.

    Args:
        document: Id of the document.
        cue: The words that tell it is said.
        content: What is said.

    Returns:
        The id.
    """
    return UtteranceId(content_id("utt", document, cue.start, cue.end, content.start, content.end))


_NOT_NESTING = frozenset({CueClass.DENY, CueClass.REFUTE})


def with_parents(utterances: Sequence[Utterance]) -> Iterator[Utterance]:
    """Set the innermost utterance that reports each utterance.

    Args:
        utterances: The utterances of one document.

    Yields:
        Each of them, with `parent` where it has one already, or another one's content holds its cue and its content.
    """
    holders = sorted(
        (other for other in utterances if other.cue_class not in _NOT_NESTING),
        key=lambda other: other.content_span.start,
    )
    starts = [other.content_span.start for other in holders]
    widest = max((other.content_span.end - other.content_span.start for other in holders), default=0)
    for utterance in utterances:
        told = Span.around((utterance.cue_span, utterance.content_span))
        near = holders[bisect_left(starts, told.end - widest) : bisect_right(starts, told.start)]
        around = [o for o in near if o.content_span.covers(told) and o.content_span != utterance.content_span]
        parent = min(around, key=lambda other: other.content_span.end - other.content_span.start, default=None)
        yield replace(utterance, parent=parent.id) if parent and utterance.parent is None else utterance
