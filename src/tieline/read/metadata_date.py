"""The published date, where a text states it itself.

A published date is stated by its place, never merely by being a date. Trust, highest first:

1. a labelled line at the top: "Date: 2021-06-03", "Published on 3 June 2021"; a Chinese label of publishing anywhere
   in it: "发布时间：2020-06-17 14:32:38"; a text that begins "date 2020-07-24";
2. a release line: "FOR IMMEDIATE RELEASE | Thursday, May 9, 2024";
3. a dateline with its year: "WASHINGTON, May 9, 2024 -";
4. a line at the top, or a part of a byline between bars or dashes, that is a date and nothing else, or has but the name
   of the paper before it: "The Harbour Times, 5 March 2024";
5. a source line at the end: "Source: The Paper, December 22, 2020";
6. a last line that is a date and nothing else: the date of a letter or an order.

The first that applies wins, also where a later one disagrees. "Updated" lines, dates in running prose and the creation
dates inside PDF and DOCX files are never a published date: a print or scan of an old page is made long after it.
A date that names only its year or month stays so.
"""

from __future__ import annotations

import re

from tieline.model import PartialDate
from tieline.read.date.find import DateMention, find_dates
from tieline.read.date.trigger import MONTH

TOP_CHARS = 3_000
TOP_LINES = 12
END_CHARS = 1_000
END_LINES = 4
"""How far from either end a text states its date (set by the letters, orders and news pages of our tests)."""

BYLINE_PARTS = 5
"""A line with more parts between bars is a row of a table, no byline."""

LINE_CHARS = 300
"""A longer line is prose."""

_PUBLISH_LABEL = re.compile(
    r"^[ \t>*#_|-]*(?:date(?:[ ]of[ ](?:release|issue|publication))?|"
    r"(?:publication|publish|release|issue|posting)[ ]date|published|posted|released|issued|dated)(?:[ ]+on)?"
    r"[*_]*(?:[ \t]*[:：]|\t)[*_ \t]*(?P<rest>[^\n]{4,80})"
    r"|^[ \t]*(?:published|posted|released|issued)(?:[ ]+on)?[ ]+(?P<rest2>[^\n]{4,60})"
    r"|\A\s*date[ ]+(?P<rest3>[12][0-9]{3}-[0-9]{2}(?:-[0-9]{2})?)\b"
    r"|(?:发布时间|發布時間|发布日期|發布日期|(?<![^\s|｜])(?:发布于|發佈於|发表于)|发表时间|刊发时间|发稿时间|发文日期|"
    r"發文日期|公告日期|公告时间|公布日期|成文日期|印发日期|發佈時間|發佈日期|出版日期)"
    r"[ \t]*[:：]?[ \t]*(?P<rest4>[^\n]{4,40})"
    r"|^[ \t]*(?:时间|時間|日期)[ \t]*[:：][ \t]*(?P<rest5>[^\n]{4,40})",
    re.IGNORECASE | re.MULTILINE,
)
_LABEL_RESTS = ("rest", "rest2", "rest3", "rest4", "rest5")
BYLINE_LINES = 4
"""So far down the name of a paper with a date stands (our choice)."""

_PAPER = re.compile(
    r"(?:[A-Z][\w.’'&-]* |of |the |and ){0,5}"
    r"(?:Times|Daily|News|Post|Herald|Journal|Gazette|Tribune|Press|Review|Observer|Courier|Chronicle|Weekly|Mail"
    r"|Telegraph|Bulletin|Express|Guardian|Standard|Star|Globe|Echo|Monitor|Magazine|Newspaper|Agency)"
    r"(?: [A-Z][\w.’'&-]*){0,2}, (?P<rest>[^\n]{6,40})"
)
_RELEASE_LINE = re.compile(
    r"^[ \t*]*(?:FOR[ ])?IMMEDIATE RELEASE\b[^\n]*(?:\n\s*[^\n]{0,60})?", re.MULTILINE | re.IGNORECASE
)
_DATELINE = re.compile(
    rf"^[ \t]*[A-Z][A-Z.]+(?:[ ,/'-]+(?!(?:{MONTH})(?![A-Za-z])|[A-Z][a-z]+day\b)(?:[A-Z][A-Z.]*|[A-Z][a-z]+\.?))"
    r"{0,4}[ ]*(?:\([^)\n]{2,30}\))?,?[ ]+"
    r"(?P<rest>[^\n]{6,32}?)[ ]*(?:\([^)\n]{2,30}\)[ ]*)?(?:--?|–|—|/|:)[ ]",
    re.MULTILINE,
)
_SOURCE_LINE = re.compile(
    r"^[ \t(\[]*(?:Source|Via|Originally published|来源|來源|出处|出處)[^\n:：]{0,20}[:：](?P<rest>[^\n]{3,120})$"
)
_TIME = re.compile(
    r"\b(?:at[ ])?[0-2]?[0-9][:：.][0-5][0-9](?:[:：][0-5][0-9])?(?:[ ]?[ap]\.?m\.?)?"
    r"(?:[ ]?\(?(?:[A-Z]{2,4}|[+-][0-9]{2}:?[0-9]{2})\)?)?"
    r"|T[0-2][0-9]:[0-5][0-9]\S*",
    re.IGNORECASE,
)
_PART_BREAK = re.compile(r"[ \t]+[-–—|·•‧/][ \t]+|[|•·]|[ \u3000]{2,}")
_TABLE_ROW = re.compile(r"[ ]*\||[^\t]*\t")
_LONE_WORDS = re.compile(
    r"^(?:on|published|posted|released|date|by|发布|發布|发表)?[\s:：,.，。;()（）\[\]*_]*$", re.IGNORECASE
)
_COMPACT_DATE = re.compile(r"(?P<year>(?:1[89]|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?:T.*|[ ].*)?")
_BARE_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")


