"""Parties of a procurement notice that its sentences name, where no label does: buyers and winners."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from tieline.model.entity import Mention
from tieline.model.span import Span
from tieline.read.annotation import Annotation
from tieline.read.chinese.form import Field

HEAD = 300
"""Characters of a document in which its title is looked for."""

_ENTRUSTS = re.compile("受(?:采购人|招标人|采购单位|业主)?[：:]?\\Z")
_ENTRUSTED = re.compile("(?:[（(][^（）()]{1,20}[)）])?(?:的)?委托")
_CALLS = re.compile("[^。\n]{0,60}?(?:采购|招标|项目|中标|成交|中选|询价|单一来源|合同|结果)")
_BEFORE_TITLE = re.compile(".*(?:现将|关于|现对|就|(?:公告|公示|通知|通报|通知书)[：: ])")
_ASIDE = "(?:[（(][^（）()]{1,30}[)）])?"
_WON = (
    "(?:本次|本项目|该项目|此次|本|该|最终|第?[一二三四五六七八九十0-9A-Z]{1,3})*(?:采购|项目|招标|标段|包|询价|竞价)*(?:的)?"
    "(?:中标|成交|中选)(?:[（(]?成交[)）]?)?(?:供应商|人|单位|方|商|资格|企业)(?!候选)"
)
_CHOSEN = f"(?:被)?(?:确定|推荐|评|列|选定|评定)?(?:为|成为|系|是){_WON}"
_IS_WINNER = re.compile(
    f"{_ASIDE}(?:[，,]?{_CHOSEN})|{_ASIDE}(?:以[^，。\n]{{1,30}}?)?(?:(?:中标|成交|中选)(?![价金候])|胜出|竞得)"
)
_ADDRESSED = re.compile(
    f"[：:]\\s*(?:贵|你)(?:公司|单位|司|方|所|校|院)[^。\n]{{0,120}}?(?:{_CHOSEN}|(?:已)?(?:中标|成交|中选)(?![价金候通]))"
)
_INVITES = re.compile("(?:参加|参与)(?:了)?(?:的)?\\Z")
_BY, _INITIATES = re.compile("由\\Z"), re.compile("发起")
_WITH = re.compile("(?:与|同|和)\\Z")
_CONTRACTS = re.compile("(?:签订|签署|订立)(?:了)?(?:采购|供货|购销|服务|研制)?(?:合同|协议)")


@dataclass(frozen=True, slots=True)
class Named:
    """A party that a notice names.

    Attributes:
        mention: Who.
        field: The label and value that name it; None where a sentence does.
        span: From the label, or the sentence's words, to the end of the name.
    """

    mention: Mention
    field: Field | None
    span: Span


def find_entrusting(annotation: Annotation, simple: str) -> list[Named]:
    """Find who entrusts an agency: 受X委托.

    Args:
        annotation: The document as read so far.
        simple: The document in simplified characters.

    Returns:
        The buyers in text order.
    """
    return _between(annotation, simple, _ENTRUSTS, _ENTRUSTED)


def find_titled(annotation: Annotation, simple: str, agents: Collection[str]) -> list[Named]:
    """Find whose procurement the title, or a line of the opening, tells of.

    Args:
        annotation: The document as read so far.
        simple: The document in simplified characters.
        agents: Names of the agencies, who buy nothing.

    Returns:
        The buyers in text order.
    """
    found: list[Named] = []
    for mention in _organisations(annotation):
        is_addressed = simple[mention.span.end : mention.span.end + 1] in {"：", ":"}
        if mention.span.end > HEAD or mention.name in agents or is_addressed:
            continue
        before = simple[simple.rfind("\n", 0, mention.span.start) + 1 : mention.span.start]
        if not _BEFORE_TITLE.sub("", before).strip(" 《") and _CALLS.match(simple, mention.span.end):
            found.append(Named(mention, None, mention.span))
    return found


def find_inviting(annotation: Annotation, simple: str) -> list[Named]:
    """Find in whose procurement somebody took part, or who began it: 贵公司参加的X采购项目, 由X发起.

    Args:
        annotation: The document as read so far.
        simple: The document in simplified characters.

    Returns:
        The buyers in text order.
    """
    found = [
        *_between(annotation, simple, _INVITES, _CALLS),
        *_between(annotation, simple, _BY, _INITIATES),
    ]
    return sorted(found, key=lambda one: one.span)


def find_winning(annotation: Annotation, simple: str) -> list[Named]:
    """Find who wins by the words of a sentence: 确定X为中标供应商, 与X签订采购合同.

    Args:
        annotation: The document as read so far.
        simple: The document in simplified characters.

    Returns:
        The winners in text order.
    """
    return _followed(annotation, simple, _IS_WINNER) or _between(annotation, simple, _WITH, _CONTRACTS)


def find_addressed(annotation: Annotation, simple: str) -> list[Named]:
    """Find whom a letter tells that it has won: X：贵公司…确定为中标单位.

    Args:
        annotation: The document as read so far.
        simple: The document in simplified characters.

    Returns:
        The winners in text order.
    """
    return _followed(annotation, simple, _ADDRESSED)


def _followed(annotation: Annotation, simple: str, words: re.Pattern[str]) -> list[Named]:
    """Who is followed by certain words."""
    return [
        Named(one, None, Span(one.span.start, match.end()))
        for one in _organisations(annotation)
        if (match := words.match(simple, one.span.end)) is not None
    ]


def _between(annotation: Annotation, simple: str, before: re.Pattern[str], after: re.Pattern[str]) -> list[Named]:
    """Who stands right between certain words."""
    return [
        Named(one, None, one.span)
        for one in _organisations(annotation)
        if before.search(simple[max(0, one.span.start - 8) : one.span.start]) and after.match(simple, one.span.end)
    ]


def _organisations(annotation: Annotation) -> list[Mention]:
    return [mention for mention in annotation.mentions if mention.schema.is_organisation]
