"""Which party of the tables of holdings a document speaks of, so that no stake counts under two names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from tieline.model import Entity, Holding, Relationship, Verdict
from tieline.model.ids import EntityId
from tieline.names import compare_many, name_key
from tieline.ownership.ledger import party_key

MOST_COMPARED = 200
"""So many pairs of names are compared for one party of a document; a holder of thousands is joined by equal names."""


class TableParties:
    """The parties of tables: by name, and whom each holds and is held by."""

    def __init__(self, stated: Iterable[Holding]) -> None:
        """Take all holdings of tables.

        Args:
            stated: The holdings.
        """
        self._spelt: defaultdict[str, set[str]] = defaultdict(set)
        self._owners: defaultdict[str, set[str]] = defaultdict(set)
        self._owned: defaultdict[str, set[str]] = defaultdict(set)
        for holding in stated:
            for name in (holding.owner, holding.owned):
                self._spelt[name_key(name)].add(name)
            self._owners[holding.owned].add(holding.owner)
            self._owned[holding.owner].add(holding.owned)

    def find_names(
        self, entities: Iterable[Entity], own_names: Mapping[EntityId, Collection[str]], ties: Iterable[Relationship]
    ) -> dict[EntityId, str]:
        """Find the names that tables have for the parties of documents.

        Args:
            entities: Parties of documents.
            own_names: Names that documents use of each of them, without those that rest on a document's word alone.
            ties: Who owns whom by the documents.

        Returns:
            The name of each party that is one of the tables': by an equal name, or where the matcher holds it to be the
            same as one, and only one, of those who hold the same company, or are held by the same owner.
        """
        found = {one.id: name for one in entities if (name := self._find_equal(own_names[one.id])) is not None}
        pending = list(ties)
        while pending:
            joined: dict[EntityId, str] = {}
            for tie in pending:
                for known, other, beside in (
                    (tie.target, tie.source, self._owners),
                    (tie.source, tie.target, self._owned),
                ):
                    if known in found and other not in found:
                        name = _find_same(own_names[other], beside.get(found[known], ()))
                        joined |= {} if name is None else {other: name}
            found |= joined
            pending = [tie for tie in pending if not {tie.source, tie.target} <= found.keys()] if joined else []
        return found

    def _find_equal(self, names: Iterable[str]) -> str | None:
        """The party whose name differs in case, accents and legal form at most, if it is one."""
        found = {spelt for name in names for spelt in self._spelt.get(name_key(name), ())}
        return min(found) if len(set(map(party_key, found))) == 1 else None


def _find_same(names: Iterable[str], candidates: Iterable[str]) -> str | None:
    """The one candidate that the matcher holds to be the same."""
    pairs = [(name, other) for other in sorted(candidates) for name in sorted(names)]
    if not pairs or len(pairs) > MOST_COMPARED:
        return None
    same = {
        other for (_, other), found in zip(pairs, compare_many(pairs), strict=True) if found.verdict is Verdict.SAME
    }
    return same.pop() if len(same) == 1 else None
