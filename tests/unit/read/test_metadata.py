"""Titles and published dates."""

from __future__ import annotations

from pathlib import Path

import pytest

from tieline.model import PartialDate
from tieline.read.metadata import find_front_matter, find_published, find_stated, find_title

PROSE = "The ministry refuted the report of July 19, 2018 and said that the contract stood. It had been signed in 2017."

STATED = [
    (f"Source: x\nDate: 2021-06-03\n\n{PROSE}", "2021-06-03"),
    (f"Date: June 2021\n\n{PROSE}", "2021-06"),
    (f"Published: 2021\n\n{PROSE}", "2021"),
    (f"Headline\n\nPublished on 3 June 2021 at 10:00\n{PROSE}", "2021-06-03"),
    (f"**Date:** 3 June 2021\n\n{PROSE}", "2021-06-03"),
    (f"MEMO\nDATE\t3 June 2021\n{PROSE}", "2021-06-03"),
    (f" date 2020-07-24 {PROSE}", "2020-07-24"),
    (f"FOR IMMEDIATE RELEASE | Thursday, May 9, 2024\n\n{PROSE}", "2024-05-09"),
    (f"FOR IMMEDIATE RELEASE\nMay 9, 2024\n\n{PROSE}", "2024-05-09"),
    (f"WASHINGTON, May 9, 2024 – {PROSE}", "2024-05-09"),
    (f"NEW YORK (AP), May 9, 2024 -- {PROSE}", "2024-05-09"),
    (f"Headline\n\nBy A. Writer | July 24, 2020 | 5 min read\n\n{PROSE}", "2020-07-24"),
    (f"Headline\n\nThursday, July 23, 2020 10:32 AM EDT\n\n{PROSE}", "2020-07-23"),
    (f"The Harbour Times, 5 March 2024\n\n{PROSE}", "2024-03-05"),
    (f"Headline of it\n\nSample Daily, March 5, 2024\n\n{PROSE}", "2024-03-05"),
    (f"{PROSE}\n\nSource: The Paper, December 22, 2020", "2020-12-22"),
    (f"{PROSE}\n\nTHE WHITE HOUSE,\n    May 13, 2024.\n", "2024-05-13"),
    ("公告\n场次号：X1发布时间：2020-06-17 14:32:38参与方式：询价", "2020-06-17"),
    ("标题\n发布日期 2020年6月17日 来源 网信办\n正文。", "2020-06-17"),
    ("市招商局：\n现就有关事项函告如下。\n蓝桥市互联网信息办公室\n2018年6月20日\n", "2018-06-20"),
    ("函告如下。\n办公室\n二〇一八年六月二十日\n（此件公开发布）", "2018-06-20"),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_a_stated_date_is_found(text: str, expected: str) -> None:
    """Labels, release lines, datelines, bylines, source lines and signatures state the date."""
    assert find_published(text) == PartialDate(expected)


UNSTATED = [
    PROSE,
    f"In 2020 it grew.\n\n{PROSE}",
    f"BEIJING (XINHUA) - {PROSE}",
    f"BEIJING, July 20 (Xinhua) -- {PROSE}",
    f"Updated: 3 June 2021\n\n{PROSE}",
    f"Updated Monday, 3 June 2021\n\n{PROSE}",
    f"Sample Trade Fair, 3 June 2021\n\n{PROSE}",
    f"Released in June 2021, the report said so.\n\n{PROSE}",
    f"| Name | Date |\n| Acme | 2021-06-03 |\n\n{PROSE}",
    "file\tdate\textent\na.txt\t2021-06-03\tfull",
    f"{PROSE}\n\nThe order takes effect on June 3, 2021.",
    f"{PROSE}\n\n[FR Doc. 2023-03929 Filed 2-24-23; 8:45 am]",
    "7月21日早上消息，商务部宣布。",
    f"It follows the report\nreleased on June 3, 2021 by the ministry, which was\n{PROSE}",
    f"It follows the report\nissued June 3, 2021, which was\n{PROSE}",
    "该文发表于2019年5月6日的报纸，引起关注。",
]


@pytest.mark.parametrize("text", UNSTATED)
def test_a_date_in_prose_is_no_published_date(text: str) -> None:
    """A sentence, a table row, an update and a dateline without a year state none."""
    assert find_published(text) is None


def test_the_top_is_trusted_before_the_end() -> None:
    """Where two places disagree, the order in the module's docstring decides."""
    text = f"Date: 2021-06-03\n\nBy A. Writer | June 4, 2021\n\n{PROSE}\n\nSource: The Paper, December 22, 2020"
    assert find_published(text) == PartialDate("2021-06-03")
    assert find_published(text.partition("\n\n")[2]) == PartialDate("2021-06-04")


TITLES = [
    (f"A headline of its own\n\n{PROSE}", "A headline of its own"),
    (f"Source: x\nDate: 2021-06-03\n\nFACT SHEET: A headline\n\n \n{PROSE}", "FACT SHEET: A headline"),
    (f"Skip to content\n\nCCP Uses “Fusion” Overseas\n\n{PROSE}", "CCP Uses “Fusion” Overseas"),
    (f"FOR IMMEDIATE RELEASE | May 9, 2024\n\nCommerce Adds 37\n\n{PROSE}", "Commerce Adds 37"),
    (f"Title: Stated as such\n\n{PROSE}", "Stated as such"),
    (f"Order about Acme Co., Ltd.\n\n{PROSE}", "Order about Acme Co., Ltd."),
    ("DEPARTMENT\n\nAdditions to the Entity List\n AGENCY:\n\n Bureau", "Additions to the Entity List"),
    ("采购项目成交公告\n\n一、采购内容", "采购项目成交公告"),
    ("蓝桥市办公室\n\n蓝网信函〔2021〕17号\n\n关于清理网站有关信息的函\n\n各单位：", "关于清理网站有关信息的函"),
    ("采购项目成交公告\n采购单位要求在提交截止时间前提交询价响应文件，未按要求提交的视为无效。", "采购项目成交公告"),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_line_of_its_own_is_the_title(text: str, title: str) -> None:
    """Header lines and page furniture are passed over."""
    assert find_title(text) == title


UNTITLED = [
    PROSE,
    f"{PROSE}\n\nMore prose here.",
    "- A summary in bullets\n- More\n\nProse.",
    "By the authority vested in me as President by the Constitution and the\nlaws of the United States",
    "7月21日早上消息,美国商务部刚刚宣布将11家公司列入清单!\n\n这是继今年5月22日之后又一动作。",
    "中方将继续坚定维护本国企业的正当合法权益。\n财联社3月3日讯",
]


@pytest.mark.parametrize("text", UNTITLED)
def test_prose_has_no_title(text: str) -> None:
    """A first line that is a sentence, a bullet or the beginning of wrapped prose is no title."""
    assert find_title(text) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-06-03T23:30:00-05:00", "2021-06-03"),
        ("20210603", "2021-06-03"),
        ("20210603T101500Z", "2021-06-03"),
        ("Thu, 19 Jul 2018 10:00:00 GMT", "2018-07-19"),
        ("2021年6月", "2021-06"),
        (" 2021 ", "2021"),
        ("20211303", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_value_is_read_as_precisely_as_it_is(value: str, expected: str | None) -> None:
    """Attributes and fields keep their day as written, whatever the zone."""
    assert find_stated(value) == (PartialDate(expected) if expected else None)


def test_front_matter_needs_both_rules() -> None:
    """A rule in a text is not the beginning of front matter."""
    assert find_front_matter("---\nOnly one rule") is None
    matter = find_front_matter('---\ntitle: "A: b"\nother: x\n---\nText')
    assert matter is not None
    assert (matter.title, matter.published_on) == ("A: b", None)


SEEDS = [
    ("000_fe02a170e191e1b4.txt", "2020-07-24", False),
    ("001_bc67b9ca0fc0fcf9.txt", "2018-07-20", False),
    ("002_2742a0ed2317a793.txt", "2020-12-22", True),
    ("003_4a5241aa8871f887.txt", None, False),
    ("004_26948682538fa248.txt", None, False),
]


@pytest.mark.parametrize(("name", "published", "titled"), SEEDS)
def test_seed_articles_state_what_they_state(shared: Path, name: str, published: str | None, titled: bool) -> None:
    """Three of the five articles carry a date, one a title."""
    text = (shared / "documents" / "seeds" / name).read_text(encoding="utf-8")
    assert find_published(text) == (PartialDate(published) if published else None)
    assert (find_title(text) is not None) is titled
