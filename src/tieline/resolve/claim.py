"""Claims: utterances about the same matter, grouped so that denials stand beside what they deny.

What puts two utterances together: one speaks of the other's speaker, one stands inside the other, or both speak of
the same entities in the same words. Whether an utterance affirms or denies was settled by its cue; likeness of words
only finds the matter, never the stance.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tieline.model.claim import Claim
from tieline.model.document import Document
from tieline.model.ids import ClaimId, EntityId, MentionId, UtteranceId, content_id
from tieline.model.reading import Reading
from tieline.model.tie import RelationshipType
from tieline.model.utterance import CueClass, Stance, Utterance

LIKENESS_NEAR = 0.06
"""Least cosine of rare words between a denial and what it answers in the same document; with common entities.
Set by eye on the development documents: answers repeat few words of what they answer."""
LIKENESS_ALONE = 0.12
"""The same where they name no common entity."""
LIKENESS_FAR = 0.30
"""The same across documents, where nothing but words and entities ties two utterances together."""
MIN_COMMON_WORDS = 4
"""Fewest words that a denial and a plain statement before it have in common, however rare."""
MAX_POINTER_WORDS = 6
"""A denial of no more words says nothing of its matter, and points to the nearest accusation before it."""
MATTER_CHARS = 180
"""A longer matter is cut at a word."""

_WORD = re.compile(r"[a-z]{4,}|[一-鿿]{2}")
_ROLES = frozenset(
    {RelationshipType.LEADS, RelationshipType.REPRESENTS, RelationshipType.EMPLOYS, RelationshipType.MEMBER_OF}
)
_DISPUTES = frozenset({CueClass.ACCUSE, CueClass.DENY, CueClass.REFUTE, CueClass.DECLINE_TO_COMMENT})
_ANSWERABLE = frozenset({CueClass.ACCUSE, CueClass.ASSERT, CueClass.REPORT, CueClass.BELIEVE, CueClass.PREDICT})
_REFERS = re.compile(
    r"\b(?:accusations?|allegations?|claims?|charges?|reports?|statements?|remarks?|reasons|suspicions?)\b"
)


@dataclass(frozen=True, slots=True)
class _Voice:
    """An utterance with what grouping needs to know of it; `sides` are its speaker and those it speaks for."""

    utterance: Utterance
    order: int
    speaker: EntityId | None
    sides: frozenset[EntityId]
    about: frozenset[EntityId]
    words: Counter[str]

    @property
    def denies(self) -> bool:
        return self.utterance.stance is Stance.DENIES

    @property
    def disputes(self) -> bool:
        return self.denies or self.utterance.cue_class in _DISPUTES


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
    known = {document.id for document in documents}
    voices = _voices([reading for reading in readings if reading.document in known], entity_of)
    weights = _weights(voices)
    links = [*_links_near(voices, weights), *_links_far(voices, weights)]
    groups = _join([voice for voice in voices if voice.disputes], links)
    return tuple(sorted((_make_claim(group) for group in groups), key=lambda claim: claim.id))


def _voices(readings: Sequence[Reading], entity_of: Mapping[MentionId, EntityId]) -> list[_Voice]:
    stands_for = _stands_for(readings, entity_of)
    ordered = sorted(
        (u for reading in readings for u in reading.utterances), key=lambda u: (u.document, u.cue_span, u.id)
    )
    return [
        _Voice(
            utterance,
            order,
            (speaker := entity_of.get(utterance.speaker) if utterance.speaker else None),
            frozenset({speaker, *stands_for[speaker]}) if speaker else frozenset(),
            frozenset(entity_of[mention] for mention in utterance.about if mention in entity_of),
            Counter(_WORD.findall(utterance.content.lower())),
        )
        for order, utterance in enumerate(ordered)
    ]


def _stands_for(readings: Sequence[Reading], entity_of: Mapping[MentionId, EntityId]) -> dict[EntityId, set[EntityId]]:
    """Whom a person speaks for: the organisations and countries that documents tie the person to by a role."""
    found: dict[EntityId, set[EntityId]] = defaultdict(set)
    for tie in (tie for reading in readings for tie in reading.relationships if tie.type in _ROLES):
        ends = (tie.target, tie.source) if tie.type is RelationshipType.EMPLOYS else (tie.source, tie.target)
        if all(end in entity_of for end in ends):
            found[entity_of[ends[0]]].add(entity_of[ends[1]])
    return found


def _weights(voices: Sequence[_Voice]) -> dict[str, float]:
    frequency = Counter(word for voice in voices for word in voice.words)
    return {word: math.log((1 + len(voices)) / count) for word, count in frequency.items()}


def _likeness(left: _Voice, right: _Voice, weights: Mapping[str, float]) -> float:
    """Cosine of the weighted words of two contents."""
    common = left.words.keys() & right.words.keys()
    if not common:
        return 0.0
    dot = sum(weights[word] ** 2 for word in common)
    norms = [math.sqrt(sum(weights[word] ** 2 for word in voice.words)) for voice in (left, right)]
    return dot / (norms[0] * norms[1]) if all(norms) else 0.0


def _links_near(voices: Sequence[_Voice], weights: Mapping[str, float]) -> Iterable[tuple[_Voice, _Voice]]:
    """Pairs within one document: a denial or a silence, and what it answers."""
    by_document: dict[str, list[_Voice]] = defaultdict(list)
    for voice in voices:
        by_document[voice.utterance.document].append(voice)
    for group in by_document.values():
        answers = [v for v in group if v.denies or v.utterance.cue_class is CueClass.DECLINE_TO_COMMENT]
        for answer in answers:
            found = [other for other in group if _answers(answer, other, weights)]
            if not found and _only_refers(answer):
                found = _nearest_accusation(answer, group)
            yield from ((answer, other) for other in found)
        yield from _same_breath(answers, weights)


def _only_refers(answer: _Voice) -> bool:
    """Whether a denial only points to what it denies: "rejected the accusation"."""
    content = answer.utterance.content
    return len(content.split()) <= MAX_POINTER_WORDS and bool(_REFERS.search(content))


def _nearest_accusation(answer: _Voice, group: Sequence[_Voice]) -> list[_Voice]:
    before = [
        other
        for other in group
        if other.order < answer.order
        and other.utterance.cue_class is CueClass.ACCUSE
        and not other.denies
        and not _same_side(answer, other)
    ]
    return before[-1:]


def _answers(answer: _Voice, other: _Voice, weights: Mapping[str, float]) -> bool:
    """Whether a denial or silence answers another utterance of its document."""
    if other.denies or other.utterance.cue_class not in _ANSWERABLE or _same_side(answer, other):
        return False
    if answer.utterance.content_span.covers(other.utterance.content_span):
        return True
    if answer.utterance.cue_class is CueClass.DECLINE_TO_COMMENT:
        return False
    refers = bool(_REFERS.search(answer.utterance.content))
    if refers and other.sides & answer.about:
        return True
    shared = bool(answer.about & other.about)
    likeness = _likeness(answer, other, weights)
    if other.utterance.cue_class is CueClass.ACCUSE:
        return shared or (refers and likeness >= LIKENESS_NEAR)
    if len(answer.words.keys() & other.words.keys()) < MIN_COMMON_WORDS or other.order > answer.order:
        return False
    return likeness >= (LIKENESS_NEAR if shared else LIKENESS_ALONE)


def _same_side(left: _Voice, right: _Voice) -> bool:
    if left.sides & right.sides:
        return True
    names = (left.utterance.speaker_name.split(), right.utterance.speaker_name.split())
    if (left.speaker and right.speaker) or min(map(len, names)) > 1:
        return False
    return left.utterance.speaker_name.split()[-1] == right.utterance.speaker_name.split()[-1]


def _same_breath(answers: Sequence[_Voice], weights: Mapping[str, float]) -> Iterable[tuple[_Voice, _Voice]]:
    """Denials of one speaker that follow one another in a document answer the same matter."""
    denials = [voice for voice in answers if voice.denies]
    for left, right in combinations(denials, 2):
        alike = bool(left.about & right.about) or _likeness(left, right, weights) >= LIKENESS_ALONE
        if alike and _same_side(left, right):
            yield left, right


def _links_far(voices: Sequence[_Voice], weights: Mapping[str, float]) -> Iterable[tuple[_Voice, _Voice]]:
    """Pairs across documents: disputing utterances about the same entities in much the same words."""
    by_entity: dict[EntityId, list[_Voice]] = defaultdict(list)
    for voice in voices:
        if voice.disputes:
            for entity in voice.about:
                by_entity[entity].append(voice)
    seen: set[tuple[int, int]] = set()
    for entity in sorted(by_entity):
        for left, right in combinations(by_entity[entity], 2):
            pair = (left.order, right.order)
            if pair in seen or left.utterance.document == right.utterance.document:
                continue
            seen.add(pair)
            if len(left.about & right.about) >= 2 and _likeness(left, right, weights) >= LIKENESS_FAR:
                yield left, right


def _join(disputing: Sequence[_Voice], links: Iterable[tuple[_Voice, _Voice]]) -> list[list[_Voice]]:
    """Connected groups of linked utterances; a disputing utterance without a link is a group by itself."""
    parent: dict[UtteranceId, UtteranceId] = {voice.utterance.id: voice.utterance.id for voice in disputing}
    members = {voice.utterance.id: voice for voice in disputing}

    def root(key: UtteranceId) -> UtteranceId:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for left, right in links:
        for voice in (left, right):
            parent.setdefault(voice.utterance.id, voice.utterance.id)
            members[voice.utterance.id] = voice
        low, high = sorted((root(left.utterance.id), root(right.utterance.id)))
        parent[high] = low
    groups: dict[UtteranceId, list[_Voice]] = defaultdict(list)
    for key, voice in members.items():
        groups[root(key)].append(voice)
    return [sorted(group, key=lambda voice: voice.order) for group in groups.values()]


def _make_claim(group: Sequence[_Voice]) -> Claim:
    ordered = sorted(group, key=_when)
    stances = {stance: tuple(v.utterance.id for v in ordered if v.utterance.stance is stance) for stance in Stance}
    about = Counter(entity for voice in group for entity in voice.about)
    return Claim(
        id=ClaimId(content_id("clm", *sorted(voice.utterance.id for voice in group))),
        matter=_matter(ordered),
        affirmed_by=stances[Stance.AFFIRMS],
        denied_by=stances[Stance.DENIES],
        unclear=stances[Stance.UNCLEAR],
        about=tuple(sorted(about, key=lambda entity: (-about[entity], entity))),
    )


def _when(voice: _Voice) -> tuple[str, int]:
    """Order of saying, as far as dates are known; the order of reading otherwise."""
    return (str(voice.utterance.said_on) if voice.utterance.said_on else "9999", voice.order)


def _matter(ordered: Sequence[_Voice]) -> str:
    """The content of the utterance that opens the claim: an accusation, else what is affirmed, else the first."""
    rank = {CueClass.ACCUSE: 0}
    opener = min(ordered, key=lambda v: (rank.get(v.utterance.cue_class, 1), v.utterance.stance is not Stance.AFFIRMS))
    text = " ".join(opener.utterance.content.split())
    return text if len(text) <= MATTER_CHARS else text[:MATTER_CHARS].rsplit(" ", 1)[0] + " …"
