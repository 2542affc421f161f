"""Frames of a saying inside a saying: "X quoted Y as saying that ...", "X said that ..., citing a report by Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from tieline.model.entity import Schema
from tieline.model.span import Span
from tieline.model.utterance import CueClass
from tieline.read.english.attribution import Attribution, Scene, Speaker
from tieline.read.english.clause import Clause, make_clause
from tieline.read.sentence import Sentence

_QUOTING = frozenset({"quoted", "quotes", "quote", "quoting", "cited", "cites", "cite", "citing"})
_SAYING = frozenset({"saying", "stating", "arguing", "claiming", "warning", "telling"})
_MAX_TO_SAYING = 14
"""Words between "quoted" and "saying": room for a name with its office."""
_CITING = re.compile(r"(?P<cue>[Cc]iting) (?P<source>[^,;:.\"“]{3,120})")
_SOURCE_WORDS = re.compile(
    r"\b(?:people|persons?|sources?|officials?|documents?|data|reports?|records?|filings?|memos?|statements?|letters?"
    r"|papers?|e-?mails?|media|newspapers?|studies|study|figures|insiders|executives|diplomats|lawyers|news agency)\b"
)


def iter_nested_frames(scene: Scene, sentence: Sentence, told: Sequence[Attribution]) -> Iterator[Attribution]:
    """Find sayings that another saying of the same sentence reports.

    Args:
        scene: The document.
        sentence: A parsed sentence.
        told: What the other frames found in it.

    Yields:
        Attributions; each that is told by another one names that one's cue.
    """
    for token, word in zip(sentence.tokens, sentence.lowered, strict=True):
        if word in _QUOTING:
            yield from _quoted_as(scene, token, sentence)
    yield from _cited(scene, sentence, told)


def _quoted_as(scene: Scene, token: Token, sentence: Sentence) -> Iterator[Attribution]:
    near = token.doc[token.i + 1 : token.i + _MAX_TO_SAYING]
    saying = next((t for t in near if t.lower_ in _SAYING and t.nbor(-1).lower_ == "as"), None)
    if saying is None:
        return
    clause = make_clause(token)
    content = _said(scene, token, saying, sentence)
    inner = _quoted(scene, clause, token, saying, sentence)
    if content is None or inner is None or (inner.span and content.covers(inner.span)):
        return
    heads = [head for head in clause.subject if clause.is_passive or head.i < token.i]
    outer = scene.speaker(heads[0], sentence) if heads else None
    cue, said = (_cue(t, sentence) for t in (token, saying))
    rule = "en.say.quoted-as"
    if outer is not None and not (outer.span and content.covers(outer.span)):
        yield scene.make(outer, cue, CueClass.REPORT, content, sentence=sentence, rule=rule)
        found = scene.make(inner, said, CueClass.ASSERT, content, sentence=sentence, rule=rule)
        yield replace(found, told_by=cue)
    else:
        yield scene.make(inner, said, CueClass.ASSERT, content, sentence=sentence, rule=rule)


def _quoted(scene: Scene, clause: Clause, token: Token, saying: Token, sentence: Sentence) -> Speaker | None:
    """Who is quoted: the object, or the name that stands between the verb and "as saying"."""
    between = Span(sentence.span.start + token.idx, sentence.span.start + saying.idx)
    named = scene.annotation.mentions_in(between)
    if named and not clause.is_passive:
        return Speaker(named[0].name, named[0], named[0].span)
    return scene.speaker(clause.object[0], sentence) if clause.object else None


def _said(scene: Scene, token: Token, saying: Token, sentence: Sentence) -> Span | None:
    """What stands behind "as saying", else the clause before the verb."""
    base = sentence.span.start
    after = saying.idx + len(saying.text)
    rest = sentence.text[after:]
    if len(rest.strip(' ."”').split()) >= 4:
        return scene.trim(Span(base + after, sentence.span.end))
    comma = sentence.text.rfind(",", 0, token.idx)
    return scene.trim(Span(base, base + comma)) if comma > 0 else None


def _cited(scene: Scene, sentence: Sentence, told: Sequence[Attribution]) -> Iterator[Attribution]:
    """Whom a saying cites as its own source."""
    base = sentence.span.start
    outer = next((one for one in told if one.rule in {"en.say.clause", "en.say.quotation", "en.say.aside"}), None)
    match = _CITING.search(sentence.text)
    if outer is None or match is None or outer.content.start <= base + match.start() < outer.content.end:
        return
    span = Span(base + match.start("source"), base + match.end("source"))
    named = [m for m in scene.annotation.mentions_in(span) if m.schema is Schema.PERSON or m.schema.is_organisation]
    if not named and not _SOURCE_WORDS.search(match["source"]):
        return
    speaker = Speaker(named[0].name if named else scene.bare_name(span), named[0] if named else None, span)
    cue = Span(base + match.start("cue"), base + match.end("cue"))
    found = scene.make(speaker, cue, CueClass.REPORT, outer.content, sentence=sentence, rule="en.say.citing")
    yield replace(found, date=None, told_by=outer.cue)


def _cue(token: Token, sentence: Sentence) -> Span:
    start = sentence.span.start + token.idx
    return Span(start, start + len(token.text))
