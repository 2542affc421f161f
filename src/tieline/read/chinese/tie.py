"""Relationships of a Chinese document, read by the rules of the packs from one sentence at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tieline.model.entity import Mention, Schema
from tieline.model.span import Span
from tieline.model.tie import Property, RelationshipMention, RelationshipType
from tieline.read.annotation import Annotation
from tieline.read.chinese.amount import parse_share
from tieline.read.chinese.lexicon import Lexicon
from tieline.read.chinese.past import FORMER, find_end, find_past, is_end
from tieline.read.chinese.rules import Rule
from tieline.read.date.parts import DateMention
from tieline.read.mention import make_mention
from tieline.read.rules import CLOSE, OPEN
from tieline.read.tie import make_tie
from tieline.read.trace import Observer, Reason, Step, find_observer
from tieline.read.trace_surface import SurfaceTrial, note_miss, note_untried
from tieline.read.view import View

_UNREAL = re.compile(
    "未(?!来|名|央|经核实)|不应|将(?:要|会|以[^，。]{1,12})?(?:收购|并购|入股|参股|控股|受让|购买|认购|增持|设立|签署|签约|签订)|没有|并无|无意|不再|不得|不是|并非|不会|拟|计划|考虑|有意|打算|寻求|禁止|阻止|反对|否认|拒绝|如果|如若|若|假如|可能|或将|终止|取消|放弃|失败|传闻|"
    "希望|建议|准备|意图|欲|暂停|撤销|(?<!构成)威胁(?:称|说)?(?:要|将|把|对|收购|列入|制裁)|"
    "停止(?:向|对|与|从|为|持有|持股|控股|控制|拥有|投资|供应|供货|采购|购买|使用|合作|资助|收购|雇佣|聘用)"
)
_BEFORE = 8
"""Characters before a match in the same clause that are searched for words of denial (尽管没有证据显示...)."""

ORDERED = "ordered"
"""A group of this name holds the word by which something is demanded and not yet done."""

REMOVED = "removed"
"""A group of this name holds the word by which a party leaves a list."""

OFF = "date_off"
"""The property that dates the end of a tie."""

_MARK = re.compile(rf"{OPEN}([A-Z])\d+{CLOSE}")
_ENDS = frozenset({"source", "target", "thing"})
_LASTING = frozenset({None, RelationshipType.OWNS, RelationshipType.EMPLOYS, RelationshipType.PART_OF})
"""Ties that hold until they end; None is an office. An act (a delivery, a meeting) does not become a former one."""
_SWAPPED = frozenset({RelationshipType.EMPLOYS})


@dataclass(frozen=True, slots=True)
class _Found:
    """One match of a rule, before it becomes a relationship."""

    rule: Rule
    type: RelationshipType
    source: Mention
    target: Mention
    properties: tuple[Property, ...]
    start: int


class TieReader:
    """Applies relationship rules to sentences."""

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon) -> None:
        """Keep the rules.

        Args:
            rules: The rules.
            lexicon: The words of names and offices.
        """
        self._rules = rules
        self._always = frozenset(at for at, rule in enumerate(rules) if not rule.words)
        self._words: dict[str, dict[str, list[int]]] = {}
        for at, rule in enumerate(rules):
            for word in sorted(rule.words):
                self._words.setdefault(word[0], {}).setdefault(word, []).append(at)
        self._roles = lexicon.roles

    def read(self, annotation: Annotation, view: View, within: Span) -> list[RelationshipMention]:
        """Read the relationships of one sentence.

        Args:
            annotation: The document as read so far; things that a rule names are added to its mentions.
            view: The view of the sentence.
            within: Where the sentence stands.

        Returns:
            Relationships without `according_to`, which the utterances settle later.
        """
        observer = find_observer(annotation.observer, within)
        best: dict[tuple[object, ...], _Found] = {}
        for found in self._find(annotation, view, within, observer):
            ends = (found.source.id, found.target.id)
            unordered = found.type is RelationshipType.AGREEMENT
            key = (found.type, *(sorted(ends) if unordered else ends))
            known = best.get(key)
            if known is None or (found.rule.confidence, len(found.properties)) > (
                known.rule.confidence,
                len(known.properties),
            ):
                best[key] = found
            if observer is not None:
                reason = None if best[key] is found else Reason.SURER_RULE
                observer.note(Step(found.rule.id, within, reason, found.type.value, _slots(found)))
        return [_make(found, annotation, within) for found in best.values()]

    def _find(self, annotation: Annotation, view: View, within: Span, observer: Observer | None) -> Iterator[_Found]:
        if not view.mentions:
            return
        due = self._find_due(view.text)
        for at, rule in enumerate(self._rules):
            if at not in due:
                if observer is not None:
                    note_untried(observer, rule.id, rule.words, within, frozenset())
                continue
            found = [
                one
                for match in _iter_matches(rule, view.text)
                for one in self._from_match(rule, match, annotation, view, within)
            ]
            yield from found
            if observer is not None and not found:
                note_miss(observer, SurfaceTrial(rule.id, rule.surface, view, within, rule.words), _find_unreal)

    def _find_due(self, text: str) -> frozenset[int]:
        """Which rules may match: those with a word that stands in the text, and those without words."""
        groups = [self._words[sign] for sign in set(text) if sign in self._words]
        found = [numbers for group in groups for word, numbers in group.items() if word in text]
        return self._always.union(*found)

    def _from_match(
        self, rule: Rule, match: re.Match[str], annotation: Annotation, view: View, within: Span
    ) -> Iterator[_Found]:
        groups = match.groupdict()
        kind = rule.type or self._type_of(groups.get("role") or "")
        if kind is None:
            return
        properties = tuple(_properties(rule, match, annotation, view, within))
        targets = view.marked(groups["target"]) if groups.get("target") else []
        if groups.get("thing"):
            targets = [*targets, _make_thing(annotation, view.locate(match.start("thing"), match.end("thing")))]
        sources = view.marked(groups["source"])
        pairs = [(source, target) for source in sources for target in targets]
        if rule.type is RelationshipType.AGREEMENT and not targets:
            pairs = [(one, other) for at, one in enumerate(sources) for other in sources[at + 1 :]]
        for source, target in pairs:
            if not _is_one(source, target):
                ends = (target, source) if rule.type is None and kind in _SWAPPED else (source, target)
                yield _Found(rule, kind, *ends, properties, view.locate(match.start(), match.end()).start)

    def _type_of(self, role: str) -> RelationshipType | None:
        """The tie that the last office of some words stands for."""
        for start in range(len(role)):
            if (kind := self._roles.get(role[start:])) is not None:
                return kind
        return None


def _iter_matches(rule: Rule, text: str) -> Iterator[re.Match[str]]:
    """The matches of a rule that tell of something real, overlapping ones included."""
    at = 0
    while (match := rule.surface.search(text, at)) is not None:
        at = match.start() + 1
        if not rule.unreal or not _find_unreal(match):
            yield match
            at = max(at, match.start("target") if "target" in match.re.groupindex else match.end())


def _find_unreal(match: re.Match[str]) -> str:
    """The words of denial and of plans in a match or right before it; empty where there are none."""
    before = re.split("[，。；：]", match.string[max(0, match.start() - _BEFORE) : match.start()])[-1]
    own = match.groupdict().get(FORMER)
    words = match[0] if not own else match[0].replace(own, "", 1)
    found = _UNREAL.search(_MARK.sub("", before + words))
    return found[0] if found is not None else ""


def _slots(found: _Found) -> tuple[tuple[str, str], ...]:
    """What filled the slots of a rule, in words."""
    ends = (("source", found.source.name), ("target", found.target.name))
    return (*ends, *((one.name, one.value) for one in found.properties))


def _properties(
    rule: Rule, match: re.Match[str], annotation: Annotation, view: View, within: Span
) -> Iterator[Property]:
    """What a match tells besides the ends of the tie."""
    past = _find_past(rule, match)
    if past is not None:
        yield Property("kind", FORMER, annotation.quote(view.locate(*past)))
    for name, words in match.groupdict().items():
        if words and words.strip() and name not in {*_ENDS, FORMER}:
            evidence = annotation.quote(view.locate(match.start(name), match.end(name)))
            value = parse_share(words) if name == "share" else " ".join(evidence.quote.split()).strip('“”"')
            if name in {ORDERED, REMOVED}:
                yield Property("kind", name, evidence)
            elif name == "kind" and past is not None:
                continue
            elif value:
                yield Property(name, value, evidence)
    place = view.locate(match.start(), match.end())
    end = None if past is None or not is_end(match.string[slice(*past)]) else view.locate(*past)
    off = None if end is None else _last_date(annotation, within, end)
    if off is not None and off.value is not None:
        yield Property(OFF, str(off.end or off.value), annotation.quote(off.span))
    date = _nearest_date(annotation, within, place) if rule.dated and (end is None or rule.dated != OFF) else None
    if rule.dated and date is not None and date.value is not None and date != off:
        yield Property(rule.dated, date.value.text, annotation.quote(date.span))


def _find_past(rule: Rule, match: re.Match[str]) -> tuple[int, int] | None:
    """The word by which a tie is a former one: that of the rule's own group, or one in or behind the match."""
    if match.groupdict().get(FORMER):
        return match.span(FORMER)
    if rule.type is RelationshipType.AGREEMENT:
        return find_end(match)
    return find_past(match) if rule.type in _LASTING else None


