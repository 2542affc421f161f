"""The grounding gate: a value is kept only where its words stand in the text, at the place it names."""

from __future__ import annotations

from collections import Counter

from tieline.model.reading import Reading
from tieline.model.span import Evidence


def ground(reading: Reading, text: str) -> Reading:
    """Drop and count everything in a reading that its document does not bear out.

    Checked are: every quote equals the text at its span; both ends of a relationship and every mention that an
    utterance refers to exist; `according_to` and `parent` name utterances of the same document.

    Args:
        reading: What the rules proposed.
        text: The document's canonical text.

    Returns:
        The reading without what failed; `dropped` counts the failures by reason.
    """
    dropped: Counter[str] = Counter(dict(reading.dropped))
    mentions = tuple(m for m in reading.mentions if _keep(m.span.cut(text) == m.quote, "mention_quote", dropped))
    known = {m.id for m in mentions}
    utterances = tuple(
        u
        for u in reading.utterances
        if _keep(u.content_span.cut(text) == u.content, "utterance_quote", dropped)
        and _keep(u.cue_span.cut(text) == u.cue, "utterance_cue", dropped)
        and _keep(known.issuperset(u.about) and (u.speaker is None or u.speaker in known), "utterance_end", dropped)
    )
    spoken = {u.id for u in utterances}
    relationships = tuple(
        r
        for r in reading.relationships
        if _keep(r.source in known and r.target in known, "relationship_end", dropped)
        and _keep(r.according_to is None or r.according_to in spoken, "relationship_according_to", dropped)
        and _keep(all(_holds(e, text) for e in r.evidence), "relationship_quote", dropped)
        and _keep(all(_holds(p.evidence, text) for p in r.properties), "property_quote", dropped)
    )
    return Reading(reading.document, mentions, relationships, utterances, tuple(sorted(dropped.items())))


def _holds(evidence: Evidence, text: str) -> bool:
    return evidence.span.cut(text) == evidence.quote


def _keep(passed: bool, reason: str, dropped: Counter[str]) -> bool:
    if not passed:
        dropped[reason] += 1
    return passed
