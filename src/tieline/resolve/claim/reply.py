"""Right of reply, as documents tell it: who is accused, and whether they answered, declined or stayed silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tieline.model.ids import EntityId
from tieline.model.reply import ReadReply, ReplyStatus
from tieline.model.utterance import CueClass, Stance
from tieline.resolve.claim.lexicon import load_claim_words
from tieline.resolve.claim.side import Side, Sides
from tieline.resolve.claim.voice import Voice
from tieline.text.normal import fold

_ANSWERS = frozenset({Stance.DENIES, Stance.PARTLY, Stance.AFFIRMS})


@dataclass(frozen=True, slots=True)
class Accused:
    """A party that is accused.

    Attributes:
        entity: The party.
        name: A name of it.
        sides: The party, what it stands for, and its state: whoever shares one may answer for it.
    """

    entity: EntityId
    name: str
    sides: frozenset[Side]


def find_accused(group: Sequence[Voice], sides: Sides) -> tuple[Accused, ...]:
    """Find out who is accused.

    Args:
        group: The utterances of a claim.
        sides: Who stands for whom.

    Returns:
        Whom the accusations name first; else whom a statement names that somebody on the same side denies; else who
        denies something of its own.
    """
    denying: frozenset[Side] = frozenset().union(*(voice.sides for voice in group if voice.position is Stance.DENIES))
    against = [mention for voice in group if voice.accuses for mention in voice.utterance.about[:1]]
    if not against:
        stated = (mention for voice in group if voice.position is Stance.AFFIRMS for mention in voice.utterance.about)
        against = [mention for mention in stated if sides.of_mention(mention) & denying]
    against = against or [
        voice.utterance.speaker for voice in group if voice.denies_of_itself and voice.utterance.speaker
    ]
    found: dict[EntityId, Accused] = {}
    for mention in against:
        entity = sides.entity_of.get(mention)
        if entity is not None and entity not in found:
            found[entity] = Accused(entity, sides.mention_of[mention].name, sides.of_mention(mention))
    return tuple(found.values())


def find_replies(group: Sequence[Voice], accused: Sequence[Accused]) -> tuple[ReadReply, ...]:
    """Find out what documents tell of the right of reply.

    Args:
        group: The utterances of a claim, in order of saying.
        accused: Who is accused.

    Returns:
        One for each accused party, in their order, then one for each other party that was asked.
    """
    return tuple(_iter_replies(group, accused))


def _iter_replies(group: Sequence[Voice], accused: Sequence[Accused]) -> Iterator[ReadReply]:
    told: set[int] = set()
    for party in accused:
        own = [voice for voice in group if voice.sides & party.sides]
        answer = next((voice for voice in own if voice.position in _ANSWERS), None) or next(iter(own), None)
        told |= {voice.order for voice in own}
        status = ReplyStatus.NOT_ASKED if answer is None else _status(answer)
        yield ReadReply(party.entity, party.name, status, None if answer is None else answer.utterance.id)
    seen: set[str] = set()
    for voice in group:
        said = voice.utterance
        if said.cue_class is CueClass.DECLINE_TO_COMMENT and voice.order not in told and said.speaker_name not in seen:
            seen.add(said.speaker_name)
            yield ReadReply(voice.speaker, said.speaker_name, _status(voice), said.id)


def _status(voice: Voice) -> ReplyStatus:
    if voice.position is not Stance.UNCLEAR:
        return ReplyStatus.ANSWERED
    is_silent = load_claim_words().no_answer.search(fold(voice.utterance.cue))
    return ReplyStatus.NO_ANSWER if is_silent else ReplyStatus.DECLINED
