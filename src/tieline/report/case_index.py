"""Look-ups over a case, made once and shared by every view and export."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from tieline.model import (
    Capture,
    Document,
    Entity,
    Evidence,
    Hit,
    Listing,
    Mention,
    Relationship,
    RelationshipType,
    Snapshot,
    Utterance,
    Verdict,
)
from tieline.model.ids import DocumentId, EntityId, ListingId, MentionId, SnapshotId, UtteranceId
from tieline.report.case import Case

ListStanding = Literal["same", "off", "unsure"]

_PARAGRAPH = re.compile(r"^(?=[^\n]*\S)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CaseIndex:
    """A case with its look-ups.

    Attributes:
        case: The case itself.
        documents: In the order of their numbers: the first is S1.
        document_of: Documents by id.
        number_of: The number of each document, from 1.
        paragraphs_of: Where each paragraph (a line that is not blank) of a document starts.
        captures_of: Captures by the hash of their bytes, by time.
        mention_of: Mentions by id.
        entity_of_mention: Which entity a mention belongs to.
        entity_of: Entities by id.
        utterance_of: Utterances by id.
        ties_of: Relationships that an entity is an end of, by id; without its own other names.
        other_names_of: The words that give an entity another name.
        hits_of: Hits of an entity: judged the same first, then by score.
        listing_of: Listings by id.
        snapshots: In the order of their numbers.
        snapshot_number_of: The number of each snapshot, from 1.
        parties: Organisations and persons, the most important first.
        party_number_of: The place of each party in that order, from 1.
        claims_about: How many claims are about an entity.
    """

    case: Case
    documents: tuple[Document, ...]
    document_of: Mapping[DocumentId, Document]
    number_of: Mapping[DocumentId, int]
    paragraphs_of: Mapping[DocumentId, tuple[int, ...]]
    captures_of: Mapping[str, tuple[Capture, ...]]
    mention_of: Mapping[MentionId, Mention]
    entity_of_mention: Mapping[MentionId, EntityId]
    entity_of: Mapping[EntityId, Entity]
    utterance_of: Mapping[UtteranceId, Utterance]
    ties_of: Mapping[EntityId, tuple[Relationship, ...]]
    other_names_of: Mapping[EntityId, tuple[Evidence, ...]]
    hits_of: Mapping[EntityId, tuple[Hit, ...]]
    listing_of: Mapping[ListingId, Listing]
    snapshots: tuple[Snapshot, ...]
    snapshot_number_of: Mapping[SnapshotId, int]
    parties: tuple[Entity, ...]
    party_number_of: Mapping[EntityId, int]
    claims_about: Mapping[EntityId, int]

    def find_list_standing(self, entity: EntityId) -> ListStanding | None:
        """Find out how an entity stands with official lists.

        Args:
            entity: The entity.

        Returns:
            "same" when an entry that is still on its list was found to be it, "unsure" when one only may be it, "off"
            when all that were found to be it were taken off; None when no entry is proposed.
        """
        hits = [hit for hit in self.hits_of.get(entity, ()) if hit.listing in self.listing_of]
        on = [hit for hit in hits if self.listing_of[hit.listing].delisted_on is None]
        if any(hit.verdict is Verdict.SAME for hit in on):
            return "same"
        if not on and any(hit.verdict is Verdict.SAME for hit in hits):
            return "off"
        return "unsure" if hits else None

    def is_listed(self, entity: EntityId) -> bool:
        """Whether an entry that is still on its list was found to be this entity.

        Args:
            entity: The entity.

        Returns:
            False also when it may be one, and when it was taken off.
        """
        return self.find_list_standing(entity) == "same"

    def find_party_href(self, entity: EntityId) -> str | None:
        """Find the address of a party inside the dossier.

        Args:
            entity: The entity.

        Returns:
            Such as "#party-3"; None when it is no party of the case.
        """
        number = self.party_number_of.get(entity)
        return None if number is None else f"#party-{number}"


def index_case(case: Case) -> CaseIndex:
    """Make the look-ups of a case.

    Args:
        case: The case.

    Returns:
        The case with its look-ups; nothing depends on the order in which the case gives its documents or entities.
    """
    documents = tuple(sorted(case.documents, key=lambda document: (document.path, document.id)))
    hits_of = _group((hit.entity, hit) for hit in sorted(case.hits, key=hit_order) if hit.entity is not None)
    ties = sorted((tie for tie in case.relationships if not is_own_name(tie)), key=lambda tie: tie.id)
    ties_of = _group((end, tie) for tie in ties for end in dict.fromkeys((tie.source, tie.target)))
    claims_about = {end: len(found) for end, found in _group((e, c.id) for c in case.claims for e in c.about).items()}
    parties = _rank_parties(case, ties_of, hits_of, claims_about)
    snapshots = tuple(sorted(case.snapshots, key=lambda snapshot: (snapshot.source, snapshot.id)))
    return CaseIndex(
        case=case,
        documents=documents,
        document_of={document.id: document for document in documents},
        number_of={document.id: number for number, document in enumerate(documents, 1)},
        paragraphs_of={document.id: find_paragraphs(document.text) for document in documents},
        captures_of=_group(
            (item.sha256, item) for item in sorted(case.captures, key=lambda item: (item.retrieved_at, item.id))
        ),
        mention_of={mention.id: mention for reading in case.readings for mention in reading.mentions},
        entity_of_mention={mention: entity.id for entity in case.entities for mention in entity.mentions},
        entity_of={entity.id: entity for entity in case.entities},
        utterance_of={utterance.id: utterance for reading in case.readings for utterance in reading.utterances},
        ties_of=ties_of,
        other_names_of=_group(
            (tie.source, words) for tie in case.relationships if is_own_name(tie) for words in sorted(tie.evidence)
        ),
        hits_of=hits_of,
        listing_of={listing.id: listing for listing in case.listings},
        snapshots=snapshots,
        snapshot_number_of={snapshot.id: number for number, snapshot in enumerate(snapshots, 1)},
        parties=parties,
        party_number_of={party.id: number for number, party in enumerate(parties, 1)},
        claims_about=claims_about,
    )


def find_paragraphs(text: str) -> tuple[int, ...]:
    """Find where the paragraphs of a text start.

    Args:
        text: Canonical text; each line that is not blank counts as one paragraph.

    Returns:
        The offset of the first character of each, ascending.
    """
    return tuple(match.start() for match in _PARAGRAPH.finditer(text))


def hit_order(hit: Hit) -> tuple[bool, float, str]:
    """Where a hit stands among others: the surest first.

    Args:
        hit: The hit.

    Returns:
        A key to sort by.
    """
    return (hit.verdict is not Verdict.SAME, -hit.score, hit.id)


def is_own_name(tie: Relationship) -> bool:
    """Whether a relationship only says that a party has another name.

    Args:
        tie: The relationship.

    Returns:
        True where both ends turned out to be one entity; the names then stand with the party.
    """
    return tie.type is RelationshipType.ALIAS_OF and tie.source == tie.target


def is_party(entity: Entity) -> bool:
    """Whether an entity is one that can act: an organisation or a person.

    Args:
        entity: The entity.

    Returns:
        False for places, events and things.
    """
    return entity.schema.is_organisation or entity.schema.value == "Person"


def bare_names(index: CaseIndex) -> tuple[str, ...]:
    """Names that were screened by themselves, and are no name of a party of the case.

    Args:
        index: The case with its look-ups.

    Returns:
        The names, sorted.
    """
    named = {name for entity in index.case.entities for name in entity.names}
    bare = {hit.query for hit in index.case.hits if hit.entity not in index.party_number_of}
    return tuple(sorted(bare | {name for name in index.case.screened if name not in named}))


def _rank_parties(
    case: Case,
    ties_of: Mapping[EntityId, tuple[Relationship, ...]],
    hits_of: Mapping[EntityId, tuple[Hit, ...]],
    claims_about: Mapping[EntityId, int],
) -> tuple[Entity, ...]:
    """Put first what the dossier is about, then what lists name, then what has most ties."""
    about = {entity: place for place, entity in enumerate(case.about)}

    def importance(entity: Entity) -> tuple[int, int, int, int, str, str]:
        hits = hits_of.get(entity.id, ())
        listed = 0 if any(hit.verdict is Verdict.SAME for hit in hits) else 1 if hits else 2
        weight = len(ties_of.get(entity.id, ())) + claims_about.get(entity.id, 0)
        place = about.get(entity.id, len(about))
        return (place, listed, -weight, -len(entity.mentions), entity.name, entity.id)

    return tuple(sorted((entity for entity in case.entities if is_party(entity)), key=importance))


KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")


def _group(pairs: Iterable[tuple[KeyT, ValueT]]) -> dict[KeyT, tuple[ValueT, ...]]:
    found: dict[KeyT, list[ValueT]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
