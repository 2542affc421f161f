"""All holdings that a workspace knows: those of tables kept, and those that its documents state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tieline.model import Entity, Holding, Issue, Relationship, RelationshipType, Utterance, content_id
from tieline.model.ids import EntityId, IssueId, UtteranceId
from tieline.names.key import name_key
from tieline.ownership.ledger import party_key
from tieline.pipeline.alias import Aliases
from tieline.pipeline.document_holdings import make_document_holdings
from tieline.store.base import Store

STAGE = "ownership"


@dataclass(frozen=True, slots=True)
class KnownHoldings:
    """What a workspace knows of who holds what.

    Attributes:
        stated: In tables and registers.
        read: In documents, with the parties under the names that tables have for them.
        issues: A notice where ties of documents were left out.
    """

    stated: tuple[Holding, ...]
    read: tuple[Holding, ...]
    issues: tuple[Issue, ...]

    @property
    def all(self) -> tuple[Holding, ...]:
        """Both, those of tables first."""
        return self.stated + self.read


def load_known_holdings(store: Store) -> KnownHoldings:
    """Load all holdings that a workspace knows.

    Args:
        store: Its store.

    Returns:
        The holdings. Which party of a table a document speaks of is told by the names that documents themselves use of
        it; a name that one document's word gives it does not join it to a party of a table.
    """
    stated = tuple(store.iter_holdings())
    resolution = store.load_resolution()
    ties = [tie for tie in resolution.relationships if tie.type is RelationshipType.OWNS]
    if not ties:
        return KnownHoldings(stated, (), ())
    wanted = {end for tie in ties for end in (tie.source, tie.target)}
    entities = [entity for entity in resolution.entities if entity.id in wanted]
    names = _find_table_names(entities, Aliases.load(store), stated) if stated else {}
    shown = {entity.id: entity.name for entity in entities} | names
    found = make_document_holdings(ties, _load_speakers(store, ties), names=shown)
    return KnownHoldings(stated, found.holdings, _tell_left_out(found.left_out))


def _load_speakers(store: Store, ties: Iterable[Relationship]) -> dict[UtteranceId, Utterance]:
    """What the ties stand in that somebody says."""
    said = {tie.according_to for tie in ties} - {None}
    readings = store.iter_readings() if said else ()
    return {one.id: one for reading in readings for one in reading.utterances if one.id in said}


def _find_table_names(entities: Iterable[Entity], aliases: Aliases, stated: Iterable[Holding]) -> dict[EntityId, str]:
    """The name under which tables have an entity, where it is one party of theirs."""
    spelt: defaultdict[str, set[str]] = defaultdict(set)
    for holding in stated:
        for name in (holding.owner, holding.owned):
            spelt[name_key(name)].add(name)
    found: dict[EntityId, str] = {}
    for entity in entities:
        names = {name for own in aliases.own_names(entity) for name in spelt.get(name_key(own), ())}
        if len(set(map(party_key, names))) == 1:
            found[entity.id] = min(names)
    return found


def _tell_left_out(left_out: int) -> tuple[Issue, ...]:
    if not left_out:
        return ()
    message = f"{left_out} ties of ownership in documents are left out: their speakers deny them or leave them open"
    key = content_id("issue", STAGE, "not_read:not_affirmed", message)
    return (Issue(IssueId(key), STAGE, "not_read:not_affirmed", "documents", message, None),)