def _last_date(annotation: Annotation, within: Span, end: Span) -> DateMention | None:
    """The date of an end: the last one before the word that tells of it."""
    return max(
        (date for date in annotation.dates_in(within) if date.span.end <= end.start),
        key=lambda date: date.span.start,
        default=None,
    )


def _nearest_date(annotation: Annotation, within: Span, match: Span) -> DateMention | None:
    """The only date of the sentence, or else the one inside the match or right before it."""
    dates = [date for date in annotation.dates_in(within) if date.end is None]
    if len(dates) <= 1:
        return dates[0] if dates else None
    return min(dates, key=lambda date: (abs(date.span.start - match.start), date.span.start))


def _make_thing(annotation: Annotation, span: Span) -> Mention:
    """The mention of a thing that is named by its words alone."""
    return annotation.add(make_mention(annotation.document.id, span, Schema.THING, annotation.text))


def _is_one(left: Mention, right: Mention) -> bool:
    """Whether two mentions surely name one party."""
    return left.span == right.span or left.name == right.name or right.id == left.same_as or left.id == right.same_as


def _make(found: _Found, annotation: Annotation, within: Span) -> RelationshipMention:
    ends, evidence = (found.source.id, found.target.id), (annotation.quote(within),)
    return make_tie(found.type, ends, found.properties, evidence, found.rule.id, found.rule.confidence)
