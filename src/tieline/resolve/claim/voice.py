"""An utterance with what grouping needs to know of it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tieline.model.document import Document
from tieline.model.entity import Schema
from tieline.model.ids import DocumentId, EntityId, MentionId
from tieline.model.partial_date import PartialDate
from tieline.model.reading import Reading
from tieline.model.span import Span
from tieline.model.utterance import CueClass, Stance, Utterance
from tieline.resolve.claim.lexicon import load_claim_words, load_topics
from tieline.resolve.claim.side import Side, Sides, find_state, find_states
from tieline.text.normal import fold

MAX_POINTER_WORDS = 8
"""A denial of no more words says nothing of its matter, and points to what was said before it."""
MAX_POINTER_HANZI = 24
"""The same in Hanzi: two clauses of stock phrases. Set by eye on the development documents."""
MAX_CONTENT_CHARS = 2_000
"""Of a longer content only the beginning is compared; a whole speech is no single statement."""

DISPUTES = frozenset({CueClass.ACCUSE, CueClass.DENY, CueClass.REFUTE, CueClass.DECLINE_TO_COMMENT})
ANSWERABLE = frozenset(
    {CueClass.ACCUSE, CueClass.ASSERT, CueClass.REPORT, CueClass.BELIEVE, CueClass.PREDICT, CueClass.CONFIRM}
)

VOICED = "say.voice"
"""The end of the id of the rule that reads who speaks by the form of a document."""

_WORD = re.compile(r"[a-z]{4,}|\d[\d.,]*\d|[\u3400-\u9fff]+")
_HANZI = re.compile(r"[\u3400-\u9fff]")
_SENTENCE_END = re.compile(r"(?:。|[a-z\d]{3,}[.!?] )\s*(?=\S)")
_ENDS = re.compile(r"(?:ying|ied|ies|ing|ed|es|y|s)$")
OTHER_CONTENTS = 20
"""Contents that are thought to stand beside the real ones, so that two articles alone do not make their common words
common words."""
MIN_STEM = 4
"""A word is not cut to fewer letters."""


@dataclass(frozen=True, slots=True)
class Voice:
    """An utterance with what grouping needs to know of it.

    Attributes:
        utterance: The utterance.
        order: Its place among all utterances, by document and text.
        speaker: Who speaks; None when the words name no entity.
        position: Where its speaker stands on the matter; what denies a denial affirms.
        sides: The speaker and those it speaks for.
        about: Entities named in the content.
        named: The sides of all that the content names.
        keys: Entities that tell its matter: what the content names, places left out, and a denier who speaks of itself.
        accused: The sides of whom an accusation is against: whom its content names first.
        words: Stems of the content, in pairs of Hanzi for Chinese.
        topics: Matters of the bilingual lexicon.
        day: When it was said, else when its document was published; None when neither is known.
        refers: Whether it speaks of what somebody else said.
        points: Whether it only points to what was said before.
        denies_of_itself: Whether it denies something of its own speaker.
        is_own: Whether it denies in the first person, and so speaks of nobody but its speaker's side.
        deals: Whether it is about goods or services that one party gives to another.
    """

    utterance: Utterance
    order: int
    speaker: EntityId | None
    position: Stance
    sides: frozenset[Side]
    about: frozenset[EntityId]
    named: frozenset[Side]
    keys: frozenset[Side]
    accused: frozenset[Side]
    words: Counter[str]
    topics: frozenset[str]
    day: PartialDate | None
    refers: bool
    points: bool
    denies_of_itself: bool
    is_own: bool
    deals: bool

    @property
    def disputes(self) -> bool:
        """Whether it opens a claim by itself."""
        return self.position is Stance.PARTLY or self.utterance.stance is Stance.DENIES or self._is_dispute

    @property
    def responds(self) -> bool:
        """Whether it may answer what somebody else said."""
        is_answer = self.utterance.cue_class in {CueClass.DECLINE_TO_COMMENT, CueClass.CONFIRM}
        return self.position is Stance.PARTLY or self.utterance.stance is Stance.DENIES or is_answer

    @property
    def is_answerable(self) -> bool:
        """Whether somebody may answer it: it affirms something."""
        return self.stance_is_plain and self.utterance.cue_class in ANSWERABLE

    @property
    def accuses(self) -> bool:
        """Whether it accuses."""
        return self.stance_is_plain and self.utterance.cue_class is CueClass.ACCUSE

    @property
    def stance_is_plain(self) -> bool:
        """Whether the cue affirms, and nothing takes a part back."""
        return self.utterance.stance is Stance.AFFIRMS and self.position is Stance.AFFIRMS

    @property
    def is_voiced(self) -> bool:
        """Whether the form of its document shows it: a turn of a transcript, a part of a mail."""
        return self.utterance.rule.endswith(VOICED)

    @property
    def answers(self) -> bool:
        """Whether a voice that was asked denies, affirms a part, or leaves it open."""
        return self.position is not Stance.AFFIRMS and self.utterance.cue_class is CueClass.ASSERT

    @property
    def _is_dispute(self) -> bool:
        return self.utterance.cue_class in DISPUTES

    @property
    def document(self) -> DocumentId:
        """The document it stands in."""
        return self.utterance.document


def make_voices(readings: Iterable[Reading], sides: Sides, documents: Mapping[DocumentId, Document]) -> list[Voice]:
    """Make the voices of all utterances.

    Args:
        readings: What was read in each document.
        sides: Who stands for whom.
        documents: The documents, by id.

    Returns:
        Voices in the order of documents and their texts.
    """
    utterances = {utterance.id: utterance for reading in readings for utterance in reading.utterances}
    ordered = sorted(utterances.values(), key=lambda one: (one.document, one.cue_span, one.id))
    return [_make_voice(one, order, sides, documents[one.document]) for order, one in enumerate(ordered)]


def _make_voice(utterance: Utterance, order: int, sides: Sides, document: Document) -> Voice:
    content = fold(utterance.content[:MAX_CONTENT_CHARS]).strip(" \"'“”‘’:,")  # quotation marks
    words = load_claim_words()
    about = [(mention, sides.entity_of[mention]) for mention in utterance.about if mention in sides.entity_of]
    spoken = _speaker_sides(utterance, sides)
    named: frozenset[Side] = find_states(content).union(*(sides.of_mention(mention) for mention, _ in about))
    keys = {Side(entity) for mention, entity in about if not _is_state(mention, sides)}
    is_self = bool(words.self_named.search(content))
    of_itself = is_self or utterance.stance is not Stance.AFFIRMS
    return Voice(
        utterance=utterance,
        order=order,
        speaker=sides.entity_of.get(utterance.speaker) if utterance.speaker else None,
        position=_position(utterance, content),
        sides=spoken,
        about=frozenset(entity for _, entity in about),
        named=named,
        keys=frozenset(keys | {side for side in spoken if of_itself and not side.startswith("state:")}),
        accused=sides.of_mention(about[0][0]) if about else frozenset(),
        words=count_words(content),
        topics=load_topics().find(content),
        day=utterance.said_on or document.published_on,
        refers=bool(words.refers.search(content)),
        points=_only_points(content),
        denies_of_itself=is_self and utterance.stance is Stance.DENIES,
        is_own=bool(words.first_person.search(content)) and utterance.stance is Stance.DENIES,
        deals=bool(words.deals.search(content)),
    )


def _is_state(mention: MentionId, sides: Sides) -> bool:
    """Whether a mention names a place or what speaks for a state: too general to tell a matter."""
    named = sides.mention_of[mention]
    return named.schema is Schema.PLACE or (named.schema is not Schema.PERSON and find_state(named.name) is not None)


def _speaker_sides(utterance: Utterance, sides: Sides) -> frozenset[Side]:
    own = sides.of_mention(utterance.speaker) if utterance.speaker else frozenset()
    state = find_state(utterance.speaker_name)
    return own | {state} if state else own


def _position(utterance: Utterance, content: str) -> Stance:
    """What denies somebody's denial affirms; what calls a part of it true, or not all of it, affirms a part."""
    words = load_claim_words()
    if utterance.stance is Stance.DENIES and words.denials_denied.search(content):
        return Stance.AFFIRMS
    says = utterance.cue_class in {CueClass.ASSERT, CueClass.CONFIRM, CueClass.REPORT}
    return Stance.PARTLY if says and words.partly.search(content) else utterance.stance


