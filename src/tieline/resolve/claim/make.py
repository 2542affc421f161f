"""Claims: utterances about the same matter, so that denials stand beside what they deny."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tieline.model.claim import Claim, make_claim_id
from tieline.model.document import Document
from tieline.model.ids import DocumentId, EntityId, MentionId
from tieline.model.reading import Reading
from tieline.model.utterance import Stance
from tieline.resolve.claim.change import find_changes
from tieline.resolve.claim.exchange import Link
from tieline.resolve.claim.far import iter_far_links
from tieline.resolve.claim.grade import propose_grades
from tieline.resolve.claim.group import join_voices
from tieline.resolve.claim.likeness import Measure
from tieline.resolve.claim.matter import choose_opener, find_matter, word_matter
from tieline.resolve.claim.near import iter_near_links
from tieline.resolve.claim.origin import Copies, find_copies, find_origins
from tieline.resolve.claim.reply import find_accused, find_replies
from tieline.resolve.claim.side import Sides, make_sides
from tieline.resolve.claim.voice import Voice, make_voices


@dataclass(frozen=True, slots=True)
class _Ground:
    """What claims are made on."""

    documents: Mapping[DocumentId, Document]
    sides: Sides
    copies: Copies


def make_claims(
    readings: Sequence[Reading], entity_of: Mapping[MentionId, EntityId], documents: Sequence[Document]
) -> tuple[Claim, ...]:
    """Group utterances into claims.

    A claim needs an accusation, a denial or a declined answer; a denial whose accusation is in no document opens a
    claim by itself.

    Args:
        readings: What was read in each document.
        entity_of: The entity of every mention.
        documents: The documents read; their order does not matter.

    Returns:
        Claims sorted by id.
    """
    by_id = {document.id: document for document in documents}
    known = [reading for reading in readings if reading.document in by_id]
    sides = make_sides(known, entity_of)
    voices = make_voices(known, sides, by_id)
    measure = Measure(voices)
    near = list(iter_near_links(voices, measure))
    far = iter_far_links(voices, measure, _answered(near))
    opening = [voice for voice in voices if voice.disputes]
    groups = [group for group in join_voices(opening, [*near, *far]) if _is_claim(group)]
    spoken = {voice.document for group in groups for voice in group}
    ground = _Ground(by_id, sides, find_copies([by_id[document] for document in spoken]))
    return tuple(sorted((_make_claim(group, ground) for group in groups), key=lambda claim: claim.id))


def _is_claim(group: Sequence[Voice]) -> bool:
    """Whether somebody disputes the matter, or was asked about it and left it open."""
    return any(voice.disputes for voice in group) or any(voice.is_voiced and voice.answers for voice in group)


def _answered(near: Sequence[Link]) -> frozenset[int]:
    """Places of the utterances that stand beside another stand in their own document, if by way of others."""
    groups = join_voices([], near)
    return frozenset(voice.order for group in groups if len({v.position for v in group}) > 1 for voice in group)


def _make_claim(group: Sequence[Voice], ground: _Ground) -> Claim:
    ordered = sorted(group, key=_when)
    stands = {stance: tuple(v.utterance.id for v in ordered if v.position is stance) for stance in Stance}
    about = Counter(entity for voice in group for entity in voice.about)
    opener = choose_opener(ordered)
    stated = find_matter(opener, ground.documents[opener.document].text)
    origins = find_origins(ordered, ground.copies)
    changes = find_changes(ordered)
    accused = find_accused(ordered, ground.sides)
    topics = Counter(topic for voice in group for topic in voice.topics)
    return Claim(
        id=make_claim_id(opener.utterance.id),
        matter=word_matter(opener, stated, ground.sides.mention_of),
        affirmed_by=stands[Stance.AFFIRMS],
        denied_by=stands[Stance.DENIES],
        unclear=stands[Stance.UNCLEAR],
        about=tuple(sorted(about, key=lambda entity: (-about[entity], entity))),
        partly=stands[Stance.PARTLY],
        stated=stated,
        opened_by=opener.utterance.id,
        against=tuple(party.entity for party in accused),
        topics=tuple(sorted(topics, key=lambda topic: (-topics[topic], topic))),
        origins=origins,
        changes=changes,
        grades=propose_grades(ordered, origins, changes),
        replies=find_replies(ordered, accused),
    )


def _when(voice: Voice) -> tuple[str, int]:
    """Order of saying, as far as dates are known; the order of reading otherwise."""
    return (str(voice.utterance.said_on) if voice.utterance.said_on else "9999", voice.order)
