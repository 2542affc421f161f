"""On whose word a tie stands: the utterance in whose content it lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tieline.model.tie import RelationshipMention
from tieline.model.utterance import Utterance
from tieline.read.annotation import Annotation


def attribute(tie: RelationshipMention, utterances: Sequence[Utterance], annotation: Annotation) -> RelationshipMention:
    """Say who says a tie that stands inside the content of an utterance.

    Args:
        tie: The tie.
        utterances: The utterances of its document.
        annotation: The document as read.

    Returns:
        The tie, according to the innermost such utterance; unchanged where there is none.
    """
    ends = [annotation.get(tie.source).span, annotation.get(tie.target).span]
    sentence = tie.evidence[0].span
    inside = [span for span in ends if sentence.covers(span)]
    near = [u for u in utterances if u.content_span.overlaps(sentence)]
    around = [u for u in near if any(u.content_span.covers(span) for span in inside)]
    innermost = min(around, key=lambda u: u.content_span.end - u.content_span.start, default=None)
    return replace(tie, according_to=innermost.id) if innermost else tie