def find_stated(value: str) -> PartialDate | None:
    """Read a value that is meant to be a date, such as an attribute or a header field.

    Args:
        value: "2021-06-03T10:00:00Z", "20210603", "3 June 2021", "2021年6月", "2021"; a time of day is ignored and its
            zone is not applied: the date stays as written.

    Returns:
        The first date with its own year, as precise as it is; None when there is none.
    """
    value = value.strip()[:200]
    if _BARE_YEAR.fullmatch(value):
        return PartialDate(value)
    compact = _COMPACT_DATE.fullmatch(value)
    if compact is not None:
        value = f"{compact['year']}-{compact['month']}-{compact['day']}"
    return next((mention.value for mention in find_dates(value, anchor=None) if mention.kind == "absolute"), None)


def find_published(text: str) -> PartialDate | None:
    """Find the date on which a text says that it was published. The order of trust is in this module's docstring.

    Args:
        text: Canonical text.

    Returns:
        The date, as precise as stated; None when no line states it.
    """
    top = text[:TOP_CHARS]
    for match in _PUBLISH_LABEL.finditer(top):
        rest = next(match[name] for name in _LABEL_RESTS if match[name])
        stated = find_whole_date(_PART_BREAK.split(rest)[0]) if match["rest2"] else _find_leading(rest)
        if stated is not None:
            return stated
    for pattern in (_RELEASE_LINE, _DATELINE):
        for match in pattern.finditer(top):
            stated = find_whole_date(match["rest"]) if pattern is _DATELINE else find_stated(match[0])
            if stated is not None:
                return stated
    lines = [line for line in top.split("\n") if line.strip()][:TOP_LINES]
    return _find_first(lines) or _find_paper(lines[:BYLINE_LINES]) or _find_at_end(text)


def _find_paper(lines: list[str]) -> PartialDate | None:
    """The day of a line that is the name of a paper and a date, and ends with it."""
    for line in lines:
        match = _PAPER.fullmatch(line.strip(" \t*_>"))
        if match is not None:
            stated = find_whole_date(match["rest"])
            if stated is not None and len(stated.text) == len("2020-07-24"):
                return stated
    return None


def _find_first(lines: list[str]) -> PartialDate | None:
    for line in lines:
        parts = _PART_BREAK.split(line) if len(line) <= LINE_CHARS else []
        if len(parts) > BYLINE_PARTS or _TABLE_ROW.match(line):
            continue
        for part in parts:
            stated = find_whole_date(part)
            if stated is not None:
                return stated
    return None


def _find_at_end(text: str) -> PartialDate | None:
    lines = [line.strip() for line in text[-END_CHARS:].split("\n") if line.strip()][-END_LINES:]
    for line in reversed(lines):
        source = _SOURCE_LINE.match(line)
        stated = find_stated(source["rest"]) if source else None
        if stated is not None:
            return stated
    for line in reversed(lines):
        stated = find_whole_date(line)
        if stated is not None and len(stated.text) == len("2020-07-24"):
            return stated
    return None


def _find_leading(rest: str) -> PartialDate | None:
    if _BARE_YEAR.fullmatch(rest.strip()):
        return PartialDate(rest.strip())
    mention = next((mention for mention in find_dates(rest, anchor=None) if mention.kind == "absolute"), None)
    if mention is None or not _LONE_WORDS.match(rest[: mention.span.start]):
        return None
    return mention.value


def find_whole_date(part: str) -> PartialDate | None:
    """Read a line, or a part of one, that is a date and nothing else but a time of day.

    Args:
        part: The words.

    Returns:
        A day or a month; None for anything else.
    """
    part = part.strip()
    if not 6 <= len(part) <= 80:
        return None
    mentions = [mention for mention in find_dates(part, anchor=None) if mention.kind == "absolute"]
    if len(mentions) != 1 or mentions[0].value is None or len(mentions[0].value.text) < len("2020-07"):
        return None
    return mentions[0].value if _LONE_WORDS.match(_without(part, mentions[0])) else None


def _without(part: str, mention: DateMention) -> str:
    return _TIME.sub(" ", part[: mention.span.start] + " " + part[mention.span.end :])
