"""Fields of technology in the dossier, in records, and as a filter."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

from tests.unit.report.case_builder import CaseBuilder
from tests.unit.report.case_texts import NEWS
from tieline.model import Document, Evidence, Span, Technology, TechnologyArea
from tieline.model.ids import EntityId, TechnologyId, UtteranceId
from tieline.report.case import Case
from tieline.report.case_index import index_case
from tieline.report.dossier import render_dossier
from tieline.report.records import iter_records
from tieline.report.view_technology import make_technologies


def _quote(document: Document, words: str) -> Evidence:
    start = document.text.index(words)
    return Evidence(document.id, Span(start, start + len(words)), words)


def tie_party(case: Case, name: str, area: TechnologyArea, *, said: UtteranceId | None = None) -> Technology:
    document = next(document for document in case.documents if document.path == NEWS)
    entity = next(entity for entity in case.entities if entity.name == name)
    return Technology(
        id=TechnologyId(f"tec-{name}-{area}-{said}"),
        area=area,
        subfields=("Design",),
        entity=EntityId(entity.id),
        entity_name=name,
        words=(_quote(document, "Processors"),),
        evidence=(_quote(document, "Processors designed by Hongtan Microsystems"),),
        according_to=said,
        rule="en.technology.made-by",
        confidence=0.9,
    )


@pytest.fixture(scope="module")
def tied_case(case: Case) -> Case:
    """Give a case in which one party is tied to semiconductors, and another only by a denied word to missiles."""
    denial = next(u for reading in case.readings for u in reading.utterances if u.stance.value == "denies")
    return replace(
        case,
        technologies=(
            tie_party(case, "Hongtan Microsystems", TechnologyArea.SEMICONDUCTORS),
            tie_party(case, "Linhai Aerodynamics Research Centre", TechnologyArea.MISSILES, said=denial.id),
        ),
    )


@pytest.fixture(scope="module")
def page(tied_case: Case) -> lxml.html.HtmlElement:
    """Give the page of that case."""
    return lxml.html.document_fromstring(render_dossier(tied_case))


def test_party_shows_its_field_with_the_words_and_a_link(page: lxml.html.HtmlElement) -> None:
    """The section names party, area and words, and cites the sentence."""
    first = page.xpath("//section[@id='technology']//article")[0]
    words = " ".join(first.text_content().split())
    for shown in ("Hongtan Microsystems", "Semiconductors and Microelectronics", "“Processors”", "Shown"):
        assert shown in words
    assert first.xpath(".//a[@class='cite']")


def test_denied_field_is_marked_and_left_out_of_the_filter(page: lxml.html.HtmlElement) -> None:
    """What is only denied is shown as denied, and no choice of the filter."""
    choices = page.xpath("//section[@id='technology']//input/@id")
    assert choices == ["only-all", "only-semiconductors"]
    assert "Denied" in page.xpath("string(//section[@id='technology']//article[2])")


def test_filter_rule_hides_what_is_not_of_the_area(tied_case: Case, page: lxml.html.HtmlElement) -> None:
    """The style sheet has a rule for each choice, and party and its ties bear the class it spares."""
    assert "body:has(#only-semiconductors:checked)" in render_dossier(tied_case)
    card = page.xpath("//article[contains(@class, 'party-card')][.//h3[contains(., 'Hongtan')]]")[0]
    assert "in-semiconductors" in card.get("class").split()
    ties = page.xpath("//li[contains(@class, 'tie ') and contains(@class, 'in-semiconductors')]")
    assert ties
    assert all("Hongtan" in tie.text_content() for tie in ties)


def test_case_without_fields_has_no_filter(case: Case) -> None:
    """A dossier without fields says so and marks nothing."""
    html = render_dossier(case)
    assert "No sentence ties a party to a field of technology." in html
    assert "only-all" not in lxml.html.document_fromstring(html).xpath("//input/@id")


def test_areas_stand_in_the_order_of_the_lists(case: Case) -> None:
    """The public list's areas come before ours, with the scheme named."""
    both = replace(
        case,
        technologies=(
            tie_party(case, "Hongtan Microsystems", TechnologyArea.AEROSPACE),
            tie_party(case, "Hongtan Microsystems", TechnologyArea.QUANTUM),
        ),
    )
    view = make_technologies(index_case(both))
    assert [area.id for area in view.areas] == ["quantum", "aerospace"]
    assert view.areas[0].scheme.startswith("US list")


def test_record_has_scheme_area_and_sentence(tied_case: Case) -> None:
    """Other programs get the area by its id and name, the scheme, and the words."""
    found = [record for record in iter_records(tied_case) if record["kind"] == "technology"]
    assert {record["area"] for record in found} == {"semiconductors", "missiles"}
    first = next(record for record in found if record["area"] == "semiconductors")
    assert (first["scheme"], first["area_name"]) == ("us-cet-2024", "Semiconductors and Microelectronics")
    assert first["entity_name"] == "Hongtan Microsystems"


def test_hostile_words_are_escaped(case: Case) -> None:
    """A name or a quote that is markup stays text."""
    builder = CaseBuilder()
    builder.add_document("x.txt", "<script>alert(1)</script> makes drones")
    document = next(iter(builder.documents.values()))
    one = replace(
        tie_party(case, "Hongtan Microsystems", TechnologyArea.AUTONOMY),
        entity_name="<b>x</b>",
        words=(_quote(document, "<script>alert(1)</script>"),),
        evidence=(_quote(document, document.text),),
    )
    html = render_dossier(replace(case, technologies=(one,), documents=(*case.documents, document)))
    assert "<script>alert" not in html
    assert "<b>x" not in html
