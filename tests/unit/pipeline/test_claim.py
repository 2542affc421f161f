"""The claim ledger of a workspace."""

from __future__ import annotations

import pytest

from tests.unit.pipeline.sample import AT
from tests.unit.resolve.claim.page import Page
from tieline.errors import NotFoundError, UsageError
from tieline.model import Credibility, PartialDate, Reliability, ReplyStatus
from tieline.pipeline.claim import (
    ClaimBook,
    GradeRequest,
    ReplyRequest,
    find_claims_about,
    get_claim,
    grade_claim,
    load_claims,
    record_reply,
)
from tieline.pipeline.resolve import resolve
from tieline.pipeline.workspace import Workspace

SALE = "Lanqiao Group of selling laser sights to Tarn Optics in secret"


@pytest.fixture(autouse=True)
def read(workspace: Workspace) -> None:
    """Put an accusation with its denial, and another accusation, into the workspace."""
    page = Page("page", "2024-03-04")
    page.say("Trade Ministry", "accused", SALE, about=("Lanqiao Group", "Tarn Optics"))
    page.say(
        "Lanqiao Group",
        "denied",
        "that it had been selling laser sights to Tarn Optics in secret",
        about=("Tarn Optics",),
    )
    page.say("Harbour Union", "accused", "Osmund Chemicals of underpaying dockers", about=("Osmund Chemicals",))
    workspace.store.save_document(page.document)
    workspace.store.save_reading(page.reading, version="test")
    resolve(workspace)


def _grades(book: ClaimBook, words: str) -> list[tuple[str, str, str | None]]:
    claim = get_claim(book, words)
    found = [book.ledger.grade_of[one] for one in claim.utterances]
    return [(grade.reliability.value, grade.credibility.value, grade.by) for grade in found]


def test_claims_are_found_by_party(workspace: Workspace) -> None:
    """A claim touches whom it is about, whom it is against, and who speaks on it."""
    book = load_claims(workspace)
    for name in ("Lanqiao Group", "Tarn Optics", "Trade Ministry"):
        assert [claim.matter for claim in find_claims_about(book, name)] == [get_claim(book, "laser sights").matter]


def test_a_claim_is_named_by_id_its_beginning_or_words(workspace: Workspace) -> None:
    """Words must mean one claim; what means none or several is told."""
    book = load_claims(workspace)
    claim = get_claim(book, "underpaying")
    assert get_claim(book, claim.id) is get_claim(book, claim.id[:12]) is claim
    with pytest.raises(UsageError, match="2 claims"):
        get_claim(book, "accused")
    with pytest.raises(NotFoundError, match="no claim"):
        get_claim(book, "balloons")


def test_a_persons_grade_stands_before_the_proposal(workspace: Workspace) -> None:
    """It is kept with who, when and why, for every utterance of the speaker, and outlives resolving."""
    request = GradeRequest(Reliability.USUALLY, reason="known office")
    (kept,) = grade_claim(workspace, "laser sights", "Trade Ministry", request, by="Ann")
    assert (kept.by, kept.decided_at, kept.reason) == ("Ann", AT, "known office")
    resolve(workspace)
    assert _grades(load_claims(workspace), "laser sights") == [("B", "6", "Ann"), ("F", "6", None)]


def test_taking_back_is_a_decision_too(workspace: Workspace) -> None:
    """The journal keeps what was taken back, and who did."""
    grade_claim(workspace, "laser sights", "Trade Ministry", GradeRequest(credibility=Credibility.DOUBTFUL), by="Ann")
    grade_claim(workspace, "laser sights", "Trade Ministry", GradeRequest(take_back=True), by="Bob")
    assert {(one.by, one.taken_back) for one in workspace.store.iter_grades()} == {("Ann", False), ("Bob", True)}


def test_an_empty_grade_is_refused(workspace: Workspace) -> None:
    """A grade needs a letter or a number, somebody, and a speaker of the claim."""
    with pytest.raises(UsageError, match="letter or a number"):
        grade_claim(workspace, "laser sights", "Trade Ministry", GradeRequest(), by="Ann")
    with pytest.raises(UsageError, match="who records"):
        grade_claim(workspace, "laser sights", "Trade Ministry", GradeRequest(Reliability.FAIRLY), by=" ")
    with pytest.raises(NotFoundError, match="nobody of this name"):
        grade_claim(workspace, "laser sights", "Harbour Union", GradeRequest(Reliability.FAIRLY), by="Ann")


def test_a_reply_is_kept_beside_the_claim(workspace: Workspace) -> None:
    """What a person records stands before what documents tell, and outlives resolving."""
    request = ReplyRequest("Osmund Chemicals", ReplyStatus.NO_ANSWER, PartialDate("2024-03-05"))
    record_reply(workspace, "underpaying", request, by="Ann")
    resolve(workspace)
    book = load_claims(workspace)
    (reply,) = book.ledger.replies_of[get_claim(book, "underpaying").id]
    assert (reply.party, reply.status, reply.asked_on, reply.by) == (
        "Osmund Chemicals",
        ReplyStatus.NO_ANSWER,
        "2024-03-05",
        "Ann",
    )


