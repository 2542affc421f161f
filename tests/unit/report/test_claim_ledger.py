"""What people recorded, beside what rules propose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.report.case_factory import make_case
from tieline.model import (
    Credibility,
    Evidence,
    GradeDecision,
    ProposedGrade,
    ReadReply,
    Reliability,
    ReplyRecord,
    ReplyStatus,
    Span,
)
from tieline.model.ids import GradeId, ReplyId
from tieline.report.case import Case
from tieline.report.case_index import index_case
from tieline.report.claim_ledger import Ledger, make_ledger
from tieline.report.claim_shape import claim_record, iter_position_records, iter_reply_records

PROPOSED = (Reliability.CANNOT_BE_JUDGED, Credibility.CANNOT_BE_JUDGED)


@pytest.fixture
def case() -> Case:
    """Give a case whose first claim has proposed grades and a reply that documents tell.

    Returns:
        The case.
    """
    made = make_case()
    claim = made.claims[0]
    grades = tuple(ProposedGrade(one, *PROPOSED, "no history", "stands alone") for one in claim.utterances)
    reply = ReadReply(claim.about[0], "Hongtan", ReplyStatus.NOT_ASKED, None)
    return replace(made, claims=(replace(claim, grades=grades, replies=(reply,)), *made.claims[1:]))


def _words(case: Case, *, shift: int = 0) -> Evidence:
    """The passage of the first utterance of the first claim, perhaps moved."""
    utterance = index_case(case).utterance_of[case.claims[0].affirmed_by[0]]
    span = Span(utterance.evidence_span.start + shift, utterance.evidence_span.end + shift)
    return Evidence(utterance.document, span, "words")


def _grade(case: Case, number: int, **facts: object) -> GradeDecision:
    values: dict[str, object] = {"reliability": None, "credibility": None} | facts
    return GradeDecision(  # type: ignore[arg-type]  # test values by name
        id=GradeId(f"grd-{number}"),
        evidence=_words(case),
        by="Ann",
        decided_at=f"2026-01-0{number}T00:00:00+00:00",
        **values,
    )


def _ledger(case: Case) -> Ledger:
    return make_ledger(index_case(case))


def test_a_proposal_stands_where_nobody_graded(case: Case) -> None:
    """Nobody's name stands beside it."""
    grade = _ledger(case).grade_of[case.claims[0].affirmed_by[0]]
    assert (grade.reliability, grade.credibility, grade.by) == (*PROPOSED, None)


def test_axes_are_set_one_by_one(case: Case) -> None:
    """A person who grades one axis leaves the other to the rule, and a later word on one keeps the other."""
    decisions = (
        _grade(case, 1, reliability=Reliability.FAIRLY),
        _grade(case, 2, credibility=Credibility.DOUBTFUL, reason="x"),
    )
    grade = _ledger(replace(case, grades=decisions)).grade_of[case.claims[0].affirmed_by[0]]
    assert (grade.reliability, grade.credibility, grade.credibility_reason) == (
        Reliability.FAIRLY,
        Credibility.DOUBTFUL,
        "x",
    )


def test_taking_back_brings_the_proposal_back(case: Case) -> None:
    """Whatever was decided before."""
    decisions = (_grade(case, 1, reliability=Reliability.FAIRLY), _grade(case, 2, taken_back=True))
    grade = _ledger(replace(case, grades=decisions)).grade_of[case.claims[0].affirmed_by[0]]
    assert (grade.reliability, grade.by) == (Reliability.CANNOT_BE_JUDGED, None)


def test_a_record_survives_a_passage_that_begins_elsewhere(case: Case) -> None:
    """A newer reader may cut a passage otherwise; most of its words are enough."""
    moved = replace(_grade(case, 1, reliability=Reliability.FAIRLY), evidence=_words(case, shift=5))
    ledger = _ledger(replace(case, grades=(moved,)))
    assert (ledger.grade_of[case.claims[0].affirmed_by[0]].by, ledger.unplaced) == ("Ann", 0)


def test_a_record_without_its_words_is_counted(case: Case) -> None:
    """What is about words that are in no claim any more is not lost silently."""
    lost = replace(_grade(case, 1, reliability=Reliability.FAIRLY), evidence=_words(case, shift=100_000))
    assert _ledger(replace(case, grades=(lost,))).unplaced == 1


def _reply(case: Case, status: ReplyStatus, *, at: str = "2026-01-01T00:00:00+00:00") -> ReplyRecord:
    return ReplyRecord(ReplyId(f"rpl-{status}"), _words(case), "Hongtan", status, None, None, None, "Ann", at)


def test_a_recorded_reply_stands_before_what_documents_tell(case: Case) -> None:
    """One party has one reply, under the name of the entity."""
    ledger = _ledger(replace(case, replies=(_reply(case, ReplyStatus.DECLINED),)))
    (reply,) = ledger.replies_of[case.claims[0].id]
    assert (reply.status, reply.by) == (ReplyStatus.DECLINED, "Ann")


def test_a_reply_is_taken_back(case: Case) -> None:
    """A later "not asked" brings back what documents tell."""
    later = _reply(case, ReplyStatus.NOT_ASKED, at="2026-01-02T00:00:00+00:00")
    ledger = _ledger(replace(case, replies=(_reply(case, ReplyStatus.DECLINED), later)))
    (reply,) = ledger.replies_of[case.claims[0].id]
    assert (reply.status, reply.by) == (ReplyStatus.NOT_ASKED, None)


def test_positions_answer_who_denies(case: Case) -> None:
    """Each stand has speaker, sentence, document and place."""
    index = index_case(case)
    rows = list(iter_position_records(index, case.claims[0], _ledger(case)))
    denying = [row for row in rows if row["position"] == "denies"]
    assert len(denying) == len(case.claims[0].denied_by)
    for row in denying:
        text = index.document_of[row["document"]].text  # type: ignore[index]  # a document id
        assert text[row["start"] : row["end"]] == row["sentence"]  # type: ignore[misc]  # numbers


def test_records_tell_the_ledger(case: Case) -> None:
    """The record of a claim has its grades and replies, and one record each stands for a reply."""
    index, ledger = index_case(case), _ledger(case)
    record = claim_record(case.claims[0], ledger)
    assert len(record["grades"]) == len(case.claims[0].utterances)  # type: ignore[arg-type]  # a list
    assert [row["status"] for row in iter_reply_records(index, case.claims[0], ledger)] == ["not_asked"]
