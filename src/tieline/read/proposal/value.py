"""Values of properties, derived from quotes by our own parsers. What a model says a value is, is never asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tieline.model.span import Evidence, Span
from tieline.model.tie import Property
from tieline.read.chinese.amount import parse_share
from tieline.read.chinese.lexicon import load_lexicon as load_chinese_lexicon
from tieline.read.chinese.word import simplify
from tieline.read.date.parts import DateMention
from tieline.read.lexicon import load_lexicon
from tieline.read.proposal.reason import Reason, UngroundedError

MAX_CHARS = 160
"""Longest value; what is longer is a clause. Source: the limit of the rules (read/english/relationship.py)."""

DATES = frozenset({"date", "date_on", "date_off"})
NUMBERS = frozenset({"amount", "value", "count"})

_ENGLISH_SHARE = re.compile(
    r"(?<![\d.,])(?P<bound>(?:more|less) than |over |under |at least |up to )?(?P<number>\d{1,3}(?:\.\d+)?)"
    r" ?(?:%|％|per ?cent\b)",
    re.IGNORECASE,
)
_CHINESE_SHARE = re.compile("百分之[零〇一二三四五六七八九十百点0-9.]+|[一二三四五六七八九]成[半一二三四五六七八九]?")
_WORD_SHARE = re.compile(r"\b(?:majority|minority|controlling)\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:\d[\d,.]*\d|\d)|[零〇一二三四五六七八九十百千万亿两]{2,}|[一二三四五六七八九十两](?=[万亿家个名项])"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|billion)s?\b",
    re.IGNORECASE,
)


def derive(name: str, quote: Evidence, sentence: Evidence, dates: Sequence[DateMention]) -> Property:
    """Derive a property from its quote.

    Args:
        name: Name of the property.
        quote: The words that a model gives for it.
        sentence: The sentence that holds them.
        dates: Dates of the passage.

    Returns:
        The property, with the words that its value was derived from.

    Raises:
        UngroundedError: The words do not state such a value, or state several.
    """
    if len(quote.quote) > MAX_CHARS:
        raise UngroundedError(Reason.TOO_LONG)
    if name in DATES:
        return _derive_date(name, quote, dates)
    if name == "share":
        return _derive_share(quote, sentence)
    words = " ".join(quote.quote.split()).strip('"“”')
    is_stated = any(sign.isalnum() for sign in words)
    if name in NUMBERS:
        is_stated = _holds_whole(_NUMBER, quote, sentence)
    elif name == "role":
        is_stated = _role().search(simplify(quote.quote)) is not None
    if not is_stated:
        raise UngroundedError(Reason.VALUE_NOT_DERIVED)
    return Property(name, words, quote)


def find_date(span: Span, dates: Sequence[DateMention]) -> DateMention:
    """Find the one date that some words state.

    Args:
        span: Where the words stand.
        dates: Dates of the passage.

    Returns:
        The date.

    Raises:
        UngroundedError: They state none, several, or one that cannot be told, or cut through one.
    """
    touched = [date for date in dates if date.span.overlaps(span)]
    if len(touched) != 1 or not span.covers(touched[0].span) or touched[0].value is None:
        raise UngroundedError(Reason.VALUE_NOT_DERIVED)
    return touched[0]


def _derive_date(name: str, quote: Evidence, dates: Sequence[DateMention]) -> Property:
    date = find_date(quote.span, dates)
    value = str(date.value) if date.end is None else f"{date.value}/{date.end}"
    return Property(name, value, Evidence(quote.document, date.span, date.quote))


def _derive_share(quote: Evidence, sentence: Evidence) -> Property:
    """The one share that stands wholly in the quote; a share cut from a longer figure is none."""
    offset = sentence.span.start
    found: list[tuple[Span, str]] = []
    for match in _ENGLISH_SHARE.finditer(sentence.quote):
        found.append((_shift(match, offset), f"{(match['bound'] or '').lower()}{match['number']}"))
    for match in _CHINESE_SHARE.finditer(simplify(sentence.quote)):
        if (value := parse_share(match[0])) is not None:
            found.append((_shift(match, offset), value))
    found = found or [(_shift(match, offset), match[0].lower()) for match in _WORD_SHARE.finditer(sentence.quote)]
    touched = [(span, value) for span, value in found if span.overlaps(quote.span)]
    if len(touched) != 1 or not quote.span.covers(touched[0][0]):
        raise UngroundedError(Reason.VALUE_NOT_DERIVED)
    span, value = touched[0]
    return Property("share", value, Evidence(quote.document, span, _cut(span, sentence)))


def _holds_whole(pattern: re.Pattern[str], quote: Evidence, sentence: Evidence) -> bool:
    """Whether a quote holds an expression of its sentence, and cuts through none."""
    spans = [_shift(match, sentence.span.start) for match in pattern.finditer(sentence.quote)]
    touched = [span for span in spans if span.overlaps(quote.span)]
    return bool(touched) and all(quote.span.covers(span) for span in touched)


def _shift(match: re.Match[str], offset: int) -> Span:
    return Span(match.start() + offset, match.end() + offset)


def _cut(span: Span, sentence: Evidence) -> str:
    start = sentence.span.start
    return sentence.quote[span.start - start : span.end - start]


@cache
def _role() -> re.Pattern[str]:
    """Finds an office in either language."""
    return re.compile(f"{load_lexicon().role_pattern.pattern}|{load_chinese_lexicon().role}", re.IGNORECASE)
