"""The parts of a mail: who wrote which, on which day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieline.model.partial_date import PartialDate
from tieline.model.span import Span
from tieline.read.date.find import find_dates
from tieline.read.kind.setting import Form, Passage, Voice, is_name
from tieline.read.kind.words import load_kind_words

_QUOTED_LINE = re.compile(r"^[ \t]*>[^\n]*(?:\n|\Z)", re.MULTILINE)
_DATE_FIELD = re.compile(r"^(?:Date|Sent|日期|发送时间|时间)[:：][ \t]*(?P<date>[^\n]+)", re.MULTILINE)


def find_mail_parts(text: str, published: PartialDate | None) -> tuple[Passage, ...]:
    """Find the parts of a mail or of a thread of mails.

    Args:
        text: Canonical text: head fields, body, quoted parts.
        published: The date of the mail.

    Returns:
        The newest part first, then each quoted part, as far as the lines over them name somebody; empty where the
        text has neither a head nor a quoted part.
    """
    words = load_kind_words()
    head = next((match for pattern in words.heads if (match := pattern.match(text))), None)
    seams = sorted((m for pattern in words.quoted for m in pattern.finditer(text)), key=lambda match: match.start())
    found: list[Passage] = []
    if head is not None:
        stop = seams[0].start() if seams and seams[0].start() > head.end() else len(text)
        found += _own(text, head, stop, published)
    for number, seam in enumerate(seams):
        stop = seams[number + 1].start() if number + 1 < len(seams) else _end_of_quoted(text, seam)
        found += _part(text, seam, stop)
    return tuple(found)


def _own(text: str, head: re.Match[str], stop: int, published: PartialDate | None) -> Iterator[Passage]:
    dated = _DATE_FIELD.search(text, head.start(), head.end())
    date, date_span = (published, None) if dated is None else _dated(text, Span(*dated.span("date")), published)
    voice = Voice(_name(head["issuer"]), Span(*head.span("issuer")), date, date_span)
    cue = Span(head.start("issuer"), head.end("issuer"))
    yield from _passages(text, head.end(), stop, voice, cue)


def _part(text: str, seam: re.Match[str], stop: int) -> Iterator[Passage]:
    date, date_span = _dated(text, Span(*seam.span("date")), None)
    voice = Voice(_name(seam["issuer"]), Span(*seam.span("issuer")), date, date_span)
    cue = Span(seam.start() + len(seam[0]) - len(seam[0].lstrip("> \t")), seam.end())
    yield from _passages(text, seam.end(), stop, voice, cue)


def _passages(text: str, start: int, stop: int, voice: Voice, cue: Span) -> Iterator[Passage]:
    """The passage between two places; none where the line over it names nobody (`On 3 March 2021, "" wrote:`)."""
    while start < stop and text[start] in " \t\r\n>":
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if start < stop and is_name(voice.name):
        yield Passage(Span(start, stop), voice, cue, Form.SPEECH)


def _end_of_quoted(text: str, seam: re.Match[str]) -> int:
    """Where the quoted lines behind a seam end: with the last of them, or with the text where none is marked."""
    last = seam.end()
    for match in _QUOTED_LINE.finditer(text, seam.end()):
        if text[last : match.start()].strip():
            break
        last = match.end()
    return last if last > seam.end() else len(text)


def _dated(text: str, span: Span, otherwise: PartialDate | None) -> tuple[PartialDate | None, Span | None]:
    for date in find_dates(text, anchor=None, start=span.start, end=span.end):
        if date.value is not None and date.kind == "absolute":
            return date.value, date.span
    return otherwise, None


def _name(words: str) -> str:
    return " ".join(words.split()).strip("\"' ")
