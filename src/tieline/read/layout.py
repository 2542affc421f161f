"""What the layout of a document states: its tables and the entries of its lists, beside its sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tieline.model.entity import Mention
from tieline.model.span import Span
from tieline.model.tie import RelationshipMention


@dataclass(frozen=True, slots=True)
class Layout:
    """What tables and entries state.

    Attributes:
        spans: Stretches that are no sentences, in text order; rules for sentences pass them over.
        closed: Stretches in which nothing but `mentions` is named, such as addresses and codes; in text order.
        mentions: Who and what they name; no two overlap.
        ties: The ties that they state.
        dropped: How many rows or entries were left out, by reason.
    """

    spans: tuple[Span, ...] = ()
    closed: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    ties: tuple[RelationshipMention, ...] = ()
    dropped: tuple[tuple[str, int], ...] = ()

    def holds(self, sentence: Span) -> bool:
        """Whether a sentence is none.

        Args:
            sentence: A stretch that was taken for a sentence.

        Returns:
            True if at least half of it lies in `spans`.
        """
        return bool(self.spans) and 2 * _shared(sentence, self.spans) >= sentence.end - sentence.start

    def merge(self, mentions: Iterable[Mention]) -> list[Mention]:
        """Put the mentions of the layout before those of the finders.

        Args:
            mentions: What the finders of names propose.

        Returns:
            The mentions of the layout, and the others that stand neither in their place nor in a closed stretch.
        """
        own = sorted(mention.span for mention in self.mentions)
        kept = [m for m in mentions if not (_shared(m.span, own) or _shared(m.span, self.closed))]
        known = {mention.id for mention in (*self.mentions, *kept)}
        return [*self.mentions, *(m if m.same_as in known else replace(m, same_as=None) for m in kept)]


NO_LAYOUT = Layout()
"""What a document without tables and lists states."""


def _shared(span: Span, stretches: Sequence[Span]) -> int:
    """How many characters of a span lie in stretches that are sorted and do not overlap."""
    shared = 0
    for other in stretches[max(0, bisect_right(stretches, span) - 1) :]:
        if other.start >= span.end:
            break
        shared += max(0, min(span.end, other.end) - max(span.start, other.start))
    return shared


def join_layouts(first: Layout, second: Layout) -> Layout:
    """Put two layouts of one document together.

    Args:
        first: One; where both name something at one place, it counts.
        second: The other.

    Returns:
        Both. Ties of the second whose ends the first has taken the place of are left out and counted.
    """
    if not second.mentions and not second.spans:
        return first
    if not first.mentions and not first.spans:
        return second
    mentions = first.merge(second.mentions)
    known = {mention.id for mention in mentions}
    ties = [tie for tie in second.ties if tie.source in known and tie.target in known]
    dropped = Counter(dict(first.dropped)) + Counter(dict(second.dropped))
    dropped["layout_overlap"] += len(second.ties) - len(ties)
    return Layout(
        tuple(_joined((*first.spans, *second.spans))),
        tuple(_joined((*first.closed, *second.closed))),
        tuple(sorted(mentions, key=lambda mention: mention.span)),
        (*first.ties, *ties),
        tuple(sorted((+dropped).items())),
    )


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def make_layout(
    *,
    spans: Iterable[Span],
    closed: Iterable[Span],
    mentions: Iterable[Mention],
    ties: Iterable[RelationshipMention],
    dropped: Iterable[tuple[str, int]] = (),
) -> Layout:
    """Make a layout of what was found, in any order.

    Args:
        spans: Stretches that are no sentences.
        closed: Stretches in which nothing else is named.
        mentions: Who and what is named.
        ties: The ties.
        dropped: How many rows or entries were left out, by reason.

    Returns:
        The layout, everything in text order.
    """
    return Layout(
        tuple(_joined(spans)),
        tuple(_joined(closed)),
        tuple(sorted(mentions, key=lambda mention: mention.span)),
        tuple(sorted(ties, key=lambda tie: (tuple(one.span for one in tie.evidence), tie.id))),
        tuple(dropped),
    )
