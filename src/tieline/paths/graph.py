"""Who is linked to whom: parties as nodes, with all links between two neighbours on one edge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tieline.model import RelationshipType
from tieline.model.path import VALIDITIES, WEAKNESS, Link, ListedAs, Party, Validity

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
        left_out: Neighbours between whom all ties have ended, as `neighbours` has the others; empty where those count.
    """

    names: Mapping[str, str]
    neighbours: Mapping[str, Mapping[str, tuple[Link, ...]]]
    listed: Mapping[str, tuple[ListedAs, ...]]
    ends_only: frozenset[str]
    left_out: Mapping[str, Mapping[str, tuple[Link, ...]]] = field(default_factory=dict)

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
    with_former: bool = False,
) -> PartyGraph:
    """Make the graph.

    Args:
        names: The name of each party, by key.
        links: All ties; one of a party with itself is no way.
        listed: The entries on which parties stand.
        ends_only: Parties at which a path may end and never go on.
        types: The types of ties that count; None takes all but `NO_WAYS`.
        with_former: Whether ties that have ended are ways too. Else they only stand beside those that hold.

    Returns:
        The graph; nothing depends on the order of the links.
    """
    edges: dict[str, dict[str, set[Link]]] = defaultdict(lambda: defaultdict(set))
    for link in links:
        wanted = link.type not in NO_WAYS if types is None else link.type in types
        if link.source != link.target and wanted:
            edges[link.source][link.target].add(link)
            edges[link.target][link.source].add(link)
    beside: dict[str, dict[str, tuple[Link, ...]]] = {}
    left_out: dict[str, dict[str, tuple[Link, ...]]] = {}
    for key, others in edges.items():
        for other, ties in sorted(others.items()):
            ordered = tuple(sorted(ties, key=strength_order))
            counts = with_former or ordered[0].validity is not Validity.ENDED
            (beside if counts else left_out).setdefault(key, {})[other] = ordered
    return PartyGraph(names, beside, listed, frozenset(ends_only), left_out)


def strength_order(link: Link) -> tuple[int, int, float, str, str, str, str]:
    """Where a link stands among others between the same parties: the strongest first.

    Args:
        link: The link.

    Returns:
        A key to sort by: whether it holds, on whose word it stands, how sure the rule is that read it, what it says.
    """
    said_where = link.record or "".join(f"{one.document} {one.span.start:09d}" for one in link.evidence[:1])
    place = (VALIDITIES.index(link.validity), _ORDER[link.standing])
    return (*place, -link.confidence, link.type.value, link.source_name, said_where, link.detail or "")
