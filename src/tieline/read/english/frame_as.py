"""The frame of a saying told by "as": "As X said, the plant was sold", "Prices fell, as X reported in June"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tieline.model.span import Span
from tieline.model.utterance import CueClass
from tieline.read.english.attribution import TRIM, Attribution, Scene
from tieline.read.english.clause import make_clause
from tieline.read.english.phrase import subtree_span
from tieline.read.sentence import Sentence

_CLASSES = frozenset({CueClass.ASSERT, CueClass.REPORT, CueClass.CONFIRM, CueClass.PREDICT})
_SELVES = frozenset({"i", "we"})
"""Who only repeats what they are saying: "as I mentioned"."""
_WHOLE = frozenset({"dobj", "ccomp", "xcomp", "oprd"})
"""What a verb governs where "as" tells the time or the reason: "As he said this, the door opened"."""


def iter_as_frames(scene: Scene, sentence: Sentence) -> Iterator[Attribution]:
    """Find sayings told by a clause with "as", whose content is the clause it hangs on.

    Args:
        scene: The document.
        sentence: A parsed sentence.

    Yields:
        Attributions in text order.
    """
    for token, word in zip(sentence.tokens, sentence.lowered, strict=True):
        kind = scene.cues.verbs.get(word) if word in scene.cues.words and token.dep_ == "advcl" else None
        if kind not in _CLASSES or word in scene.cues.abouts or not _is_set_off(token):
            continue
        clause = make_clause(token)
        if clause.subject and clause.subject[0].lower_ in _SELVES:
            continue
        aside = subtree_span(token, sentence)
        content = None if clause.is_negated or not clause.subject else _around(scene, aside, sentence)
        speaker = scene.speaker(clause.subject[0], sentence) if content is not None else None
        if kind is None or content is None or speaker is None or (speaker.span and content.covers(speaker.span)):
            continue
        start = sentence.span.start + token.idx
        cue = Span(start, start + len(token.text))
        yield scene.make(speaker, cue, kind, content, sentence=sentence, rule="en.say.aside")


def _is_set_off(verb: Token) -> bool:
    """Whether a clause opens with "as", governs nothing, and is set off by commas."""
    opening = next((child for child in verb.lefts if child.lower_ == "as"), None)
    if opening is None or any(child.dep_ in _WHOLE for child in verb.children):
        return False
    last = verb.right_edge
    opens = opening.i == 0 or opening.nbor(-1).text in TRIM
    return opens and (last.text in TRIM or last.i + 1 == len(verb.doc) or last.nbor().text in TRIM)


def _around(scene: Scene, aside: Span, sentence: Sentence) -> Span | None:
    """The longer of what stands before the aside and behind it."""
    whole = sentence.span
    parts = [Span(low, high) for low, high in ((whole.start, aside.start), (aside.end, whole.end)) if high > low]
    longest = max(parts, key=lambda part: part.end - part.start, default=None)
    return scene.trim(longest) if longest is not None else None
