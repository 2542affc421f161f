"""Dates in running text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.model import PartialDate
from tieline.read.date.find import find_dates, infer_anchor

THURSDAY = "2020-07-23"


def _find(text: str, anchor: str | None) -> list[tuple[str, str | None, str | None]]:
    mentions = find_dates(text, anchor=PartialDate(anchor) if anchor else None)
    return [(m.quote, m.value and m.value.text, m.end and m.end.text) for m in mentions]


STATED = [
    ("signed on July 19, 2018 there", "July 19, 2018", "2018-07-19"),
    ("signed on July 19,2018 there", "July 19,2018", "2018-07-19"),
    ("signed on July 19th, 2018.", "July 19th, 2018", "2018-07-19"),
    ("signed on 19 July 2018.", "19 July 2018", "2018-07-19"),
    ("on the 19th of July, 2018", "19th of July, 2018", "2018-07-19"),
    ("on THURSDAY, MAY 9, 2024", "THURSDAY, MAY 9, 2024", "2024-05-09"),
    ("Order 13959 of November 12,\n2020, amended", "November 12,\n2020", "2020-11-12"),
    ("Sept. 3, 2019", "Sept. 3, 2019", "2019-09-03"),
    ("2020-07-24T10:00:00Z", "2020-07-24", "2020-07-24"),
    ("filed 2020/7/4, late", "2020/7/4", "2020-07-04"),
    ("In 2020-07 it", "2020-07", "2020-07"),
    ("dated 6/27/03 by", "6/27/03", "2003-06-27"),
    ("dated 27/06/2003 by", "27/06/2003", "2003-06-27"),
    ("dated 5/6/2020 by", "5/6/2020", "2020"),
    ("In August 2019, it", "August 2019", "2019-08"),
    ("in April of 2022", "April of 2022", "2022-04"),
    ("in November of ‘21.", "November of ‘21", "2021-11"),
    ("in 2017, it", "2017", "2017"),
    ("has since 2017 been", "2017", "2017"),
    ("In a 2020 memo about", "2020", "2020"),
    ("the Exchange Act of 1934,", "1934", "1934"),
    ("Huawei (2019) grew", "2019", "2019"),
    ("by mid-2018 it", "2018", "2018"),
    ("2018年6月20日", "2018年6月20日", "2018-06-20"),
    ("二〇一八年六月二十日", "二〇一八年六月二十日", "2018-06-20"),
    ("二○一八年十二月三十一日", "二○一八年十二月三十一日", "2018-12-31"),
    ("２０１８年６月２０日", "２０１８年６月２０日", "2018-06-20"),
    ("民國109年6月20日", "民國109年6月20日", "2020-06-20"),
    ("商務部於2025年4月號召", "2025年4月", "2025-04"),
    ("该公司于2009年由集团创立", "2009年", "2009"),
]


@pytest.mark.parametrize(("text", "quote", "value"), STATED)
def test_a_stated_date_needs_no_anchor(text: str, quote: str, value: str) -> None:
    """A date with its year has one value, whatever the page's date."""
    assert _find(text, None) == [(quote, value, None)]
    assert _find(text, "1999-09-09") == [(quote, value, None)]


