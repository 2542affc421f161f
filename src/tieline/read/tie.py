"""Ties with ids made of their content."""

from __future__ import annotations

from collections.abc import Iterable

from tieline.model.ids import MentionId, RelationshipId, content_id
from tieline.model.span import Evidence
from tieline.model.tie import Property, RelationshipMention, RelationshipType


def make_tie(
    kind: RelationshipType, ends: tuple[MentionId, MentionId], properties: Iterable[Property],
    evidence: Iterable[Evidence], rule: str, confidence: float,
) -> RelationshipMention:  # fmt: skip
    """Make a tie that the document itself states, with its content-based id.

    Args:
        kind: Which tie.
        ends: The mentions it starts from and goes to.
        properties: What the passage states of it; repeats count once.
        evidence: The passages that state it, at least one; repeats count once.
        rule: Id of the rule that read it.
        confidence: The measured precision of that rule, 0 to 1.

    Returns:
        The tie, according to nobody yet and with no end inferred.
    """
    source, target = ends
    passages = tuple(sorted(set(evidence)))
    key = content_id("rlm", kind, source, target, rule, passages[0].span.start)
    return RelationshipMention(
        RelationshipId(key), kind, source, target, tuple(sorted(set(properties))), passages, None, rule, confidence
    )  # fmt: skip
