"""The shape of the records of claims: the claim itself, each stand on it, and each reply."""

from __future__ import annotations

from collections.abc import Iterator

from tieline.model import Claim, Stance, Utterance
from tieline.model.ids import UtteranceId
from tieline.report.case_index import CaseIndex
from tieline.report.citation import name_document
from tieline.report.claim_ledger import GradeNow, Ledger, ReplyNow, make_ledger
from tieline.report.record_shape import Record, evidence_record
from tieline.report.wording import find_reporters, name_speaker


def iter_claim_records(index: CaseIndex) -> Iterator[Record]:
    """Give the claims of a case as records.

    Args:
        index: The case with its look-ups.

    Yields:
        Claims by id.
    """
    ledger = make_ledger(index)
    yield from (claim_record(claim, ledger) for claim in sorted(index.case.claims, key=lambda claim: claim.id))


def claim_record(claim: Claim, ledger: Ledger) -> Record:
    """Give a claim as a record.

    Args:
        claim: The claim.
        ledger: Grades and replies as they stand.

    Returns:
        Its matter, the utterances of each side, and what is known of their independence.
    """
    return {
        "kind": "claim",
        "id": claim.id,
        "matter": claim.matter,
        "affirmed_by": list(claim.affirmed_by),
        "denied_by": list(claim.denied_by),
        "unclear": list(claim.unclear),
        "about": list(claim.about),
        "partly": list(claim.partly),
        "stated": None if claim.stated is None else evidence_record(claim.stated),
        "opened_by": claim.opened_by,
        "against": list(claim.against),
        "topics": list(claim.topics),
        "independent_origins": len(claim.origins),
        "origins": [{"utterances": list(one.utterances), "reasons": list(one.reasons)} for one in claim.origins],
        "changes": [{"earlier": change.earlier, "later": change.later} for change in claim.changes],
        "grades": [
            {"utterance": one, **_grade(ledger.grade_of[one])} for one in claim.utterances if one in ledger.grade_of
        ],
        "replies": [_reply(reply) for reply in ledger.replies_of.get(claim.id, ())],
    }


def iter_position_records(index: CaseIndex, claim: Claim, ledger: Ledger) -> Iterator[Record]:
    """Give the stands on a claim as records: who, what, when and where.

    Args:
        index: The case with its look-ups.
        claim: The claim.
        ledger: Grades and replies as they stand.

    Yields:
        Those who affirm, deny, affirm a part, then the rest, each in order of saying.
    """
    sides = (
        (Stance.AFFIRMS, claim.affirmed_by),
        (Stance.DENIES, claim.denied_by),
        (Stance.PARTLY, claim.partly),
        (Stance.UNCLEAR, claim.unclear),
    )
    number_of = {one: number for number, origin in enumerate(claim.origins, 1) for one in origin.utterances}
    for stance, ids in sides:
        for utterance in (index.utterance_of[one] for one in ids if one in index.utterance_of):
            grade = ledger.grade_of.get(utterance.id)
            yield {
                "kind": "position",
                "claim": claim.id,
                "matter": claim.matter,
                "position": stance.value,
                **_saying(index, utterance),
                "origin": number_of.get(utterance.id),
                **({} if grade is None else _grade(grade)),
            }


def iter_reply_records(index: CaseIndex, claim: Claim, ledger: Ledger) -> Iterator[Record]:
    """Give the right of reply on a claim as records.

    Args:
        index: The case with its look-ups.
        claim: The claim.
        ledger: Grades and replies as they stand.

    Yields:
        One for each party; with the sentence where a document tells it.
    """
    for reply in ledger.replies_of.get(claim.id, ()):
        said = index.utterance_of.get(reply.utterance) if reply.utterance else None
        told = {} if said is None else _saying(index, said)
        yield {"kind": "reply", "claim": claim.id, **told, **_reply(reply)}


def iter_change_records(index: CaseIndex, claim: Claim) -> Iterator[Record]:
    """Give the changes of position on a claim as records.

    Args:
        index: The case with its look-ups.
        claim: The claim.

    Yields:
        One for each change, with both sentences.
    """
    for change in claim.changes:
        earlier, later = (index.utterance_of.get(UtteranceId(one)) for one in (change.earlier, change.later))
        if earlier is not None and later is not None:
            yield {
                "kind": "position_change",
                "claim": claim.id,
                "speaker": name_speaker(index, later).text,
                "earlier": _saying(index, earlier),
                "later": _saying(index, later),
            }


def _saying(index: CaseIndex, utterance: Utterance) -> Record:
    document = index.document_of.get(utterance.document)
    passage = utterance.evidence_span
    return {
        "utterance": utterance.id,
        "speaker": name_speaker(index, utterance).text,
        "speaker_name": utterance.speaker_name,
        "reported_by": [name_speaker(index, one).text for one in find_reporters(index, utterance.id)],
        "cue": utterance.cue,
        "said_on": None if utterance.said_on is None else str(utterance.said_on),
        "content": utterance.content,
        "sentence": None if document is None else passage.cut(document.text),
        "document": utterance.document,
        "document_name": None if document is None else name_document(document),
        "path": None if document is None else document.path,
        "published_on": None if document is None or document.published_on is None else str(document.published_on),
        "start": passage.start,
        "end": passage.end,
    }


def _grade(grade: GradeNow) -> Record:
    return {
        "reliability": grade.reliability.value,
        "credibility": grade.credibility.value,
        "reliability_reason": grade.reliability_reason,
        "credibility_reason": grade.credibility_reason,
        "graded_by": grade.by,
        "graded_at": grade.decided_at,
    }


def _reply(reply: ReplyNow) -> Record:
    return {
        "party": reply.party,
        "entity": reply.entity,
        "status": reply.status.value,
        "asked_on": reply.asked_on,
        "answered_on": reply.answered_on,
        "answer": reply.answer,
        "recorded_by": reply.by,
        "told_by": reply.utterance,
    }
