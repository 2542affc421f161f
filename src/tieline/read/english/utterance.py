"""Utterances of an English document: who says what, by which cue, and which utterance reports which."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tieline.model.span import Span
from tieline.model.utterance import CueClass, Stance, Utterance
from tieline.read.annotation import Annotation
from tieline.read.cue import Cues, is_held_back, stance_of
from tieline.read.date.said import carry_dates
from tieline.read.english.attribution import RANKS, Attribution, Scene
from tieline.read.english.undone import is_question
from tieline.read.kind.voiced import RULE, make_voiced_utterances
from tieline.read.quotation import find_quotations
from tieline.read.span_index import SpanIndex
from tieline.read.utterance import make_utterance_id, with_parents

VOICE_RULE = f"en.{RULE}"
_ANSWERS = frozenset({CueClass.DENY, CueClass.REFUTE, CueClass.CONFIRM})
_STATED = re.compile(r"[.!][\"'”’)]*\s")
"""The end of a sentence that states something before a question."""
_MIN_QUOTED_WORDS = 6
_OPENINGS = " \"“'`"
_MAX_GAP = 90
"""Most characters between a cue and the second half of its quotation: room for a speaker with a title."""
_MAX_BEFORE = 6000
"""Most characters between a cue and a later quotation of its paragraph: more is no paragraph of prose."""


def make_utterances(
    scene: Scene, attributions: Sequence[Attribution], paragraphs: Sequence[Span]
) -> tuple[Utterance, ...]:
    """Turn attributions into utterances: quotations carried on, dates, stance, nesting.

    Args:
        scene: The document as read, and its cue words.
        attributions: What the frames found, in text order.
        paragraphs: The paragraphs of the document.

    Returns:
        Utterances in text order, those that the form of the document shows among them.
    """
    annotation, cues = scene.annotation, scene.cues
    chosen = _without_repeats(attributions)
    chosen = sorted(
        [*chosen, *_continued(annotation, chosen, paragraphs)], key=lambda a: (a.cue.start, a.content.start)
    )
    utterances = _tell([(attribution, _make(annotation, attribution, cues)) for attribution in chosen])
    dated = carry_dates(utterances, annotation, paragraphs)
    voiced = _voiced(scene, paragraphs)
    everything = sorted([*dated, *voiced], key=lambda u: (u.cue_span.start, u.content_span.start))
    return tuple(with_parents(everything))


def _tell(made: Sequence[tuple[Attribution, Utterance]]) -> list[Utterance]:
    """Give utterances of the same content the one that reports them as their parent."""
    by_cue = {utterance.cue_span: utterance.id for _, utterance in made}
    return [
        replace(utterance, parent=by_cue.get(one.told_by)) if one.told_by is not None else utterance
        for one, utterance in made
    ]


def _voiced(scene: Scene, paragraphs: Sequence[Span]) -> tuple[Utterance, ...]:
    if scene.setting is None:
        return ()
    return make_voiced_utterances(
        scene.annotation,
        scene.setting,
        paragraphs,
        lambda kind, content: _stance_of(kind, content, scene.cues),
        (VOICE_RULE, scene.precision[VOICE_RULE]),
    )


def _without_repeats(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Keep the surest attribution of every content: frames come in order of sureness."""
    kept: list[Attribution] = []
    contents = SpanIndex[Attribution](())
    by_cue: dict[Span, list[Attribution]] = defaultdict(list)
    for attribution in sorted(attributions, key=lambda a: (RANKS[a.rule], a.cue.start)):
        clash = any(
            attribution.told_by != other.cue
            and (
                other.content == attribution.content
                or (other.cue == attribution.cue and attribution.cue_class is not CueClass.DECLINE_TO_COMMENT)
                or (_share(other.content, attribution.content) > 0.8 and other.speaker.name == attribution.speaker.name)
            )
            for other in (*contents.overlapping(attribution.content), *by_cue[attribution.cue])
        )
        if not clash:
            kept.append(attribution)
            contents.add(attribution.content, attribution)
            by_cue[attribution.cue].append(attribution)
    return kept


def _share(left: Span, right: Span) -> float:
    common = min(left.end, right.end) - max(left.start, right.start)
    return max(0, common) / max(left.end - left.start, right.end - right.start)


