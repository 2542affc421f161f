"""Frames of attribution without a verb of saying: "according to X", "X's accusation that ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from tieline.model.entity import Schema
from tieline.model.span import Span
from tieline.read.english.attribution import TRIM, Attribution, Scene, Speaker
from tieline.read.english.clause import make_clause
from tieline.read.english.phrase import subtree_span
from tieline.read.sentence import Sentence

_MAX_SOURCE_CHARS = 200
_SOURCE_END = re.compile(r",(?!\s*(?:\d{4}\b|Inc|Ltd|LLC|Co\b))|[;:](?=\s)|\.$|—| – ")
_CONJUNCTIONS = frozenset({"but", "and", "yet", "so", "however", "moreover", "meanwhile"})


def iter_phrase_frames(scene: Scene, sentence: Sentence) -> Iterator[Attribution]:
    """Find sayings told by a phrase before a source.

    Args:
        scene: The document.
        sentence: Any sentence; it need not be parsed.

    Yields:
        Attributions in text order.
    """
    text, base = sentence.text, sentence.span.start
    for match in scene.cues.phrase_pattern.finditer(text):
        end = next(
            (m.start() for m in _SOURCE_END.finditer(text, match.end()) if m.start() > match.end() + 1), len(text)
        )
        source = text[match.end() : end].strip(TRIM)
        leads = len(text[: match.start()].strip(TRIM).split()) <= 3
        opening = text[: match.start()].rstrip()
        if match[0].lower().endswith("per") and not (opening.endswith(",") or (match[0][0].isupper() and not opening)):
            continue
        free = not opening or opening[-1] in ',;:"“' or opening.lower() in _CONJUNCTIONS
        if not source or len(source) > _MAX_SOURCE_CHARS or (leads and not free):
            continue
        area = (end, len(text)) if leads else (0, match.start())
        content = scene.trim(Span(base + area[0], base + area[1])) if area[1] > area[0] else None
        if content is None:
            continue
        start = base + text.index(source, match.end())
        speaker = _named_source(scene, Span(start, start + len(source)))
        cue = Span(base + match.start(), base + match.end())
        kind = scene.cues.phrases[match[0].lower()]
        yield scene.make(speaker, cue, kind, content, sentence=sentence, rule="en.say.according-to")


def _named_source(scene: Scene, span: Span) -> Speaker:
    """The speaker in the words after "according to": a name behind "by" or "in", else the first name."""
    text = scene.annotation.text
    mentions = [m for m in scene.annotation.mentions_in(span) if m.schema is not Schema.PLACE]
    behind = [m for m in mentions if re.search(r"\b(?:by|from|of|in)(?: the)? $", text[span.start : m.span.start])]
    mention = next(iter([*behind, *mentions]), None)
    return Speaker(mention.name if mention else scene.bare_name(span), mention, span)


def iter_noun_frames(scene: Scene, sentence: Sentence) -> Iterator[Attribution]:
    """Find sayings told by a noun: "the State Department's accusation that ...".

    Args:
        scene: The document.
        sentence: A parsed sentence.

    Yields:
        Attributions in text order.
    """
    for token, word in zip(sentence.tokens, sentence.lowered, strict=True):
        kind = scene.cues.nouns.get(word)
        speaker = _holder(scene, token, sentence) if kind is not None else None
        if kind is None or speaker is None:
            continue
        spans = [subtree_span(part, sentence) for part in _matters(token)]
        spans = [span for span in spans if speaker.span is None or not span.covers(speaker.span)]
        if not spans:
            continue
        whole = Span.around(spans)
        content = scene.trim(whole, skip=("that", "of", "for"))
        if content is not None:
            start = sentence.span.start + token.idx
            cue = Span(start, start + len(token.text))
            yield scene.make(speaker, cue, kind, content, sentence=sentence, rule="en.say.noun")


def iter_light_frames(scene: Scene, sentence: Sentence) -> Iterator[Attribution]:
    """Find sayings told by a verb and a noun together: "issued a warning that ...", "gave examples of ...".

    Args:
        scene: The document.
        sentence: A parsed sentence.

    Yields:
        Attributions in text order.
    """
    for token in sentence.doc:
        kind = scene.cues.light_nouns.get(token.lower_) if token.dep_ == "dobj" else None
        if kind is None or token.head.lower_ not in scene.cues.light_verbs:
            continue
        clause = make_clause(token.head)
        spans = [subtree_span(part, sentence) for part in _told(token)]
        if clause.is_negated or not clause.subject or not spans:
            continue
        content = scene.trim(
            Span.around(spans),
            skip=("that", "of", "for", "about", "over", "with", "saying that", "saying"),
        )
        speaker = scene.speaker(clause.subject[0], sentence)
        if content is None or speaker is None or (speaker.span and content.covers(speaker.span)):
            continue
        start = sentence.span.start + token.head.idx
        cue = Span(start, sentence.span.start + token.idx + len(token.text))
        if cue.end > cue.start and token.head.i < token.i:
            yield scene.make(speaker, cue, kind, content, sentence=sentence, rule="en.say.light")


def _told(noun: Token) -> list[Token]:
    """What hangs on the noun, or on its verb behind it: a clause, or a phrase with "of", "about"."""
    places = [*noun.children, *(child for child in noun.head.children if child.i > noun.i)]
    clauses = [c for c in places if c.dep_ in {"acl", "ccomp"} and c.i > noun.i and c.left_edge.nbor(-1).text != ","]
    return clauses or [
        c for c in places if c.dep_ == "prep" and c.i > noun.i and c.lower_ in {"of", "about", "over", "for", "against"}
    ]


def _holder(scene: Scene, noun: Token, sentence: Sentence) -> Speaker | None:
    """Whose saying it is: a possessor or attribute, or "of X" where the noun is directed against another."""
    holders = [child for child in noun.children if child.dep_ in {"poss", "compound", "amod", "nmod"}]
    prepositions = [child for child in noun.children if child.dep_ == "prep"]
    if any(child.lower_ == "against" for child in prepositions):
        holders += [leaf for child in prepositions if child.lower_ in {"of", "by", "from"} for leaf in child.children]
    for holder in holders:
        mention = scene.annotation.find_at(sentence.span.start + holder.idx)
        if mention is not None and (holder.dep_ != "amod" or mention.schema is Schema.PLACE):
            return Speaker(mention.name, mention, mention.span)
    return None


def _matters(noun: Token) -> list[Token]:
    clauses = [c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"} and next(c.subtree).lower_ == "that"]
    return clauses or [
        c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"of", "for", "against"} and c.i > noun.i
    ]
