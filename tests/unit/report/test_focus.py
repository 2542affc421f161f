"""A case narrowed to one party."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

from tieline.errors import NotFoundError
from tieline.model import Evidence, GradeDecision, Reliability
from tieline.model.ids import EntityId, GradeId
from tieline.report.case import Case
from tieline.report.case_index import index_case
from tieline.report.claim_ledger import make_ledger
from tieline.report.dossier import render_dossier
from tieline.report.focus import focus


def entity_id(case: Case, name: str) -> EntityId:
    """Give the id of an entity by its name."""
    return next(entity.id for entity in case.entities if entity.name == name)


def test_only_what_touches_the_party_is_kept(case: Case) -> None:
    """Ties, claims, documents and other parties that have nothing to do with it are gone."""
    narrow = focus(case, [entity_id(case, "Northgate University")])
    assert {entity.name for entity in narrow.entities} == {
        "Northgate University",
        "Linhai Aerodynamics Research Centre",
    }
    assert [tie.type.value for tie in narrow.relationships] == ["agreement"]
    assert narrow.claims == ()
    assert [document.path for document in narrow.documents] == ["sources/fact-sheet.pdf"]
    assert [capture.source for capture in narrow.captures] == ["sources/fact-sheet.pdf"]


def test_what_a_speaker_says_is_kept(case: Case) -> None:
    """A dossier about a speaker holds the claims that the speaker takes a stand on."""
    narrow = focus(case, [entity_id(case, "Shen Luo")])
    assert [claim.matter for claim in narrow.claims] == ["Hongtan is owned by the Northern Fleet"]


def test_focus_keeps_every_link_whole(case: Case) -> None:
    """The dossier of a narrowed case has no broken link."""
    page = lxml.html.document_fromstring(render_dossier(focus(case, [entity_id(case, "Hongtan Microsystems")])))
    known = set(page.xpath("//@id"))
    assert [href for href in page.xpath("//@href") if href.startswith("#") and href[1:] not in known] == []


def test_party_comes_first(case: Case) -> None:
    """The dossier is about the party, and its issues stay whole."""
    narrow = focus(case, [entity_id(case, "Mei Lanyu")])
    assert index_case(narrow).parties[0].name == "Mei Lanyu"
    assert narrow.issues == case.issues


def test_unknown_party_is_refused(case: Case) -> None:
    """A party that is not in the case cannot be looked at."""
    with pytest.raises(NotFoundError, match="ent-elsewhere"):
        focus(case, [EntityId("ent-elsewhere")])


def test_a_narrowed_dossier_counts_the_disputes_it_leaves_out(case: Case) -> None:
    """It says that none touches its parties, never that none is disputed, and how many are outside of it."""
    disputed = sum(claim.is_disputed for claim in case.claims)
    narrow = focus(case, [entity_id(case, "Northgate University")])
    words = " ".join(lxml.html.document_fromstring(render_dossier(narrow)).text_content().split())
    assert disputed == narrow.disputed_outside > 0
    assert "No claim is both affirmed and denied in these sources" not in words
    assert f"{disputed} disputed claim" in words


def test_records_about_claims_left_out_are_not_called_lost(case: Case) -> None:
    """A grade of a claim outside of the narrowed dossier is not counted as one whose words are gone."""
    one = next(claim for claim in case.claims if claim.is_disputed).utterances[0]
    said = index_case(case).utterance_of[one]
    words = Evidence(said.document, said.evidence_span, "words")
    grade = GradeDecision(GradeId("grd-1"), words, Reliability.FAIRLY, None, "Ann", "2026-01-01T00:00:00Z", None)
    narrow = focus(replace(case, grades=(grade,)), [entity_id(case, "Northgate University")])
    assert make_ledger(index_case(narrow)).unplaced == 0
