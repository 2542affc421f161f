"""What people recorded about claims, put beside what rules propose and documents tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from tieline.model import (
    Claim,
    Credibility,
    Evidence,
    GradeDecision,
    ReadReply,
    Reliability,
    ReplyRecord,
    ReplyStatus,
    Span,
    Utterance,
)
from tieline.model.ids import ClaimId, EntityId, UtteranceId
from tieline.names.key import name_key
from tieline.report.case_index import CaseIndex

LEAST_OVERLAP = 0.5
"""Least share of the words of a record and an utterance that are the same, for the record to be about the utterance:
a newer reader may begin or end a passage elsewhere."""


@dataclass(frozen=True, slots=True)
class GradeNow:
    """The grade of an utterance as it stands.

    Attributes:
        reliability: Of its source; None where nothing is proposed.
        credibility: Of what it says.
        reliability_reason: Why, in the rule's or the person's words.
        credibility_reason: Likewise.
        by: Who set it; None where it is only proposed.
        decided_at: When; None likewise.
    """

    reliability: Reliability
    credibility: Credibility
    reliability_reason: str
    credibility_reason: str
    by: str | None = None
    decided_at: str | None = None


@dataclass(frozen=True, slots=True)
class ReplyNow:
    """How a party's right of reply stands.

    Attributes:
        party: Its name.
        entity: The party; None where the name is none of the case.
        status: How it stands.
        asked_on: When it was asked; None where nobody recorded it.
        answered_on: When it answered; None likewise.
        answer: The answer, as recorded; None where there is none.
        by: Who recorded it; None where documents tell it, or nothing is known.
        utterance: The utterance that tells it; None where a person does, or nothing is known.
    """

    party: str
    entity: EntityId | None
    status: ReplyStatus
    asked_on: str | None = None
    answered_on: str | None = None
    answer: str | None = None
    by: str | None = None
    utterance: UtteranceId | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Grades and replies of a case, as they stand.

    Attributes:
        grade_of: The grade of each utterance of a claim.
        replies_of: The replies on each claim.
        unplaced: How many records are about words that are in no claim any more.
    """

    grade_of: Mapping[UtteranceId, GradeNow]
    replies_of: Mapping[ClaimId, tuple[ReplyNow, ...]]
    unplaced: int


def make_ledger(index: CaseIndex) -> Ledger:
    """Put together what is proposed, told and recorded.

    Args:
        index: The case with its look-ups.

    Returns:
        The ledger; a person's word stands before a rule's and a document's, and the newest before older ones.
    """
    case = index.case
    claims = {utterance: claim for claim in reversed(case.claims) for utterance in claim.utterances}
    places = _Places(index.utterance_of[one] for one in claims if one in index.utterance_of)
    graded, lost = _place(case.grades, places)
    asked, lost_too = _place(case.replies, places)
    proposed = {grade.utterance: grade for claim in case.claims for grade in claim.grades}
    grade_of = {
        one: _apply(
            GradeNow(grade.reliability, grade.credibility, grade.reliability_reason, grade.credibility_reason),
            graded.get(one, ()),
        )
        for one, grade in proposed.items()
    }
    by_claim: dict[ClaimId, list[ReplyRecord]] = defaultdict(list)
    for one, records in asked.items():
        by_claim[claims[one].id] += records
    replies_of = {claim.id: _replies(index, claim, by_claim.get(claim.id, ())) for claim in case.claims}
    return Ledger(grade_of, replies_of, lost + lost_too)


class _Places:
    """Finds the utterance that recorded words are about."""

    def __init__(self, utterances: Iterable[Utterance]) -> None:
        self._of: dict[str, list[Utterance]] = defaultdict(list)
        for utterance in utterances:
            self._of[utterance.document].append(utterance)

    def find(self, words: Evidence) -> UtteranceId | None:
        """The utterance with most of the same words; else one of which the words are a part, or the other way round."""
        near = self._of.get(words.document, ())
        scored = [(_overlap(one.evidence_span, words.span), one.id) for one in near]
        best = max(scored, default=(0.0, None), key=lambda item: (item[0], item[1]))
        if best[0] >= LEAST_OVERLAP:
            return best[1]
        held = [one for one in near if one.evidence_span.covers(words.span) or words.span.covers(one.evidence_span)]
        return max(((_overlap(one.evidence_span, words.span), one.id) for one in held), default=(0.0, None))[1]


