"""Utterances: who says what, and with which stance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tieline.model.ids import DocumentId, MentionId, UtteranceId
from tieline.model.partial_date import PartialDate
from tieline.model.span import Span


class CueClass(StrEnum):
    """What kind of saying the cue word names."""

    ASSERT = "assert"
    REPORT = "report"
    CONFIRM = "confirm"
    ACCUSE = "accuse"
    DENY = "deny"
    REFUTE = "refute"
    DEMAND = "demand"
    PREDICT = "predict"
    BELIEVE = "believe"
    DECLINE_TO_COMMENT = "decline_to_comment"


class Stance(StrEnum):
    """Whether the speaker stands for or against the matter. The cue decides, never similarity."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    PARTLY = "partly"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Utterance:
    """Someone says something.

    Attributes:
        id: Content-based: document, cue span and content span.
        document: Where it stands.
        speaker_name: The speaker in the document's words.
        speaker: The mention of the speaker; None when the words name no entity ("officials").
        cue: The words that tell it is said ("refuted", "according to"); their canonical place is `cue_span`.
        cue_span: Where the cue stands.
        cue_class: What kind of saying.
        stance: The speaker's stance on the matter.
        content_span: What is said.
        content: The words said; always equal to `content_span.cut(text)`.
        evidence_span: The whole passage: speaker, cue and content.
        about: Mentions inside the content, in text order.
        said_on: When it was said; None when the document does not tell.
        parent: The utterance that reports it; None when the document itself does.
        rule: Id of the rule that read it.
        confidence: The measured precision of that rule, 0 to 1.
    """

    id: UtteranceId
    document: DocumentId
    speaker_name: str
    speaker: MentionId | None
    cue: str
    cue_span: Span
    cue_class: CueClass
    stance: Stance
    content_span: Span
    content: str
    evidence_span: Span
    about: tuple[MentionId, ...]
    said_on: PartialDate | None
    parent: UtteranceId | None
    rule: str
    confidence: float


class Standing(StrEnum):
    """On whose word a tie stands, the firmest first."""

    SHOWN = "shown"  # a document, a register or a list itself states it
    SAID = "said"  # it stands in the content of an utterance that affirms it
    DENIED = "denied"  # in that of one that denies it
    NOT_AFFIRMED = "not_affirmed"  # in that of one that affirms a part of it, or neither affirms nor denies it


_STANDINGS = {
    Stance.AFFIRMS: Standing.SAID,
    Stance.DENIES: Standing.DENIED,
    Stance.PARTLY: Standing.NOT_AFFIRMED,
    Stance.UNCLEAR: Standing.NOT_AFFIRMED,
}


def find_standing(according_to: UtteranceId | None, utterances: Mapping[UtteranceId, Utterance]) -> Standing:
    """Find out on whose word a tie stands.

    Args:
        according_to: The utterance in whose content it stands; None when a document itself states it.
        utterances: Utterances by id.

    Returns:
        Its standing by the stance of that utterance; said where the utterance is not known.
    """
    if according_to is None:
        return Standing.SHOWN
    utterance = utterances.get(according_to)
    return Standing.SAID if utterance is None else _STANDINGS[utterance.stance]
