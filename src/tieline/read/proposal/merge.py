"""Proposals beside what rules read: which of them rules agree with, and how accepted ones join a reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tieline.model.entity import Mention
from tieline.model.ids import MentionId, UtteranceId
from tieline.model.proposal import Proposal, ProposalKind
from tieline.model.reading import Reading
from tieline.model.span import Span
from tieline.model.tie import RelationshipMention, RelationshipType
from tieline.model.utterance import Stance, Utterance
from tieline.read.grounding import ground

_UNDIRECTED = frozenset({RelationshipType.AGREEMENT, RelationshipType.LINKED_TO, RelationshipType.ALIAS_OF})

_Sign = tuple[RelationshipType, tuple[str, ...], str | None]


class Agreement:
    """What a reading says, to hold proposals for its document against."""

    def __init__(self, reading: Reading) -> None:
        """Collect what is read.

        Args:
            reading: What rules read, and what was accepted so far.
        """
        self._mentions: dict[MentionId, Mention] = {}
        self._places: dict[Span, Mention] = {}
        self._ties: set[_Sign] = set()
        self._said: set[UtteranceId] = set()
        self._cues: set[tuple[Span, str, Stance]] = set()
        self._add(reading)

    def holds(self, proposal: Proposal) -> bool:
        """Whether the reading says the same as a proposal.

        Args:
            proposal: A proposal for its document.

        Returns:
            True if the same tie stands in the same standing; if the same cue has the same speaker and stance; or if
            the same words are a mention.
        """
        fragment = proposal.fragment
        match proposal.kind:
            case ProposalKind.RELATIONSHIP:
                own = {mention.id: mention for mention in fragment.mentions}
                return all(self._sign(tie, own) in self._ties for tie in fragment.relationships)
            case ProposalKind.UTTERANCE:
                return all(self._is_said(utterance) for utterance in fragment.utterances)
            case ProposalKind.MENTION:
                return all(mention.span in self._places for mention in fragment.mentions)

    def join(self, fragment: Reading, by: str, confidence: float) -> Reading:
        """Take in what was accepted; a mention that stands at the same place already takes the part of its own.

        Args:
            fragment: The proposed reading.
            by: Who accepted it.
            confidence: How often people accept what its model proposes, 0 to 1.

        Returns:
            What it adds to the reading.
        """
        renamed = {one.id: self._places.get(one.span, one).id for one in fragment.mentions}
        utterances = [_rename(one, renamed, confidence) for one in fragment.utterances if one.id not in self._said]
        self._said |= {utterance.id for utterance in utterances}
        ties = [replace(tie, source=renamed[tie.source], target=renamed[tie.target]) for tie in fragment.relationships]
        added = replace(
            fragment,
            mentions=tuple(one for one in fragment.mentions if one.span not in self._places),
            utterances=tuple(one if one.parent in self._said else replace(one, parent=None) for one in utterances),
            relationships=tuple(replace(tie, accepted_by=by, confidence=confidence) for tie in ties),
        )
        self._add(added)
        return added

    def _add(self, reading: Reading) -> None:
        self._mentions |= {mention.id: mention for mention in reading.mentions}
        self._places |= {mention.span: mention for mention in reading.mentions}
        self._ties |= {self._sign(tie, self._mentions) for tie in reading.relationships}
        self._said |= {utterance.id for utterance in reading.utterances}
        self._cues |= {(one.cue_span, one.speaker_name, one.stance) for one in reading.utterances}

    def _sign(self, tie: RelationshipMention, own: Mapping[MentionId, Mention]) -> _Sign:
        """What makes two ties the same: type, whom the ends name, and in which standing."""
        ends = [self._party(own[end]) for end in (tie.source, tie.target)]
        return tie.type, tuple(sorted(ends) if tie.type in _UNDIRECTED else ends), tie.according_to

    def _party(self, mention: Mention) -> str:
        """Whom a mention names in its document: what it repeats, or its name."""
        read = self._places.get(mention.span, mention)
        repeated = None if read.same_as is None else self._mentions.get(read.same_as)
        return read.name if repeated is None else repeated.name

    def _is_said(self, utterance: Utterance) -> bool:
        key = (utterance.cue_span, utterance.speaker_name, utterance.stance)
        return utterance.id in self._said or key in self._cues


def with_accepted(
    reading: Reading, accepted: Iterable[tuple[Proposal, str]], text: str, *, confidence: Mapping[str, float]
) -> Reading:
    """Add what people accepted to a reading.

    Args:
        reading: What rules read in the document now.
        accepted: Proposals for it, each with who accepted it.
        text: Its canonical text.
        confidence: For each model, how often people accept what it proposes, 0 to 1.

    Returns:
        The reading with the accepted relationships, utterances and mentions that it does not have yet. What its text
        does not bear out any more is left out.
    """
    agreement = Agreement(reading)
    added = [
        agreement.join(proposal.fragment, by, confidence[proposal.backend])
        for proposal, by in accepted
        if not ground(proposal.fragment, text).dropped and not agreement.holds(proposal)
    ]
    return _add_all(reading, added) if added else reading


def _add_all(reading: Reading, added: Sequence[Reading]) -> Reading:
    """Add what was accepted, each thing at its place in the order of the text."""
    mentions = [*reading.mentions, *(mention for one in added for mention in one.mentions)]
    utterances = [*reading.utterances, *(utterance for one in added for utterance in one.utterances)]
    ties = [*reading.relationships, *(tie for one in added for tie in one.relationships)]
    return replace(
        reading,
        mentions=tuple(sorted(mentions, key=lambda one: one.span)),
        utterances=tuple(sorted(utterances, key=lambda one: one.evidence_span)),
        relationships=tuple(sorted(ties, key=lambda tie: (tie.evidence[0].span, tie.id))),
    )


def _rename(utterance: Utterance, renamed: Mapping[MentionId, MentionId], confidence: float) -> Utterance:
    speaker = None if utterance.speaker is None else renamed[utterance.speaker]
    about = tuple(renamed[one] for one in utterance.about)
    return replace(utterance, speaker=speaker, about=about, confidence=confidence)
