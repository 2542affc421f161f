"""Tests of attaching ties to entities."""

from __future__ import annotations

from dataclasses import replace

from tieline.model.entity import Entity, Schema
from tieline.model.ids import DocumentId, EntityId, MentionId, RelationshipId, UtteranceId
from tieline.model.reading import Reading
from tieline.model.span import Evidence, Span
from tieline.model.tie import Property, Relationship, RelationshipMention, RelationshipType
from tieline.resolve.attach import attach_relationships

ENTITIES = {
    EntityId(key): Entity(EntityId(key), Schema.COMPANY, name, (name,), ())
    for key, name in (("e1", "Quanhe"), ("e2", "Bolang"))
}
ENTITY_OF = {MentionId(f"m{n}"): EntityId(f"e{1 + n % 2}") for n in range(6)}
EVIDENCE = Evidence(DocumentId("d"), Span(0, 5), "words")
LATER = Evidence(DocumentId("d"), Span(9, 14), "other")
TIE = RelationshipMention(
    RelationshipId("t1"),
    RelationshipType.OWNS,
    MentionId("m0"),
    MentionId("m1"),
    (Property("share", "51", EVIDENCE),),
    (EVIDENCE,),
    None,
    "rule-b",
    0.7,
    inferred=True,
)


def _attach(*ties: RelationshipMention) -> tuple[Relationship, ...]:
    """Attach the ties of one document."""
    return attach_relationships([Reading(DocumentId("d"), (), ties, ())], ENTITY_OF, ENTITIES)


def test_ends_become_entities_with_their_names() -> None:
    """A tie between mentions is one between their entities."""
    (made,) = _attach(TIE)
    assert (made.source, made.target) == ("e1", "e2")
    assert (made.source_name, made.target_name) == ("Quanhe", "Bolang")


def test_passages_of_one_tie_are_joined() -> None:
    """Evidence and properties are gathered; the surest rule gives the confidence, any shown end ends inference."""
    other = replace(
        TIE, id=RelationshipId("t2"), evidence=(LATER, EVIDENCE), rule="rule-a", confidence=0.9, inferred=False
    )
    (made,) = _attach(other, TIE)
    assert made.evidence == (EVIDENCE, LATER)
    assert made.properties == TIE.properties
    assert (made.rule, made.confidence, made.inferred) == ("rule-a", 0.9, False)
    assert _attach(TIE, other) == (made,)


def test_said_and_shown_never_join() -> None:
    """What an utterance says stays apart from what the document states."""
    said = replace(TIE, id=RelationshipId("t2"), according_to=UtteranceId("u1"))
    assert {made.according_to for made in _attach(TIE, said)} == {None, "u1"}


def test_agreement_has_no_direction() -> None:
    """The two ways round of an agreement are one, its ends in order of id."""
    there = replace(TIE, type=RelationshipType.AGREEMENT, source=MentionId("m1"), target=MentionId("m0"))
    back = replace(TIE, id=RelationshipId("t2"), type=RelationshipType.AGREEMENT)
    (made,) = _attach(there, back)
    assert (made.source, made.target) == ("e1", "e2")


def test_ownership_keeps_its_direction() -> None:
    """Who owns whom is not turned round."""
    back = replace(TIE, id=RelationshipId("t2"), source=MentionId("m1"), target=MentionId("m0"))
    assert len(_attach(TIE, back)) == 2


def test_loop_is_dropped() -> None:
    """Nothing is tied to itself."""
    assert _attach(replace(TIE, target=MentionId("m2"))) == ()


def test_alias_is_kept_as_the_evidence_of_a_name() -> None:
    """The sentence that gives another name stays, from the entity to itself."""
    (made,) = _attach(replace(TIE, type=RelationshipType.ALIAS_OF, target=MentionId("m2")))
    assert made.source == made.target == "e1"


def test_tie_of_an_unknown_mention_is_left_out() -> None:
    """A tie whose mention has no entity has no ends."""
    assert _attach(replace(TIE, target=MentionId("m99"))) == ()


def test_relationships_are_sorted_by_id() -> None:
    """The order does not depend on the text."""
    ties = [replace(TIE, id=RelationshipId(str(kind)), type=kind) for kind in RelationshipType]
    ids = [made.id for made in _attach(*ties)]
    assert ids == sorted(ids)
    assert len(ids) == len(RelationshipType)
