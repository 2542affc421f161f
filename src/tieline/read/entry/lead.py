"""The words that announce a list of parties."""

from __future__ import annotations

import re

from tieline.model.span import Span

BEFORE_CHARS = 1_500
"""So far before a heading may stand the sentence that announces a roll in several parts (our choice)."""

_ANNOUNCES = re.compile(
    r"\b(?:follow(?:s|ing)|below|these|those|such|list(?:s|ed)?|add(?:s|ed|ing|itions?)?|designat\w+|identif\w+|names?|target\w*)\b"
    r"[^:]{0,160}\b(?:entit(?:y|ies)|compan(?:y|ies)|persons?|individuals?|part(?:y|ies)|firms?|organi[sz]ations?|institutions?|"
    r"oligarchs?|elites|officials?|banks?|names?|universit(?:y|ies)|subsidiaries)\b"
    r"|\b(?:entit(?:y|ies)|compan(?:y|ies)|persons?|individuals?|part(?:y|ies)|firms?|organi[sz]ations?|institutions?|officials?|banks?)\b"
    r"[^:]{0,160}\b(?:following|follows|below|list(?:ed|s)?|added|designated|sanctioned|are|includ\w+|annex|removed)\b"
    r"|\b(?:sanctions|restrictions|designations) (?:on|of|against)\b|\b(?:follow(?:s|ing)|includ\w+):$"
    r"|(?:以下|下列|如下)[^。！？:：\n]{0,40}(?:公司|企业|实体|机构|单位|个人|名单)"
    r"|(?:名单|清单|包括|附件|附表|公司|企业|实体|机构|个人)[^。！？\n]{0,20}(?:如下|为|是)?[:：]$",
    re.IGNORECASE | re.DOTALL,
)
_FOLLOWING = re.compile(
    r"[^.:\n]{0,80}\bfollowing "
    r"(?:[\w-]+ ){0,3}(?:entities|companies|persons|individuals|firms|parties|organi[sz]ations)"
    r"\b[^.:]{0,80}|[^。：\n]{0,60}名单如下"
)
ANNEX = re.compile(
    r"(?:the )?(?:annex|appendix|schedule|attachment|list of (?:the )?(?:entities|companies|names|persons|parties))"
    r"(?:\s+(?:[A-Z0-9]{1,4}|to [^\n]{3,80}))?[:.]?$|附件(?:[0-9一二三四五六七八九十]{0,3})[:：]?$"
    r"|附[:：]?$|.{0,40}[清名]单[:：]?$"
    r"|附件[0-9一二三四五六七八九十]{0,3}[:：].{0,40}(?:[清名]单|名录).{0,20}(?:实体|企业|公司|机构|组织|单位|个人)?$",
    re.IGNORECASE,
)
_REMOVED = re.compile(r"\b(?:remov\w+|delist\w*|deleted?|deleting|rescind\w*)\b|移出|移除|删除|撤销", re.IGNORECASE)


def find_announcement(text: str, words: Span) -> Span | None:
    """Find what announces the list below some words.

    Args:
        text: Canonical text.
        words: A heading, or what stands before a colon.

    Returns:
        The words themselves where they announce a list, else the last words before them that do and that leave it to
        headings to part the list; None where nothing does.
    """
    near = Span(max(words.start, words.end - BEFORE_CHARS), words.end)
    if _ANNOUNCES.search(near.cut(text)) is not None:
        return near
    first = max(0, words.start - BEFORE_CHARS)
    if text.find("following", first, words.start) < 0 and text.find("名单如下", first, words.start) < 0:
        return None
    before = [Span(match.start(), match.end()) for match in _FOLLOWING.finditer(text, first, words.start)]
    return before[-1] if before else None


def is_removal(words: str) -> bool:
    """Whether an announcement takes parties off a list.

    Args:
        words: The announcement.

    Returns:
        True if it says so.
    """
    return _REMOVED.search(words) is not None
