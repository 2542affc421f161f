"""A case narrowed to some of its entities: what a dossier about one party shows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from tieline.errors import NotFoundError
from tieline.model import Claim, Contradiction, Holding, Reading, Relationship, Utterance
from tieline.model.ids import DocumentId, EntityId, UtteranceId
from tieline.names.key import name_key
from tieline.report.case import Case
from tieline.report.case_index import CaseIndex, index_case
from tieline.report.claim_ledger import keep_records
from tieline.report.wording import find_speakers


def focus(case: Case, about: Collection[EntityId]) -> Case:
    """Narrow a case to some entities and what touches them.

    Args:
        case: The whole case.
        about: Ids of the entities, the most important first.

    Returns:
        The entities, their relationships with the other ends, what they say and what is said about them, and the
        documents that this rests on or that name them. Lists, issues and the number of screened names stay whole, and
        so does what people recorded about words that are in no claim; disputed claims left out are counted.

    Raises:
        NotFoundError: One of the entities is not part of the case.
    """
    index = index_case(case)
    for entity in about:
        if entity not in index.entity_of:
            raise NotFoundError(f"No entity of the case has the id {entity}.", hint="Look it up by its name first.")
    wanted = frozenset(about)
    ties = tuple(tie for tie in case.relationships if wanted & {tie.source, tie.target})
    claims = tuple(claim for claim in case.claims if _touches(index, claim, wanted))
    contradictions = tuple(item for item in case.contradictions if wanted & set(item.about))
    said = _utterances(index, ties, claims, wanted) | _opposed(index, contradictions)
    kept = wanted | {end for tie in ties for end in (tie.source, tie.target)}
    kept |= {entity for claim in claims for entity in (*claim.about, *claim.against)}
    kept |= {speaker for item in said if (speaker := _speaker(index, item)) is not None}
    documents = _documents(index, ties, said, wanted)
    sides = (side.document for item in contradictions for side in item.sides)
    documents |= {document for document in sides if document is not None and document in index.document_of}
    names = {name_key(name) for entity in kept if entity in index.entity_of for name in index.entity_of[entity].names}
    hits = tuple(hit for hit in case.hits if hit.entity in kept)
    hashes = {index.document_of[document].sha256 for document in documents}
    return replace(
        case,
        about=tuple(about),
        documents=tuple(document for document in case.documents if document.id in documents),
        captures=tuple(capture for capture in case.captures if capture.sha256 in hashes),
        readings=tuple(_narrow(index, item, said, kept) for item in case.readings if item.document in documents),
        entities=tuple(entity for entity in case.entities if entity.id in kept),
        relationships=ties,
        claims=claims,
        disputed_outside=case.disputed_outside + _count_disputed(case.claims) - _count_disputed(claims),
        grades=keep_records(case.grades, index, claims),
        replies=keep_records(case.replies, index, claims),
        technologies=tuple(
            item
            for item in case.technologies
            if item.entity in kept and any(evidence.document in documents for evidence in item.evidence)
        ),
        contradictions=contradictions,
        hits=hits,
        listings=tuple(listing for listing in case.listings if listing.id in {hit.listing for hit in hits}),
        findings=tuple(finding for finding in case.findings if name_key(finding.entity) in names),
        holdings=_narrow_holdings(case.holdings, names),
    )


def _narrow_holdings(holdings: Sequence[Holding], names: Collection[str]) -> tuple[Holding, ...]:
    """The stakes of and in some parties, and those of the owners of their owners, as far up as they go."""
    above, new = set(names), set(names)
    while new:
        new = {name_key(item.owner) for item in holdings if name_key(item.owned) in new} - above
        above |= new
    return tuple(item for item in holdings if name_key(item.owner) in names or name_key(item.owned) in above)


def _count_disputed(claims: Sequence[Claim]) -> int:
    return sum(claim.is_disputed for claim in claims)


def _speaker(index: CaseIndex, utterance: Utterance) -> EntityId | None:
    return None if utterance.speaker is None else index.entity_of_mention.get(utterance.speaker)


def _touches(index: CaseIndex, claim: Claim, wanted: frozenset[EntityId]) -> bool:
    if wanted & set(claim.about):
        return True
    if wanted & set(claim.against):
        return True
    said = (index.utterance_of[item] for item in claim.utterances if item in index.utterance_of)
    return any(_speaker(index, item) in wanted for item in said)


def _utterances(
    index: CaseIndex, ties: tuple[Relationship, ...], claims: tuple[Claim, ...], wanted: frozenset[EntityId]
) -> frozenset[Utterance]:
    """What the kept ties and claims rest on, what the entities say or what is said about them, and who reports it."""
    ids: set[UtteranceId] = {tie.according_to for tie in ties if tie.according_to is not None}
    ids |= {item for claim in claims for item in claim.utterances}
    for utterance in index.utterance_of.values():
        about = {index.entity_of_mention.get(mention) for mention in utterance.about}
        if wanted & about or _speaker(index, utterance) in wanted:
            ids.add(utterance.id)
    return frozenset(utterance for item in ids for utterance in find_speakers(index, item))


def _opposed(index: CaseIndex, contradictions: Sequence[Contradiction]) -> frozenset[Utterance]:
    """The utterances that state a side of a contradiction, and who reports them."""
    ids = {side.according_to for item in contradictions for side in item.sides if side.according_to is not None}
    return frozenset(utterance for item in ids for utterance in find_speakers(index, item))


def _documents(
    index: CaseIndex, ties: tuple[Relationship, ...], said: frozenset[Utterance], wanted: frozenset[EntityId]
) -> frozenset[DocumentId]:
    found = {evidence.document for tie in ties for evidence in tie.evidence}
    found |= {item.evidence.document for tie in ties for item in tie.properties}
    found |= {utterance.document for utterance in said}
    mentions = (mention for entity in wanted for mention in index.entity_of[entity].mentions)
    found |= {index.mention_of[mention].document for mention in mentions if mention in index.mention_of}
    return frozenset(found & set(index.document_of))


def _narrow(index: CaseIndex, reading: Reading, said: frozenset[Utterance], kept: Collection[EntityId]) -> Reading:
    return replace(
        reading,
        mentions=tuple(item for item in reading.mentions if index.entity_of_mention.get(item.id) in kept),
        utterances=tuple(utterance for utterance in reading.utterances if utterance in said),
    )
