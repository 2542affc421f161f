"""Ties between mentions become ties between entities; passages that state one tie in one standing are joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tieline.model.entity import Entity
from tieline.model.ids import EntityId, MentionId, RelationshipId, UtteranceId, content_id
from tieline.model.reading import Reading
from tieline.model.tie import Relationship, RelationshipMention, RelationshipType

UNDIRECTED = frozenset({RelationshipType.AGREEMENT, RelationshipType.LINKED_TO})
"""Ties that have no direction: their ends are put in order of id."""

_Tie = tuple[RelationshipType, EntityId, EntityId, UtteranceId | None, str, str]
"""Type, ends, standing, and the names of both ends."""


def attach_relationships(
    readings: Iterable[Reading], entity_of: Mapping[MentionId, EntityId], entities: Mapping[EntityId, Entity]
) -> tuple[Relationship, ...]:
    """Attach what was read to the entities.

    A tie whose two ends turn out to be one entity is dropped, as nothing is tied to itself; only `alias_of` is kept
    then, from the entity to itself, because its sentence is the evidence that the entity has both names; its ends are
    called by the two names of the passage, and not by the entity's.

    Args:
        readings: Everything read.
        entity_of: The entity of every mention. A tie with a mention that has none is left out.
        entities: The entities by id.

    Returns:
        Relationships sorted by id.
    """
    passages: defaultdict[_Tie, list[RelationshipMention]] = defaultdict(list)
    for reading in readings:
        called = {mention.id: mention.name for mention in reading.mentions}
        for tie in reading.relationships:
            source, target = entity_of.get(tie.source), entity_of.get(tie.target)
            if source is None or target is None or (source == target and tie.type is not RelationshipType.ALIAS_OF):
                continue
            if tie.type in UNDIRECTED:
                source, target = min(source, target), max(source, target)
            names = (entities[source].name, entities[target].name)
            if tie.type is RelationshipType.ALIAS_OF:
                names = (called.get(tie.source, names[0]), called.get(tie.target, names[1]))
            passages[tie.type, source, target, tie.according_to, *names].append(tie)
    made = [_join_passages(tie, found) for tie, found in passages.items()]
    return tuple(sorted(made, key=lambda relationship: relationship.id))


def _join_passages(tie: _Tie, passages: Sequence[RelationshipMention]) -> Relationship:
    kind, source, target, according_to, source_name, target_name = tie
    aliases = (source_name, target_name) if kind is RelationshipType.ALIAS_OF else ()
    surest = min(passages, key=lambda passage: (-passage.confidence, passage.rule))
    return Relationship(
        id=RelationshipId(content_id("rel", kind, source, target, according_to, *aliases)),
        type=kind,
        source=source,
        target=target,
        source_name=source_name,
        target_name=target_name,
        properties=tuple(sorted({one for passage in passages for one in passage.properties})),
        evidence=tuple(sorted({one for passage in passages for one in passage.evidence})),
        according_to=according_to,
        rule=surest.rule,
        confidence=surest.confidence,
        inferred=all(passage.inferred for passage in passages),
        accepted_by=surest.accepted_by,
    )
