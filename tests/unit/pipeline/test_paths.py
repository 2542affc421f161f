"""Exposure paths over a workspace."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.pipeline.sample import make_entity, make_listing, make_snapshot
from tieline.errors import NotFoundError
from tieline.model import (
    Evidence,
    Hit,
    Holding,
    LinkedParty,
    Listing,
    PartialDate,
    Property,
    Relationship,
    RelationshipType,
    Resolution,
    Schema,
    Span,
    Verdict,
)
from tieline.model.entity import Entity
from tieline.model.ids import DocumentId, HitId, RelationshipId
from tieline.model.path import Validity
from tieline.pipeline.paths import PathFinder, Question
from tieline.pipeline.workspace import Workspace

UNIVERSITY = make_entity("Northmoor University", schema=Schema.ORGANIZATION)
CASTINGS = make_entity("Example Castings")
CITY = make_entity("Linhai", schema=Schema.PLACE)
HOLDING = make_listing("Lanqiao Example Holding")
OFF = replace(make_listing("Example Castings", entry_id="2"), delisted_on=PartialDate("2021-05-25"))
WORDS = Evidence(DocumentId("doc-1"), Span(0, 9), "They sign")


def tie(one: Entity, other: Entity, *, kind: RelationshipType = RelationshipType.AGREEMENT) -> Relationship:
    """Make a tie that a document states."""
    names = (one.name, other.name)
    return Relationship(RelationshipId(f"{kind} {names}"), kind, one.id, other.id, *names, (), (WORDS,), None, "r", 0.9)


def hit(entity: Entity, entry: Listing, *, verdict: Verdict = Verdict.SAME) -> Hit:
    """Make a hit of an entity on a listing."""
    return Hit(HitId(f"hit {entity.name} {entry.id}"), entity.name, entity.id, entry.id, entry.name, 0.9, verdict, ())


@pytest.fixture
def known(workspace: Workspace) -> Workspace:
    """Give a workspace where a university signs with a company that a listed holding owns."""
    entities = tuple(sorted((UNIVERSITY, CASTINGS, CITY), key=lambda entity: entity.id))
    ties = (
        tie(UNIVERSITY, CASTINGS),
        tie(UNIVERSITY, CITY, kind=RelationshipType.LOCATED_IN),
        tie(CASTINGS, CITY, kind=RelationshipType.MEETS),
    )
    store = workspace.store
    store.replace_resolution(Resolution(entities, ties, ()))
    store.save_snapshot(make_snapshot("one"), [HOLDING, OFF])
    share = Holding(
        "Lanqiao Example Holding", "Example Castings", 60, 60, False, False, "shares", None, None, "t row 1"
    )
    store.save_holdings("t", [share])
    return workspace


def ways(workspace: Workspace, name: str, to: str | None, *, question: Question | None = None) -> list[list[str]]:
    """Find paths, each as the names of its parties."""
    found = PathFinder(workspace, question or Question()).find(name, to)
    return [[path.hops[0].source.name, *(hop.target.name for hop in path.hops)] for path in found.paths]


def test_a_contract_and_a_stake_lead_to_a_listed_owner(known: Workspace) -> None:
    """Documents, tables of stakes and lists make one way, each step with its source."""
    (path,) = PathFinder(known, Question()).find("Northmoor University", None).paths
    assert [hop.target.name for hop in path.hops] == ["Example Castings", "Lanqiao Example Holding"]
    assert [(link.record, link.evidence) for hop in path.hops for link in hop.links] == [
        (None, (WORDS,)),
        ("t row 1", ()),
    ]
    assert [entry.list_name for entry in path.listed] == ["Sample List"]


def test_who_is_off_a_list_is_not_listed(known: Workspace) -> None:
    """Today, and not on a day when it was."""
    known.store.replace_hits([hit(CASTINGS, OFF)], [])
    assert ways(known, "Northmoor University", None) == [
        ["Northmoor University", "Example Castings", "Lanqiao Example Holding"]
    ]
    then = Question(as_of=PartialDate("2021-01-01"))
    assert ways(known, "Northmoor University", None, question=then) == [["Northmoor University", "Example Castings"]]


def test_who_may_be_listed_counts_when_asked(known: Workspace) -> None:
    """An unsure hit is no listing, and how many there are is told."""
    known.store.replace_hits([hit(CASTINGS, HOLDING, verdict=Verdict.UNSURE)], [])
    finder = PathFinder(known, Question())
    assert finder.unsure == 1
    unsure = Question(with_unsure=True)
    assert ways(known, "Northmoor University", None, question=unsure) == [["Northmoor University", "Example Castings"]]


def test_a_place_ties_nobody(known: Workspace) -> None:
    """Not even where a party visits it."""
    question = Question(types=frozenset({RelationshipType.LOCATED_IN, RelationshipType.MEETS}))
    assert ways(known, "Northmoor University", "Example Castings", question=question) == []


def test_lists_tie_their_parties(known: Workspace) -> None:
    """In their own words, with the row."""
    linked = replace(HOLDING, linked=(LinkedParty("Linked To", "Zenith Works"),), row="row 9")
    known.store.save_snapshot(make_snapshot("one"), [linked, OFF])
    known.store.replace_hits([hit(CASTINGS, HOLDING)], [])
    (path,) = PathFinder(known, Question()).find("Zenith Works", "Example Castings").paths
    assert (path.hops[0].links[0].detail, path.hops[0].links[0].record) == (
        "“Linked To”",
        "Sample List of 2024-01-01, row 9",
    )


def test_an_unknown_party_is_told(known: Workspace) -> None:
    """With close names."""
    with pytest.raises(NotFoundError, match="Northmor"):
        PathFinder(known, Question()).find("Northmor Universty", None)


def test_namesakes_with_ids_are_two(known: Workspace) -> None:
    """And owners whose names are blotted out are nobody in particular."""
    told = [("Wang Wei", "Alpha", "1"), ("Wang Wei", "Beta", "2"), ("***", "Alpha", None), ("—", "Beta", None)]
    holdings = [
        Holding(owner, owned, 5, 5, False, False, "shares", None, None, "t", owner_id=identity)
        for owner, owned, identity in told
    ]
    known.store.save_holdings("t", holdings)
    assert ways(known, "Alpha", "Beta") == []


def test_a_terminated_agreement_leads_nowhere_unless_asked_for(known: Workspace) -> None:
    """It is counted; on a day before its end it still leads on."""
    ended = Evidence(DocumentId("doc-1"), Span(0, 4), "They")
    stated = (Property("date_off", "2021-05", ended), Property("kind", "former", ended))
    entities = tuple(sorted((UNIVERSITY, CASTINGS), key=lambda entity: entity.id))
    over = replace(tie(UNIVERSITY, CASTINGS), properties=stated)
    known.store.replace_resolution(Resolution(entities, (over,), ()))
    found = PathFinder(known, Question()).find("Northmoor University", None)
    assert (found.paths, found.left_out_ties) == ((), 1)
    asked = Question(with_former=True), Question(as_of=PartialDate("2020"))
    (former,), (then,) = (PathFinder(known, question).find("Northmoor University", None).paths for question in asked)
    assert (former.validity, then.validity) == (Validity.ENDED, Validity.HOLDS)
    later = Question(as_of=PartialDate("2022"))
    assert PathFinder(known, later).find("Northmoor University", None).left_out_ties == 1
