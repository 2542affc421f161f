"""Who is linked to whom: parties as nodes, with all links between two neighbours on one edge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tieline.model import PartialDate, RelationshipType
from tieline.model.path import WEAKNESS, Link, ListedAs, Party

NO_WAYS = frozenset(
    {RelationshipType.LOCATED_IN, RelationshipType.LISTED_BY, RelationshipType.ALIAS_OF, RelationshipType.REMOVES}
)
"""Ties that lead nowhere unless they are asked for: half the world is located in one city and listed by one authority,
and another name is no other party."""

_ORDER = {standing: place for place, standing in enumerate(WEAKNESS)}


@dataclass(frozen=True, slots=True)
class PartyGraph:
    """A graph of parties.

    Attributes:
        names: The name of each party, by key.
        neighbours: For each party, its neighbours with the links between the two, the strongest first.
        listed: The entries on which a party stands.
        ends_only: Parties at which a path may end and never go on: places, and things that are no parties.
    """

    names: Mapping[str, str]
    neighbours: Mapping[str, Mapping[str, tuple[Link, ...]]]
    listed: Mapping[str, tuple[ListedAs, ...]]
    ends_only: frozenset[str]

    def party(self, key: str) -> Party:
        """Give a party with its name.

        Args:
            key: Its key.

        Returns:
            The party.
        """
        return Party(key, self.names[key])


def make_graph(
    names: Mapping[str, str],
    links: Iterable[Link],
    *,
    listed: Mapping[str, tuple[ListedAs, ...]],
    ends_only: Iterable[str] = (),
    types: frozenset[RelationshipType] | None = None,
    as_of: PartialDate | None = None,
) -> PartyGraph:
    """Make the graph.

    Args:
        names: The name of each party, by key.
        links: All ties; one of a party with itself is no way.
        listed: The entries on which parties stand.
        ends_only: Parties at which a path may end and never go on.
        types: The types of ties that count; None takes all but `NO_WAYS`.
        as_of: The day asked about; links that had surely ended by then, or surely began later, are left out. None
            takes links of any time.

    Returns:
        The graph; nothing depends on the order of the links.
    """
    edges: dict[str, dict[str, set[Link]]] = defaultdict(lambda: defaultdict(set))
    for link in links:
        wanted = link.type not in NO_WAYS if types is None else link.type in types
        if link.source != link.target and wanted and _holds(link, as_of):
            edges[link.source][link.target].add(link)
            edges[link.target][link.source].add(link)
    neighbours = {
        key: {other: tuple(sorted(ties, key=strength_order)) for other, ties in sorted(beside.items())}
        for key, beside in edges.items()
    }
    return PartyGraph(names, neighbours, listed, frozenset(ends_only))


def strength_order(link: Link) -> tuple[int, float, str, str, str, str]:
    """Where a link stands among others between the same parties: the strongest first.

    Args:
        link: The link.

    Returns:
        A key to sort by: on whose word it stands, then how sure the rule is that read it, then what it says.
    """
    said_where = link.record or "".join(f"{one.document} {one.span.start:09d}" for one in link.evidence[:1])
    return (_ORDER[link.standing], -link.confidence, link.type.value, link.source_name, said_where, link.detail or "")


def _holds(link: Link, day: PartialDate | None) -> bool:
    """Whether a link may have held on a day."""
    if day is None:
        return True
    ended = link.until is not None and link.until.is_before(day) is True
    begins_later = link.since is not None and day.is_before(link.since) is True
    return not ended and not begins_later
