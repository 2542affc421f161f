"""A saying of a Chinese text: who says what, by which cue."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.model.entity import Mention
from tieline.model.span import Span
from tieline.model.utterance import CueClass

MIN_CONTENT = 3
"""Characters; a shorter content (表示欢迎) tells nothing by itself."""

END_MARKS = "。！？…；，： \n"
"""Marks that end a sentence or a clause."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it.

    Attributes:
        name: In the document's words.
        mention: The mention; None when the words name no entity.
        span: Where the words stand.
    """

    name: str
    mention: Mention | None
    span: Span


@dataclass(frozen=True, slots=True)
class Saying:
    """One saying.

    Attributes:
        speaker: Who.
        cue: Where the cue stands.
        cue_class: What kind of saying.
        content: What is said.
        rule: Id of the frame.
    """

    speaker: Speaker
    cue: Span
    cue_class: CueClass
    content: Span
    rule: str


def trim_content(text: str, span: Span) -> Span | None:
    """Cut the marks around a content off.

    Args:
        text: The document's text.
        span: The content.

    Returns:
        What is left; None when it is too short to tell anything.
    """
    start, end = span.start, span.end
    while start < end and text[start] in END_MARKS + '“”"「」『』,:;':
        start += 1
    while end > start and text[end - 1] in END_MARKS + '“”"「」『』,:;':
        end -= 1
    return Span(start, end) if end - start >= MIN_CONTENT else None
