"""Relationships: typed ties between two entities, with their evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tieline.model.ids import EntityId, MentionId, RelationshipId, UtteranceId
from tieline.model.span import Evidence


class RelationshipType(StrEnum):
    """The closed list of ties. The comment gives source -> target."""

    OWNS = "owns"  # owner -> owned
    PART_OF = "part_of"  # unit -> whole
    LEADS = "leads"  # person -> organisation
    EMPLOYS = "employs"  # organisation -> person
    MEMBER_OF = "member_of"  # member -> organisation
    REPRESENTS = "represents"  # spokesperson -> organisation
    AGREEMENT = "agreement"  # party - party, no direction
    SUPPLIES = "supplies"  # supplier -> user or buyer
    FUNDS = "funds"  # giver -> receiver of money or support
    LISTED_BY = "listed_by"  # party -> authority
    HONOURED_BY = "honoured_by"  # party -> honouring body
    PARTICIPATES_IN = "participates_in"  # party -> event
    ORGANISES = "organises"  # party -> event
    MEETS = "meets"  # visitor or party -> party or place visited
    REMOVES = "removes"  # who removes -> what
    LOCATED_IN = "located_in"  # party -> place
    ALIAS_OF = "alias_of"  # other name -> name
    LINKED_TO = "linked_to"  # a stated tie of no closer kind


@dataclass(frozen=True, slots=True, order=True)
class Property:
    """One property of a relationship, as a source states it.

    Attributes:
        name: What is stated: role, date, date_on, date_off, share, kind, subject, value, product, amount, count,
            reason, title, on_order_of, list, citation, licence_requirement, licence_policy, address.
        value: The value; dates in ISO form, shares in percent.
        evidence: The words that state it.
    """

    name: str
    value: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class RelationshipMention:
    """A tie as one passage states it, between two mentions of one document.

    Attributes:
        id: Content-based: type, ends, rule and first evidence.
        type: Which tie.
        source: The mention it starts from.
        target: The mention it goes to.
        properties: What the passage states about the tie, sorted.
        evidence: The sentences that state it, in text order; at least one.
        according_to: The innermost utterance in whose content it stands; None when the document itself states it.
        rule: Id of the rule that read it.
        confidence: The measured precision of that rule, 0 to 1.
        inferred: Whether an end was carried over from a sentence before or from a heading.
        accepted_by: Who accepted it, where a model proposed it; None for what a rule read.
    """

    id: RelationshipId
    type: RelationshipType
    source: MentionId
    target: MentionId
    properties: tuple[Property, ...]
    evidence: tuple[Evidence, ...]
    according_to: UtteranceId | None
    rule: str
    confidence: float
    inferred: bool = False
    accepted_by: str | None = None


@dataclass(frozen=True, slots=True)
class Relationship:
    """A tie between two entities: every passage that states it in the same standing.

    Passages are joined when type, ends and `according_to` agree; what is shown and what is said never join. An
    `alias_of` tie joins two names of one entity: its ends are that entity, and its names the two names.

    Attributes:
        id: Content-based: type, ends and according_to.
        type: Which tie.
        source: The entity it starts from.
        target: The entity it goes to.
        source_name: Name of the source entity.
        target_name: Name of the target entity.
        properties: What the passages state, sorted, without repeats.
        evidence: All sentences that state it, sorted, without repeats.
        according_to: The utterance in whose content it stands; None when a document itself states it.
        rule: Id of the surest rule that read it.
        confidence: The precision of that rule, 0 to 1.
        inferred: Whether every passage had an end carried over from a sentence before.
        accepted_by: Who accepted it, where no rule reads it as surely and a model proposed it; None otherwise.
    """

    id: RelationshipId
    type: RelationshipType
    source: EntityId
    target: EntityId
    source_name: str
    target_name: str
    properties: tuple[Property, ...]
    evidence: tuple[Evidence, ...]
    according_to: UtteranceId | None
    rule: str
    confidence: float
    inferred: bool = False
    accepted_by: str | None = None
