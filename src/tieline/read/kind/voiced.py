"""Utterances that the form of a document shows: turns of a transcript, parts of a mail, statements of a body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter

from tieline.model.entity import Mention
from tieline.model.span import Span
from tieline.model.utterance import CueClass, Stance, Utterance
from tieline.read.annotation import Annotation
from tieline.read.kind.answer import denies_asked, find_asked, find_stems
from tieline.read.kind.setting import Form, Passage, Setting
from tieline.read.kind.words import load_kind_words
from tieline.read.sentence import iter_sentences
from tieline.read.utterance import make_utterance_id

RULE = "say.voice"
"""The end of the rule's id, behind the language: "en.say.voice"."""

MIN_WORDS = 6
"""A shorter paragraph ("Thank you all.") tells nothing by itself; a Hanzi counts as a word of its own."""

NEAR_LABEL = 12
"""Characters between a label and a content that are still one passage; further on, the content stands for itself."""

_EMPTY_QUOTED = re.compile(r"\n(?:>[> \t]*\n)+")
_WORD = re.compile(r"[\u3400-\u9fff]|\w+")

StanceOf = Callable[[CueClass, str], Stance]


def make_voiced_utterances(
    annotation: Annotation,
    setting: Setting,
    paragraphs: Sequence[Span],
    stance_of: StanceOf,
    measured: tuple[str, float],
) -> tuple[Utterance, ...]:
    """Make the utterances of the passages that are spoken or asked as a whole, one for each
    paragraph, or for each part of it in which the stance stays the same.

    An answer that negates words of its question denies them. A question's premise, which is all of a paragraph before
    its first question, is affirmed by the questioner; where a paragraph is nothing but questions, it is unclear where
    the questioner stands.

    Args:
        annotation: The document as read.
        setting: Its kind, and who speaks where.
        paragraphs: The paragraphs to be read.
        stance_of: The stance of a class of cues with a content, in the language of the paragraphs.
        measured: Id of the rule, and its measured precision.

    Returns:
        Utterances in text order, without parents.
    """
    found: list[Utterance] = []
    for number, passage in enumerate(setting.passages):
        if passage.form is Form.WRITING:
            continue
        asked = find_asked(setting, number)
        answers = stance_of if asked is None else _about(asked.cut(annotation.text), stance_of)
        for content, asks in _iter_contents(annotation.text, passage, paragraphs):
            if asks:
                found.append(_make(annotation, passage, content, Stance.UNCLEAR, measured))
                continue
            for run, stance in _iter_runs(annotation.text, content, answers):
                found.append(_make(annotation, passage, run, stance, measured))
    return tuple(found)


def find_voice_mention(annotation: Annotation, passage: Passage) -> Mention | None:
    """The mention that names the voice of a passage.

    Args:
        annotation: The document as read.
        passage: The passage.

    Returns:
        The mention at the end of its label, where a name stands; else the longest name of a person that ends with the
        label's last word; None where there is none.
    """
    label = passage.voice.span
    inside = annotation.mentions_in(label)
    at_edge = [m for m in inside if m.span.start == label.start] or [m for m in inside if m.span.end >= label.end - 1]
    if at_edge:
        return max(at_edge, key=lambda mention: len(mention.name))
    last = passage.voice.name.split()[-1].strip("().,").casefold()
    return max(annotation.persons_called(last), key=lambda mention: len(mention.name), default=None)


def get_voice_name(passage: Passage, mention: Mention | None) -> str:
    """What the voice of a passage is called.

    Args:
        passage: The passage.
        mention: The mention that names its voice.

    Returns:
        The longer of the label and the mention's name.
    """
    return max((passage.voice.name, mention.name if mention else ""), key=len)


