"""Questions and answers, mails and what they quote."""

from __future__ import annotations

from tieline.model import Claim, Document, PartialDate, Utterance
from tieline.model.ids import DocumentId, EntityId, UtteranceId
from tieline.read.reader import Reader
from tieline.resolve.claim.make import make_claims

QUESTION = "Reuters: Lanqiao Group supplies drones to the Northern Fleet. Any comment?"
ASKED = f"Press conference on March 6, 2024\n\n{QUESTION}\n\n"


def _claims(reader: Reader, *texts: str) -> tuple[tuple[Claim, ...], dict[UtteranceId, Utterance]]:
    documents = [
        Document(
            DocumentId(f"doc-{n}"), "0" * 64, f"{n}.txt", "text/plain", None, "en", PartialDate("2024-03-06"), text
        )
        for n, text in enumerate(texts)
    ]
    readings = [reader.read(document) for document in documents]
    entity_of = {m.id: EntityId(m.name) for reading in readings for m in reading.mentions}
    return make_claims(readings, entity_of, documents), {u.id: u for r in readings for u in r.utterances}


def test_the_first_denial_of_an_answer_is_about_the_question(reader: Reader) -> None:
    """An answer that names nothing of the question denies it all the same."""
    (claim,), said = _claims(reader, ASKED + "Gao Lin: Those stories are pure fabrications of some people.\n")
    assert [said[one].speaker_name for one in claim.affirmed_by] == ["Reuters"]
    assert [said[one].speaker_name for one in claim.denied_by] == ["Gao Lin"]


def test_an_answer_that_leaves_it_open_is_a_claim_with_its_question(reader: Reader) -> None:
    """ "I am not aware of it" neither affirms nor denies what was asked, and is shown beside it."""
    (claim,), said = _claims(reader, ASKED + "Gao Lin: I am not aware of the situation you mentioned.\n")
    assert [said[one].speaker_name for one in claim.unclear] == ["Gao Lin"]
    assert len(claim.affirmed_by) == 1


def test_an_answer_that_affirms_opens_no_claim(reader: Reader) -> None:
    """What the questioner states and the answer confirms in plain words is in no dispute."""
    claims, _ = _claims(reader, ASKED + "Gao Lin: Lanqiao Group supplies many customers in the region.\n")
    assert claims == ()


def test_a_question_in_two_records_of_one_conference_is_one(reader: Reader) -> None:
    """One agency asks once on one day, and one person answers: both records are of one question."""
    first = ASKED + "Gao Lin: That is not true at all, and you know it.\n"
    second = first.replace("Press conference", "Transcript of the press conference").replace("Any comment", "What now")
    (claim,), _ = _claims(reader, first, second)
    assert (len(claim.affirmed_by), len(claim.denied_by)) == (2, 2)
