"""Proposals of models: what a language model reads in a document, and what a person decided about it.

A proposal is never a fact. It waits until a rule reads the same or a person accepts it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from tieline.model.ids import DocumentId
from tieline.model.reading import Reading

ProposalId = NewType("ProposalId", str)
ProposalDecisionId = NewType("ProposalDecisionId", str)

RULE_PREFIX = "proposal:"
"""How the rule id of an accepted proposal begins; the name of the backend follows."""


class ProposalKind(StrEnum):
    """What is proposed."""

    MENTION = "mention"
    RELATIONSHIP = "relationship"
    UTTERANCE = "utterance"


class ProposalStatus(StrEnum):
    """What became of a proposal."""

    PROPOSED = "proposed"  # waits for a rule or a person
    AGREED = "agreed"  # a rule reads the same
    ACCEPTED = "accepted"  # a person said so
    REJECTED = "rejected"  # a person said it is wrong


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that a model reads in a document, grounded in its text.

    Attributes:
        id: Content-based: the document, the backend, and what is proposed where.
        document: The document.
        backend: Name of the model, as it stands in rule ids ("openai/qwen2.5").
        kind: What is proposed.
        fragment: The proposal as a reading of its own: one relationship, one utterance or one mention, with the
            mentions and the utterance that it needs. It passes the same check as what rules read.
    """

    id: ProposalId
    document: DocumentId
    backend: str
    kind: ProposalKind
    fragment: Reading


@dataclass(frozen=True, slots=True)
class ProposalDecision:
    """A person's decision about a proposal, kept with who, when and why. The newest counts.

    Attributes:
        id: Content-based: all other fields.
        proposal: The proposal.
        accepted: Whether it was accepted; False rejects it; None takes an earlier decision back.
        by: Who decided.
        decided_at: Aware UTC time in ISO 8601.
        reason: Why, in the person's words; None when not given.
    """

    id: ProposalDecisionId
    proposal: ProposalId
    accepted: bool | None
    by: str
    decided_at: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """What a model answered to one question.

    Attributes:
        text: Its words, as they came.
        prompt_tokens: Tokens of the question, as its server counts them; None when it told no count.
        answer_tokens: Tokens of the answer, likewise.
    """

    text: str
    prompt_tokens: int | None = None
    answer_tokens: int | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """What asking a model took.

    Attributes:
        asked: Requests that were answered by the model.
        kept: Answers that were kept from an earlier run and cost nothing.
        prompt_tokens: Tokens of the questions, as the model's server counts them.
        answer_tokens: Tokens of the answers.
        uncounted: Answers whose server told no count.
    """

    asked: int = 0
    kept: int = 0
    prompt_tokens: int = 0
    answer_tokens: int = 0
    uncounted: int = 0

    def __add__(self, other: Usage) -> Usage:
        """Both together."""
        return Usage(
            self.asked + other.asked,
            self.kept + other.kept,
            self.prompt_tokens + other.prompt_tokens,
            self.answer_tokens + other.answer_tokens,
            self.uncounted + other.uncounted,
        )


@dataclass(frozen=True, slots=True)
class Proposals:
    """What a model proposes for one document.

    Attributes:
        document: The document.
        backend: Name of the model.
        kept: Proposals that passed the gate, in text order.
        dropped: How many proposed things, and fields of things that were kept, failed the gate, by reason.
        usage: What asking took.
        unanswered: How many passages the model was asked about in vain.
    """

    document: DocumentId
    backend: str
    kept: tuple[Proposal, ...]
    dropped: tuple[tuple[str, int], ...]
    usage: Usage
    unanswered: int = 0
