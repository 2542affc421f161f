"""How far a content reaches: where the tree breaks it off early, and where the next saying begins."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tieline.model.span import Span
from tieline.model.utterance import CueClass
from tieline.read.english.attribution import Scene
from tieline.read.sentence import Sentence

AUXILIARIES = frozenset(["was", "were", "is", "are", "had", "has", "have", "be", "been"])
"""Words that open no content."""

_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Adm|Capt|Prof|Rev|Hon|St|Jr|Sr|[A-Z])\.")
"""A full stop that ends no sentence."""
_ADDED = re.compile(r",[\"”]? (?:and )?(?:later |also |then )?(\w+ing)\b")


def holds_cue(scene: Scene, gap: str) -> bool:
    """Whether another cue, or the end of a sentence, stands between a quotation and a cue.

    Args:
        scene: The document.
        gap: The words between them.

    Returns:
        True where they do not belong together.
    """
    whole = _ABBREVIATED.sub("", gap)
    return "." in whole.strip('."” ') or any(word.lower() in scene.cues.verbs for word in re.findall(r"\w+", gap))


def until_next_cue(scene: Scene, span: Span) -> Span:
    """Leave out what the speaker adds: "said that it closed, citing the costs".

    Args:
        scene: The document.
        span: A content.

    Returns:
        The content up to what is added.
    """
    text = scene.annotation.text
    for match in _ADDED.finditer(text, span.start, span.end):
        before = text[span.start : match.start()]
        is_quoted = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
        if scene.cues.verbs.get(match[1].lower(), CueClass.BELIEVE) is not CueClass.BELIEVE and not is_quoted:
            cut = scene.trim(Span(span.start, match.start())) if match.start() > span.start else None
            return cut or span
    return span


def to_the_end(scene: Scene, span: Span, token: Token, sentence: Sentence) -> Span:
    """Take the rest of a sentence into a content, where no other saying and no date stand in it.

    Args:
        scene: The document.
        span: The content as the tree tells it.
        token: Its cue.
        sentence: The sentence of the cue.

    Returns:
        The content to the end of the sentence; as it was where the rest is not of it.
    """
    rest = Span(span.end, sentence.span.end) if span.end < sentence.span.end else None
    if any(child.dep_ == "conj" and sentence.span.start + child.idx >= span.end for child in token.children):
        return span  # what the speaker did besides saying it
    if rest is None or holds_cue(scene, rest.cut(scene.annotation.text)) or scene.annotation.dates_in(rest):
        return span
    whole = scene.trim(Span(span.start, sentence.span.end))
    return span if whole is None else whole


def without_auxiliary(scene: Scene, span: Span) -> Span:
    """What is said to be something: "what it said was a balloon" says "a balloon".

    Args:
        scene: The document.
        span: A content.

    Returns:
        The content without an opening form of "be" or "have".
    """
    first = span.cut(scene.annotation.text).split()[0]
    rest = (
        Span(span.start + len(first), span.end) if first in AUXILIARIES and span.end > span.start + len(first) else None
    )
    return (scene.trim(rest) if rest is not None else None) or span


def around_cue(scene: Scene, span: Span, token: Token, sentence: Sentence) -> Span | None:
    """The longer part of a content that its cue cuts in two.

    Args:
        scene: The document.
        span: The content, its cue in the middle.
        token: The cue.
        sentence: The sentence of the cue.

    Returns:
        The longer part; None where too little is left.
    """
    base = sentence.span.start
    own = [t for t in token.children if t.dep_ in {"nsubj", "prep", "npadvmod", "dobj"}]
    left = base + min([token.idx, *(t.left_edge.idx for t in own if t.left_edge.idx < token.idx)])
    right = base + max(t.idx + len(t.text) for t in [token, *(t.right_edge for t in own)])
    parts = [Span(low, high) for low, high in ((span.start, left), (right, span.end)) if high > low]
    longest = max(parts, key=lambda part: part.end - part.start, default=None)
    return scene.trim(longest) if longest else None
