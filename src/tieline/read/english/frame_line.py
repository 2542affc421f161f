"""Frames of whole lines: a quotation signed behind a dash, a heading "X: ...", the block behind "X added:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tieline.model.entity import Mention, Schema
from tieline.model.span import Span
from tieline.model.utterance import CueClass
from tieline.read.english.attribution import MIN_CONTENT_WORDS, Attribution, Scene, Speaker
from tieline.read.quotation import find_quotations
from tieline.read.sentence import Sentence

MAX_HEADING = 200
"""Characters; a longer first line is prose."""

HEADING_LINES = 3
"""Lines at the top in which a heading may stand, behind the words of a menu."""

_SIGNED = re.compile(r"[\"”'\s]*(?P<dash>[-–—―]{1,2})\s*(?P<who>[A-Z][^\n,;:!?\"“]{1,60}?)(?=,[^\n]{1,90}$|[.\s]*$)")
_HEADING = re.compile(r"(?P<who>[A-Z][\w.,’'& -]{1,50}?)(?P<cue>:) (?P<what>[^\n]{15,})")
_REPORTERS = "poll|report|study|survey|source|official|expert|analyst|document|witness"
_REPORTS = re.compile(rf"(?:[A-Z][\w’-]+ ){{0,3}}(?:{_REPORTERS})(?:e?s)?", re.IGNORECASE)


def iter_line_frames(scene: Scene, sentence: Sentence, paragraphs: Sequence[Span]) -> Iterator[Attribution]:
    """Find sayings that the shape of a line tells.

    Args:
        scene: The document.
        sentence: Any sentence; only the first of a paragraph is looked at.
        paragraphs: The paragraphs of the document.

    Yields:
        At most one attribution.
    """
    paragraph = paragraphs[sentence.paragraph]
    if sentence.span.start != paragraph.start:
        return
    yield from _signed(scene, sentence, paragraph)
    if sentence.paragraph < HEADING_LINES and scene.setting is None:
        yield from _heading(scene, sentence)


def _signed(scene: Scene, sentence: Sentence, paragraph: Span) -> Iterator[Attribution]:
    """A paragraph that is a quotation and, behind a dash, who says it."""
    text = scene.annotation.text
    quotations = find_quotations(text, paragraph)
    last = quotations[-1] if quotations else None
    if last is None or text[paragraph.start : quotations[0].start].strip("\"“”' "):
        return
    match = _SIGNED.match(text, last.end, paragraph.end)
    if match is None or len(last.cut(text).split()) < MIN_CONTENT_WORDS:
        return
    who = Span(*match.span("who"))
    mention = next((m for m in scene.annotation.mentions_in(who) if _speaks(m)), None)
    speaker = Speaker(mention.name if mention else scene.bare_name(who), mention, who)
    cue, content = Span(*match.span("dash")), Span(quotations[0].start, last.end)
    yield scene.make(speaker, cue, CueClass.ASSERT, content, sentence=sentence, rule="en.say.signed")


def _heading(scene: Scene, sentence: Sentence) -> Iterator[Attribution]:
    """The first line, where a name and a colon stand before what is said."""
    text = scene.annotation.text
    end = text.find("\n", sentence.span.start)
    line = Span(sentence.span.start, end if end > sentence.span.start else len(text))
    match = _HEADING.match(text, line.start, line.end) if line.end - line.start <= MAX_HEADING else None
    if match is None:
        return
    who = Span(*match.span("who"))
    mention = next((m for m in scene.annotation.mentions_in(who) if m.span.end >= who.end - 1 and _speaks(m)), None)
    content = scene.trim(Span(*match.span("what")))
    if content is None or (mention is None and not _REPORTS.fullmatch(match["who"])):
        return
    speaker = Speaker(mention.name if mention else scene.bare_name(who), mention, who)
    cue = Span(*match.span("cue"))
    yield scene.make(speaker, cue, CueClass.ASSERT, content, sentence=sentence, rule="en.say.heading")


def _speaks(mention: Mention) -> bool:
    return mention.schema is Schema.PERSON or mention.schema is Schema.PLACE or mention.schema.is_organisation
