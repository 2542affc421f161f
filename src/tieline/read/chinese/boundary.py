"""Where a Chinese name begins and ends: candidates made whole or cut, and words of forms that name nobody dropped."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from tieline.model.entity import Schema
from tieline.model.span import Span
from tieline.read.chinese.candidate import Candidate
from tieline.read.chinese.label import load_forms
from tieline.read.chinese.lexicon import Lexicon
from tieline.read.chinese.word import Line
from tieline.read.lexicon import load_yaml

MAX_PERSON = 3
"""Characters of a name with a family name of one character; a longer one took a word of the sentence along (our choice,
after the common usage of one or two characters for a given name)."""

_WRITTEN = re.compile(r"[\u4e00-\u9fff].*[\u4e00-\u9fffA-Za-z0-9]|[A-Z].*[A-Za-z0-9\u4e00-\u9fff]", re.DOTALL)
"""Two Hanzi or capital letters; letters written small are a name only where no other Latin word stands (bwin)."""

_SMALL, _LATIN = re.compile("[a-z]{3,}"), re.compile("[A-Za-z]+")

_GOES_ON = re.compile(
    "[（(][\u4e00-\u9fff]{2,6}[)）][\u4e00-\u9fff]{0,8}?(?:股份|集团)?有限(?:责任)?公司"
    "|(?:[\u4e00-\u9fff]{0,6}合伙企业?)?[（(](?:有限|普通|特殊普通)合伙[)）]"
)
"""What belongs to a company's name behind a part of it: a place in brackets, and the form of a partnership."""

_HYPHENATED = re.compile("(?:^|[^\u4e00-\u9fff])([\u4e00-\u9fff]{1,6}[-－·])$")
_FUNCTION = re.compile("[因将已曾在对并也被为与和由等则即仍均又还都]$")
_LABEL = re.compile(
    "(?:期限|方式|事宜|标准|金额|编号|时间|日期|地点|地址|事项|内容|名称|名单|要求|条件|情况|办法|规定|通知|公告|公示|说明|意见|结果|费用|价格|数量|单价"
    "|规格|型号|品牌|电话|信息|概况|清单|附件|备注|序号|合计|询问|质疑|投诉|目录|摘要|比例|收费|期|[：:])$"
)
"""What ends a label or a heading, and no name of a person."""

_LAW = re.compile("采购(?:法|办法|条例|目录)")
_INNER_BODY = re.compile("(?:办公室|管理局|安全局|情报局|监察局|服务局|署|(?<!公)司|委员会)$")
_INNER_WORDS = 5
_INNER_KINDS = frozenset({"n", "vn", "nz", "an", "a", "s", "f", "nt", "ORG", "LOC", "v"})
_DIGITS = re.compile("[0-9０-９]")


def mend_candidate(candidate: Candidate, line: Line, lexicon: Lexicon) -> Candidate | None:
    """Set the edges of a candidate where its sentence shows them.

    Args:
        candidate: A stretch that may be a name.
        line: Its sentence.
        lexicon: The words of Chinese names.

    Returns:
        The whole name; None for what names nobody: a label, a word, letters of a form.
    """
    whole = _stripped(candidate, line)
    if whole is None:
        return None
    if whole.schema is Schema.PERSON:
        whole = _cut_person(whole, line, lexicon)
    elif whole.schema.is_organisation:
        whole = _joined(whole, line)
    name = _words(whole.span, line)
    return None if _names_nobody(name, whole, line, lexicon) else whole


def _words(span: Span, line: Line) -> str:
    return line.text[span.start - line.span.start : span.end - line.span.start]


def _stripped(candidate: Candidate, line: Line) -> Candidate | None:
    """A candidate without the space that the tagger took for a part of its last word."""
    words = _words(candidate.span, line)
    if words == words.strip():
        return candidate if words else None
    start = candidate.span.start + len(words) - len(words.lstrip())
    return replace(candidate, span=Span(start, start + len(words.strip()))) if words.strip() else None


def _cut_person(candidate: Candidate, line: Line, lexicon: Lexicon) -> Candidate:
    """A person without the word of the sentence that the tagger glued to the name: 宋黎定 of 宋黎定因."""
    name = _words(candidate.span, line)
    is_glued = len(name) > MAX_PERSON and "·" not in name and _FUNCTION.search(name) is not None
    if not is_glued or name[:2] in lexicon.double_surnames:
        return candidate
    return replace(candidate, span=Span(candidate.span.start, candidate.span.end - 1))


def _joined(candidate: Candidate, line: Line) -> Candidate:
    """An organisation with the parts that stand right beside it."""
    start, end = candidate.span.start - line.span.start, candidate.span.end - line.span.start
    if (behind := _GOES_ON.match(line.text, end)) is not None:
        end = behind.end()
        candidate = replace(candidate, schema=Schema.COMPANY, rank=min(candidate.rank, 1))
    elif candidate.schema is Schema.PUBLIC_BODY:
        end = _inner_end(line, end)
    if (before := _HYPHENATED.search(line.text[:start])) is not None:
        start = before.start(1)
    elif candidate.schema is Schema.PUBLIC_BODY:
        start -= next((len(name) for name in load_countries() if line.text[:start].endswith(name)), 0)
    return replace(candidate, span=Span(line.span.start + start, line.span.start + end))


def _inner_end(line: Line, end: int) -> int:
    """Where a body inside a ministry ends that is named right behind it: 美国财政部海外资产控制办公室."""
    at = next((number for number, word in enumerate(line.words) if word.start - line.span.start == end), None)
    if at is None:
        return end
    for number, word in enumerate(line.words[at : at + _INNER_WORDS]):
        is_deed = word.kind == "v" and not number  # 财政部暂停…办公室: what the body does to another
        if word.kind not in _INNER_KINDS or is_deed or (word.kind == "ORG" and number):
            break
        if _INNER_BODY.search(word.text):
            return word.end - line.span.start
    return end


def _names_nobody(name: str, candidate: Candidate, line: Line, lexicon: Lexicon) -> bool:
    if name in lexicon.generic or name.endswith(("：", ":")):
        return True
    if _WRITTEN.search(name) is None and (not _SMALL.fullmatch(name) or len(_LATIN.findall(line.text)) > 1):
        return True
    if candidate.schema is Schema.PERSON:
        return _LABEL.search(name) is not None or _DIGITS.search(name) is not None
    if not candidate.schema.is_organisation or name in lexicon.known:
        return False
    if name.endswith("政府") and _LAW.match(line.text, candidate.span.end - line.span.start):
        return True
    return _is_label(name)


@cache
def _is_label(name: str) -> bool:
    """Whether a label of a form is made of these words and no others."""
    return any(pattern.fullmatch(name) for kind in ("notice", "register") for _, pattern in load_forms(kind).roles)


@cache
def load_countries() -> tuple[str, ...]:
    """Load the names of states that stand before the names of their ministries.

    Returns:
        The names, longest first.
    """
    words = load_yaml("read/zh/mentions.yml")
    assert isinstance(words, dict)
    return tuple(sorted(words["states"], key=lambda name: (-len(name), name)))