RANGES = [
    ("from June 9-16, 2019, the", "June 9-16, 2019", "2019-06-09", "2019-06-16"),
    ("from November 19 to 26, 2018", "November 19 to 26, 2018", "2018-11-19", "2018-11-26"),
    ("9–16 June 2019", "9–16 June 2019", "2019-06-09", "2019-06-16"),
    ("from December 30 to January 2, 2020", "December 30 to January 2, 2020", "2019-12-30", "2020-01-02"),
    ("from March 2, 2019 to April 5", "March 2, 2019 to April 5", "2019-03-02", "2019-04-05"),
    ("between October 3 and October 9, 2019", "October 3 and October 9, 2019", "2019-10-03", "2019-10-09"),
    ("from March to June 2020", "March to June 2020", "2020-03", "2020-06"),
    ("October–December 2020 was", "October–December 2020", "2020-10", "2020-12"),
    ("from 2015 to 2018", "2015 to 2018", "2015", "2018"),
    ("in 2015-2018 it", "2015-2018", "2015", "2018"),
    ("in 2015-18 it", "2015-18", "2015", "2018"),
    ("in the first quarter of 2020", "first quarter of 2020", "2020-01", "2020-03"),
    ("in Q4 2020", "Q4 2020", "2020-10", "2020-12"),
    ("6月1日至8日".join(["2019年", "，"]), "2019年6月1日至8日", "2019-06-01", "2019-06-08"),
    ("2018年3月至5月", "2018年3月至5月", "2018-03", "2018-05"),
    ("2019年12月30日-2020年1月2日", "2019年12月30日-2020年1月2日", "2019-12-30", "2020-01-02"),
    ("在1990年代末", "1990年代", "1990", "1999"),
]


@pytest.mark.parametrize(("text", "quote", "value", "end"), RANGES)
def test_a_range_has_both_ends(text: str, quote: str, value: str, end: str) -> None:
    """A range or period is one mention with its first and its last date."""
    assert _find(text, None) == [(quote, value, end)]


