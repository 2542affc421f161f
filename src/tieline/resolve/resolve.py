"""Resolution: who is who, over all documents of a workspace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from tieline.model.document import Document
from tieline.model.entity import Entity, Judgement, Mention
from tieline.model.ids import EntityId, MentionId, content_id
from tieline.model.reading import Reading, Resolution
from tieline.resolve.across import link_across
from tieline.resolve.alias import hide_claimed_names, read_edges
from tieline.resolve.attach import attach_relationships
from tieline.resolve.claim.make import make_claims
from tieline.resolve.cluster import Cluster, choose_own_name, make_cluster
from tieline.resolve.context import find_contexts
from tieline.resolve.contradiction import find_contradictions
from tieline.resolve.family import family_of
from tieline.resolve.judgement import Decisions, join_same, keep_apart, make_key, read_decisions
from tieline.resolve.technology import attach_technologies
from tieline.resolve.union import ConstrainedUnion
from tieline.resolve.within import link_within


def resolve(readings: Sequence[Reading], documents: Sequence[Document], judgements: Sequence[Judgement]) -> Resolution:
    """Join mentions into entities and attach what was read to them.

    Mentions are joined within each document first, then what a person called the same, then across documents; no
    step joins what a person called different, by whatever chain. A name that only a document's word gives an
    organisation joins nothing across documents until a person calls the two names the same. Screening is not asked:
    two entities that hit one listing stay two.

    Args:
        readings: One reading a document, in any order.
        documents: The documents read, in any order.
        judgements: All judgements, in any order; the newest on a pair counts.

    Returns:
        The resolution. The same readings and judgements give the same one, in whatever order they come.
    """
    ordered = sorted(readings, key=lambda reading: reading.document)
    entities = resolve_entities(ordered, judgements)
    entity_of = {mention: entity.id for entity in entities for mention in entity.mentions}
    by_id = {entity.id: entity for entity in entities}
    return Resolution(
        entities=entities,
        relationships=attach_relationships(ordered, entity_of, by_id),
        claims=make_claims(ordered, entity_of, sorted(documents, key=lambda document: document.id)),
        technologies=attach_technologies(ordered, entity_of, by_id),
        contradictions=find_contradictions(ordered, entity_of, by_id, documents),
    )


def resolve_entities(readings: Iterable[Reading], judgements: Sequence[Judgement]) -> tuple[Entity, ...]:
    """Join mentions into entities.

    Args:
        readings: One reading a document, in any order.
        judgements: All judgements, in any order.

    Returns:
        Every mention in exactly one entity; entities sorted by id.
    """
    ordered = sorted(readings, key=lambda reading: reading.document)
    mentions = [mention for reading in ordered for mention in _in_text_order(reading)]
    number = {mention.id: index for index, mention in enumerate(mentions)}
    union = ConstrainedUnion(len(mentions))
    decisions = read_decisions(judgements)
    _constrain(decisions, mentions, union)
    for reading in ordered:
        link_within(reading, {number[one.id]: one for one in _in_text_order(reading)}, number, union)
    clusters = _list_clusters(mentions, union)
    contexts = _by_cluster(find_contexts(ordered, number, union), clusters, union)
    join_same(decisions, clusters, union)
    known = hide_claimed_names(clusters, read_edges(ordered), decisions)
    link_across(known, contexts, union, keys_apart=decisions.keys_apart)
    own = _join_names(known, union)
    made = (_make_entity(cluster, own[union.find(cluster.first)]) for cluster in _list_clusters(mentions, union))
    return tuple(sorted(made, key=lambda entity: entity.id))


def _in_text_order(reading: Reading) -> list[Mention]:
    unique = {mention.id: mention for mention in reading.mentions}
    return sorted(unique.values(), key=lambda mention: (mention.span, mention.id))


def _constrain(decisions: Decisions, mentions: Sequence[Mention], union: ConstrainedUnion) -> None:
    if decisions.different:
        keys = {index: make_key(family_of(one.schema), one.name) for index, one in enumerate(mentions)}
        keep_apart(decisions, keys, union)


def _list_clusters(mentions: Sequence[Mention], union: ConstrainedUnion) -> list[Cluster]:
    return [make_cluster(group[0], [mentions[index] for index in group]) for group in union.groups()]


def _by_cluster(
    contexts: Mapping[int, set[tuple[int | None, str]]], clusters: Sequence[Cluster], union: ConstrainedUnion
) -> dict[int, set[tuple[int | None, str]]]:
    """Key contexts by the first mention of each cluster instead of by what stands for it now."""
    return {cluster.first: contexts[root] for cluster in clusters if (root := union.find(cluster.first)) in contexts}


def _join_names(clusters: Sequence[Cluster], union: ConstrainedUnion) -> dict[int, set[str]]:
    """The names that are an entity's own in one document at least, by what stands for it."""
    own: defaultdict[int, set[str]] = defaultdict(set)
    for cluster in clusters:
        own[union.find(cluster.first)].update(cluster.names)
    return own


def _make_entity(cluster: Cluster, own: Collection[str]) -> Entity:
    """Make an entity; it is shown by a name of its own, however often a page calls it by another's."""
    ids: tuple[MentionId, ...] = tuple(sorted(mention.id for mention in cluster.mentions))
    return Entity(
        id=EntityId(content_id("ent", cluster.schema, ids[0])),
        schema=cluster.schema,
        name=cluster.name if cluster.name in own else choose_own_name(cluster, own),
        names=cluster.names,
        mentions=ids,
    )
