"""Relationship rules for Chinese: packs of patterns over the view of a sentence, each with examples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tieline.model.tie import RelationshipType
from tieline.read.chinese.lexicon import any_of, load_lexicon
from tieline.read.lexicon import load_yaml
from tieline.read.rules import CLOSE, OPEN, precision

_KINDS = {
    "FIRM": "CO", "ORG": "COG", "BODY": "COGL", "AGENCY": "GL", "PARTY": "COGP", "PERSON": "P", "PLACE": "L",
    "EVENT": "E", "INSTITUTE": "OG", "ANY": "COGPLET",
}  # fmt: skip
_KEYS = frozenset({"id", "type", "surface", "words", "dated", "unreal", "match", "no_match", "note"})
_NUMBER = r"[0-9０-９][0-9０-９,，.]*|[一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟萬〇零]+"
_NOUNS = (
    "药企|车企|房企|券商|投行|钢企|开发商|生产商|银行|保险公司|企业|公司|国企|央企|巨头|厂商|制造商|机构|高校|单位|集团|平台|"
    "运营商|来访的|名为|政府"
)
_GREAT = "(?:最大|知名|著名|大型|领先|全球|头部)?(?:的)?"
_TENTHS = "[一二三四五六七八九]成[半一二三四五六七八九]?"
_CURRENCIES = "美元|欧元|日元|港元|英镑|卢布|元"
_SHORTHANDS = {
    # Words of the same clause in which no party is named; dates and places may stand among them.
    "FILL": rf"(?:[^，。；：！？{OPEN}{CLOSE}]|{OPEN}[DL]\d+{CLOSE}){{0,24}}?",
    # The same, shorter: adverbs and dates between a party and its verb.
    "ADV": rf"(?:(?!的)[^，。；：！？、{OPEN}{CLOSE}]|{OPEN}[DL]\d+{CLOSE}){{0,18}}?",
    "DAY": rf"(?:{OPEN}D\d+{CLOSE})",
    # What may stand before a word of ending that tells it as done: no plan, no demand, no denial (将终止、要求终止).
    "DONE": rf"(?:(?!的|将|拟|要|应|须|需|未|不|没|若|如|或|可|能|欲|想|希望|计划|考虑|威胁|呼吁|敦促|申请|请求|准备"
    rf"|是否|正在|打算|有权|有意|建议|寻求|拒绝|否认|反对|同意|提议|会(?!议))(?:[^。；：！？、{OPEN}{CLOSE}]|{OPEN}[DL]\d+{CLOSE})){{0,18}}?",
    # Words that describe a name right before it: 国企, 旗下的, 中国企业, 来访的.
    "NOUNS": rf"(?:{OPEN}L\d+{CLOSE})?(?:(?:{_GREAT}(?:{_NOUNS})|位于{OPEN}L\d+{CLOSE}的)){{0,2}}",
    "SHARE": rf"(?:(?:约|超过|近|不足|逾)?(?:[0-9][0-9.]*\s?[%％]|百分之(?:{_NUMBER})|{_TENTHS}))",
    "MONEY": rf"(?:(?:人民币|美元|约|近|超过|超)?(?:{_NUMBER})(?:余|多)?(?:万|亿|千)*(?:{_CURRENCIES})(?:人民币|整)?)",
}
_SLOT = re.compile(r"\{(\w+):([A-Z]+)(\+?)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One reading rule.

    Attributes:
        id: Stable name, such as "zh.owns.holds".
        type: The tie it reads; None where the office decides.
        surface: Pattern over the view of a sentence.
        words: Words of which one must stand in the sentence.
        dated: Name of the property that takes the date of the sentence; None for none.
        unreal: Whether words of denial and of plans inside of the match rule it out.
        confidence: Measured precision: right answers plus one over judged plus two (Laplace).
        match: Marked examples that must match.
        no_match: Sentences in which the rule must find nothing.
    """

    id: str
    type: RelationshipType | None
    surface: re.Pattern[str]
    words: tuple[str, ...]
    dated: str | None
    unreal: bool
    confidence: float
    match: tuple[str, ...]
    no_match: tuple[str, ...]


@cache
def load_rules() -> tuple[Rule, ...]:
    """Load the Chinese relationship rules.

    Returns:
        All rules, sorted by id.

    Raises:
        ValueError: A rule is malformed or an id stands twice.
    """
    measured = load_yaml("read/zh/precision.yml") or {}
    assert isinstance(measured, dict)
    rules: dict[str, Rule] = {}
    folder = resources.files("tieline.resources").joinpath("read/zh/relationships")
    for pack in sorted(folder.iterdir(), key=lambda entry: entry.name):
        entries = load_yaml(f"read/zh/relationships/{pack.name}")
        assert isinstance(entries, list)
        for entry in entries:
            rule = _make_rule(entry, precision(measured, entry["id"]))
            if rule.id in rules:
                raise ValueError(f"rule {rule.id} stands twice")
            rules[rule.id] = rule
    return tuple(rules[key] for key in sorted(rules))


def expand(pattern: str) -> str:
    """Turn the notation of the packs into a regular expression.

    Args:
        pattern: A pattern with slots such as "{source:ORG+}" and shorthands such as "{FILL}".

    Returns:
        The expression.
    """
    for name, words in _SHORTHANDS.items():
        pattern = pattern.replace(f"{{{name}}}", words)
    office = rf"(?:(?:原|前|时任|现任|新任|候任|代|名誉|首任|党委|兼)?(?:{any_of(load_lexicon().roles)}))"
    pattern = pattern.replace("{ROLE}", rf"(?P<role>{office}(?:(?:、|兼|和|及)?{office})*)")
    return _SLOT.sub(_slot, pattern)


def _slot(match: re.Match[str]) -> str:
    """The expression of one end of a tie."""
    name, kind, plural = match.groups()
    one = rf"{OPEN}[{_KINDS[kind]}]\d+{CLOSE}"
    if plural:
        one = rf"{one}(?:(?:、|和|与|及|以及|，|及其|同)(?:{OPEN}L\d+{CLOSE})?{one})*"
    return one if name == "_" else rf"(?P<{name}>{one})"


def _make_rule(entry: dict[str, object], confidence: float) -> Rule:
    if unknown := entry.keys() - _KEYS:
        raise ValueError(f"rule {entry.get('id')}: unknown keys {sorted(unknown)}")
    kind = str(entry["type"])
    return Rule(
        id=str(entry["id"]),
        type=None if kind == "role" else RelationshipType(kind),
        surface=re.compile(expand(str(entry["surface"]))),
        words=_strings(entry.get("words")),
        dated=str(entry["dated"]) if "dated" in entry else None,
        unreal=entry.get("unreal") is not False,
        confidence=confidence,
        match=_strings(entry.get("match")),
        no_match=_strings(entry.get("no_match")),
    )


def _strings(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
