"""Proposals of models, and decisions about them, as records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tieline.cli.column import Record, cell_text
from tieline.model import Mention, ProposalKind, RelationshipMention, Utterance
from tieline.model.ids import MentionId

if TYPE_CHECKING:
    from tieline.model import Proposal, ProposalDecision, Span
    from tieline.pipeline.proposal_review import Reviewed
    from tieline.pipeline.propose import Proposed


def proposed_record(done: Proposed) -> Record:
    """Give what proposing did as a record.

    Args:
        done: What was done.

    Returns:
        Counts, tokens, cost, and why things were dropped.
    """
    usage = done.usage
    return {
        "kind": "proposed",
        "backend": done.backend,
        "documents": done.documents,
        "unread": done.unread,
        "asked": usage.asked,
        "from_cache": usage.kept,
        "unanswered": done.unanswered,
        "prompt_tokens": usage.prompt_tokens,
        "answer_tokens": usage.answer_tokens,
        "tokens": usage.prompt_tokens + usage.answer_tokens,
        "uncounted": usage.uncounted,
        "cost": None if done.cost is None else round(done.cost, 6),
        "kept": done.kept,
        "waiting": done.waiting,
        "dropped": dict(done.dropped),
    }


def proposal_record(reviewed: Reviewed) -> Record:
    """Give a proposal as a record.

    Args:
        reviewed: The proposal with what became of it.

    Returns:
        What is proposed, on one line and field by field, each with its place in the text.
    """
    proposal, decision = reviewed.proposal, reviewed.decision
    span, quote = _evidence(proposal)
    return {
        "kind": "proposal",
        "id": proposal.id,
        "proposes": proposal.kind.value,
        "status": reviewed.status.value,
        "what": _what(proposal),
        "evidence": cell_text(quote),
        "document": proposal.document,
        "fields": {**_fields(proposal), "evidence": _placed(span, quote)},
        "backend": proposal.backend,
        "decided_by": None if decision is None else decision.by,
        "decided_at": None if decision is None else decision.decided_at,
        "reason": None if decision is None else decision.reason,
    }


def decision_record(decision: ProposalDecision) -> Record:
    """Give a decision as a record.

    Args:
        decision: The decision.

    Returns:
        Who decided what, when and why.
    """
    words = {True: "accepted", False: "rejected", None: "taken back"}
    return {
        "kind": "decision",
        "id": decision.id,
        "proposal": decision.proposal,
        "decision": words[decision.accepted],
        "by": decision.by,
        "decided_at": decision.decided_at,
        "reason": decision.reason,
    }


def _fields(proposal: Proposal) -> Record:
    """Every field of what is proposed with the words that bear it out."""
    fragment = proposal.fragment
    named = {mention.id: mention for mention in fragment.mentions}
    match proposal.kind:
        case ProposalKind.RELATIONSHIP:
            return _tie_fields(fragment.relationships[0], named)
        case ProposalKind.UTTERANCE:
            return _saying_fields(fragment.utterances[0], named)
        case ProposalKind.MENTION:
            (mention,) = fragment.mentions
            return {"schema": mention.schema.value}


def _evidence(proposal: Proposal) -> tuple[Span, str]:
    """The words that bear a proposal out: the sentence of a tie, what is said, or the name."""
    fragment = proposal.fragment
    match proposal.kind:
        case ProposalKind.RELATIONSHIP:
            return fragment.relationships[0].evidence[0].span, fragment.relationships[0].evidence[0].quote
        case ProposalKind.UTTERANCE:
            return fragment.utterances[0].content_span, fragment.utterances[0].content
        case ProposalKind.MENTION:
            return fragment.mentions[0].span, fragment.mentions[0].quote


def _tie_fields(tie: RelationshipMention, named: Mapping[MentionId, Mention]) -> Record:
    stated = [
        {"name": one.name, "value": one.value, **_placed(one.evidence.span, one.evidence.quote)}
        for one in tie.properties
    ]
    return {
        "type": tie.type.value,
        "source": _name(named[tie.source]),
        "target": _name(named[tie.target]),
        "properties": stated,
        "according_to": tie.according_to,
    }


def _saying_fields(utterance: Utterance, named: Mapping[MentionId, Mention]) -> Record:
    speaker = None if utterance.speaker is None else _name(named[utterance.speaker])
    return {
        "speaker_name": utterance.speaker_name,
        "speaker": speaker,
        "cue": _placed(utterance.cue_span, utterance.cue),
        "cue_class": utterance.cue_class.value,
        "stance": utterance.stance.value,
        "said_on": None if utterance.said_on is None else str(utterance.said_on),
    }


def _name(mention: Mention) -> Record:
    return {"name": mention.name, "schema": mention.schema.value, **_placed(mention.span, mention.quote)}


def _placed(span: Span, quote: str) -> Record:
    return {"start": span.start, "end": span.end, "quote": quote}


def _what(proposal: Proposal) -> str:
    """What is proposed, on one line."""
    fragment = proposal.fragment
    names = {mention.id: mention.name for mention in fragment.mentions}
    match proposal.kind:
        case ProposalKind.RELATIONSHIP:
            (tie,) = fragment.relationships
            said = " (according to what is said)" if tie.according_to else ""
            stated = "".join(f", {one.name} {one.value}" for one in tie.properties)
            return cell_text(f"{names[tie.source]} {tie.type} {names[tie.target]}{stated}{said}")
        case ProposalKind.UTTERANCE:
            (told,) = fragment.utterances
            return cell_text(f"{told.speaker_name} {told.cue} ({told.stance}): {told.content}")
        case ProposalKind.MENTION:
            (mention,) = fragment.mentions
            return cell_text(f"{mention.name} ({mention.schema})")