def test_a_later_reply_keeps_what_it_does_not_tell(workspace: Workspace) -> None:
    """A date alone leaves the answer recorded before as it stands."""
    answered = ReplyRequest(
        "Osmund Chemicals", ReplyStatus.ANSWERED, answered_on=PartialDate("2024-03-06"), answer="We pay them."
    )
    record_reply(workspace, "underpaying", answered, by="Ann")
    record_reply(workspace, "underpaying", ReplyRequest("Osmund Chemicals", None, PartialDate("2024-03-05")), by="Ann")
    book = load_claims(workspace)
    (reply,) = book.ledger.replies_of[get_claim(book, "underpaying").id]
    assert (reply.status, reply.asked_on, reply.answered_on, reply.answer) == (
        ReplyStatus.ANSWERED,
        "2024-03-05",
        "2024-03-06",
        "We pay them.",
    )


def test_an_answer_before_its_question_is_refused(workspace: Workspace) -> None:
    """Also where the one was recorded and the other comes later; nothing is kept of it."""
    answered = ReplyRequest(
        "Osmund Chemicals", ReplyStatus.ANSWERED, answered_on=PartialDate("2024-03-06"), answer="No."
    )
    record_reply(workspace, "underpaying", answered, by="Ann")
    late = ReplyRequest("Osmund Chemicals", None, PartialDate("2024-03-07"))
    with pytest.raises(UsageError, match="before it was asked"):
        record_reply(workspace, "underpaying", late, by="Ann")
    assert len(list(workspace.store.iter_replies())) == 1


def test_a_party_outside_the_claim_may_be_asked_too(workspace: Workspace) -> None:
    """Its reply stands behind those of the accused."""
    request = ReplyRequest("Tarn Optics", ReplyStatus.ANSWERED, answer="We know of nothing.")
    record_reply(workspace, "underpaying", request, by="Ann")
    book = load_claims(workspace)
    replies = book.ledger.replies_of[get_claim(book, "underpaying").id]
    assert [(reply.party, reply.status) for reply in replies] == [
        ("Osmund Chemicals", ReplyStatus.NOT_ASKED),
        ("Tarn Optics", ReplyStatus.ANSWERED),
    ]


def test_a_party_that_nobody_knows_is_refused(workspace: Workspace) -> None:
    """A name of no party of the workspace is a slip of the pen: close spellings are offered, and nothing is kept."""
    with pytest.raises(NotFoundError, match="no party of this workspace") as refused:
        record_reply(workspace, "underpaying", ReplyRequest("Osmund Chemical", ReplyStatus.ASKED), by="Ann")
    assert "Osmund Chemicals" in str(refused.value.hint)
    assert not list(workspace.store.iter_replies())


def test_an_id_that_is_gone_is_explained(workspace: Workspace) -> None:
    """The id of a claim is that of an utterance: the message says so, and where to look it up."""
    with pytest.raises(NotFoundError, match="has this id now") as gone:
        get_claim(load_claims(workspace), "clm-aaaaaaaaaaaaaaaaaaaaa")
    assert "is that of an utterance" in str(gone.value.hint)
    assert "tieline claims ls" in str(gone.value.hint)


def test_a_reply_needs_a_party_and_somebody(workspace: Workspace) -> None:
    """Nobody asked and nobody recording are refused."""
    with pytest.raises(UsageError, match="party"):
        record_reply(workspace, "underpaying", ReplyRequest(" ", ReplyStatus.ASKED), by="Ann")
    with pytest.raises(UsageError, match="who records"):
        record_reply(workspace, "underpaying", ReplyRequest("Osmund Chemicals", ReplyStatus.ASKED), by="")


def test_what_a_person_recorded_outlives_added_documents(workspace: Workspace) -> None:
    """A denial opens a claim, and is graded and asked about; an older accusation joins it and opens it from then on."""
    own = Page("denial", "2024-05-06")
    own.say("Coldwell Foods", "denied", "that it had dumped brine in the Sella marshes")
    _add(workspace, own)
    former = get_claim(load_claims(workspace), "brine").id
    grade_claim(workspace, former, "Coldwell Foods", GradeRequest(Reliability.FAIRLY), by="Ann")
    record_reply(workspace, former, ReplyRequest("Coldwell Foods", ReplyStatus.ANSWERED, answer="No brine."), by="Ann")
    accusing = Page("accusation", "2024-05-05")
    accusing.say(
        "Trade Ministry", "accused", "Coldwell Foods of dumping brine in the Sella marshes", about=("Coldwell Foods",)
    )
    _add(workspace, accusing)
    book = load_claims(workspace)
    claim = get_claim(book, former)
    assert claim.id != former
    assert get_claim(book, former[:12]) is claim
    assert (len(claim.affirmed_by), len(claim.denied_by)) == (1, 1)
    assert [(grade.reliability, grade.by) for one in claim.denied_by if (grade := book.ledger.grade_of[one])] == [
        (Reliability.FAIRLY, "Ann")
    ]
    assert [(reply.party, reply.answer, reply.by) for reply in book.ledger.replies_of[claim.id]] == [
        ("Coldwell Foods", "No brine.", "Ann")
    ]
    assert book.ledger.unplaced == 0


def test_an_id_stays_while_others_join(workspace: Workspace) -> None:
    """Somebody else's denial leaves the claim the id that it has."""
    former = get_claim(load_claims(workspace), "underpaying").id
    other = Page("answer", "2024-03-05")
    other.say("Osmund Chemicals", "denied", "that it had been underpaying dockers")
    _add(workspace, other)
    claim = get_claim(load_claims(workspace), "underpaying")
    assert (claim.id, len(claim.denied_by)) == (former, 1)


def _add(workspace: Workspace, page: Page) -> None:
    workspace.store.save_document(page.document)
    workspace.store.save_reading(page.reading, version="test")
    resolve(workspace)