def _iter_contents(text: str, passage: Passage, paragraphs: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    first = bisect_right(paragraphs, passage.span.start, key=lambda paragraph: paragraph.end)
    for paragraph in islice(paragraphs, first, None):
        start, end = max(paragraph.start, passage.span.start), min(paragraph.end, passage.span.end)
        if start >= end:
            break
        for part in _iter_parts(text, start, end):
            signs = text.startswith(passage.voice.name, part.start)
            if not signs and (passage.form is Form.QUESTION or _is_prose(part.cut(text))):
                yield from _premise(text, part, passage.form)


def _iter_parts(text: str, start: int, end: int) -> Iterator[Span]:
    """A paragraph without its greeting, cut at the empty lines of quoted mail."""
    greeting = load_kind_words().greeting.match(text, start, end)
    start = greeting.end() if greeting else start
    for match in _EMPTY_QUOTED.finditer(text, start, end):
        if (part := _trimmed(text, start, match.start())) is not None:
            yield part
        start = match.end()
    if (part := _trimmed(text, start, end)) is not None:
        yield part


def _is_prose(words: str) -> bool:
    """Whether words end as sentences do, and are no heading, address or date."""
    return words.rstrip("\"”’'）)]")[-1:] in set(".。!！?？;；:：,，…—") and not words.isupper()


def _iter_runs(text: str, content: Span, stance_of: StanceOf) -> Iterator[tuple[Span, Stance]]:
    """Cut a paragraph where its sentences begin to take another stance: a denial must not reach what is admitted."""
    sentences = list(iter_sentences(text, content))
    stances = [stance_of(CueClass.ASSERT, sentence.cut(text)) for sentence in sentences]
    for stance, group in groupby(zip(sentences, stances, strict=True), key=itemgetter(1)):
        run = [sentence for sentence, _ in group]
        yield Span(run[0].start, run[-1].end), stance


def _about(asked: str, stance_of: StanceOf) -> StanceOf:
    """The stance of an answer: what its words tell by themselves, else whether they negate what was asked."""

    stems = find_stems(asked)

    def of_answer(kind: CueClass, sentence: str) -> Stance:
        stance = stance_of(kind, sentence)
        return Stance.DENIES if stance is Stance.AFFIRMS and denies_asked(sentence, stems) else stance

    return of_answer


def _premise(text: str, part: Span, form: Form) -> Iterator[tuple[Span, bool]]:
    asked = _find_question(text, part) if form is Form.QUESTION else None
    premise = _trimmed(text, part.start, part.end if asked is None else asked)
    if premise is not None:
        yield premise, False
    elif asked is not None:
        yield part, True


def _find_question(text: str, stretch: Span) -> int | None:
    """Where the first sentence begins that asks."""
    asking = (s.start for s in iter_sentences(text, stretch) if s.cut(text).rstrip("\"”’'）)").endswith(("?", "？")))
    return next(asking, None)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " \t\n\r\xa0\u3000>":
        start += 1
    while end > start and text[end - 1] in " \t\n\r\xa0\u3000>":
        end -= 1
    enough = start < end and next(islice(_WORD.finditer(text, start, end), MIN_WORDS - 1, None), None) is not None
    return Span(start, end) if enough else None


def _make(
    annotation: Annotation, passage: Passage, content: Span, stance: Stance, measured: tuple[str, float]
) -> Utterance:
    mention = find_voice_mention(annotation, passage)
    cue = passage.cue
    return Utterance(
        id=make_utterance_id(annotation.document.id, cue, content),
        document=annotation.document.id,
        speaker_name=get_voice_name(passage, mention),
        speaker=mention.id if mention else None,
        cue=cue.cut(annotation.text),
        cue_span=cue,
        cue_class=CueClass.ASSERT if passage.form is Form.SPEECH else CueClass.REPORT,
        stance=stance,
        content_span=content,
        content=content.cut(annotation.text),
        evidence_span=Span(cue.start, content.end) if 0 <= content.start - cue.end <= NEAR_LABEL else content,
        about=tuple(mention.id for mention in annotation.mentions_in(content)),
        said_on=passage.voice.date,
        parent=None,
        rule=measured[0],
        confidence=measured[1],
    )
