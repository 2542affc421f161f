"""A Chinese sentence as rules see it: every mention and date is one mark."""

from __future__ import annotations

import re

from tieline.model.entity import Mention, Schema
from tieline.model.span import Span
from tieline.read.annotation import Annotation
from tieline.read.rules import CLOSE, OPEN
from tieline.read.view import View

_CODES = {
    Schema.COMPANY: "C", Schema.ORGANIZATION: "O", Schema.PUBLIC_BODY: "G", Schema.PERSON: "P", Schema.PLACE: "L",
    Schema.EVENT: "E", Schema.THING: "T",
}  # fmt: skip
_ASIDE = re.compile(r"[（(][^（）()。；\n]{1,60}[）)]")
_MARKS = str.maketrans(
    {"“": '"', "”": '"', "「": '"', "」": '"', "『": '"', "』": '"', ",": "，", ":": "：", ";": "；", "\n": " "}
)


def make_view(annotation: Annotation, span: Span, simple: str) -> View:
    """Mark the mentions and dates of a stretch of text.

    Args:
        annotation: The document as read so far.
        span: The stretch.
        simple: The document in simplified characters.

    Returns:
        The view, with full marks ("，", "：") and straight quotes; brackets right behind a mention are left out.
    """
    mentions = annotation.mentions_in(span)
    marks = [(m.span, f"{_CODES[m.schema]}{number}") for number, m in enumerate(mentions)]
    covered = [m.span for m in mentions]
    marks += [
        (date.span, f"D{number}")
        for number, date in enumerate(annotation.dates_in(span))
        if not any(date.span.overlaps(other) for other in covered)
    ]
    parts: list[tuple[str, int, int]] = []
    at = span.start
    for marked, mark in sorted(marks, key=lambda item: (item[0].start, -item[0].end)):
        if marked.start < at:
            continue
        parts.append((simple[at : marked.start].translate(_MARKS), at, marked.start))
        parts.append((f"{OPEN}{mark}{CLOSE}", marked.start, marked.end))
        aside = _ASIDE.match(simple, marked.end, span.end)
        at = aside.end() if aside is not None else marked.end
    parts.append((simple[at : span.end].translate(_MARKS), at, span.end))
    return _assemble(parts, mentions)


def _assemble(parts: list[tuple[str, int, int]], mentions: list[Mention]) -> View:
    kept = [part for part in parts if part[0]]
    starts, offset = [], 0
    for piece, _, _ in kept:
        starts.append(offset)
        offset += len(piece)
    text = "".join(piece for piece, _, _ in kept)
    return View(text, tuple(mentions), tuple(starts), tuple((low, high) for _, low, high in kept))
