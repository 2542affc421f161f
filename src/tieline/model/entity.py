"""Mentions, entities and judgements."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tieline.model.ids import DocumentId, EntityId, JudgementId, MentionId
from tieline.model.span import Span


class Schema(StrEnum):
    """What kind of thing an entity is. Names are FollowTheMoney schemata where it has one."""

    ORGANIZATION = "Organization"
    COMPANY = "Company"
    PUBLIC_BODY = "PublicBody"
    PERSON = "Person"
    PLACE = "Address"
    EVENT = "Event"
    THING = "Thing"

    @property
    def is_organisation(self) -> bool:
        """Whether it is an organisation of any kind."""
        return self in {Schema.ORGANIZATION, Schema.COMPANY, Schema.PUBLIC_BODY}


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an entity.

    Attributes:
        id: Content-based: document, span and schema.
        document: Where it stands.
        span: Which words.
        quote: The words.
        schema: What kind of thing is named.
        name: The quote cleaned for comparison: titles, possessives, quotation marks and line breaks removed.
        same_as: An earlier mention of the same document that it surely repeats (a short form, an acronym in
            parentheses, an alias, a pronoun); None when it stands by itself.
    """

    id: MentionId
    document: DocumentId
    span: Span
    quote: str
    schema: Schema
    name: str
    same_as: MentionId | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """An organisation, person, place, event or thing: a cluster of mentions.

    Attributes:
        id: Content-based: schema and the smallest of its mention ids.
        schema: The most specific kind that most of its mentions have.
        name: The name shown: the fullest of its most frequent names.
        names: Every name found, sorted; contains `name`.
        mentions: Its mentions, sorted.
    """

    id: EntityId
    schema: Schema
    name: str
    names: tuple[str, ...]
    mentions: tuple[MentionId, ...]


class Verdict(StrEnum):
    """Whether two names, entities or listings are one party."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision about two things, kept with who, when and why. The newest on a pair counts.

    Attributes:
        id: Content-based: all other fields.
        left: A name key of an entity (see `resolve.judgement.entity_key`), which outlives rebuilt entity ids.
        right: A name key of another entity, or a listing id.
        verdict: The decision.
        by: Who decided.
        decided_at: Aware UTC time in ISO 8601.
        reason: Why, in the person's words; None when not given.
    """

    id: JudgementId
    left: str
    right: str
    verdict: Verdict
    by: str
    decided_at: str
    reason: str | None = None
