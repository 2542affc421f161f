"""Utterances of a Chinese document, made of its sayings: stance, dates, nesting."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tieline.model.partial_date import PartialDate
from tieline.model.span import Span
from tieline.model.utterance import CueClass, Stance, Utterance
from tieline.read.annotation import Annotation
from tieline.read.chinese.lexicon import Cues
from tieline.read.chinese.saying import Saying
from tieline.read.chinese.word import simplify
from tieline.read.utterance import make_utterance_id, with_parents

_OWN_STEPS = re.compile("采取[^，。；]{0,10}措施")
"""What the speaker will do itself: 将采取必要措施."""


def make_chinese_utterances(
    annotation: Annotation,
    sayings: Sequence[tuple[Saying, Span]],
    cues: Cues,
    confidence: Mapping[str, float],
    *,
    voiced: Sequence[Utterance] = (),
) -> tuple[Utterance, ...]:
    """Turn sayings into utterances.

    Args:
        annotation: The document as read.
        sayings: What the frames found, each with its sentence, in text order.
        cues: The cue words.
        confidence: Measured precision of each frame.
        voiced: What the form of the document shows to be said: turns of a transcript, a letter's sentences.

    Returns:
        Utterances in text order.
    """
    made = [_make(annotation, saying, within, cues, confidence[saying.rule]) for saying, within in sayings]
    return tuple(with_parents(sorted([*made, *voiced], key=lambda utterance: utterance.cue_span)))


def find_stance(kind: CueClass, content: str, cues: Cues) -> Stance:
    """The stance of a saying: its cue decides; a silent cue (表示) leaves it to words of denial in the content.

    Who opposes a measure (反对制裁) denies no fact, and affirms none; who says to oppose somebody's conduct at all
    stands against what was told of it.

    Args:
        kind: The class of its cue.
        content: What is said.
        cues: The cue words.

    Returns:
        The stance.
    """
    if kind is CueClass.DENY:
        return Stance.DENIES
    if kind is CueClass.DECLINE_TO_COMMENT:
        return Stance.UNCLEAR
    plain = _OWN_STEPS.sub("", simplify(content))
    is_measure = cues.measure.search(plain) is not None and cues.told.search(plain) is None
    if kind is CueClass.REFUTE:
        return Stance.UNCLEAR if is_measure else Stance.DENIES
    return _stance_of_neutral(plain, cues) if kind is CueClass.ASSERT else Stance.AFFIRMS


def _stance_of_neutral(plain: str, cues: Cues) -> Stance:
    """The stance of a saying whose cue tells none: by the words of what is said, in simplified characters."""
    if cues.withhold.search(plain):
        return Stance.UNCLEAR
    denied = cues.denial.search(plain)
    if denied is not None:
        owned = cues.admits.search(plain, denied.start())
        return Stance.AFFIRMS if owned and not cues.denial.search(plain, owned.start()) else Stance.DENIES
    if cues.oppose.search(plain):
        named = cues.measure.search(cues.conduct.sub("", plain)) and not cues.told.search(plain)
        return Stance.UNCLEAR if named else Stance.DENIES
    return Stance.AFFIRMS


def _make(annotation: Annotation, saying: Saying, within: Span, cues: Cues, confidence: float) -> Utterance:
    content = saying.content.cut(annotation.text)
    spans = (saying.cue, saying.content, saying.speaker.span)
    return Utterance(
        id=make_utterance_id(annotation.document.id, saying.cue, saying.content),
        document=annotation.document.id,
        speaker_name=saying.speaker.name,
        speaker=saying.speaker.mention.id if saying.speaker.mention else None,
        cue=saying.cue.cut(annotation.text),
        cue_span=saying.cue,
        cue_class=saying.cue_class,
        stance=find_stance(saying.cue_class, content, cues),
        content_span=saying.content,
        content=content,
        evidence_span=Span.around(spans),
        about=tuple(mention.id for mention in annotation.mentions_in(saying.content)),
        said_on=_date(annotation, saying, within),
        parent=None,
        rule=saying.rule,
        confidence=confidence,
    )


def _date(annotation: Annotation, saying: Saying, within: Span) -> PartialDate | None:
    """The date nearest to the cue in its sentence and outside of what is said."""
    dates = [d for d in annotation.dates_in(within) if d.end is None and not saying.content.overlaps(d.span)]
    nearest = min(dates, key=lambda d: (abs(d.span.start - saying.cue.start), d.span.start), default=None)
    return nearest.value if nearest else None
