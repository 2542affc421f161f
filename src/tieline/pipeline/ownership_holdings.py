"""All holdings that a workspace knows: those of tables kept, and those that its documents state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tieline.model import Holding, Issue, Relationship, RelationshipType, Utterance, content_id
from tieline.model.ids import IssueId, UtteranceId
from tieline.pipeline.alias import Aliases
from tieline.pipeline.document_holdings import make_document_holdings
from tieline.pipeline.ownership_party import TableParties
from tieline.pipeline.proposal_review import iter_readings
from tieline.store.base import Store
from tieline.text.count import agree, count_of

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
        it (see `TableParties`); where that is another name, the source of the holding says so.
    """
    stated = tuple(store.iter_holdings())
    resolution = store.load_resolution()
    ties = [tie for tie in resolution.relationships if tie.type is RelationshipType.OWNS]
    if not ties:
        return KnownHoldings(stated, (), ())
    wanted = {end for tie in ties for end in (tie.source, tie.target)}
    entities = [entity for entity in resolution.entities if entity.id in wanted]
    shown = {entity.id: entity.name for entity in entities}
    if stated:
        aliases = Aliases.load(store)
        own_names = {entity.id: aliases.own_names(entity) for entity in entities}
        shown |= TableParties(stated).find_names(entities, own_names, ties)
    found = make_document_holdings(ties, _load_speakers(store, ties), names=shown)
    return KnownHoldings(stated, found.holdings, _tell_left_out(found.left_out))


def _load_speakers(store: Store, ties: Iterable[Relationship]) -> dict[UtteranceId, Utterance]:
    """What the ties stand in that somebody says."""
    said = {tie.according_to for tie in ties} - {None}
    readings = iter_readings(store) if said else ()
    return {one.id: one for reading in readings for one in reading.utterances if one.id in said}


def _tell_left_out(left_out: int) -> tuple[Issue, ...]:
    if not left_out:
        return ()
    told = agree(
        left_out, "is left out: its speaker denies it or leaves it", "are left out: their speakers deny or leave them"
    )
    message = f"{count_of(left_out, 'tie')} of ownership in documents {told} open"
    key = content_id("issue", STAGE, "not_read:not_affirmed", message)
    return (Issue(IssueId(key), STAGE, "not_read:not_affirmed", "documents", message, None),)