def _overlap(left: Span, right: Span) -> float:
    common = min(left.end, right.end) - max(left.start, right.start)
    return max(0, common) / (max(left.end, right.end) - min(left.start, right.start))


RecordT = TypeVar("RecordT", GradeDecision, ReplyRecord)


def _place(records: Sequence[RecordT], places: _Places) -> tuple[dict[UtteranceId, list[RecordT]], int]:
    """Records by the utterance they are about, and how many are about none."""
    found: dict[UtteranceId, list[RecordT]] = defaultdict(list)
    lost = 0
    for record in records:
        one = places.find(record.evidence)
        if one is None:
            lost += 1
        else:
            found[one].append(record)
    return found, lost


def keep_records(records: Sequence[RecordT], index: CaseIndex, claims: Collection[Claim]) -> tuple[RecordT, ...]:
    """Keep what is recorded about some claims of a case, and what is about none of its claims.

    Args:
        records: What people recorded.
        index: The whole case.
        claims: The claims that are kept.

    Returns:
        The records without those about other claims, in their order.
    """
    places = _Places(
        index.utterance_of[one] for claim in index.case.claims for one in claim.utterances if one in index.utterance_of
    )
    kept = {one for claim in claims for one in claim.utterances} | {None}
    return tuple(record for record in records if places.find(record.evidence) in kept)


def _apply(proposed: GradeNow, decisions: Iterable[GradeDecision]) -> GradeNow:
    """The newest decision on each axis, over the proposal."""
    now = proposed
    for decision in sorted(decisions, key=lambda one: (one.decided_at, one.id)):
        if decision.taken_back:
            now = proposed
            continue
        reason = decision.reason or "set by a person who gave no reason"
        if decision.reliability is not None:
            now = replace(now, reliability=decision.reliability, reliability_reason=reason)
        if decision.credibility is not None:
            now = replace(now, credibility=decision.credibility, credibility_reason=reason)
        now = replace(now, by=decision.by, decided_at=decision.decided_at)
    return now


def _replies(index: CaseIndex, claim: Claim, records: Iterable[ReplyRecord]) -> tuple[ReplyNow, ...]:
    """What was recorded of each party, else what documents tell."""
    newest: dict[str, ReplyRecord] = {}
    for record in sorted(records, key=lambda one: (one.recorded_at, one.id)):
        newest[name_key(record.party)] = record
    kept = {key: record for key, record in newest.items() if record.status is not ReplyStatus.NOT_ASKED}
    return tuple(_iter_replies(index, claim.replies, kept))


def _iter_replies(
    index: CaseIndex, read: Sequence[ReadReply], recorded: Mapping[str, ReplyRecord]
) -> Iterator[ReplyNow]:
    told: set[str] = set()
    for reply in read:
        entity = index.entity_of.get(reply.party) if reply.party else None
        keys = {name_key(name) for name in (*(entity.names if entity else ()), reply.party_name)}
        name = reply.party_name if entity is None else entity.name
        record = next((recorded[key] for key in sorted(keys) if key in recorded), None)
        told |= keys
        if record is None:
            yield ReplyNow(name, reply.party, reply.status, utterance=reply.utterance)
        else:
            yield _of_record(record, name, reply.party)
    yield from (_of_record(record, record.party, None) for key, record in recorded.items() if key not in told)


def _of_record(record: ReplyRecord, name: str, entity: EntityId | None) -> ReplyNow:
    return ReplyNow(
        name,
        entity,
        record.status,
        asked_on=None if record.asked_on is None else str(record.asked_on),
        answered_on=None if record.answered_on is None else str(record.answered_on),
        answer=record.answer,
        by=record.by,
    )
