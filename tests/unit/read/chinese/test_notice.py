"""Procurement notices: every labelled notice of the cases, and the ways in which forms lose their shape."""

from __future__ import annotations

import pytest

from bench.notices_zh import NOTICES, Notice, awards_of, details_of, load_notices
from tests.unit.read.passage import make_document
from tieline.read.chinese.reader import ChineseReader

ALL = [notice for path in sorted(NOTICES.glob("*.txt")) for notice in load_notices(path)]
LEAST_GLUED = 0.95
"""The part of notices that are right without their line breaks; .985 on 2026-11-22."""


def _awards(chinese: ChineseReader, text: str) -> set[tuple[str, str]]:
    return awards_of(chinese.read(make_document(text, language="zh")))


@pytest.mark.parametrize("notice", ALL, ids=lambda notice: notice.id)
def test_notice_gives_its_awards(chinese: ChineseReader, notice: Notice) -> None:
    """Each labelled notice yields its suppliers and buyers with their details, and nothing else."""
    reading = chinese.read(make_document(notice.text, language="zh"))
    assert awards_of(reading) == notice.awards
    assert details_of(reading) >= notice.details


def test_notices_without_line_breaks(chinese: ChineseReader) -> None:
    """Notices whose lines ran together yield the same awards, but for few."""
    right = [notice.id for notice in ALL if _awards(chinese, notice.glued) == notice.awards]
    assert len(right) >= LEAST_GLUED * len(ALL)


def test_evidence_shows_label_and_name(chinese: ChineseReader) -> None:
    """The words behind an award hold both labels and both names, and every property has its own words."""
    text = "采购人：青松大学\n中标供应商：白河机械股份有限公司\n中标金额：128万元\n公告日期：2021年3月5日"
    (tie,) = chinese.read(make_document(text, language="zh")).relationships
    assert [one.quote for one in tie.evidence] == ["采购人：青松大学", "中标供应商：白河机械股份有限公司"]
    assert {(one.name, one.evidence.quote) for one in tie.properties} == {
        ("value", "128万元"),
        ("date", "2021年3月5日"),
    }


def test_candidate_is_marked_by_its_rule(chinese: ChineseReader) -> None:
    """Who is only the first candidate is read by a rule of its own."""
    text = "招标人：青松大学\n第一中标候选人：白河机械股份有限公司\n第二中标候选人：长白科技有限公司"
    assert [tie.rule for tie in chinese.read(make_document(text, language="zh")).relationships] == [
        "zh.supplies.candidate"
    ]


def test_news_of_a_purchase_is_no_form(chinese: ChineseReader) -> None:
    """Sentences that use the words of notices are left to the rules of sentences."""
    text = "青松大学的采购人员说，供应商应当按时交货。中标单位与采购人之间没有争议。"
    assert _awards(chinese, text) == set()
