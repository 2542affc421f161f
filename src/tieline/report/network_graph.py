"""What the network picture shows: the parties that matter most, and one line per kind of tie between two of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from tieline.model import Entity, Relationship, RelationshipType
from tieline.model.ids import EntityId
from tieline.model.utterance import Standing
from tieline.report.case_index import CaseIndex
from tieline.report.wording import percent, tie_standing, verb_of

MAX_NODES = 40
"""Above some 40 boxes a picture of this width is a tangle; what is left out is said in it."""

FAMILIES: dict[str, tuple[str, str]] = {
    "ownership": ("Ownership and structure", "#7a4a12"),
    "people": ("People and offices", "#1f5f8b"),
    "dealings": ("Contracts, supplies, money", "#2c6e49"),
    "official": ("Lists, honours, removals", "#8c1c2b"),
    "events": ("Events and visits", "#6b4a8f"),
    "other": ("Other links", "#5b6570"),
}
"""Groups of types that share a colour: label and colour, each with a contrast of at least 4.5 to 1 on white (WCAG)."""

_FAMILY_OF = {
    RelationshipType.OWNS: "ownership",
    RelationshipType.PART_OF: "ownership",
    RelationshipType.LEADS: "people",
    RelationshipType.EMPLOYS: "people",
    RelationshipType.MEMBER_OF: "people",
    RelationshipType.REPRESENTS: "people",
    RelationshipType.AGREEMENT: "dealings",
    RelationshipType.SUPPLIES: "dealings",
    RelationshipType.FUNDS: "dealings",
    RelationshipType.LISTED_BY: "official",
    RelationshipType.HONOURED_BY: "official",
    RelationshipType.REMOVES: "official",
    RelationshipType.PARTICIPATES_IN: "events",
    RelationshipType.ORGANISES: "events",
    RelationshipType.MEETS: "events",
    RelationshipType.LOCATED_IN: "other",
    RelationshipType.ALIAS_OF: "other",
    RelationshipType.LINKED_TO: "other",
}
_UNDIRECTED = {RelationshipType.AGREEMENT, RelationshipType.ALIAS_OF, RelationshipType.LINKED_TO}
_SHORT = {
    RelationshipType.AGREEMENT: "agreement",
    RelationshipType.LISTED_BY: "listed by",
    RelationshipType.HONOURED_BY: "honoured by",
    RelationshipType.MEMBER_OF: "member of",
    RelationshipType.PART_OF: "part of",
    RelationshipType.LOCATED_IN: "located in",
    RelationshipType.ALIAS_OF: "alias",
    RelationshipType.LINKED_TO: "linked",
    RelationshipType.FUNDS: "funds",
    RelationshipType.MEETS: "meets",
}


@dataclass(frozen=True, slots=True)
class Edge:
    """One line of the picture.

    Attributes:
        source: Place of the source in the nodes.
        target: Place of the target.
        label: What the line says.
        family: Which group of types it belongs to.
        standing: On whose word it stands.
        directed: Whether it has an arrow.
    """

    source: int
    target: int
    label: str
    family: str
    standing: Standing
    directed: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """What the picture shows.

    Attributes:
        nodes: Entities, the most important first.
        edges: Lines between them.
        left_out: How many entities with ties are not shown.
        ties_left_out: How many relationships are not shown.
    """

    nodes: tuple[Entity, ...]
    edges: tuple[Edge, ...]
    left_out: int
    ties_left_out: int


def make_graph(index: CaseIndex, *, max_nodes: int = MAX_NODES) -> Graph:
    """Choose what the picture shows.

    Args:
        index: The case with its look-ups.
        max_nodes: How many entities at most.

    Returns:
        Pairs of entities are taken in the order of their importance (what the case is about, what lists name, what
        has most ties) while there is room, so that no entity stands alone.
    """
    pairs: dict[tuple[EntityId, EntityId], list[Relationship]] = defaultdict(list)
    for tie in sorted(index.case.relationships, key=lambda tie: tie.id):
        if tie.source != tie.target and tie.source in index.entity_of and tie.target in index.entity_of:
            left, right = sorted((tie.source, tie.target))
            pairs[left, right].append(tie)
    rank = _rank(index, {end for pair in pairs for end in pair})
    chosen: set[EntityId] = set()
    for pair in sorted(pairs, key=lambda pair: (rank[pair[0]] + rank[pair[1]], rank[pair[0]], rank[pair[1]])):
        if len(chosen | set(pair)) <= max_nodes:
            chosen.update(pair)
    nodes = sorted(chosen, key=lambda entity: rank[entity])
    place = {entity: number for number, entity in enumerate(nodes)}
    shown = [tie for pair, ties in pairs.items() if pair[0] in chosen and pair[1] in chosen for tie in ties]
    edges = tuple(sorted({_edge(index, tie, place) for tie in shown}, key=_edge_order))
    return Graph(
        nodes=tuple(index.entity_of[entity] for entity in nodes),
        edges=edges,
        left_out=len(rank) - len(nodes),
        ties_left_out=sum(len(ties) for ties in pairs.values()) - len(shown),
    )


def _rank(index: CaseIndex, ends: set[EntityId]) -> dict[EntityId, int]:
    """Parties by their importance in the case, then all other entities by their ties."""
    last = len(index.parties) + 1

    def importance(end: EntityId) -> tuple[int, int, str, str]:
        return (index.party_number_of.get(end, last), -len(index.ties_of[end]), index.entity_of[end].name, end)

    return {entity: number for number, entity in enumerate(sorted(ends, key=importance))}


def _edge(index: CaseIndex, tie: Relationship, place: dict[EntityId, int]) -> Edge:
    standing = tie_standing(index, tie)
    words = _SHORT.get(tie.type, verb_of(tie.type))
    share = next((item.value for item in tie.properties if item.name == "share"), None)
    label = words if share is None or tie.type is not RelationshipType.OWNS else f"{words} {percent(share)}"
    ends = (place[tie.source], place[tie.target])
    source, target = sorted(ends) if tie.type in _UNDIRECTED else ends
    return Edge(
        source=source,
        target=target,
        label=f"denied: {label}" if standing is Standing.DENIED else label,
        family=_FAMILY_OF[tie.type],
        standing=standing,
        directed=tie.type not in _UNDIRECTED,
    )


def _edge_order(edge: Edge) -> tuple[int, int, int, int, str, str]:
    low, high = sorted((edge.source, edge.target))
    return (low, high, edge.source, edge.target, edge.label, edge.standing)
