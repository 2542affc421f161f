"""Look-ups over a case."""

from __future__ import annotations

import random
from dataclasses import replace

from tieline.model import Schema, Verdict
from tieline.model.ids import EntityId
from tieline.report.case import Case
from tieline.report.case_index import CaseIndex, find_paragraphs, index_case, is_party


def test_parties_come_by_importance(index: CaseIndex) -> None:
    """First what the case is about, then what lists name, then unsure hits, then what has most ties."""
    assert [party.name for party in index.parties[:4]] == [
        "Hongtan Microsystems",
        "Linhai Aerodynamics Research Centre",
        "Qinglan Great River Technology Group",
        "Department of Trade",
    ]


def test_order_of_the_case_does_not_matter(case: Case) -> None:
    """Documents, entities and snapshots are numbered by content, not by the order given."""
    shuffled = random.Random(7)
    mixed = replace(
        case,
        documents=tuple(shuffled.sample(case.documents, len(case.documents))),
        entities=tuple(shuffled.sample(case.entities, len(case.entities))),
        snapshots=case.snapshots[::-1],
        hits=case.hits[::-1],
    )
    left, right = index_case(case), index_case(mixed)
    assert left.number_of == right.number_of
    assert left.parties == right.parties
    assert left.snapshots == right.snapshots


def test_events_and_places_are_no_parties(index: CaseIndex) -> None:
    """Only organisations and persons can act."""
    assert all(is_party(party) for party in index.parties)
    assert any(not is_party(entity) for entity in index.case.entities)
    assert Schema.EVENT not in {party.schema for party in index.parties}


def test_unsure_hit_makes_no_listed_party(index: CaseIndex) -> None:
    """A party whose hits are all unsure is not listed."""
    qinglan = index.parties[2]
    assert index.find_list_standing(qinglan.id) == "unsure"
    assert not index.is_listed(qinglan.id)


def test_party_whose_entries_were_all_taken_off_is_off(case: Case) -> None:
    """A sure hit on an entry that was taken off its list is told apart from one that stands."""
    hits = tuple(replace(hit, verdict=Verdict.SAME) for hit in case.hits)
    index = index_case(replace(case, hits=hits))
    qinglan = next(party for party in index.parties if party.name.startswith("Qinglan"))
    assert index.find_list_standing(qinglan.id) == "off"


def test_unsure_entry_on_a_list_outweighs_one_taken_off(case: Case) -> None:
    """A party that was taken off one list and may be on another is unsure, not off."""
    qinglan = next(hit for hit in case.hits if hit.listing == case.listings[2].id)
    sure = replace(qinglan, verdict=Verdict.SAME)
    other = replace(qinglan, listing=case.listings[1].id)
    index = index_case(replace(case, hits=(sure, other)))
    assert qinglan.entity is not None
    assert index.find_list_standing(qinglan.entity) == "unsure"


def test_unknown_entity_has_no_address(index: CaseIndex) -> None:
    """What is no party of the case has no place in the dossier, and stands on no list."""
    assert index.find_party_href(EntityId("ent-elsewhere")) is None
    assert index.find_list_standing(EntityId("ent-elsewhere")) is None


def test_blank_lines_are_no_paragraphs() -> None:
    """Lines without words do not count."""
    assert find_paragraphs("a\n\n  \nb\n") == (0, 6)
