"""Tests of a person's decisions."""

from __future__ import annotations

from tieline.model.entity import Entity, Judgement, Schema, Verdict
from tieline.model.ids import EntityId, JudgementId, MentionId
from tieline.resolve.judgement import current, entity_key, read_decisions


def _judgement(left: str, right: str, verdict: Verdict, *, day: int = 1) -> Judgement:
    """Make a judgement of a day."""
    key = JudgementId(f"{left}{right}{verdict}{day}")
    return Judgement(key, left, right, verdict, "analyst", f"2026-11-{day:02}T09:30:00+00:00")


def _entity(name: str, schema: Schema) -> Entity:
    """Make an entity of one name."""
    return Entity(EntityId("ent-1"), schema, name, (name,), (MentionId("m"),))


def test_key_is_family_and_name_key() -> None:
    """The key does not depend on the id, the kind of organisation or the legal form."""
    assert entity_key(_entity("Quanhe Optics Co., Ltd.", Schema.COMPANY)) == "organisation:quanhe optics"
    assert entity_key(_entity("Quanhe Optics", Schema.ORGANIZATION)) == "organisation:quanhe optics"
    assert entity_key(_entity("Gao Lianhua", Schema.PERSON)) == "person:gao lianhua"


def test_name_without_letters_has_a_key() -> None:
    """A name of signs alone is its own key."""
    assert entity_key(_entity("?!", Schema.THING)) == "thing:?!"


def test_newest_judgement_on_a_pair_counts() -> None:
    """A later decision replaces an earlier one, whichever way round the pair stands."""
    old = _judgement("a", "b", Verdict.SAME, day=1)
    new = _judgement("b", "a", Verdict.DIFFERENT, day=2)
    assert current([new, old]) == current([old, new]) == (new,)


def test_unsure_takes_a_decision_back() -> None:
    """After "unsure" nothing is asked of the pair."""
    old = _judgement("organisation:a", "organisation:b", Verdict.SAME, day=1)
    new = _judgement("organisation:a", "organisation:b", Verdict.UNSURE, day=2)
    decisions = read_decisions([old, new])
    assert (decisions.same, decisions.different) == ((), ())


def test_judgement_on_a_listing_is_not_for_resolution() -> None:
    """Only pairs of entities are resolved."""
    decisions = read_decisions([_judgement("organisation:a", "lst-abc", Verdict.DIFFERENT)])
    assert decisions.different == ()


def test_key_judged_different_from_itself_names_several_parties() -> None:
    """Such a key is told apart."""
    decisions = read_decisions([_judgement("person:wang wei", "person:wang wei", Verdict.DIFFERENT)])
    assert decisions.keys_apart == {"person:wang wei"}
