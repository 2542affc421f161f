"""Whom the words before a table call owned by a short name, and whether the text knows that name."""

from __future__ import annotations

import re

from tieline.model.span import Span
from tieline.read.lexicon import load_lexicon
from tieline.text.script import HANZI_RANGES, has_hanzi

_WORD = r"[A-Z][\w&-]*(?:[.](?=\w)[\w&-]+)*"
_LATIN = rf"(?P<name>{_WORD}(?: {_WORD}){{0,3}})"
_OWNERS = r"(?i:shareholders?|stockholders?|owners?|equity holders)"
_OF = re.compile(rf"\b{_OWNERS} (?i:of|in) (?:the )?{_LATIN}")
_POSSESSIVE = re.compile(rf"(?:^|(?<=[\s(“\"])){_LATIN}(?:[’']s?) (?:[a-z]+ ){{0,3}}{_OWNERS}\b", re.MULTILINE)
_HANZI = re.compile(
    rf"(?:^|(?<=[\s，。：；、“（]))(?:以下[为是]|下[表列]为?|附表为?)?(?P<name>[{HANZI_RANGES}]{{2,8}}?)的"
    r"(?:主要|全部|现有|前[十五\d]+[名大])?股东(?!大?会)",
    re.MULTILINE,
)
_MORE = re.compile(r"(?:,| and| or| &|/) ?(?:the )?[A-Z]")
_GENERIC = frozenset(
    "company companies corporation group record ordinary preferred preference common class shares share stock capital "
    "equity interest interests securities the our its their each all a an this that target issuer".split()
)
_HANZI_GENERIC = re.compile(r"(?:公司|企业|集团|机构|单位|各方|股份|[方者人等日年月时末]|[其该此各本我])$")


def find_known(text: str, stretch: Span) -> Span | None:
    """Find the only one that words call owned, where the text uses its name elsewhere as a name.

    Args:
        text: Canonical text.
        stretch: The words before a table.

    Returns:
        Its name ("Phytium" in "The owners of Phytium"); None where the words call none or several owned, or where
        the name stands nowhere else.
    """
    called = _iter_called(text, stretch)
    if len({span.cut(text) for span in called}) != 1 or _MORE.match(text, called[0].end, stretch.end):
        return None
    return called[0] if _is_known(text, called[0], stretch) else None


def calls_owned(text: str, stretch: Span) -> bool:
    """Whether words say of somebody that these are its owners.

    Args:
        text: Canonical text.
        stretch: The words before a table.

    Returns:
        True for "The owners of Phytium"; a heading farther above then does not tell whose the table is.
    """
    return bool(_iter_called(text, stretch))


def _iter_called(text: str, stretch: Span) -> list[Span]:
    """What stands as the name of who is owned, words like "the Company" left out."""
    found = [
        Span(*match.span("name"))
        for pattern in (_OF, _POSSESSIVE, _HANZI)
        for match in pattern.finditer(text, stretch.start, stretch.end)
    ]
    return [span for span in found if not _is_generic(span.cut(text))]


def _is_generic(name: str) -> bool:
    if has_hanzi(name):
        return _HANZI_GENERIC.search(name) is not None
    return name.split()[0].lower() in _GENERIC


def _is_known(text: str, name: Span, stretch: Span) -> bool:
    """Whether a name stands elsewhere in the text, is no place, and is never written as a common word."""
    words = name.cut(text)
    if words in load_lexicon().places:
        return False
    if has_hanzi(words):
        return words in text[: stretch.start] or words in text[stretch.end :]
    if re.search(rf"(?<!\w){re.escape(words.lower())}(?!\w)", text) is not None:
        return False
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return whole.search(text, 0, stretch.start) is not None or whole.search(text, stretch.end) is not None
