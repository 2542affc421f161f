"""The Chinese rule packs: every example of every rule, read by the whole reader."""

from __future__ import annotations

import re

import pytest

from tests.unit.read.passage import make_document
from tieline.model import RelationshipType
from tieline.read.chinese.notice import CANDIDATE_RULE
from tieline.read.chinese.notice import RULE as NOTICE_RULE
from tieline.read.chinese.reader import ALIAS_RULE, VOICE_RULE, ChineseReader
from tieline.read.chinese.register import RULE as REGISTER_RULE
from tieline.read.chinese.rules import Rule, load_rules
from tieline.read.chinese.say import RULES as FRAMES
from tieline.read.lexicon import load_yaml

RULES = load_rules()
MATCHES = [(rule, example) for rule in RULES for example in rule.match]
NO_MATCHES = [(rule, example) for rule in RULES for example in rule.no_match]
_MARK = re.compile(r"\{([st]):([^{}]*)\}")


def _read(chinese: ChineseReader, text: str) -> list[tuple[str, RelationshipType, str, str]]:
    reading = chinese.read(make_document(text, language="zh"))
    quotes = {mention.id: mention.quote for mention in reading.mentions}
    return [(tie.rule, tie.type, quotes[tie.source], quotes[tie.target]) for tie in reading.relationships]


@pytest.mark.parametrize(("rule", "example"), MATCHES, ids=[f"{rule.id}-{n}" for n, (rule, _) in enumerate(MATCHES)])
def test_example_that_must_match_is_read(chinese: ChineseReader, rule: Rule, example: str) -> None:
    """A marked example yields the marked tie, of the type of its rule and in the marked direction."""
    ends = dict(_MARK.findall(example))
    found = _read(chinese, _MARK.sub(r"\2", example))
    expected = {(ends["s"], ends["t"])}
    if rule.type is None or rule.type is RelationshipType.AGREEMENT:
        expected.add((ends["t"], ends["s"]))
    assert any(rule.type in {None, kind} and (s, t) in expected for _, kind, s, t in found), found


@pytest.mark.parametrize(
    ("rule", "example"), NO_MATCHES, ids=[f"{rule.id}-{n}" for n, (rule, _) in enumerate(NO_MATCHES)]
)
def test_example_that_must_not_match_is_left_alone(chinese: ChineseReader, rule: Rule, example: str) -> None:
    """A counterexample of a rule yields no tie by this rule."""
    assert rule.id not in {found[0] for found in _read(chinese, example)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_shows_what_it_reads(rule: Rule) -> None:
    """Every rule has a marked example."""
    assert rule.match


def test_measured_rules_exist() -> None:
    """Precision is kept only for rules and frames that exist."""
    measured = load_yaml("read/zh/precision.yml") or {}
    assert isinstance(measured, dict)
    assert measured.keys() <= {rule.id for rule in RULES} | {
        *FRAMES,
        VOICE_RULE,
        ALIAS_RULE,
        NOTICE_RULE,
        CANDIDATE_RULE,
        REGISTER_RULE,
    }


@pytest.mark.parametrize(
    "text",
    [
        "甲公司、" * 150 + "和乙公司被列入清单。",
        "目前，除了多美滋、贝因美、雅培五大品牌外，亨氏、合生元等外资企业相继加入战团，连光明也计划在年底进军市场，"
        * 12,
        "青松大学" * 300,
        "将、" * 700 + "名单",
    ],
    ids=["list", "clauses", "names", "words"],
)
def test_no_sentence_takes_long(chinese: ChineseReader, text: str) -> None:
    """Rules end soon on sentences that are made to keep them busy."""
    reading = chinese.read(make_document(text, language="zh"))
    assert all(mention.span.cut(text) == mention.quote for mention in reading.mentions)