def _only_points(content: str) -> bool:
    """Whether a content only points to what was said before: "the accusation", 中方对此坚决反对."""
    words = load_claim_words()
    if _SENTENCE_END.search(content) and load_topics().find(content):
        return False
    if hanzi := len(_HANZI.findall(content)):
        return hanzi <= MAX_POINTER_HANZI and bool(words.points.search(content) or words.refers.search(content))
    few = len(content.split()) <= MAX_POINTER_WORDS
    return few and bool(words.points.search(content) or words.refers.search(content))


def count_words(folded: str) -> Counter[str]:
    """Count what two contents are compared by.

    Args:
        folded: Folded text.

    Returns:
        Stems of Latin words of four letters and more, numbers of two digits and more, and pairs of Hanzi.
    """
    found: Counter[str] = Counter()
    plain = load_claim_words().plain_words
    for word in _WORD.findall(folded):
        if _HANZI.match(word):
            found.update(word[at : at + 2] for at in range(len(word) - 1))
        elif word not in plain:
            found[stem(word)] += 1
    return found


def stem(word: str) -> str:
    """Cut the end of an English word, so that its forms are one.

    Args:
        word: Lower case.

    Returns:
        The word without its ending; short words as they are.
    """
    cut = _ENDS.sub("", word)
    return (cut if len(cut) >= MIN_STEM else word).removesuffix("e")


def weigh_words(voices: Sequence[Voice]) -> Mapping[str, float]:
    """Weigh words by how rare they are.

    Args:
        voices: All voices.

    Returns:
        A word -> its weight, the logarithm of all contents, and some more, over those that have it.
    """
    frequency = Counter(word for voice in voices for word in voice.words)
    return {word: math.log((OTHER_CONTENTS + len(voices)) / count) for word, count in frequency.items()}


def holds(outer: Span, inner: Span) -> bool:
    """Whether a span holds another one and is not the same.

    Args:
        outer: The longer one.
        inner: The shorter one.

    Returns:
        True where it covers it and more.
    """
    return outer != inner and outer.covers(inner)
