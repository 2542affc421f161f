"""The part of the store that keeps proposals of models, and what people decided about them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from tieline.model import ModelAnswer, Proposal, ProposalDecision, Proposals
from tieline.model.ids import DocumentId


class ProposalPort(Protocol):
    """Proposals, decisions about them, and answers of models."""

    def save_proposals(self, proposals: Proposals) -> None:
        """Keep what a model proposes for a document, in place of what it proposed before.

        Proposals that a person decided about stay, also when they are not proposed any more. So do all others where the
        model did not answer to every passage.

        Args:
            proposals: What passed the gate, and what was dropped; the document is kept by now.

        Raises:
            StoreError: It cannot be written, or there is no such document.
        """
        ...

    def iter_proposals(self) -> Iterator[Proposal]:
        """Go through all proposals.

        Yields:
            Proposals by document, then id.
        """
        ...

    def iter_proposal_drops(self) -> Iterator[tuple[DocumentId, str, tuple[tuple[str, int], ...]]]:
        """Go through what the gate dropped.

        Yields:
            Document, name of the model, and how much was dropped by reason; by document, then model.
        """
        ...

    def add_proposal_decision(self, decision: ProposalDecision) -> None:
        """Keep a decision for good. One that is kept already stays as it is.

        Args:
            decision: The decision of a person.

        Raises:
            StoreError: It cannot be written.
        """
        ...

    def iter_proposal_decisions(self) -> Iterator[ProposalDecision]:
        """Go through all decisions, those that were overruled included.

        Yields:
            Decisions by time, then id.
        """
        ...

    def find_answer(self, key: str) -> ModelAnswer | None:
        """Find an answer that was kept.

        Args:
            key: Hash of all that the question was made of.

        Returns:
            The answer; None when this was never answered.
        """
        ...

    def save_answer(self, key: str, answer: ModelAnswer) -> None:
        """Keep an answer in place of an earlier one.

        Args:
            key: Hash of all that the question was made of.
            answer: The answer.

        Raises:
            StoreError: It cannot be written.
        """
        ...
