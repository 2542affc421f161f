"""The title, where a text states one itself."""

from __future__ import annotations

import re

from tieline.read.metadata_date import TOP_CHARS, TOP_LINES, find_whole_date
from tieline.text.normal import canonical

TITLE_CHARS = 300
"""A longer first line is prose."""

_OFFICIAL = re.compile(
    r"[^\n。，；：]{0,40}(?:关于|關於)[^\n。；]{2,120}的?(?:函|复函|通知|通报|通告|公告|公示|报告|请示|批复|意见|决定|决议|纪要|命令|说明)"
)
"""Source: GB/T 9704-2012, 7.3.1: an official document's title is its organ, "about" its matter, and its kind."""

_HEADER_LINE = re.compile(
    r"[ \t]*(?:source|date|url|link|author|by|from|to|subject|title|published|updated|posted|category|tags?|"
    r"language|retrieved|来源|來源|作者|日期|时间|時間|编辑|編輯|发布时间|發布時間|链接)[ \t]*[:：]",
    re.IGNORECASE,
)
_TITLE_LABEL = re.compile(
    r"^[ \t]*(?:title|headline|标题|標題)[ \t]*[:：][ \t]*(?P<title>[^\n]+)$", re.IGNORECASE | re.MULTILINE
)
_CHROME = re.compile(
    r"(?:skip to (?:main )?content|menu|home|share|search|print|subscribe|advertisement|(?:for )?immediate release\b.*|"
    r"首页|打印|分享|字号.*|当前位置.*)",
    re.IGNORECASE,
)
_PROSE_END = re.compile(r"[.。!！?？;；:：,，、][\"”’')\]）】]*$")
_PROSE_INSIDE = re.compile(r"[a-z0-9)”\"][.!?][\"”)]*[ ]+[A-Z\"“]|[。！？；]")
_NOT_A_TITLE_END = re.compile(r"\b(?:Inc|Ltd|Co|Corp|L\.P|U\.S|No|etc|Jr|Sr)\.$|[?？]$")
_BULLET = re.compile(r"[-*•·>]\s|\(?\d{1,3}[.)、]\s?|[([{<]")
_AGENCY = re.compile(r"\n[ \t]*(?P<title>[^\n]{12,300})\n\s*AGENCY:[ \t]*\n")


def find_title(text: str) -> str | None:
    """Find a text's title: a line of its own at the top that is no prose.

    Header lines ("Source: ...") and page furniture ("Skip to content") are passed over. What follows must be one line
    before a blank one, or a short Chinese line before a longer one, without the punctuation of a sentence. A Federal
    Register document has its subject line before "AGENCY:", an official Chinese one a line "关于 ... 的通知".

    Args:
        text: Canonical text.

    Returns:
        The title without surrounding white space; None when the text begins with prose.
    """
    top = text[:TOP_CHARS]
    labelled = _TITLE_LABEL.search(top)
    if labelled is not None:
        return clean_title(labelled["title"])
    agency = _AGENCY.search(top)
    if agency is not None:
        return clean_title(agency["title"])
    lines = top.split("\n")
    official = next((line for line in lines[:TOP_LINES] if _OFFICIAL.fullmatch(line.strip())), None)
    if official is not None:
        return clean_title(official)
    for number, line in enumerate(lines[:TOP_LINES]):
        stripped = line.strip()
        if not stripped or _HEADER_LINE.match(line) or _CHROME.fullmatch(stripped) or find_whole_date(stripped):
            continue
        following = lines[number + 1].strip() if number + 1 < len(lines) else ""
        return clean_title(stripped) if _is_title(stripped, following) else None
    return None


def _is_title(line: str, following: str) -> bool:
    if len(line) > TITLE_CHARS or _BULLET.match(line) or line[0].islower() or _PROSE_INSIDE.search(line):
        return False
    if _PROSE_END.search(line) and not _NOT_A_TITLE_END.search(line):
        return False
    if not following:
        return True
    return "\u4e00" <= line[-1] <= "\u9fff" and len(line) <= 30 and len(following) > len(line) and "，" not in line


def clean_title(raw: str) -> str | None:
    """Tidy a title: one line, single spaces, no Markdown marks around it.

    Args:
        raw: The title as written.

    Returns:
        The title; None when nothing is left or it is too long to be one.
    """
    title = " ".join(canonical(raw).replace("\\ ", " ").split()).strip("#*_ ")
    return title if title and len(title) <= TITLE_CHARS else None
