"""Proposals of models as records."""

from __future__ import annotations

import pytest

from tests.unit.read.proposal.sample import gate, make_read
from tieline.cli.proposal_record import decision_record, proposal_record
from tieline.model import ProposalDecision, ProposalStatus
from tieline.model.proposal import ProposalDecisionId, ProposalId
from tieline.pipeline.proposal_review import Reviewed

PAGE = "The {G|Ministry of Trade} denied on 4 June 2020 that {C|Acme Ltd} owns {C|Bolt Ltd} of Dover."
TEXT = "The Ministry of Trade denied on 4 June 2020 that Acme Ltd owns Bolt Ltd of Dover."
SAYING = {"speaker": "Ministry of Trade", "cue": "denied", "cue_class": "deny", "said_on": "4 June 2020"}
TIE = {"type": "owns", "source": "Acme Ltd", "target": "Bolt Ltd", "stated_by": "owns", "evidence": TEXT}


def test_every_field_is_given_with_its_place() -> None:
    """Whatever is proposed, each quote equals the text at its place."""
    passed = gate(
        *make_read(PAGE),
        mentions=[{"quote": "Dover", "kind": "Address"}],
        utterances=[SAYING | {"content": "Acme Ltd owns Bolt Ltd of Dover"}],
        relationships=[TIE],
    )
    records = [proposal_record(Reviewed(one, ProposalStatus.PROPOSED, None)) for one in passed.proposals]
    assert [one["what"] for one in records] == [
        "Dover (Address)",
        "Ministry of Trade denied (denies): Acme Ltd owns Bolt Ltd of Dover",
        "Acme Ltd owns Bolt Ltd (according to what is said)",
    ]
    placed = [field for one in records for field in one["fields"].values() if isinstance(field, dict)]
    assert len(placed) == 7
    assert all(TEXT[one["start"] : one["end"]] == one["quote"] for one in placed)


@pytest.mark.parametrize(("accepted", "word"), [(True, "accepted"), (False, "rejected"), (None, "taken back")])
def test_a_decision_is_told_in_a_word(accepted: bool | None, word: str) -> None:
    """With who and when."""
    decision = ProposalDecision(ProposalDecisionId("d"), ProposalId("p"), accepted, "me", "2024-01-01")
    record = decision_record(decision)
    assert (record["decision"], record["by"], record["decided_at"]) == (word, "me", "2024-01-01")
