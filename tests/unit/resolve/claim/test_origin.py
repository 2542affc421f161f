"""Independence: what goes back to one origin."""

from __future__ import annotations

import pytest

from tests.unit.resolve.claim.page import Page, entities_of
from tieline.model import Claim, Document
from tieline.model.ids import DocumentId
from tieline.resolve.claim.copy import find_agencies, iter_alike, name_agency, score_copy, shingle
from tieline.resolve.claim.make import make_claims

SALE = "Lanqiao Group of selling laser sights to Tarn Optics in secret"


def _claim(*pages: Page) -> Claim:
    (claim,) = make_claims([page.reading for page in pages], entities_of(*pages), [page.document for page in pages])
    return claim


def _two_pages(first: dict[str, str], second: dict[str, str]) -> Claim:
    """Two pages in which somebody accuses in the same words."""
    pages = []
    for number, facts in enumerate((first, second)):
        page = Page(f"page-{number}", "2024-03-04", text=facts.get("head", ""))
        page.say(facts["by"], "accused", SALE, about=("Lanqiao Group", "Tarn Optics"), on=facts.get("on"))
        pages.append(page)
    return _claim(*pages)


def test_every_utterance_has_one_origin() -> None:
    """Origins divide the utterances of a claim."""
    claim = _two_pages({"by": "Trade Ministry"}, {"by": "Customs Bureau"})
    assert sorted(one for origin in claim.origins for one in origin.utterances) == sorted(claim.utterances)


def test_two_speakers_who_agree_are_two_origins() -> None:
    """The same words of two speakers are two statements, and no reason is given for a single one."""
    claim = _two_pages({"by": "Trade Ministry"}, {"by": "Customs Bureau"})
    assert [origin.reasons for origin in claim.origins] == [(), ()]


def test_one_speaker_in_the_same_words_is_one_origin() -> None:
    """A statement that two pages quote counts once, and the reason is printed."""
    (origin,) = _two_pages({"by": "Trade Ministry"}, {"by": "Trade Ministry"}).origins
    assert len(origin.utterances) == 2
    assert "the same words" in origin.reasons[0]


def test_one_speaker_on_two_days_is_two_origins() -> None:
    """Who says the same again on another day says it twice."""
    claim = _two_pages({"by": "Trade Ministry", "on": "2024-03-04"}, {"by": "Trade Ministry", "on": "2024-09-09"})
    assert len(claim.origins) == 2


def test_pages_that_credit_one_agency_are_one_origin() -> None:
    """What an agency writes of unnamed officials counts once, however many print it."""
    claim = _two_pages(
        {"by": "officials", "head": "Sella, March 4 (Reuters)\n\n"},
        {"by": "several officials", "head": "Source: Reuters\n\n"},
    )
    (origin,) = claim.origins
    assert any("Reuters" in reason for reason in origin.reasons)


def test_copies_of_one_article_are_one_origin() -> None:
    """Two pages with one long text, of which one has another head, are one article."""
    body = " ".join(f"word{number}" for number in range(120)) + ". "
    claim = _two_pages({"by": "officials", "head": body}, {"by": "officials", "head": "Another head. " + body})
    assert len(claim.origins) == 1


def test_a_denial_is_never_one_with_what_it_denies() -> None:
    """Only utterances with the same stand are one origin."""
    page = Page("page", "2024-03-04")
    page.say("Trade Ministry", "accused", SALE, about=("Lanqiao Group", "Tarn Optics"), on="2024-03-04")
    page.say(
        "Lanqiao Group",
        "denied",
        "selling laser sights to Tarn Optics in secret",
        about=("Tarn Optics",),
        on="2024-03-04",
    )
    claim = _claim(page)
    assert (len(claim.denied_by), len(claim.origins)) == (1, 2)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("SELLA (Reuters) - Officials said so.", "Reuters"),
        ("BEIJING (XINHUA) - Officials said so.", "Xinhua"),
        ("新华社北京3月4日电 有关部门表示。", "Xinhua"),
        ("财联社3月4日讯，有关部门表示。", "CLS"),
        ("Officials said so.\n\nSource: The Wall Street Journal", "Wall Street Journal"),
        ("据路透社报道，有关部门表示。", "Reuters"),
    ],
)
def test_bylines_credit_agencies(text: str, agency: str) -> None:
    """Brackets, datelines, credits and the Chinese forms are read."""
    document = Document(DocumentId("d"), "0" * 64, "d.txt", "text/plain", None, None, None, text)
    assert agency in find_agencies(document)


def test_a_name_in_the_middle_of_a_text_is_no_byline() -> None:
    """Who is only spoken of is not credited."""
    text = "x " * 300 + "Reuters moved its office (Reuters) there. " + "x " * 300
    document = Document(DocumentId("d"), "0" * 64, "d.txt", "text/plain", None, None, None, text)
    assert find_agencies(document) == frozenset()


def test_agencies_are_named_alike() -> None:
    """A speaker's name in either language is the same agency's."""
    assert name_agency("Reuters") == name_agency("路透社") == "Reuters"
    assert name_agency("Sella Gazette") is None


def test_copies_are_found_without_comparing_all() -> None:
    """Texts that share most groups of words are paired; others are not."""
    long = " ".join(f"w{number}" for number in range(60))
    texts = {
        1: shingle(long),
        2: shingle(long + " more words at the end"),
        3: shingle("something else altogether here"),
    }
    assert [(left, right) for left, right, _ in iter_alike(texts, 0.7)] == [(1, 2)]


def test_nothing_is_a_copy_of_an_empty_text() -> None:
    """No words, no likeness."""
    assert score_copy(shingle(""), shingle("some words that stand here")) == 0.0
