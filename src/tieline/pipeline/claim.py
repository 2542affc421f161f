"""The claim ledger of a workspace: asking it, and keeping what people grade and record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tieline.errors import NotFoundError, UsageError
from tieline.model import (
    Claim,
    Credibility,
    Evidence,
    GradeDecision,
    PartialDate,
    Reliability,
    ReplyRecord,
    ReplyStatus,
    Utterance,
    content_id,
)
from tieline.model.claim import make_claim_id
from tieline.model.ids import EntityId, GradeId, ReplyId, UtteranceId
from tieline.names.key import name_key
from tieline.pipeline.party import get_parties
from tieline.pipeline.workspace import Workspace
from tieline.report.case import Case
from tieline.report.case_index import CaseIndex, index_case
from tieline.report.claim_ledger import Ledger, make_ledger
from tieline.report.wording import name_speaker

LEAST_ID = 6
"""Fewest characters of an id that may stand for it."""
_ID_START = "clm-"


@dataclass(frozen=True, slots=True)
class ClaimBook:
    """The claims of a workspace with what is recorded about them.

    Attributes:
        index: The case with its look-ups.
        ledger: Grades and replies as they stand.
    """

    index: CaseIndex
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class GradeRequest:
    """What a person grades.

    Attributes:
        reliability: Of the source; None to say nothing of it.
        credibility: Of what it says; None likewise.
        reason: Why.
        take_back: Whether to take back what was graded before.
    """

    reliability: Reliability | None = None
    credibility: Credibility | None = None
    reason: str | None = None
    take_back: bool = False


@dataclass(frozen=True, slots=True)
class ReplyRequest:
    """What a person records of asking a party.

    Attributes:
        party: Name of the party.
        status: How it stands; None to leave it as it was recorded before, asked where nothing was.
        asked_on: When it was asked; None when the person does not tell.
        answered_on: When it answered; None likewise.
        answer: Its answer; None when there is none.
    """

    party: str
    status: ReplyStatus | None
    asked_on: PartialDate | None = None
    answered_on: PartialDate | None = None
    answer: str | None = None


def load_claims(workspace: Workspace) -> ClaimBook:
    """Load the claims.

    Args:
        workspace: Open.

    Returns:
        The claims as they were last resolved, with every grade and reply.
    """
    store = workspace.store
    resolution = store.load_resolution()
    case = Case(
        title="",
        generated_at=workspace.generated_at(),
        documents=tuple(store.iter_documents()),
        readings=tuple(store.iter_readings()),
        entities=resolution.entities,
        claims=resolution.claims,
        grades=tuple(store.iter_grades()),
        replies=tuple(store.iter_replies()),
    )
    index = index_case(case)
    return ClaimBook(index, make_ledger(index))


def find_claims_about(book: ClaimBook, name: str) -> tuple[Claim, ...]:
    """Find the claims that touch a party: about it, against it, or with a word of its own.

    Args:
        book: The claims.
        name: Name or id of the party.

    Returns:
        The claims, by id.

    Raises:
        NotFoundError: No party has this name.
    """
    wanted = {party.id for party in get_parties(book.index.case.entities, name)}
    return tuple(claim for claim in book.index.case.claims if wanted & set(_touched(book.index, claim)))


def _touched(index: CaseIndex, claim: Claim) -> Iterator[EntityId]:
    yield from claim.about
    yield from claim.against
    for one in claim.utterances:
        speaker = index.utterance_of[one].speaker if one in index.utterance_of else None
        entity = index.entity_of_mention.get(speaker) if speaker else None
        if entity is not None:
            yield entity


def get_claim(book: ClaimBook, asked: str) -> Claim:
    """Get the claim that a person means.

    Args:
        book: The claims.
        asked: Its id, also one that it had before others joined it, the beginning of an id, or words of its matter.

    Returns:
        The claim.

    Raises:
        NotFoundError: There is none.
        UsageError: There are several.
    """
    claims = book.index.case.claims
    prefix = asked if len(asked) >= LEAST_ID else ""
    found = [claim for claim in claims if prefix and claim.id.startswith(prefix)]
    if prefix.startswith(_ID_START):
        found = found or [
            claim for claim in claims if any(make_claim_id(u).startswith(prefix) for u in claim.utterances)
        ]
    words = asked.casefold()
    found = found or [claim for claim in claims if words in claim.matter.casefold()]
    if not found:
        raise _no_claim(asked)
    if len(found) > 1:
        ids = ", ".join(claim.id for claim in found[:5])
        raise UsageError(f"{asked}: {len(found)} claims have these words", hint=f"name one by its id: {ids}")
    return found[0]


def _no_claim(asked: str) -> NotFoundError:
    """What to say of a claim that is not there; an id may have been one before the claims were made anew."""
    if asked.startswith(_ID_START):
        message = f"{asked}: no claim of this workspace has this id now"
        why = "the id of a claim is that of an utterance, which is no longer read, or is in no claim"
        return NotFoundError(message, hint=f"{why}; `tieline claims ls` lists the ids as they stand")
    return NotFoundError(f"{asked}: no claim of this workspace has this id or these words", hint="tieline claims ls")


def grade_claim(
    workspace: Workspace, claim_name: str, source: str, request: GradeRequest, *, by: str
) -> tuple[GradeDecision, ...]:
    """Keep a person's grade of a source's words on a claim.

    Args:
        workspace: Open for writing.
        claim_name: The claim, as `get_claim` takes it.
        source: Id of an utterance of the claim, or the name of a speaker, whose utterances are then all graded.
        request: The grade.
        by: Who grades.

    Returns:
        One decision for each utterance.

    Raises:
        NotFoundError: There is no such claim, or nobody of that name speaks on it.
        UsageError: Several claims are meant, nobody grades, or nothing is graded.
    """
    _require(by, "a grade")
    if not request.take_back and request.reliability is None and request.credibility is None:
        raise UsageError(
            "a grade needs a letter or a number", hint="--reliability A..F, --credibility 1..6, or --take-back"
        )
    book = load_claims(workspace)
    utterances = _utterances_of(book, get_claim(book, claim_name), source)
    at = workspace.now()
    made = tuple(_decide(book.index, one, request, by, at) for one in utterances)
    for decision in made:
        workspace.store.add_grade(decision)
    return made


def _decide(index: CaseIndex, utterance: Utterance, request: GradeRequest, by: str, at: str) -> GradeDecision:
    evidence = _evidence(index, utterance)
    axes = (None, None) if request.take_back else (request.reliability, request.credibility)
    parts = (
        evidence.document,
        evidence.span.start,
        evidence.span.end,
        *axes,
        by,
        at,
        request.reason,
        request.take_back,
    )
    grade_id = GradeId(content_id("grd", *parts))
    return GradeDecision(grade_id, evidence, *axes, by, at, request.reason, request.take_back)


def _utterances_of(book: ClaimBook, claim: Claim, source: str) -> Sequence[Utterance]:
    known = [book.index.utterance_of[one] for one in claim.utterances if one in book.index.utterance_of]
    by_id = [one for one in known if one.id == UtteranceId(source)]
    key = name_key(source)
    by_name = [
        one for one in known if key in {name_key(one.speaker_name), name_key(name_speaker(book.index, one).text)}
    ]
    if not (by_id or by_name):
        names = ", ".join(dict.fromkeys(name_speaker(book.index, one).text for one in known))
        raise NotFoundError(f"{source}: nobody of this name speaks on the claim", hint=f"its speakers are {names}")
    return by_id or by_name


def record_reply(workspace: Workspace, claim_name: str, request: ReplyRequest, *, by: str) -> ReplyRecord:
    """Keep what a person records of asking a party about a claim.

    Args:
        workspace: Open for writing.
        claim_name: The claim, as `get_claim` takes it.
        request: What is recorded.
        by: Who records it.

    Returns:
        The record kept.

    Raises:
        NotFoundError: There is no such claim, or no such party; close spellings are offered.
        UsageError: Several claims are meant, nobody records, no party is named, or it answers before it is asked.
    """
    _require(by, "a reply")
    if not request.party.strip():
        raise UsageError("a reply needs the party that was asked", hint="--party NAME")
    book = load_claims(workspace)
    claim = get_claim(book, claim_name)
    party = _get_asked(book, claim, request.party)
    request = _with_recorded(book, claim, replace(request, party=party))
    opener = book.index.utterance_of[claim.opened_by or claim.utterances[0]]
    evidence, at = _evidence(book.index, opener), workspace.now()
    status = request.status or ReplyStatus.ASKED
    asked, answered = (None if day is None else str(day) for day in (request.asked_on, request.answered_on))
    span = evidence.span
    parts = (
        evidence.document,
        span.start,
        span.end,
        party,
        status,
        asked,
        answered,
        request.answer,
        by,
        at,
    )
    record = ReplyRecord(
        ReplyId(content_id("rpl", *parts)),
        evidence,
        party,
        status,
        request.asked_on,
        request.answered_on,
        request.answer,
        by,
        at,
    )
    workspace.store.add_reply(record)
    return record


def _with_recorded(book: ClaimBook, claim: Claim, request: ReplyRequest) -> ReplyRequest:
    """What was recorded of the party before stands where a person says nothing else; an answer follows its question."""
    key = name_key(request.party)
    told = (reply for reply in book.ledger.replies_of[claim.id] if reply.by is not None)
    before = next((reply for reply in told if name_key(reply.party) == key), None)
    if before is not None and request.status is not ReplyStatus.NOT_ASKED:
        keeps = request.status in {None, before.status}
        dates = [None if day is None else PartialDate(day) for day in (before.asked_on, before.answered_on)]
        request = replace(
            request,
            status=request.status or before.status,
            asked_on=request.asked_on or dates[0],
            answered_on=request.answered_on or (dates[1] if keeps else None),
            answer=request.answer or (before.answer if keeps else None),
        )
    asked, answered = request.asked_on, request.answered_on
    if asked is not None and answered is not None and answered.is_before(asked):
        message = f"{request.party}: answered on {answered}, before it was asked on {asked}"
        raise UsageError(message, hint="mend --asked-on or --answered-on; a date recorded before stands until then")
    return request


def _get_asked(book: ClaimBook, claim: Claim, name: str) -> str:
    """The name of a party of the workspace, or of one whose reply on the claim is known already."""
    key = name_key(name)
    if any(name_key(reply.party) == key for reply in book.ledger.replies_of[claim.id]):
        return name
    (first, *_) = get_parties(book.index.case.entities, name)
    return first.name if first.id == name else name


def _require(by: str, what: str) -> None:
    if not by.strip():
        raise UsageError(f"{what} needs the name of who records it", hint="--by NAME")


def _evidence(index: CaseIndex, utterance: Utterance) -> Evidence:
    """The words by which an utterance is found again when claims are rebuilt."""
    text = index.document_of[utterance.document].text
    return Evidence(utterance.document, utterance.evidence_span, utterance.evidence_span.cut(text))
