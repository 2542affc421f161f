"""Proposed grades, and the reasons they print."""

from __future__ import annotations

from tests.unit.resolve.claim.page import Page, entities_of
from tieline.model import Claim, Credibility, ProposedGrade, Reliability
from tieline.model.ids import UtteranceId
from tieline.resolve.claim.make import make_claims

SALE = "Lanqiao Group of selling laser sights to Tarn Optics in secret"
ENDS = ("Lanqiao Group", "Tarn Optics")
OWN = "that it had been selling laser sights to Tarn Optics in secret"


def _claim(*pages: Page) -> Claim:
    (claim,) = make_claims([page.reading for page in pages], entities_of(*pages), [page.document for page in pages])
    return claim


def _grade(claim: Claim, utterance: UtteranceId) -> ProposedGrade:
    (grade,) = (grade for grade in claim.grades if grade.utterance == utterance)
    return grade


def test_what_stands_alone_cannot_be_judged() -> None:
    """F and 6 are the honest proposal where nothing is known, and the reasons say so."""
    page = Page("page")
    one = page.say("Trade Ministry", "accused", SALE, about=ENDS)
    grade = _grade(_claim(page), one)
    assert (grade.reliability, grade.credibility) == (Reliability.CANNOT_BE_JUDGED, Credibility.CANNOT_BE_JUDGED)
    assert "how reliable" in grade.reliability_reason
    assert "nothing here confirms" in grade.credibility_reason


def test_an_unnamed_source_is_told() -> None:
    """Who is not named cannot be judged, for that reason."""
    page = Page("page")
    one = page.say("officials familiar with the matter", "accused", SALE, about=ENDS)
    assert "not named" in _grade(_claim(page), one).reliability_reason


def test_independent_sources_without_a_denial_make_it_probable() -> None:
    """Two sources of two sides are told with their number."""
    pages = Page("one"), Page("two")
    first = pages[0].say("Trade Ministry", "accused", SALE, about=ENDS)
    pages[1].say("Customs Bureau", "accused", SALE, about=ENDS)
    grade = _grade(_claim(*pages), first)
    assert grade.credibility is Credibility.PROBABLY_TRUE
    assert grade.credibility_reason.startswith("2 independent sources")


def test_one_source_twice_confirms_nothing() -> None:
    """The same speaker in two pages is one source."""
    pages = Page("one"), Page("two")
    first = pages[0].say("Trade Ministry", "accused", SALE, about=ENDS)
    pages[1].say("Trade Ministry", "accused", SALE, about=ENDS)
    assert _grade(_claim(*pages), first).credibility is Credibility.CANNOT_BE_JUDGED


def test_a_denial_in_its_own_cause_is_told() -> None:
    """Who is accused and denies speaks in its own cause; neither side is thereby right."""
    page = Page("page")
    accusation = page.say("Trade Ministry", "accused", SALE, about=ENDS)
    denial = page.say("Lanqiao Group", "denied", OWN, about=("Tarn Optics",))
    claim = _claim(page)
    assert "own cause" in _grade(claim, denial).reliability_reason
    assert {_grade(claim, one).credibility for one in (accusation, denial)} == {Credibility.CANNOT_BE_JUDGED}


def test_an_admission_confirms_the_accuser() -> None:
    """What the accused admits is confirmed."""
    pages = Page("one", "2024-03-04"), Page("two", "2024-03-09")
    accusation = pages[0].say("Trade Ministry", "accused", SALE, about=ENDS)
    pages[1].say("Lanqiao Group", "admitted", OWN, about=("Tarn Optics",))
    assert _grade(_claim(*pages), accusation).credibility is Credibility.CONFIRMED


def test_a_register_is_usually_reliable() -> None:
    """A register records by law what it states, and confirms others."""
    pages = Page("one"), Page("two")
    accusation = pages[0].say("Trade Ministry", "accused", SALE, about=ENDS)
    entry = pages[1].say("Federal Register", "accused", SALE, about=ENDS)
    claim = _claim(*pages)
    assert _grade(claim, entry).reliability is Reliability.USUALLY
    assert _grade(claim, accusation).credibility is Credibility.CONFIRMED


def test_a_register_that_denies_confirms_nobody() -> None:
    """An accusation is not recorded by a register that denies it; the register stays usually reliable."""
    page = Page("page")
    accused = "Federal Register"
    accusation = page.say("Trade Ministry", "accused", SALE.replace("Lanqiao Group", accused), about=(accused, ENDS[1]))
    denial = page.say(accused, "denied", OWN, about=("Tarn Optics",))
    claim = _claim(page)
    assert _grade(claim, denial).reliability is Reliability.USUALLY
    assert _grade(claim, accusation).credibility is Credibility.CANNOT_BE_JUDGED


def test_who_changed_the_stand_is_not_usually_reliable() -> None:
    """One speaker with two stands is told as such, and what was taken back is improbable."""
    pages = Page("one", "2021-02-10"), Page("two", "2023-09-01")
    denial = pages[0].say("Lanqiao Group", "denied", OWN, about=("Tarn Optics",))
    pages[1].say("Lanqiao Group", "admitted", OWN, about=("Tarn Optics",))
    claim = _claim(*pages)
    assert len(claim.changes) == 1
    grade = _grade(claim, denial)
    assert (grade.reliability, grade.credibility) == (Reliability.NOT_USUALLY, Credibility.IMPROBABLE)


def test_a_silence_is_not_judged() -> None:
    """Saying nothing is neither credible nor not."""
    page = Page("page")
    page.say("Trade Ministry", "accused", SALE, about=ENDS)
    silence = page.say("Lanqiao Group", "did not respond to", "a request for comment")
    assert "takes no side" in _grade(_claim(page), silence).credibility_reason


def test_no_grade_looks_at_where_a_source_is_from() -> None:
    """Two states that accuse each other in the same words are graded alike."""
    grades = []
    for accuser, accused in (("Velmark", "China"), ("China", "Velmark")):
        page = Page("page")
        page.say(accuser, "accused", f"{accused} of jamming radar on the border river", about=(accused,))
        (grade,) = _claim(page).grades
        grades.append((grade.reliability, grade.credibility, grade.reliability_reason, grade.credibility_reason))
    assert grades[0] == grades[1]