LISTS = [
    ("in October 2019 and May 2020,", [("October 2019", "2019-10"), ("May 2020", "2020-05")]),
    ("on September 19 and 21, 2022", [("September 19", "2022-09-19"), ("21, 2022", "2022-09-21")]),
    ("on July 3 and August 5, 2019", [("July 3", "2019-07-03"), ("August 5, 2019", "2019-08-05")]),
    ("in 2017 and 2018", [("2017", "2017"), ("2018", "2018")]),
    ("2025年4月4日和9日分別", [("2025年4月4日", "2025-04-04"), ("9日", "2025-04-09")]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_of_dates_is_several_mentions(text: str, expected: list[tuple[str, str]]) -> None:
    """Each date of a list is a mention and shares the month or year that is written once."""
    assert [(quote, value) for quote, value, _ in _find(text, None)] == expected


RELATIVE = [
    ("on Thursday", "Thursday", "2020-07-23"),
    ("on Friday", "Friday", "2020-07-17"),
    ("last Thursday", "last Thursday", "2020-07-16"),
    ("next Monday", "next Monday", "2020-07-27"),
    ("this Wednesday", "this Wednesday", "2020-07-22"),
    ("on Thursday (July 23).", "Thursday (July 23)", "2020-07-23"),
    ("on Thursday (July 16).", "Thursday (July 16)", "2020-07-16"),
    ("July 16 (Thursday)", "July 16 (Thursday)", "2020-07-16"),
    ("on Thursday, 16 July, he", "Thursday, 16 July", "2020-07-16"),
    ("on April 8 it", "April 8", "2020-04-08"),
    ("on July 30 it will", "July 30", "2020-07-30"),
    ("on July 31 it did", "July 31", "2019-07-31"),
    ("on Feb. 29 it", "Feb. 29", "2020-02-29"),
    ("on Jan. 14 this year it", "Jan. 14 this year", "2020-01-14"),
    ("on Jan. 14 last year it", "Jan. 14 last year", "2019-01-14"),
    ("in February, the", "February", "2020-02"),
    ("in September it", "September", "2019-09"),
    ("last October it", "last October", "2019-10"),
    ("next May it", "next May", "2021-05"),
    ("since last month it", "last month", "2020-06"),
    ("last year it", "last year", "2019"),
    ("this year it", "this year", "2020"),
    ("yesterday it", "yesterday", "2020-07-22"),
    ("the day before yesterday it", "the day before yesterday", "2020-07-21"),
    ("Today, it", "Today", "2020-07-23"),
    ("three years ago it", "three years ago", "2017"),
    ("two months ago it", "two months ago", "2020-05"),
    ("10 days ago it", "10 days ago", "2020-07-13"),
    ("财联社6月20日讯", "6月20日", "2020-06-20"),
    ("今年3月,", "今年3月", "2020-03"),
    ("今年5月22日,", "今年5月22日", "2020-05-22"),
    ("去年,", "去年", "2019"),
    ("去年十二月,", "去年十二月", "2019-12"),
    ("在今日举行", "今日", "2020-07-23"),
    ("BIS昨日宣布", "昨日", "2020-07-22"),
    ("美国商务部当地时间2日宣布", "2日", "2020-07-02"),
    ("本月2日", "本月2日", "2020-07-02"),
    ("上个月", "上个月", "2020-06"),
    ("发言人周四表示", "周四", "2020-07-23"),
    ("上周四表示", "上周四", "2020-07-16"),
    ("星期五表示", "星期五", "2020-07-17"),
    ("商務部7/12起", "7/12", "2020-07-12"),
]


@pytest.mark.parametrize(("text", "quote", "value"), RELATIVE)
def test_a_relative_date_is_resolved_by_the_anchor(text: str, quote: str, value: str) -> None:
    """What leaves out its year is counted from the page's date."""
    assert _find(text, THURSDAY) == [(quote, value, None)]


@pytest.mark.parametrize(("text", "quote", "value"), RELATIVE)
def test_a_relative_date_without_an_anchor_has_no_value(text: str, quote: str, value: str) -> None:
    """Nothing is guessed where the page has no date."""
    assert _find(text, None) == [(quote, None, None)]


def test_the_end_of_a_range_follows_its_beginning() -> None:
    """A range that crosses the limit of the coming week is not torn into two years."""
    assert _find("July 28 to August 5", THURSDAY) == [("July 28 to August 5", "2020-07-28", "2020-08-05")]
    assert _find("今年6月30日至7月2日", THURSDAY) == [("今年6月30日至7月2日", "2020-06-30", "2020-07-02")]


def test_a_week_is_a_period_from_monday_to_sunday() -> None:
    """A week is named by its first and last day."""
    assert _find("this week", THURSDAY) == [("this week", "2020-07-20", "2020-07-26")]
    assert _find("上周", THURSDAY) == [("上周", "2020-07-13", "2020-07-19")]


def test_a_coarse_anchor_resolves_no_finer_than_it_may() -> None:
    """A year as anchor dates "April 8" and "last year", and neither a weekday nor yesterday."""
    text = "on April 8; last year, yesterday, on Monday, last month"
    assert [value for _, value, _ in _find(text, "2021")] == ["2021-04-08", "2020", None, None, None]
    assert _find("on April 29", "2021-04") == [("April 29", "2021-04-29", None)]
    assert _find("on May 2", "2021-04") == [("May 2", "2020-05-02", None)]


PIECES = [
    *("July ", "May", " Feb. ", "29", "30, ", "2020", "-", "/", "12/", " to ", " and ", "between ", "in ", "last "),
    *("this year", "Thursday", " (", ")", "Monday ", "3 years ago", "2019-02-", "年", "月", "日", "至", "十二", "今年"),
    *("上", "周四", "本月", "\n", " ", "Q3 ", "1990年代", "民国", "109"),
]

NOT_DATES = [
    "Theresa May said so",
    "By May's account",
    "Mrs May 2018 plan",
    "they may march in a long march",
    "the march of 3,000",
    "Black Friday sales",
    "the Sunday Times",
    "Made in China 2025",
    "the “2025” plan",
    "50 U.S.C. 1601 and 1977",
    "15 CFR Part 2018",
    "in 2000 companies",
    "a fine of 2019",
    "87 FR 57569",
    "Docket 2023-03929",
    "see /2021/06/03/ here",
    "https://a.example/fact-sheet-2021-06-03-x",
    "February 30, 2020",
    "2020-02-30",
    "13/13/2020",
    "Sept. 11 attacks",
    "ratio 1.2019",
    "some years ago",
    "3个月内",
    "60日内",
    "目前天气",
    "第21號公告",
    "今日头条公司",
    "每周一次",
    "一周日程",
    "日本月刊",
    "过去年度",
    "中国2025",
]


@pytest.mark.parametrize("text", NOT_DATES)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    """Names, verbs, numbers and addresses are no dates."""
    assert _find(text, THURSDAY) == []


def test_the_vague_recently_is_found_without_a_value() -> None:
    """日前 names a time that nobody can tell, also beside an anchor."""
    assert _find("日前,公司宣布", THURSDAY) == [("日前", None, None)]


def test_before_a_day_is_not_recently() -> None:
    """The 日前 of 6月20日前 belongs to the day."""
    assert _find("请于6月20日前提交", THURSDAY) == [("6月20日", "2020-06-20", None)]


def test_kinds_say_how_a_value_came_about() -> None:
    """A year of its own is absolute, two ends are a range, a week is a period, the rest is relative."""
    text = "on July 1, 2019; on Thursday; from June 9-16, 2019; this week"
    assert [m.kind for m in find_dates(text, anchor=None)] == ["absolute", "relative", "range", "period"]


def test_only_the_asked_stretch_is_searched() -> None:
    """Mentions lie inside the stretch, with offsets of the whole text."""
    text = "On May 1, 2019 and on June 2, 2020 and on July 3, 2021."
    (mention,) = find_dates(text, anchor=None, start=16, end=34)
    assert mention.quote == "June 2, 2020" == mention.span.cut(text)


def test_an_absurd_anchor_resolves_nothing() -> None:
    """A page dated in the year 1 does not lead to dates before the calendar."""
    assert _find("300 years ago, last year", "0001") == [("300 years ago", None, None), ("last year", None, None)]


@given(
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join),
    st.sampled_from([None, "2020", "2020-02", "2020-02-29"]),
)
def test_any_text_gives_ordered_mentions_that_quote_it(text: str, anchor: str | None) -> None:
    """Mentions never overlap, quote exactly and never end before they begin."""
    position = 0
    for mention in find_dates(text, anchor=PartialDate(anchor) if anchor else None):
        assert mention.span.start >= position
        assert mention.span.cut(text) == mention.quote
        assert mention.end is None or (mention.value is not None and mention.value.first <= mention.end.last)
        position = mention.span.end


def test_a_page_that_dates_this_year_by_month_gives_its_year_away() -> None:
    """The current year is the one after the latest that is written out."""
    text = "Blacklisted on Jan. 14 this year. In January 2020 and on May 3, 2020 it grew. On April 8 it said so."
    assert infer_anchor(text, find_dates(text, anchor=None)) == PartialDate("2021")


@pytest.mark.parametrize(
    "text",
    [
        "On Wednesday he spoke. In a 2020 memo, since 2017.",
        "This year it grew. In January 2020 and in May 2020 it fell.",
        "On Jan. 14 this year it fell. It plans to open in May 2030.",
    ],
)
def test_a_page_without_such_a_hint_has_no_inferred_year(text: str) -> None:
    """Nothing is inferred from a bare year, a bare "this year" or a single written month."""
    assert infer_anchor(text, find_dates(text, anchor=None)) is None


def test_seed_articles_have_their_dates(shared: Path) -> None:
    """The statements of two real reports fall on the days that their pages imply."""
    folder = shared / "documents" / "seeds"
    refuted = (folder / "000_fe02a170e191e1b4.txt").read_text(encoding="utf-8")
    assert ("Thursday", "2020-07-23", None) in _find(refuted, "2020-07-24")
    undated = (folder / "003_4a5241aa8871f887.txt").read_text(encoding="utf-8")
    assert infer_anchor(undated, find_dates(undated, anchor=None)) == PartialDate("2021")
