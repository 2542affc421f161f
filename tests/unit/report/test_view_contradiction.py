"""Contradictions in the dossier and in records."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

from tests.unit.report.case_texts import FACTS, NEWS
from tieline.model import Contradiction, ContradictionKind, Evidence, Side, Span
from tieline.model.ids import ContradictionId
from tieline.report.case import Case
from tieline.report.dossier import render_dossier
from tieline.report.focus import focus
from tieline.report.records import iter_records


@pytest.fixture(scope="module")
def opposed_case(case: Case) -> Case:
    """Give a case with one contradiction: a share that one source shows and another says."""
    documents = {document.path: document for document in case.documents}
    utterance = next(u for reading in case.readings for u in reading.utterances if u.stance.value == "affirms")
    party = next(entity for entity in case.entities if entity.name == "Hongtan Microsystems")
    sides = []
    for value, path, said in (("30", NEWS, utterance.id), ("45", FACTS, None)):
        document = documents[path]
        words = document.text[:30]
        sides.append(Side(value, (Evidence(document.id, Span(0, 30), words),), said, document.id))
    item = Contradiction(
        ContradictionId("con-1"), ContradictionKind.SHARE, "what share <i>A</i> holds", (party.id,), tuple(sides)
    )
    return replace(case, contradictions=(item,))


def test_values_stand_side_by_side_with_their_sources(opposed_case: Case) -> None:
    """Each value has its own side with the standing, the speaker and a link; markup in the matter stays text."""
    page = lxml.html.document_fromstring(render_dossier(opposed_case))
    sides = page.xpath("//article[@id='contradiction-1']//section[contains(@class, 'side')]")
    words = [" ".join(side.text_content().split()) for side in sides]
    assert words[0].startswith("30")
    assert "Said" in words[0]
    assert words[1].startswith("45")
    assert "Shown" in words[1]
    assert all(side.xpath(".//a[@class='cite']") for side in sides)
    assert not page.xpath("//article[@id='contradiction-1']//i")


def test_case_without_contradictions_says_so(case: Case) -> None:
    """The section is never just missing."""
    assert "No fact was found that sources state with different values." in render_dossier(case)


def test_record_tells_said_and_shown_apart(opposed_case: Case) -> None:
    """Each side of the record has its value, its standing and its words."""
    record = next(record for record in iter_records(opposed_case) if record["kind"] == "contradiction")
    sides = record["sides"]
    assert isinstance(sides, list)
    assert [(side["value"], side["standing"]) for side in sides] == [("30", "said"), ("45", "shown")]
    assert record["what"] == "share"


def test_focus_keeps_the_contradictions_of_its_party(opposed_case: Case) -> None:
    """A dossier about the party keeps the contradiction with both documents; one about another leaves it out."""
    item = opposed_case.contradictions[0]
    narrowed = focus(opposed_case, item.about)
    assert narrowed.contradictions == (item,)
    assert {side.document for side in item.sides} <= {document.id for document in narrowed.documents}
    other = next(entity.id for entity in opposed_case.entities if entity.name == "Northern Fleet")
    assert focus(opposed_case, (other,)).contradictions == ()


def test_first_page_names_contradictions(opposed_case: Case, case: Case) -> None:
    """The summary links to each, and has no group where there is none."""
    page = lxml.html.document_fromstring(render_dossier(opposed_case))
    assert page.xpath("//section[@id='summary']//a[@href='#contradiction-1']")
    plain = lxml.html.document_fromstring(render_dossier(case))
    assert "Contradictions" not in plain.xpath("string(//section[@id='summary'])")
