"""The quotation that a verb of saying stands beside: "..., X said", "..." said X, X said: "..."."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tieline.model.span import Span
from tieline.read.english.attribution import MIN_CONTENT_WORDS, Scene
from tieline.read.english.frame_extent import holds_cue
from tieline.read.quotation import quotations_in
from tieline.read.sentence import Sentence

_OPENINGS = " \"“'`"
_CLOSINGS = " \"”'"
_MAX_GAP = 90
"""Most characters between a quotation and its cue: room for a speaker with a title."""
_BEFORE_SENTENCE = 4
"""Characters before a sentence in which a quotation that asks or exclaims may end: its mark, and a space."""
_LEAST_BEFORE = 2
"""Fewest words of a quotation before its cue, where the comma tells that it is all that was said."""


def find_quoted(scene: Scene, cue: Span, sentence: Sentence, quotations: Sequence[Span]) -> Span | None:
    """Find the quotation that stands right before or after a cue, if it is more than a quoted phrase.

    Args:
        scene: The document.
        cue: Where the cue stands.
        sentence: Its sentence.
        quotations: The quotations of its paragraph.

    Returns:
        The quotation without its marks; None where none belongs to the cue.
    """
    text = scene.annotation.text
    reach = Span(max(0, sentence.span.start - _BEFORE_SENTENCE), sentence.span.end)
    for quotation in quotations_in(quotations, reach):
        if quotation.covers(cue):
            continue
        words = len(quotation.cut(text).split())
        if quotation.end <= cue.start and words >= _LEAST_BEFORE and _ends_before(scene, quotation, cue):
            return quotation
        if words >= MIN_CONTENT_WORDS and cue.end <= quotation.start < sentence.span.end:
            gap = text[cue.end : quotation.start].rstrip(_OPENINGS)
            fills = quotation.end >= sentence.span.end - 3 and not gap.strip().removeprefix("that")
            fills = fills and text[quotation.start].isupper()
            if (gap.endswith((",", ":")) or fills) and len(gap) < _MAX_GAP:
                return quotation
    return None


def _ends_before(scene: Scene, quotation: Span, cue: Span) -> bool:
    """Whether a quotation is told by the cue behind it: it stands for itself, and a comma or its mark ends it."""
    text = scene.annotation.text
    gap = text[quotation.end : cue.start]
    before = text[max(0, quotation.start - 12) : quotation.start].rstrip(_OPENINGS)
    starts_free = quotation.start < 12 or before[-1:] in {"", ".", "\n", "!", "?", "-"}
    set_off = quotation.cut(text).rstrip()[-1:] in ",?!" or gap.lstrip(_CLOSINGS).startswith(",")
    return starts_free and set_off and len(gap) < _MAX_GAP and not holds_cue(scene, gap)


def outside(tokens: Sequence[Token], quoted: Span | None, sentence: Sentence) -> list[Token]:
    """The words of a clause that are not quoted: the tree may take a subject or a "not" from the quotation.

    Args:
        tokens: Words of the sentence.
        quoted: The quotation; None where there is none.
        sentence: The sentence.

    Returns:
        Those that stand outside of it, in the same order.
    """
    base = sentence.span.start
    return [t for t in tokens if quoted is None or not quoted.start <= base + t.idx < quoted.end]
