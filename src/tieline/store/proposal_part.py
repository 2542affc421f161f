"""Proposals of models in the database."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import delete, insert, select

from tieline.model import ModelAnswer, Proposal, ProposalDecision, Proposals
from tieline.model.ids import DocumentId
from tieline.store.database import FETCH_ROWS, insert_rows, to_row
from tieline.store.part import Part
from tieline.store.tables.proposal import model_answer, proposal, proposal_decision, proposal_run


class ProposalPart(Part):
    """Proposals and decisions. See `proposal_port` for what each method promises."""

    def save_proposals(self, proposals: Proposals) -> None:
        """Replace the proposals of a model for a document, but for those that were decided.

        Args:
            proposals: What passed the gate, and what was dropped.
        """
        document, backend = proposals.document, proposals.backend
        mine = (proposal.c.document == document) & (proposal.c.backend == backend)
        decided = select(proposal_decision.c.proposal)
        run = (proposal_run.c.document == document) & (proposal_run.c.backend == backend)
        rows = {one.id: to_row(one) for one in proposals.kept}
        with self._database.writing() as connection:
            if not proposals.unanswered:
                connection.execute(delete(proposal).where(mine, proposal.c.id.not_in(decided)))
            for kept in connection.scalars(select(proposal.c.id).where(mine)):
                rows.pop(kept, None)
            insert_rows(connection, proposal, rows.values())
            connection.execute(delete(proposal_run).where(run))
            insert_rows(
                connection,
                proposal_run,
                [{"document": document, "backend": backend, "dropped": proposals.dropped}],
            )

    def iter_proposals(self) -> Iterator[Proposal]:
        """Stream proposals.

        Yields:
            Proposals by document, then id.
        """
        asked = select(proposal).order_by(proposal.c.document, proposal.c.id).execution_options(yield_per=FETCH_ROWS)
        with self._database.reading() as connection:
            for row in connection.execute(asked):
                yield Proposal(**row._mapping)

    def iter_proposal_drops(self) -> Iterator[tuple[DocumentId, str, tuple[tuple[str, int], ...]]]:
        """Stream what the gate dropped.

        Yields:
            Document, name of the model, and how much was dropped by reason.
        """
        asked = select(proposal_run).order_by(proposal_run.c.document, proposal_run.c.backend)
        with self._database.reading() as connection:
            for row in connection.execute(asked):
                yield DocumentId(row.document), row.backend, row.dropped

    def add_proposal_decision(self, decision: ProposalDecision) -> None:
        """Insert a decision unless it is there.

        Args:
            decision: The decision.
        """
        with self._database.writing() as connection:
            connection.execute(self._database.backend.insert_new(proposal_decision), to_row(decision))

    def iter_proposal_decisions(self) -> Iterator[ProposalDecision]:
        """Stream decisions.

        Yields:
            Decisions by time, then id.
        """
        asked = select(proposal_decision).order_by(proposal_decision.c.decided_at, proposal_decision.c.id)
        with self._database.reading() as connection:
            for row in connection.execute(asked):
                yield ProposalDecision(**row._mapping)

    def find_answer(self, key: str) -> ModelAnswer | None:
        """Load an answer.

        Args:
            key: Hash of the question.

        Returns:
            The answer, or None.
        """
        with self._database.reading() as connection:
            row = connection.execute(select(model_answer).where(model_answer.c.key == key)).first()
        return None if row is None else ModelAnswer(json.loads(row.answer), row.prompt_tokens, row.answer_tokens)

    def save_answer(self, key: str, answer: ModelAnswer) -> None:
        """Replace an answer.

        Args:
            key: Hash of the question.
            answer: The answer. It is written in ASCII: what a model says may hold characters that no database takes.
        """
        row = {
            "key": key,
            "answer": json.dumps(answer.text),
            "prompt_tokens": answer.prompt_tokens,
            "answer_tokens": answer.answer_tokens,
        }
        with self._database.writing() as connection:
            connection.execute(delete(model_answer).where(model_answer.c.key == key))
            connection.execute(insert(model_answer), row)
