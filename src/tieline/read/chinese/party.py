"""Who the value of a form names: its label tells that it is a name, so the whole value counts where a mark ends it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from tieline.model.entity import Mention, Schema
from tieline.model.span import Span
from tieline.names.hanzi import is_common
from tieline.names.place import find_hanzi_place
from tieline.read.annotation import Annotation
from tieline.read.chinese.candidate import kind_of
from tieline.read.chinese.form import Field
from tieline.read.chinese.lexicon import load_lexicon
from tieline.read.lexicon import load_yaml
from tieline.read.mention import make_mention

MAX_PARTY = 45
"""Characters; the longest names of subsidiaries of state groups in the list of listed companies have about 40."""

MIN_PARTY = 4
"""A shorter value (某部, 本级) needs a name found by other means."""

NAMING = frozenset({"user", "buyer", "publisher", "agency", "supplier", "candidate", "other_party", "member"})
"""Roles whose values are names of parties."""

_LEGAL = "有限责任公司|股份有限公司|有限公司|集团公司|总公司|(?:特殊|普通|有限)合伙[）)]"
_WORDS = (
    "公司|大学|学院|研究院|研究所|设计院|科学院|医院|委员会|管理局|公安局|支队|部队|基地|事务所|中心|学校|中学|小学|幼儿园|集团|银行|"
    "协会|人民政府|办事处|管理处|工厂|局|厅|法院|检察院|联合社|合作社|军事代表[室局]|保障部|装备部|后勤部|参谋部|经营部|商行|"
    "服务部|门市部|工作室"
)
_BRANCHES = "分公司|分院|分行|分局|支队|研究院|研究所|事业部|分所|分校|附属[\u4e00-\u9fff]{0,6}医院"
_MORE = (
    rf"(?:第?[0-9一二三四五六七八九十〇零]{{1,6}}(?:研究)?[所院厂部室]|[\u4e00-\u9fff（）()]{{0,8}}?(?:{_BRANCHES}))"
)
_NAME = r"[\u4e00-\u9fff〇A-Za-z0-9·（）()\-]{2,36}?"
_LEGAL_NAME = re.compile(rf"{_NAME}(?:{_LEGAL})(?:{_MORE})?")
_ANY_NAME = re.compile(rf"{_NAME}(?:{_WORDS})(?:{_MORE})?")
NEXT_LOT = re.compile(
    "(?<=[^一二三四五六七八九十0-9A-Z，、]{4})(?:第?[一二三四五六七八九十0-9A-Z]{1,3}(?:分?包|标段)|(?:分?包|标段)[0-9一二三四五六七八九十A-Z]|流标|废标)"
)
"""The mark of the next lot behind a name that it is glued to."""

_BODY = re.compile(rf"[\u4e00-\u9fff〇A-Za-z·（）()]{{2,36}}?(?P<word>{_LEGAL}|{_WORDS})(?:{_MORE})?")
_PARTS = re.compile(r"[、，,；;/\n\t|]|(?<=公司)(?:和|与|及|以及)|(?<=[）)])(?:和|与|及)(?=[\u4e00-\u9fff]{2,})| {2,}")
_HEAD = re.compile(
    r"(?:[\s:：.．、，,\-—|*“\"'《]|[（(]?[0-9一二三四五六七八九十]{1,2}[)）、.．]|[①-⑩]|第?[一二三四五六七八九十0-9A-Za-z]{1,3}(?:标段|分包|包|标项|标)(?:\s?[:：])?"
    r"|(?:包|标段|分包|标项)(?:号|组)?\s?[0-9一二三四五六七八九十A-Z]{1,2}\s?[:：]?|第[一1](?:名|中标候选人|候选人)\s?[:：]?|(?:联合体)?(?:牵头人|牵头方|主体|成员(?:单位)?|主办方)\s?[:：]|[0-9]{1,2}(?=[\u4e00-\u9fff]))+"
)
_TAIL = re.compile(r"(?:[\s.．、，,:：;；“”\"'》*|]|[（(][^（）()]{0,30}[)）]?|的?联合体(?:投标)?|等)+\Z")
_ADDRESS = re.compile("[\u4e00-\u9fff]{2,6}[省市](?:[\u4e00-\u9fff]{1,6}?[市区县旗])?")
_NO_OPENING = re.compile("[为的是由与和及被将]|有限(?:责任)?公司")
_HANZI_NAME = re.compile("[\u4e00-\u9fff〇（）()]{4,25}")
_SHAPE = re.compile(r"[\u4e00-\u9fff〇A-Za-z0-9·（）()\-—&.]+")
_NO_NAME = re.compile(
    "[的了]|本次|活动由|如下|详见|附件|公告|要求|规定|提供|应当|符合|具有|须|详情|是否|小组|评审|委员会推荐|家$|名$|元$|合格|招标文件|标准|进行|^[0-9A-Za-z.\\-]+$|项目$|采购$|^X+|^某?(?:本)?(?:单位|公司|部门|机构)$"
)


@dataclass(frozen=True, slots=True)
class Parties:
    """Makes mentions of the parties that the fields of a form name.

    Attributes:
        annotation: The document as read so far; names that a label shows are added to it.
        simple: The document in simplified characters.
        made: The mentions made so far, by span.
    """

    annotation: Annotation
    simple: str
    made: dict[Span, Mention] = field(default_factory=dict)

    def find(self, value: Field) -> list[Mention]:
        """Find the parties that a value names.

        Args:
            value: A field.

        Returns:
            Mentions in text order; none where the value names nobody.
        """
        text = self.simple
        if not value.closed:
            return self._glued(value)
        found: list[Mention] = []
        for part in _iter_parts(text, value.value):
            mention = self._whole(part) or self._opening(part)
            if mention is not None and mention not in found:
                found.append(mention)
        return found

    def _whole(self, span: Span) -> Mention | None:
        """The mention of a whole part of a value, where it can be a name."""
        words = span.cut(self.simple)
        if not MIN_PARTY <= len(words) <= MAX_PARTY or not _SHAPE.fullmatch(words) or _NO_NAME.search(words):
            return self._military(span)
        lexicon = load_lexicon()
        inner = _LEGAL_NAME.match(words)
        if inner is not None and inner.end() < len(words) and not lexicon.ending.search(words):
            return None
        if words in lexicon.generic or (is_common(words) and not re.search(f"(?:{_LEGAL}|{_WORDS})$", words)):
            return None
        if lexicon.ending.search(words) is None and inner is None and not _HANZI_NAME.fullmatch(words):
            return None
        return self._add(span)

    def _military(self, span: Span) -> Mention | None:
        """The mention of a unit whose name is veiled or a number."""
        match = load_lexicon().military.match(self.simple, span.start, span.end)
        return self._add(Span(match.start(), match.end())) if match is not None else None

    def _opening(self, span: Span) -> Mention | None:
        """The name at the head of a part that goes on after it."""
        for pattern in (_LEGAL_NAME, _ANY_NAME):
            match = pattern.match(self.simple, span.start, min(span.end, span.start + MAX_PARTY))
            if match is not None and not _NO_NAME.search(match[0]) and match[0] not in load_lexicon().generic:
                return self._add(Span(match.start(), match.end()))
        inside = self.annotation.mentions_in(Span(span.start, span.end))
        first = next((m for m in inside if m.schema.is_organisation and m.span.start == span.start), None)
        return first if first is not None and len(first.quote) >= MIN_PARTY else None

    def _glued(self, value: Field) -> list[Mention]:
        """The names in a stretch of values that nothing parts."""
        if not value.row:
            opening = self._opening(value.value)
            return [opening] if opening is not None else []
        spans = list(self._iter_glued(value.value))
        roles = [role for role in value.among if role in NAMING]
        if len(spans) % len(roles) == 0:
            spans = spans[roles.index(value.role) :: len(roles)]
        else:
            spans = [span for span in spans if re.search(f"(?:{_LEGAL})$", span.cut(self.simple))]
        return [self._add(span) for span in spans]

    def _iter_glued(self, stretch: Span) -> Iterator[Span]:
        """Names one behind the other: the tagger tells where one begins, a word for a body where it ends."""
        at = stretch.start
        while (head := _HEAD.match(self.simple, at, stretch.end)) is not None:
            at = head.end()
        while (match := _BODY.search(self.simple, at, stretch.end)) is not None:
            inside = [
                m.span.start
                for m in self.annotation.mentions_in(Span(at, match.end()))
                if m.schema.is_organisation and m.span.end in {match.end(), match.end("word")}
            ]
            start = _after_address(self.simple, inside[0] if inside else match.start())
            words = self.simple[start : match.end()]
            if len(words) >= MIN_PARTY and words not in load_lexicon().generic and not _NO_OPENING.match(words):
                yield Span(start, match.end())
            at = match.end()

    def _add(self, span: Span) -> Mention:
        """The mention at a place; what it overlaps gives way, and what referred to that refers to it."""
        known = self.made.get(span) or next((m for m in self.annotation.mentions_in(span) if m.span == span), None)
        if known is not None and known.schema.is_organisation:
            return known
        crossed = {m.id: m for m in self._near(span) if m.span.overlaps(span)}
        own = next((m.same_as for m in crossed.values() if m.same_as and m.schema.is_organisation), None)
        self.annotation.keep(lambda mention: mention.id not in crossed)
        kind = kind_of(span.cut(self.simple), load_lexicon())
        made = make_mention(self.annotation.document.id, span, kind, self.annotation.text)
        self.made[span] = self.annotation.add(replace(made, same_as=None if own in crossed else own))
        for mention in [m for m in self.annotation.mentions if m.same_as in crossed]:
            self.annotation.replace(replace(mention, same_as=made.id))
        return self.made[span]

    def _near(self, span: Span) -> Sequence[Mention]:
        around = Span(max(0, span.start - MAX_PARTY), min(len(self.simple), span.end + MAX_PARTY))
        return [m for m in self.annotation.mentions_in(around) if m.schema is not Schema.THING]


@cache
def _failed() -> re.Pattern[str]:
    data = load_yaml("read/zh/forms.yml")
    assert isinstance(data, dict)
    return re.compile("|".join(data["failed"]))


def tells_failure(words: str) -> bool:
    """Tell whether words say that a procurement, or a lot of it, came to nothing.

    Args:
        words: In simplified characters.

    Returns:
        Whether a word for failing stands among them.
    """
    return _failed().search(words) is not None


def _iter_parts(text: str, value: Span) -> Iterator[Span]:
    """The stretches of a value that may each be a name, without numbers and brackets around them."""
    cuts = [value.start, *[at for m in _PARTS.finditer(text, value.start, value.end) for at in m.span()], value.end]
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        head = _HEAD.match(text, start, end)
        start = head.end() if head is not None else start
        lot = NEXT_LOT.search(text, start, end)
        end = lot.start() if lot is not None else end
        tail = _TAIL.search(text, start, end)
        if tail is not None and not _is_bracketed_name(text[start:end]):
            end = tail.start()
        if start < end:
            yield Span(start, end)


def _after_address(text: str, start: int) -> int:
    """Where a name begins that is glued to the address of the row before: a second place opens it."""
    address = _ADDRESS.match(text, start)
    return address.end() if address is not None and find_hanzi_place(text, address.end()) is not None else start


def _is_bracketed_name(words: str) -> bool:
    """Whether the bracket at the end belongs to the name: （有限合伙）."""
    return re.search("合伙[)）]$", words) is not None
