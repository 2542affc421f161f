"""Whom a Chinese pronoun or role stands for: 他, 该公司, 发言人 and the party named before them."""

from __future__ import annotations

import re
from collections.abc import Callable

from tieline.model.entity import Mention, Schema
from tieline.model.span import Span
from tieline.read.annotation import Annotation

REACH = 400
"""Characters before a word in which what it stands for is looked for: about four sentences of a news text."""

_PERSON = frozenset({"他", "她", "其"})
_FIRM = re.compile("^(?:该|本|这家|上述)?(?:公司|集团|企业|行|厂商)$")
_BODY = re.compile("^(?:该|本)(?P<kind>校|院|所|部|局|会|中心|机构|单位|委员会|协会|大学|研究所|部门)$")
_SPOKESPERSON = re.compile("发言人$")
_CHINA = frozenset({"中方"})
_ENDINGS = {"校": "大学|学院|学校", "院": "院", "所": "所", "部": "部", "局": "局", "会": "会", "中心": "中心"}
_FOR_CHINA = re.compile("外交部|商务部|国防部|国台办|驻.{1,10}使馆|国务院|科技部|工信部")


def find_referent(annotation: Annotation, words: str, at: int) -> Mention | None:
    """Find whom a word stands for.

    Args:
        annotation: The document as read so far.
        words: The word, in simplified characters, such as "他", "该公司" or "发言人".
        at: Where it stands.

    Returns:
        The party named before it: the last person for a pronoun, the topic of the nearest sentence for a company, who
        spoke for somebody for a spokesperson; None where nobody fits, or the word stands for nobody.
    """
    fits = _find_test(words, annotation)
    if fits is None or at == 0:
        return None
    before = [m for m in annotation.mentions_in(Span(max(0, at - REACH), at)) if fits(m)]
    if not before:
        return None
    last = before[-1]
    if _FIRM.match(words) or _BODY.match(words):
        return _topic(annotation, before)
    return last


def is_pronoun(words: str) -> bool:
    """Tell whether a word stands for a name and tells nothing by itself.

    Args:
        words: In simplified characters.

    Returns:
        False for roles (发言人, 中方), which stay in sight beside the name.
    """
    return words in _PERSON or _FIRM.match(words) is not None or _BODY.match(words) is not None


def _find_test(words: str, annotation: Annotation) -> Callable[[Mention], bool] | None:
    """Which mentions a word may stand for; None where it stands for nobody."""
    if words in _PERSON:
        return lambda m: m.schema is Schema.PERSON
    if _FIRM.match(words):
        return lambda m: m.schema is Schema.COMPANY
    if (body := _BODY.match(words)) is not None:
        ending = re.compile(f"(?:{_ENDINGS.get(body['kind'], '.')})$")
        return lambda m: m.schema.is_organisation and ending.search(m.quote) is not None
    if _SPOKESPERSON.search(words):
        return lambda m: _speaks_for(annotation, m)
    if words in _CHINA:
        return lambda m: m.schema is Schema.PUBLIC_BODY and _FOR_CHINA.search(m.quote) is not None
    return None


def _speaks_for(annotation: Annotation, mention: Mention) -> bool:
    """Whether a mention is a spokesperson, or one for whom a spokesperson is named."""
    before = annotation.text[max(0, mention.span.start - 4) : mention.span.start]
    after = annotation.text[mention.span.end : mention.span.end + 6]
    if mention.schema is Schema.PERSON:
        return re.search("[发發]言人$", before) is not None
    return mention.schema.is_organisation and re.match("(?:新闻|新聞)?[发發]言人", after) is not None


def _topic(annotation: Annotation, before: list[Mention]) -> Mention:
    """The first of the mentions in the sentence of the last one: what that sentence is about."""
    last = before[-1]
    start = max(annotation.text.rfind(mark, 0, last.span.start) for mark in "。！？\n") + 1
    return next(mention for mention in before if mention.span.start >= start)
