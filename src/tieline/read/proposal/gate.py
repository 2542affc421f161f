"""The grounding gate for what a model proposes: each field holds in the text, or it is dropped and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from tieline.model.document import Document
from tieline.model.entity import Mention
from tieline.model.ids import content_id
from tieline.model.proposal import Proposal, ProposalId, ProposalKind
from tieline.model.reading import Reading
from tieline.model.tie import RelationshipMention, RelationshipType
from tieline.model.utterance import Utterance
from tieline.read.grounding import ground
from tieline.read.proposal.candidate import Candidates, MentionCandidate, SayingCandidate, TieCandidate
from tieline.read.proposal.mentioned import Names
from tieline.read.proposal.passage import Passage
from tieline.read.proposal.reason import Reason, UngroundedError
from tieline.read.proposal.saying import ground_saying
from tieline.read.proposal.tie import TieGate
from tieline.read.utterance import with_parents

_UNDIRECTED = frozenset({RelationshipType.AGREEMENT, RelationshipType.LINKED_TO})

Candidate = TypeVar("Candidate")


@dataclass(frozen=True, slots=True)
class Passed:
    """What the gate made of one answer.

    Attributes:
        proposals: What passed.
        dropped: How much was dropped, by reason.
    """

    proposals: tuple[Proposal, ...]
    dropped: Counter[str]


def pass_gate(candidates: Candidates, *, document: Document, passage: Passage, backend: str) -> Passed:
    """Let an answer through the gate.

    Args:
        candidates: What a model claims about a passage.
        document: The document.
        passage: The passage.
        backend: Name of the model.

    Returns:
        Proposals that are borne out by the passage in every field, and how much was dropped.
    """
    gate = _Gate(document, passage, backend)
    gate.dropped.update(candidates.malformed)
    for name in candidates.mentions:
        gate.attempt(gate.keep_mention, name)
    for saying in candidates.sayings:
        gate.attempt(gate.keep_saying, saying)
    for tie in candidates.ties:
        gate.attempt(gate.keep_tie, tie)
    return Passed(tuple(gate.kept.values()), gate.dropped)


class _Gate:
    """What passed so far of one answer."""

    def __init__(self, document: Document, passage: Passage, backend: str) -> None:
        self._document = document
        self._passage = passage
        self._backend = backend
        self.names = Names(document, passage)
        self._ties = TieGate(document, passage, self.names, backend=backend)
        self._said: dict[str, tuple[Utterance, tuple[Mention, ...]]] = {}
        self.kept: dict[ProposalId, Proposal] = {}
        self.dropped: Counter[str] = Counter()

    def attempt(self, keep: Callable[[Candidate], None], candidate: Candidate) -> None:
        """Keep what passes, and count what does not."""
        try:
            keep(candidate)
        except UngroundedError as error:
            self.dropped[error.reason] += 1

    def keep_mention(self, candidate: MentionCandidate) -> None:
        """Keep a name."""
        mention = self.names.add(candidate)
        self._keep(ProposalKind.MENTION, Reading(self._document.id, (mention,), (), ()), mention.id)

    def keep_saying(self, candidate: SayingCandidate) -> None:
        """Keep an utterance."""
        utterance, mentions = ground_saying(
            candidate, self.names, document=self._document, passage=self._passage, backend=self._backend
        )
        *_, utterance = with_parents([*self._passage.utterances, utterance])
        self._keep(ProposalKind.UTTERANCE, Reading(self._document.id, mentions, (), (utterance,)), utterance.id)
        self._said[utterance.id] = utterance, mentions

    def keep_tie(self, candidate: TieCandidate) -> None:
        """Keep a tie, with the utterance that it is according to."""
        said = {one.id: one for one in self._passage.utterances}
        said |= {utterance.id: utterance for utterance, _ in self._said.values()}
        tie, ends, dropped = self._ties.ground(candidate, list(said.values()))
        spoken = () if tie.according_to is None else (said[tie.according_to],)
        mentions = {one.id: one for one in (*ends, *(one for u in spoken for one in self._mentions_of(u)))}
        fragment = Reading(self._document.id, tuple(mentions.values()), (tie,), spoken)
        self._keep(ProposalKind.RELATIONSHIP, fragment, *_identity(tie, ends))
        self.dropped.update(reason.value for reason in dropped)

    def _mentions_of(self, utterance: Utterance) -> Iterable[Mention]:
        if utterance.id in self._said:
            return self._said[utterance.id][1]
        wanted = (*utterance.about, *([utterance.speaker] if utterance.speaker else []))
        return [self._passage.known[one] for one in wanted if one in self._passage.known]

    def _keep(self, kind: ProposalKind, fragment: Reading, *identity: str | int | None) -> None:
        key = ProposalId(content_id("prp", self._document.id, self._backend, kind, *identity))
        if key in self.kept:
            raise UngroundedError(Reason.REPEATED)
        fragment = replace(fragment, mentions=tuple(sorted(fragment.mentions, key=lambda one: (one.span, one.id))))
        if ground(fragment, self._document.text).dropped:
            raise UngroundedError(Reason.NOT_WHOLE)
        self.kept[key] = Proposal(key, self._document.id, self._backend, kind, fragment)


def _identity(tie: RelationshipMention, ends: tuple[Mention, Mention]) -> tuple[str | int | None, ...]:
    """What makes a proposed tie itself: its type and where its ends stand; in any order where it has no direction."""
    spans = [end.span for end in ends]
    if tie.type in _UNDIRECTED:
        spans.sort()
    places = (at for span in spans for at in (span.start, span.end))
    return (tie.type, *places, tie.evidence[0].span.start, tie.according_to)
