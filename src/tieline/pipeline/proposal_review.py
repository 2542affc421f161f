"""What became of proposals of models: which wait, which a rule agrees with, and which people accepted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tieline.errors import NotFoundError, UsageError
from tieline.model import Proposal, ProposalDecision, ProposalStatus, Reading, content_id
from tieline.model.ids import DocumentId
from tieline.model.proposal import ProposalDecisionId, ProposalId
from tieline.pipeline.workspace import Workspace
from tieline.read.proposal.merge import Agreement, with_accepted
from tieline.read.rules import precision
from tieline.store.base import Store


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A proposal and what became of it.

    Attributes:
        proposal: The proposal.
        status: What became of it.
        decision: The newest decision of a person; None when nobody decided.
    """

    proposal: Proposal
    status: ProposalStatus
    decision: ProposalDecision | None


def decide_proposal(
    workspace: Workspace, proposal_id: str, accepted: bool | None, *, by: str, reason: str | None = None
) -> ProposalDecision:
    """Keep a person's decision about a proposal. It holds the next time the workspace is resolved.

    Args:
        workspace: Open for writing.
        proposal_id: Id of the proposal.
        accepted: True accepts it, False rejects it, None takes an earlier decision back.
        by: Who decides.
        reason: Why, in the person's words.

    Returns:
        The decision kept.

    Raises:
        NotFoundError: There is no such proposal.
        UsageError: Nobody decides.
    """
    # shape: three ways to decide, as the decision itself has them 2026-11-22
    if not by.strip():
        raise UsageError("a decision needs the name of who decides", hint="--by NAME")
    if not any(one.id == proposal_id for one in workspace.store.iter_proposals()):
        raise NotFoundError(f"{proposal_id}: there is no such proposal", hint="`tieline review proposals --all`")
    at = workspace.now()
    key = ProposalDecisionId(content_id("pdc", proposal_id, accepted, by, at, reason))
    decision = ProposalDecision(key, ProposalId(proposal_id), accepted, by, at, reason)
    workspace.store.add_proposal_decision(decision)
    return decision


def load_decisions(store: Store) -> dict[ProposalId, ProposalDecision]:
    """Load the decisions that count.

    Args:
        store: The store of the workspace.

    Returns:
        The newest decision about each proposal, but for those that were taken back.
    """
    newest = {decision.proposal: decision for decision in store.iter_proposal_decisions()}
    return {key: decision for key, decision in newest.items() if decision.accepted is not None}


def review_proposals(store: Store) -> Iterator[Reviewed]:
    """Go through the proposals of a workspace with what became of each.

    Args:
        store: The store.

    Yields:
        Proposals by document, then id.
    """
    decisions = load_decisions(store)
    by_document: defaultdict[DocumentId, list[Proposal]] = defaultdict(list)
    for proposal in store.iter_proposals():
        by_document[proposal.document].append(proposal)
    accepting = _Accepting(store)
    for document, proposals in by_document.items():
        reading = store.find_reading(document)
        agreement = None if reading is None else Agreement(accepting.join(reading))
        for proposal in proposals:
            decision = decisions.get(proposal.id)
            yield Reviewed(proposal, _status(proposal, decision, agreement), decision)


def count_waiting(store: Store) -> int:
    """Count the proposals that wait for a rule or a person.

    Args:
        store: The store of the workspace.

    Returns:
        How many there are.
    """
    return sum(1 for one in review_proposals(store) if one.status is ProposalStatus.PROPOSED)


def iter_readings(store: Store) -> Iterator[Reading]:
    """Go through all readings, with what people accepted of the proposals of models.

    Args:
        store: The store of the workspace.

    Yields:
        Readings in the order of the store.
    """
    accepting = _Accepting(store)
    for reading in store.iter_readings():
        yield accepting.join(reading)


class _Accepting:
    """What people accepted, ready to be added to readings."""

    def __init__(self, store: Store) -> None:
        self._store = store
        decisions = load_decisions(store)
        accepted = {key: decision.by for key, decision in decisions.items() if decision.accepted}
        self._accepted: defaultdict[DocumentId, list[tuple[Proposal, str]]] = defaultdict(list)
        self._confidence: Mapping[str, float] = {}
        if accepted:
            proposals = list(store.iter_proposals())
            self._confidence = _measure(proposals, decisions)
            for proposal in proposals:
                if proposal.id in accepted:
                    self._accepted[proposal.document].append((proposal, accepted[proposal.id]))

    def join(self, reading: Reading) -> Reading:
        """Add what was accepted in a document to what rules read in it."""
        accepted = self._accepted.get(reading.document)
        if not accepted:
            return reading
        text = self._store.get_document(reading.document).text
        return with_accepted(reading, accepted, text, confidence=self._confidence)


def _measure(proposals: list[Proposal], decisions: Mapping[ProposalId, ProposalDecision]) -> dict[str, float]:
    """How often people accept what each model proposes, by the same formula as for rules."""
    judged: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for proposal in proposals:
        if (decision := decisions.get(proposal.id)) is not None:
            judged[proposal.backend].update(judged=1, right=int(decision.accepted is True))
    return {backend: precision(judged, backend) for backend in judged}


def _status(proposal: Proposal, decision: ProposalDecision | None, agreement: Agreement | None) -> ProposalStatus:
    if decision is not None:
        return ProposalStatus.ACCEPTED if decision.accepted else ProposalStatus.REJECTED
    agrees = agreement is not None and agreement.holds(proposal)
    return ProposalStatus.AGREED if agrees else ProposalStatus.PROPOSED
