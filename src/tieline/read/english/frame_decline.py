"""Frames of the right of reply: comments refused, questions left unanswered, parties that could not be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieline.model.entity import Schema
from tieline.model.span import Span
from tieline.model.utterance import CueClass
from tieline.read.english.attribution import Attribution, Scene, Speaker
from tieline.read.english.clause import make_clause
from tieline.read.sentence import Sentence

RULE = "en.say.decline"
_DESCRIBED = re.compile(r"\b(?:an?|the|its|his|her) ([a-z][\w -]{2,40})\s$", re.IGNORECASE)
_DECLINED = re.compile(r"\s*+(?:(?:to|on|for|about)\s++)?+(?!but\b|and\b|or\b)([^.;]*)")


def iter_declines(scene: Scene, sentence: Sentence) -> Iterator[Attribution]:
    """Find questions left unanswered and comments refused; the party asked is the speaker.

    Args:
        scene: The document.
        sentence: Any sentence; a parsed one tells who is silent more surely.

    Yields:
        Attributions in text order.
    """
    base = sentence.span.start
    for match in scene.cues.decline.finditer(sentence.text):
        speaker = _subject(scene, sentence, match) or _silent(scene, sentence, match.start())
        if speaker is None:
            continue
        cue = Span(base + match.start(), base + match.end())
        rest = _DECLINED.match(sentence.text, match.end())
        asked = Span(base + rest.start(1), base + rest.end(1)) if rest and rest[1].strip() else cue
        content = scene.trim(asked, minimum=1) or cue
        kind = CueClass.DECLINE_TO_COMMENT
        yield scene.make(speaker, cue, kind, content, sentence=sentence, rule=RULE)
    yield from _unreached(scene, sentence)


def _unreached(scene: Scene, sentence: Sentence) -> Iterator[Attribution]:
    """Parties named behind the words: "could not reach X", "calls to X went unanswered"."""
    base = sentence.span.start
    for match in (m for pattern in scene.cues.unreached for m in pattern.finditer(sentence.text)):
        area = Span(base + match.start("party"), base + match.end("party"))
        cue_end = match.start("party") if match.end() == match.end("party") else match.end()
        cue = Span(base + match.start(), base + len(sentence.text[:cue_end].rstrip()))
        mentions = [
            m for m in scene.annotation.mentions_in(area) if m.schema.is_organisation or m.schema is Schema.PERSON
        ]
        asked = [Speaker(mention.name, mention, mention.span) for mention in mentions]
        for speaker in asked or [Speaker(scene.bare_name(area), None, area)]:
            content = speaker.span if len(asked) > 1 and speaker.span else cue
            kind = CueClass.DECLINE_TO_COMMENT
            yield scene.make(speaker, cue, kind, content, sentence=sentence, rule=RULE)


def _subject(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Speaker | None:
    """The subject of the words of declining, as the tree tells it."""
    if not sentence.doc.has_annotation("DEP"):
        return None
    verbs = [token for token in sentence.doc if match.start() <= token.idx < match.end()]
    for verb in verbs:
        own = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"} and child.idx < match.start()]
        if own or verb.dep_ in {"conj", "relcl", "ROOT"}:
            heads = [head for head in make_clause(verb).subject if head.idx < match.start()] or own
            speaker = scene.speaker(heads[0], sentence) if heads else None
            if speaker is not None:
                return speaker
    return None


def _silent(scene: Scene, sentence: Sentence, end: int) -> Speaker | None:
    """Who says nothing: the first party named in the same part of the sentence, or a description right before."""
    start = sentence.text.rfind(";", 0, end) + 1
    base = sentence.span.start
    before = scene.annotation.mentions_in(Span(base + start, base + end)) if end > start else []
    named = next((m for m in before if m.schema.is_organisation or m.schema is Schema.PERSON), None)
    if named is not None:
        return Speaker(named.name, named, named.span)
    described = _DESCRIBED.search(sentence.text, start, end)
    if described is None:
        return None
    span = Span(base + described.start(1), base + described.end(1))
    return Speaker(scene.bare_name(span), None, span)
