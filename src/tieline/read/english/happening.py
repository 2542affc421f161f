"""Names of happenings: elections, wars, summits. Their words are mostly plain ones, and so no run of capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tieline.read.lexicon import Lexicon, load_yaml

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December) "
_YEAR = r"(?:1[4-9]|20)\d\d(?:[–-]\d{2,4})?"
_CAPITAL = r"(?:(?:[A-Z]\.){2,}|[A-Z](?:[\w\-–]|['’](?!s\b))*)"
_CAPITALS = rf"{_CAPITAL}(?: (?:(?:of|and|the) ){{0,2}}{_CAPITAL}){{0,7}}"
_CLOSE = rf"{_CAPITAL}(?: {_CAPITAL}){{0,7}}"
_NUMBER = r"(?:\d+(?:st|nd|rd|th) )"
_BODY = re.compile(r"Parliament|Senate|House of|Assembly|Council")
_IN_PLACE = re.compile(rf" in (?:the )?({_CAPITAL}(?: {_CAPITAL}){{0,3}})")
_DATED = re.compile(rf"(?:{_MONTH})?{_YEAR}")
_BARE_BALLOT = re.compile(rf"(?:{_MONTH})?{_YEAR} (?:election|by-?election|primar|caucus|runoff)")


def iter_happenings(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Find names of happenings in a sentence.

    Args:
        text: The sentence.
        lexicon: The words of English names.

    Yields:
        Offsets [start, end) in the sentence; they may overlap.
    """
    if _words().search(text) is None:
        return
    for pattern in _patterns():
        for match in pattern.finditer(text):
            start, end = _without_opening(text, match.start(), match.end(), lexicon), match.end()
            telling = match["head"] is None or start < match.start("head")
            if telling and not _BARE_BALLOT.fullmatch(text, start, end):
                yield start, _with_place(text, start, end, lexicon)


def _with_place(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Where a ballot's name ends: "2009 European Parliament election in Italy" names the place."""
    place = _IN_PLACE.match(text, end) if text[start].isdigit() and _BODY.search(text, start, end) else None
    if place is None:
        return end
    words = place[1].split()
    known = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    name = next((name for name in known if name in lexicon.places or name in lexicon.cities), place[1])
    return place.start(1) + len(name)


def _without_opening(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Where a name begins: behind "The" and what else opens a sentence."""
    while (space := text.find(" ", start, end)) > 0:
        if text[start:space].lower() not in lexicon.not_names or _DATED.match(text, start):
            return start
        start = space + 1
    return start


@cache
def _words() -> re.Pattern[str]:
    """What stands in every name of a happening; most sentences have none of it."""
    words = load_yaml("read/en/happenings.yml")
    assert isinstance(words, dict)
    lists = ("ballots", "dated", "ends", "openers", "plain_ends")
    return re.compile(rf"\b(?:Operation|{_any(word.split()[-1] for name in lists for word in words[name])})\b")


@cache
def _patterns() -> Sequence[re.Pattern[str]]:
    """The patterns; the group `head` is the word that something telling must stand before."""
    words = load_yaml("read/en/happenings.yml")
    assert isinstance(words, dict)
    ballots, kinds, dated, dated_kinds, ends, openers, plain = (
        _any(words[name]) for name in ("ballots", "kinds", "dated", "dated_kinds", "ends", "openers", "plain_ends")
    )
    dated_at = rf"\b(?:{_MONTH})?{_YEAR} (?:{_CAPITALS} )?"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"{dated_at}(?:(?:{kinds}) ){{0,3}}(?P<head>)(?:{ballots})\b",
            rf"\b{_CAPITALS} (?:(?:{kinds}) ){{1,3}}(?P<head>)(?:{ballots})\b",
            rf"{dated_at}(?:(?:{dated_kinds}) )?(?P<head>)(?:{dated})\b of (?:the )?{_CAPITALS}",
            rf"\b(?:{_MONTH})?{_YEAR} (?=[A-Z]|(?:{dated_kinds}) )(?:{_CAPITALS} )?(?:(?:{dated_kinds}) )?"
            rf"(?P<head>)(?:{dated})\b",
            rf"\b(?:{_YEAR} )?{_NUMBER}?(?:{_CLOSE} )(?P<head>)(?:{ends})\b"
            rf"(?: (?:{_YEAR}|[IVX]+)\b| (?:of|in) (?:the )?{_CAPITALS})?(?! [A-Z]|-)",
            rf"\b(?P<head>(?!))?(?:{openers}) of (?:the )?{_CAPITALS}",
            rf"\b(?P<head>(?!))?Operation {_CAPITAL}(?: {_CAPITAL}){{0,2}}",
            rf"\b(?:{_YEAR} )?{_NUMBER}?{_CLOSE} (?P<head>)(?:{plain})\b",
            rf"\b{_CAPITALS} (?P<head>)invasion of (?:the )?{_CAPITALS}",
        )
    )


def _any(words: Iterator[str] | Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))
