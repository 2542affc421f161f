"""What every store keeps of proposals of models, and of what people decided about them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contract.samples import make_document, make_reading
from tests.contract.values import readings, values
from tieline.errors import StoreError
from tieline.model import ModelAnswer, Proposal, ProposalDecision, ProposalKind, Proposals, Reading, Usage, content_id
from tieline.model.ids import DocumentId
from tieline.model.proposal import ProposalDecisionId, ProposalId
from tieline.store.base import Store

ARBITRARY = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
DOCUMENT = make_document("a.txt", "Acme owns Bolt.")


def make_proposals(*names: str, backend: str = "m", unanswered: int = 0) -> Proposals:
    """Make proposals of these ids, with what was dropped beside them."""
    fragment = make_reading(DOCUMENT, "Acme")
    kept = tuple(
        Proposal(ProposalId(name), DOCUMENT.id, backend, ProposalKind.RELATIONSHIP, fragment) for name in names
    )
    return Proposals(DOCUMENT.id, backend, kept, (("not_in_passage", len(names)),), Usage(), unanswered)


def make_decision(name: str, *, accepted: bool | None = True, at: str = "2023-11-14") -> ProposalDecision:
    """Make a decision about a proposal."""
    key = ProposalDecisionId(f"pdc-{name}-{at}")
    return ProposalDecision(key, ProposalId(name), accepted, "A. Analyst", at)


def ids_of(store: Store) -> list[str]:
    """The proposals that are kept."""
    return [one.id for one in store.iter_proposals()]


@ARBITRARY
@given(fragment=readings(DOCUMENT.id))
def test_a_proposal_comes_back_as_it_was(store: Store, fragment: Reading) -> None:
    """Whatever is proposed survives in every field."""
    store.save_document(DOCUMENT)
    proposal = Proposal(ProposalId("p"), DOCUMENT.id, "m", ProposalKind.UTTERANCE, fragment)
    store.save_proposals(Proposals(DOCUMENT.id, "m", (), (), Usage()))
    store.save_proposals(Proposals(DOCUMENT.id, "m", (proposal,), (), Usage()))
    assert list(store.iter_proposals()) == [proposal]


@ARBITRARY
@given(decision=values(ProposalDecision))
def test_a_decision_comes_back_as_it_was(store: Store, decision: ProposalDecision) -> None:
    """Once for all, however often it is kept."""
    decision = replace(decision, id=ProposalDecisionId(content_id("pdc", repr(decision))))
    store.add_proposal_decision(decision)
    store.add_proposal_decision(replace(decision, by="somebody else"))
    assert decision in list(store.iter_proposal_decisions())


@ARBITRARY
@given(text=st.text(), tokens=st.none() | st.integers(0, 10**6))
def test_an_answer_comes_back_as_it_was(store: Store, text: str, tokens: int | None) -> None:
    """Whatever characters a model gives, half surrogates and NUL included."""
    store.save_answer("key", ModelAnswer("old"))
    store.save_answer("key", ModelAnswer(text, tokens, None))
    assert (store.find_answer("key"), store.find_answer("other")) == (ModelAnswer(text, tokens, None), None)


def test_new_proposals_take_the_place_of_the_old_ones_of_the_same_model(store: Store) -> None:
    """What another model proposed stays, and so does what a person decided about."""
    store.save_document(DOCUMENT)
    store.save_proposals(make_proposals("a", "b", "c"))
    store.save_proposals(make_proposals("d", backend="other"))
    store.add_proposal_decision(make_decision("b"))
    store.save_proposals(make_proposals("b", "e"))
    assert ids_of(store) == ["b", "d", "e"]
    assert list(store.iter_proposal_drops()) == [
        (DOCUMENT.id, "m", (("not_in_passage", 2),)),
        (DOCUMENT.id, "other", (("not_in_passage", 1),)),
    ]


def test_a_model_that_did_not_answer_to_everything_takes_nothing_away(store: Store) -> None:
    """Its proposals are added."""
    store.save_document(DOCUMENT)
    store.save_proposals(make_proposals("a"))
    store.save_proposals(make_proposals("b", unanswered=1))
    assert ids_of(store) == ["a", "b"]


def test_decisions_come_by_time(store: Store) -> None:
    """The newest last, so that it counts."""
    for at in ("2024-02-01", "2024-01-01"):
        store.add_proposal_decision(make_decision("a", accepted=None, at=at))
    assert [one.decided_at[:7] for one in store.iter_proposal_decisions()] == ["2024-01", "2024-02"]


def test_proposals_need_their_document(store: Store) -> None:
    """They are about its text."""
    with pytest.raises(StoreError):
        store.save_proposals(replace(make_proposals("a"), document=DocumentId("doc-none")))
