"""Whom "we" and "our company" mean: the organisation with whose voice a document or a part of it speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tieline.model.entity import Mention
from tieline.model.ids import MentionId, content_id
from tieline.model.span import Span
from tieline.read.annotation import Annotation
from tieline.read.kind.setting import Passage, Setting, is_quoted
from tieline.read.kind.voiced import find_voice_mention
from tieline.read.kind.words import load_kind_words

NEAR_NAME = 160
"""Characters behind a signature in which the signer's organisation stands."""


def add_first_persons(annotation: Annotation, setting: Setting | None) -> None:
    """Make mentions of the words by which an organisation speaks of itself, so that every rule can take them as ends.

    Args:
        annotation: The document; the mentions are added to it.
        setting: Its kind, and who speaks where; None adds nothing.
    """
    for passage in setting.passages if setting is not None else ():
        body = find_own_organisation(annotation, passage)
        if body is not None:
            for span in _iter_first_persons(annotation, passage.span):
                quote = span.cut(annotation.text)
                key = MentionId(content_id("mtn", body.document, span.start, span.end, body.schema))
                annotation.add(replace(body, id=key, span=span, quote=quote, same_as=body.same_as or body.id))


def find_own_organisation(annotation: Annotation, passage: Passage) -> Mention | None:
    """The organisation for which the voice of a passage speaks.

    Args:
        annotation: The document as read.
        passage: The passage.

    Returns:
        The voice itself where it is an organisation; else the one "on behalf of" which it writes, or the first named
        behind its signature; None where the document names none.
    """
    voice = find_voice_mention(annotation, passage)
    if voice is not None and voice.schema.is_organisation:
        return voice
    text = annotation.text
    places = [m.end() for m in load_kind_words().on_behalf.finditer(text, passage.span.start, passage.span.end)]
    spans = [Span(place, min(len(text), place + NEAR_NAME)) for place in places if place < len(text)]
    signed = text.rfind(passage.voice.name, passage.voice.span.end, passage.span.end)
    if signed >= 0:
        spans.append(Span(signed, min(len(text), signed + len(passage.voice.name) + NEAR_NAME)))
    named = (m for span in spans for m in annotation.mentions_in(span) if m.schema.is_organisation)
    return next(named, None)


def _iter_first_persons(annotation: Annotation, stretch: Span) -> Iterator[Span]:
    """Where an organisation speaks of itself, outside of quotation marks."""
    text = annotation.text
    for match in load_kind_words().first_person.finditer(text, stretch.start, stretch.end):
        span = Span(*match.span())
        if not is_quoted(text, span.start) and not any(
            m.span.overlaps(span) for m in annotation.mentions_in(_around(span, text))
        ):
            yield span


def _around(span: Span, text: str) -> Span:
    return Span(max(0, span.start - 80), min(len(text), span.end + 80))
