"""What kind of document a text is, shown by its own words, and who speaks in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieline.model.partial_date import PartialDate
from tieline.model.span import Span
from tieline.read.date.find import find_dates
from tieline.read.kind.mail import find_mail_parts
from tieline.read.kind.setting import DocumentKind, Form, Passage, Setting, Voice, is_name
from tieline.read.kind.turn import Turn, find_turns
from tieline.read.kind.words import load_kind_words

TOP, END = 5_000, 2_000
"""Characters from either end in which a text shows its kind: a word further in is about another document."""

NEAR_SIGNATURE = 160
"""Characters behind a signature in which its day stands."""

_LETTERHEAD = re.compile(r"\s*(?P<issuer>[^\s\d:：。，!?][^\n:：。!?]{2,80})[^\S\n]*\n")
_SPOKEN = frozenset({DocumentKind.STATEMENT, DocumentKind.LETTER})
"""Kinds of which every sentence is said by whoever signs; what an order or a notice lists, it does itself."""


def find_setting(text: str, published: PartialDate | None) -> Setting | None:
    """Find out what kind of document a text is.

    Args:
        text: Canonical text.
        published: The date that the document states, where it states one.

    Returns:
        The kind with the words that show it, and whose voice speaks where; None where nothing shows a kind.
    """
    turns = find_turns(text)
    if turns:
        passages = tuple(_passage(turn, _occasion(text, turns[0], published)) for turn in turns)
        return Setting(DocumentKind.TRANSCRIPT, turns[0].label, passages)
    parts = find_mail_parts(text, published)
    if parts:
        return Setting(DocumentKind.MAIL, parts[0].cue, parts)
    for kind, patterns in load_kind_words().kinds:
        for pattern in patterns:
            match = _find(pattern, text)
            if match is not None:
                return Setting(kind, _shown(text, match), tuple(_voiced(text, kind, match, published)))
    return None


def _passage(turn: Turn, date: tuple[PartialDate | None, Span | None]) -> Passage:
    voice = Voice(turn.name, turn.label, *date)
    return Passage(turn.span, voice, turn.label, Form.QUESTION if turn.is_question else Form.SPEECH)


def _occasion(text: str, first: Turn, published: PartialDate | None) -> tuple[PartialDate | None, Span | None]:
    """The day of a transcript: the only whole day named over it, else the published date."""
    if first.label.start == 0:
        return published, None
    over = find_dates(text, anchor=None, start=0, end=min(first.label.start, TOP))
    days = [date for date in over if date.kind == "absolute" and date.value is not None and len(str(date.value)) == 10]
    if days and len({date.value for date in days}) == 1:
        return days[0].value, days[0].span
    return published, None


def _find(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    match = pattern.search(text, 0, min(TOP, len(text)))
    return match or (pattern.search(text, len(text) - END) if len(text) > TOP + END else pattern.search(text))


def _shown(text: str, match: re.Match[str]) -> Span:
    start, end = match.span()
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _voiced(text: str, kind: DocumentKind, match: re.Match[str], published: PartialDate | None) -> Iterator[Passage]:
    """The passage of whoever issues the document; none where the document does not name them."""
    found = next((m for pattern in load_kind_words().signatures[kind] if (m := _find(pattern, text))), None)
    if "issuer" in match.re.groupindex and match["issuer"]:
        found = match
    if found is None and kind is DocumentKind.LETTER:
        found = _LETTERHEAD.match(text)
    if found is None or not is_name(found["issuer"]):
        return
    name, span = _issuer(text, found)
    date, date_span = _signed_on(text, found, published)
    voice = Voice(name, span, date, date_span)
    form = Form.SPEECH if kind in _SPOKEN else Form.WRITING
    begin = match.end() if kind is DocumentKind.STATEMENT else 0
    stop = found.start() if form is Form.SPEECH and found.start() > begin else len(text)
    body = text[begin:stop].strip()
    if body:
        start = text.index(body, begin)
        yield Passage(Span(start, start + len(body)), voice, _shown(text, match), form)


def _issuer(text: str, match: re.Match[str]) -> tuple[str, Span]:
    start, end = match.span("issuer")
    while end > start and text[end - 1] in " \t*,\n":
        end -= 1
    words = " ".join(text[start:end].split())
    article = re.match(r"[Tt]he ", words)
    skip = 4 if article else 0
    return words[skip:], Span(start + skip, end)


def _signed_on(
    text: str, match: re.Match[str], published: PartialDate | None
) -> tuple[PartialDate | None, Span | None]:
    stop = min(len(text), match.end() + NEAR_SIGNATURE)
    for date in find_dates(text, anchor=None, start=match.end(), end=stop):
        between = text[match.end() : date.span.start].strip()
        if date.kind == "absolute" and date.value is not None and "\n" not in between:
            return date.value, date.span
    return published, None
