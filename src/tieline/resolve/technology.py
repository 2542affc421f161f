"""Fields of technology of parties: passages that tie one field to one entity in one standing are joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tieline.model.entity import Entity
from tieline.model.ids import EntityId, MentionId, TechnologyId, UtteranceId, content_id
from tieline.model.reading import Reading
from tieline.model.technology import Technology, TechnologyArea, TechnologyMention


def attach_technologies(
    readings: Iterable[Reading], entity_of: Mapping[MentionId, EntityId], entities: Mapping[EntityId, Entity]
) -> tuple[Technology, ...]:
    """Attach the fields of technology that were read to the entities.

    Args:
        readings: Everything read.
        entity_of: The entity of every mention. A field of a mention that has none is left out.
        entities: The entities by id.

    Returns:
        Fields sorted by id.
    """
    passages: defaultdict[tuple[TechnologyArea, EntityId, UtteranceId | None], list[TechnologyMention]]
    passages = defaultdict(list)
    for reading in readings:
        for one in reading.technologies:
            entity = entity_of.get(one.party)
            if entity is not None:
                passages[one.area, entity, one.according_to].append(one)
    made = [_join(entities[entity], said, found) for (_, entity, said), found in passages.items()]
    return tuple(sorted(made, key=lambda technology: technology.id))


def _join(entity: Entity, said: UtteranceId | None, passages: list[TechnologyMention]) -> Technology:
    # A name by itself tells least, however sure its rule is.
    surest = min(passages, key=lambda passage: (passage.rule.endswith(".name"), -passage.confidence, passage.rule))
    return Technology(
        id=TechnologyId(content_id("tec", surest.area, entity.id, said)),
        area=surest.area,
        subfields=tuple(sorted({one for passage in passages for one in passage.subfields})),
        entity=entity.id,
        entity_name=entity.name,
        words=tuple(sorted({one for passage in passages for one in passage.words})),
        evidence=tuple(sorted({one for passage in passages for one in passage.evidence})),
        according_to=said,
        rule=surest.rule,
        confidence=surest.confidence,
    )
