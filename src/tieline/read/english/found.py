"""One match of a rule, and the properties of the tie that it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tieline.model.span import Span
from tieline.model.tie import Property, RelationshipType
from tieline.read.annotation import Annotation
from tieline.read.english.former import PAST, find_end_after, has_end_to_come, is_end
from tieline.read.english.reference import Reference
from tieline.read.english.tie_date import DATED, iter_date_properties, iter_end_properties
from tieline.read.rules import Rule

_TO_PARTY = re.compile(r"(.*\S),? (?:to|with|from)(?: (?!of |in |for )[\w-]+){0,3} ?\Z", re.DOTALL)
"""A phrase, the preposition by which it goes on to a party, and what stands before the party's name."""


@dataclass(frozen=True, slots=True)
class Found:
    """One match of a rule, before it becomes a relationship.

    Attributes:
        rule: The rule.
        type: The tie.
        source: Who it starts from.
        target: Who it goes to.
        properties: Name, value and place of what the match took.
        at: Where the match begins, or the verb of its clause.
        within: Where a date of the tie may stand.
    """

    rule: Rule
    type: RelationshipType
    source: Reference
    target: Reference
    properties: tuple[tuple[str, str, Span], ...]
    at: int
    within: Span


def make_properties(found: Found, annotation: Annotation, sentence: Span) -> set[Property]:
    """Make the properties of a tie.

    Args:
        found: The match.
        annotation: The document as read so far.
        sentence: Where its sentence stands.

    Returns:
        What the match took and the dates of the tie; where a word tells of its end, that it is a former one, and the
        end.
    """
    past = {name: span for name, _, span in found.properties if name in PAST}
    ends, is_coming = (found.source.mention.span, found.target.mention.span), False
    if found.type is RelationshipType.AGREEMENT and not past:
        after = find_end_after(annotation.text, ends, sentence)
        past |= {} if after is None else {"former": after}
        is_coming = after is None and has_end_to_come(annotation.text, ends, sentence)
    properties = {
        Property(name, " ".join(span.cut(annotation.text).split()), annotation.quote(span))
        for name, span in ((name, _before_parties(span, found, annotation.text)) for name, _, span in found.properties)
        if name not in DATED and name not in PAST and not (name == "kind" and "former" in past)
    }
    properties |= {Property(*PAST[name], annotation.quote(span)) for name, span in past.items()}
    return properties if is_coming else properties | _dates(found, annotation, past.get("former"))


def _before_parties(span: Span, found: Found, text: str) -> Span:
    """A property without the party that its phrase goes on to: "lenses" of "lenses to the Brunel Institute"."""
    for party in (found.source.mention.span, found.target.mention.span):
        words = _TO_PARTY.match(text, span.start, party.start) if span.start < party.start < span.end else None
        if words is not None:
            span = Span(span.start, words.end(1))
    return span


def _dates(found: Found, annotation: Annotation, former: Span | None) -> set[Property]:
    """The dates of a tie; beside the word that tells of its end, that of the end."""
    named = {name: span for name, _, span in found.properties if name in DATED}
    dated, within = found.rule.dated, found.within
    if former is None or not is_end(former.cut(annotation.text)) or "date_off" in named:
        return set(iter_date_properties(annotation, named, dated, within=within, at=found.at))
    return set(iter_end_properties(annotation, found.type, dated, within=within, end=former))
