"""Right of reply, as documents tell it."""

from __future__ import annotations

from tests.unit.resolve.claim.page import Page, entities_of
from tieline.model import Claim, ReplyStatus
from tieline.resolve.claim.make import make_claims

SALE = "Lanqiao Group of selling laser sights to Tarn Optics in secret"


def _claim(answer: tuple[str, str, str] | None) -> Claim:
    """An accusation and perhaps an answer: who, cue and content."""
    page = Page("page")
    page.say("Trade Ministry", "accused", SALE, about=("Lanqiao Group", "Tarn Optics"))
    if answer is not None:
        page.say(*answer)
    (claim,) = make_claims([page.reading], entities_of(page), [page.document])
    return claim


def test_an_accused_of_whom_nothing_is_told_was_not_asked() -> None:
    """Where no document tells anything, the reply says so and points nowhere."""
    (reply,) = _claim(None).replies
    assert (reply.party_name, reply.status, reply.utterance) == ("Lanqiao Group", ReplyStatus.NOT_ASKED, None)


def test_a_denial_is_an_answer() -> None:
    """The accused who denies has spoken, and the utterance is named."""
    claim = _claim(("Lanqiao Group", "denied", "that it had been selling laser sights in secret"))
    (reply,) = claim.replies
    assert (reply.status, reply.utterance) == (ReplyStatus.ANSWERED, claim.denied_by[0])


def test_declining_and_silence_are_told_apart() -> None:
    """To decline is an answer of a kind; not to respond is none."""
    declined = _claim(("Lanqiao Group", "declined to comment on", "selling laser sights in secret"))
    silent = _claim(("Lanqiao Group", "did not respond to", "a request for comment"))
    assert [claim.replies[0].status for claim in (declined, silent)] == [ReplyStatus.DECLINED, ReplyStatus.NO_ANSWER]
