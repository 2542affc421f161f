"""Years that stand alone in English: after a word that makes them dates, in brackets, or as ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieline.read.date.parts import Parts
from tieline.read.date.trigger import DASH, LOOK_BACK, SPACE, YEAR

_YEAR_CUE = re.compile(
    rf"""
    \b(?:
      [Ii]n | [Ss]ince | [Bb]y | [Uu]ntil | [Ff]rom | [Dd]uring | [Bb]efore | [Aa]fter | [Ee]arly | [Ll]ate | [Mm]id
    | [Tt]hroughout | [Tt]ill | [Ff]iscal | FY | [Yy]ear | [Bb]etween | [Ss]pring | [Ss]ummer | [Aa]utumn | [Ff]all
    | [Ww]inter | [Cc]irca | [Aa]n? | [Ii]ts | [Hh]is | [Hh]er | [Tt]heir | [Tt]he | [Cc]opyright
    | (?:Act|Order|Law|Rules|Regulations|[Ee]nd|[Ss]tart|[Bb]eginning|[Mm]iddle|[Hh]alf|[Qq]uarter|[Yy]ear|[Cc]lass
        |[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter){SPACE}of
    )(?:{SPACE}(?:early|late|mid)\b)?(?:{SPACE}|-)\Z
    | ['’]s{SPACE}\Z | \bQ[1-4]{SPACE}\Z | \bFY\Z | \bH[12]{SPACE}\Z
    """,
    re.VERBOSE,
)
_YEAR_LISTED = re.compile(rf"(?<![0-9]){YEAR}(?:,|{SPACE}?{DASH}|,?{SPACE}(?:and|or|to|through|until)){SPACE}?\Z")
_DETERMINER = re.compile(rf"(?:\b(?:[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]he)|['’]s){SPACE}\Z")
_NOUN_AFTER = re.compile(rf"{SPACE}[A-Za-z]|['’-][a-zA-Z]")
_COUNT_AFTER = re.compile(
    rf"{SPACE}(?:percent|per{SPACE}cent|people|persons|employees|companies|firms|entities|workers|students|units|times|more|or{SPACE}more|"
    r"yuan|dollars|euros|RMB|USD|km|kilometers|kilometres|meters|metres|miles|tons|tonnes|hectares|square|pages|words|"
    r"soldiers|troops)\b"
)
_YEAR_RANGE = re.compile(
    rf"{SPACE}?{DASH}{SPACE}?(?P<year>{YEAR})(?![0-9A-Za-z]|[.,/][0-9])|[-–](?P<short>[0-9]{{2}})(?![0-9A-Za-z-])"
)
_QUARTER = re.compile(
    rf"\b(?:(?P<order>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth){SPACE}(?P<what>quarter|half){SPACE}of|(?P<short>[QH])(?P<number>[1-4])){SPACE}\Z"
)
_ORDERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def iter_year_parts(text: str, match: re.Match[str], floor: int) -> Iterator[Parts]:
    """Read a year that stands alone: after "in", "since" and the like, as "a 2020 memo", in brackets, or as a range.

    Args:
        text: The whole text.
        match: A match of trigger.YEAR_TRIGGER.
        floor: Offset where the expression before this one ended.

    Yields:
        The year, or both years of a range; nothing when the number is not clearly a year.
    """
    year = int(match["year"])
    start = max(floor, match.start() - LOOK_BACK)
    other = _YEAR_RANGE.match(text, match.end())
    later = int(other["year"]) if other and other["year"] else 0
    if other and other["short"]:
        later = year // 100 * 100 + int(other["short"])
    if other and year < later < year + 100 and text[match.start() - 1 : match.start()] not in {"-", "/", "."}:
        yield Parts(match.start(), other.end(), year=year, months=12 * (later - year + 1))
    elif _is_year(text, match, start) or _follows_year(text, match, floor):
        quarter = _QUARTER.search(text, start, match.start())
        if quarter is None:
            yield Parts(match.start(), match.end(), year=year)
        else:
            number = int(quarter["number"] or _ORDERS[quarter["order"].lower()])
            length = 3 if quarter["short"] == "Q" or quarter["what"] == "quarter" else 6
            if number * length <= 12:
                month = (number - 1) * length + 1
                yield Parts(quarter.start(), match.end(), year=year, month=month, months=length)


def _is_year(text: str, match: re.Match[str], start: int) -> bool:
    if text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")":
        return True
    if _YEAR_CUE.search(text, start, match.start()) is None or _COUNT_AFTER.match(text, match.end()):
        return False
    if _DETERMINER.search(text, start, match.start()):
        return _NOUN_AFTER.match(text, match.end()) is not None
    return True


def _follows_year(text: str, match: re.Match[str], floor: int) -> bool:
    if _YEAR_LISTED.fullmatch(text, max(0, floor - len("2017")), match.start()) is None:
        return False
    return _COUNT_AFTER.match(text, match.end()) is None
