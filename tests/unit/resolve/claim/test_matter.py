"""What a claim is called."""

from __future__ import annotations

import pytest

from tests.unit.resolve.claim.page import Page, entities_of
from tieline.model import Claim, Document
from tieline.model.ids import DocumentId, EntityId
from tieline.read.reader import Reader
from tieline.resolve.claim.make import make_claims
from tieline.resolve.claim.matter import MATTER_CHARS, shorten


def _claim(speaker: str, cue: str, content: str, *about: str) -> tuple[Claim, str]:
    page = Page("page")
    page.say(speaker, cue, content, about=about)
    (claim,) = make_claims([page.reading], entities_of(page), [page.document])
    return claim, page.text


def test_a_phrase_is_shown_with_who_says_it() -> None:
    """ "Them of building" is no clause; with speaker and cue it is."""
    claim, _ = _claim("Trade Ministry", "accused", "them of building launchers for Tarn Optics", "Tarn Optics")
    assert claim.matter == "Trade Ministry accused them of building launchers for Tarn Optics"


def test_a_clause_stands_by_itself() -> None:
    """A content that is a clause is the matter."""
    claim, _ = _claim("Lanqiao Group", "denied", "that it had sold laser sights")
    assert "it had sold laser sights" in claim.matter


def test_a_denied_allegation_is_called_by_what_it_says() -> None:
    """Of "allegations that ..." the clause is shown."""
    claim, _ = _claim("Lanqiao Group", "denied", "allegations that the group sold laser sights")
    assert claim.matter == "the group sold laser sights"


def test_the_words_stand_in_the_document() -> None:
    """The matter has a place, and the words there are its words."""
    claim, text = _claim("Trade Ministry", "accused", "Lanqiao Group of selling lasers", "Lanqiao Group")
    assert claim.stated is not None
    assert claim.stated.span.cut(text) == claim.stated.quote == claim.matter


def test_a_long_matter_is_cut_at_a_word() -> None:
    """A mark shows that there is more."""
    cut = shorten("several words " * 40)
    assert len(cut) <= MATTER_CHARS + 2
    assert cut.endswith(" …")


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        (
            "Pellan Bank is large. It has denied that it was owned by the army.",
            "It [Pellan Bank] has denied that it was owned by the army",
        ),
        (
            "The plant is old. Asked about it, Mira Castell denied that there was any danger.",
            "Asked about it, Mira Castell denied that there was any danger",
        ),
        (
            "The plant is old. Pellan Bank denied that Coldwell Foods owed it money.",
            "Coldwell Foods owed it money",
        ),
        (
            "The Trade Ministry accused Lanqiao Group of “dual use”. The plant is old.",
            "The Trade Ministry accused Lanqiao Group of “dual use”",
        ),
    ],
)
def test_a_claim_is_called_by_a_clause_that_names_a_party(reader: Reader, text: str, matter: str) -> None:
    """What names nobody is shown in its sentence; a pronoun bears the name that was found for it, in brackets."""
    document = Document(DocumentId("doc"), "0" * 64, "a.txt", "text/plain", None, "en", None, text)
    reading = reader.read(document)
    (claim,) = make_claims([reading], {m.id: EntityId(m.name) for m in reading.mentions}, [document])
    assert claim.matter == matter
