"""Edges of Chinese names, and words of forms that name nobody."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document
from tieline.model import Reading, Schema
from tieline.read.chinese.reader import ChineseReader
from tieline.read.reader import Reader


def _parties(chinese: ChineseReader, text: str) -> list[str]:
    return _parties_of(chinese.read(make_document(text, language="zh")))


def _parties_of(reading: Reading) -> list[str]:
    return [m.quote for m in reading.mentions if m.schema is Schema.PERSON or m.schema.is_organisation]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("远松电子（深圳）有限公司和联白电子（香港）有限公司签约。", "远松电子（深圳）有限公司"),
        ("远松资本管理合伙企业（有限合伙）增持。", "远松资本管理合伙企业（有限合伙）"),
        ("日本经济产业省更新了名单。", "日本经济产业省"),
        ("美国财政部海外资产控制办公室公布制裁名单。", "美国财政部海外资产控制办公室"),
        ("会议表决时，董事长宋黎定因兼任董事而回避。", "宋黎定"),
        ("司马兰辞去董事职务。", "司马兰"),
    ],
    ids=["brackets", "partnership", "state", "office", "glued", "double"],
)
def test_name_is_whole_and_no_longer(chinese: ChineseReader, text: str, name: str) -> None:
    """Brackets, states and offices belong to a name; a word of the sentence does not."""
    assert name in _parties(chinese, text)


@pytest.mark.parametrize(
    "text", ["公告期限", "开户银行", "首页 新闻 产品", "中华人民共和国政府采购法", "[in the notice] 无"]
)
def test_words_of_forms_name_nobody(chinese: ChineseReader, text: str) -> None:
    """Labels, menus, laws and small Latin letters give no party."""
    assert _parties(chinese, text) == []


def test_numbered_headings_of_a_notice_are_no_experts(reader: Reader) -> None:
    """Headings that go on with the numbers of a list of experts name nobody."""
    text = (
        "五、评审专家（单一来源采购人员）名单：\n王建国、李秀芳\n六、代理服务收费标准及金额：\n代理费9.8万元\n"
        "七、公告期限\n自公告之日起1个工作日。\n八、其他补充事宜\n无"
    )
    assert _parties_of(reader.read(make_document(text, language="zh"))) == ["王建国", "李秀芳"]


@pytest.mark.parametrize(
    "text",
    [
        "江城市财政局暂停白河机械股份有限公司参加采购活动的资格。",
        "江城市人民政府授予白河机械股份有限公司科技进步奖。",
        "江城市财政局约谈江城市林业局。",
    ],
)
def test_body_does_not_swallow_whom_it_acts_upon(chinese: ChineseReader, text: str) -> None:
    """A verb behind a public body begins no name of an office inside it."""
    names = [mention.name for mention in chinese.read(make_document(text)).mentions]
    assert len(names) >= 2
    assert names[0] in {"江城市财政局", "江城市人民政府"}