def _continued(
    annotation: Annotation, attributions: Sequence[Attribution], paragraphs: Sequence[Span]
) -> Iterator[Attribution]:
    """Give quotations without a cue of their own to the speaker before them."""
    contents = SpanIndex((a.content, a) for a in attributions)
    cues = SpanIndex((a.cue, a) for a in attributions)
    for number, paragraph in enumerate(paragraphs):
        for quotation in find_quotations(annotation.text, paragraph):
            if any(True for _ in contents.overlapping(quotation)):
                continue
            before = Span(max(paragraph.start, quotation.start - _MAX_BEFORE), quotation.start + 1)
            here = [a for a in cues.overlapping(before) if paragraph.covers(a.cue) and a.cue.end <= quotation.start]
            interrupted = bool(here) and _goes_on(annotation.text, max(here, key=lambda a: a.cue.start), quotation)
            words = quotation.cut(annotation.text).split()
            if not interrupted and (len(words) < _MIN_QUOTED_WORDS or not words[0][0].isupper()):
                continue
            whole = quotation.end - quotation.start >= 0.9 * (paragraph.end - paragraph.start) - 2
            if not here and whole and number:
                above = paragraphs[number - 1]
                here = [a for a in cues.overlapping(above) if above.covers(a.cue)]
            if here and (interrupted or _stands_alone(annotation.text, quotation)):
                last = max(here, key=lambda a: a.cue.start)
                if last.cue_class is not CueClass.DECLINE_TO_COMMENT:
                    yield replace(last, content=quotation, rule="en.say.quote-continues", date=None)


def _goes_on(text: str, last: Attribution, quotation: Span) -> bool:
    """Whether a quotation is the second half of one that its cue interrupts: "The plant," he said, "is old." """
    gap = text[last.cue.end : quotation.start].rstrip(_OPENINGS)
    opened = text[max(0, last.content.start - 2) : last.content.start].strip()
    is_quoted = bool(opened) and opened[-1] in _OPENINGS
    return is_quoted and last.content.end <= last.cue.start and len(gap) < _MAX_GAP and "." not in gap[:-1]


def _stands_alone(text: str, quotation: Span) -> bool:
    """Whether a quotation is a sentence of its own and not a phrase quoted inside one."""
    before = text[max(0, quotation.start - 3) : quotation.start].rstrip("\"“ \n'`")
    return not before or before[-1] in '.!?:"”\n'


def _make(annotation: Annotation, attribution: Attribution, cues: Cues) -> Utterance:
    content = attribution.content.cut(annotation.text)
    spans = [attribution.cue, attribution.content, *([attribution.speaker.span] if attribution.speaker.span else [])]
    evidence = Span.around(spans)
    mentions = annotation.mentions_in(attribution.content)
    return Utterance(
        id=make_utterance_id(annotation.document.id, attribution.cue, attribution.content),
        document=annotation.document.id,
        speaker_name=attribution.speaker.name,
        speaker=attribution.speaker.mention.id if attribution.speaker.mention else None,
        cue=attribution.cue.cut(annotation.text),
        cue_span=attribution.cue,
        cue_class=attribution.cue_class,
        stance=_stance(annotation, attribution, cues),
        content_span=attribution.content,
        content=content,
        evidence_span=evidence,
        about=tuple(mention.id for mention in mentions),
        said_on=attribution.date,
        parent=None,
        rule=attribution.rule,
        confidence=attribution.confidence,
    )


def _stance(annotation: Annotation, attribution: Attribution, cues: Cues) -> Stance:
    """The stance by cue and content; who "did not deny" leaves it open."""
    cue = attribution.cue
    before = annotation.text[max(0, cue.start - _MAX_GAP) : cue.start]
    if attribution.cue_class in _ANSWERS and is_held_back(before.rpartition("\n")[2], cues):
        return Stance.UNCLEAR
    return _stance_of(attribution.cue_class, attribution.content.cut(annotation.text), cues)


def _stance_of(kind: CueClass, content: str, cues: Cues) -> Stance:
    """The stance of a class of cues with a content; who only asks affirms nothing."""
    if kind is CueClass.ASSERT and is_question(content) and _STATED.search(content) is None:
        return Stance.UNCLEAR
    return stance_of(kind, content, cues)
