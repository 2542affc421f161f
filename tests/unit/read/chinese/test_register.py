"""Register extracts in Chinese."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document
from tieline.read.chinese.reader import ChineseReader

LINES = """企业名称：白河机械股份有限公司
统一社会信用代码：91110000MA00000000
法定代表人：王立新
曾用名：白河机械厂
登记机关：江城市市场监督管理局
"""
TABLE = "股东名称\t出资比例\t出资方式\n青松控股有限公司\t60%\t货币\n李明\t40%\t货币\n"
INLINE = "股东：青松控股有限公司（持股60%）、李明（持股40%）\n"


def _ties(chinese: ChineseReader, text: str) -> set[tuple[str, str, str, str]]:
    reading = chinese.read(make_document(text, language="zh"))
    names = {mention.id: mention.name for mention in reading.mentions}
    return {
        (tie.type.value, names[tie.source], names[tie.target], ",".join(one.value for one in tie.properties))
        for tie in reading.relationships
        if tie.rule == "zh.register.labels"
    }


@pytest.mark.parametrize("owners", [TABLE, INLINE], ids=["table", "line"])
def test_extract_tells_leader_owners_and_former_name(chinese: ChineseReader, owners: str) -> None:
    """Legal representative, shareholders with their shares and the former name are tied to the company."""
    company = "白河机械股份有限公司"
    assert _ties(chinese, LINES + owners) == {
        ("leads", "王立新", company, "法定代表人"),
        ("owns", "青松控股有限公司", company, "60"),
        ("owns", "李明", company, "40"),
        ("alias_of", "白河机械厂", company, ""),
    }


def test_text_without_register_number_is_no_extract(chinese: ChineseReader) -> None:
    """Labels of names alone make no register extract."""
    assert _ties(chinese, "项目名称：节点\n项目经理：王立新\n公司名称：白河机械股份有限公司") == set()


def test_a_table_under_a_numbered_heading_ends_before_the_next_one(chinese: ChineseReader) -> None:
    """The heading is no label, columns without a known label shift nothing, and prose behind the table is no row."""
    text = (
        "青松机械有限公司登记摘录\n\n企业名称：青松机械有限公司\n登记机关：蓝桥市市场监督管理局\n\n二、股东情况\n\n"
        "序号  股东名称  持股比例  披露日期\n1  白河控股集团有限公司  31.5%  2020年9月29日\n"
        "2  蓝桥投资有限公司  未披露  2021年4月\n\n三、股权变动\n\n"
        "2019年8月，白河控股集团有限公司公告，拟收购云帆电子有限公司所持股权，新股东合计持股不超过增资后的15%。\n"
    )
    company = "青松机械有限公司"
    assert _ties(chinese, text) == {
        ("owns", "白河控股集团有限公司", company, "31.5"),
        ("owns", "蓝桥投资有限公司", company, ""),
    }
