"""What is left of linked names, and tells namesakes apart."""

from __future__ import annotations

import pytest

from tieline.model import Verdict
from tieline.names import compare


@pytest.mark.parametrize(
    ("hanzi", "latin", "told"),
    [
        ("中兴通讯股份有限公司", "ZTE Parsian", "parsian"),
        ("中国电子信息产业集团有限公司", "Chengdu North China Electronics", "north"),
        ("江西烽火通信集团有限公司", "FiberHome Technologies Group", "江"),
        ("神威医药科技股份有限公司", "Shenwei Micro", "micro and 医药科技"),
        ("中国科学院力学与工程研究所", "Institute of Mechanics, Chinese Academy of Sciences", "与工程"),
    ],
)
def test_a_namesake_is_not_the_same(hanzi: str, latin: str, told: str) -> None:
    """What nothing explains keeps a known name, or a mere sound, from being enough."""
    found = compare(hanzi, latin)
    assert found.verdict is Verdict.UNSURE
    assert found.reasons[-1] == f"Not explained, and it tells namesakes apart: {told}."


@pytest.mark.parametrize(
    ("hanzi", "latin"),
    [
        ("中兴通讯股份有限公司", "ZTE Corporation"),
        ("烽火通信科技股份有限公司", "FiberHome Telecommunication Technologies Co., Ltd."),
        ("深圳市华为技术有限公司", "Huawei Technologies Co., Ltd., Shenzhen"),
    ],
)
def test_the_bearer_of_a_known_name_stays_the_same(hanzi: str, latin: str) -> None:
    """Legal forms, places on both sides and what meaning explains tell nobody apart."""
    assert compare(hanzi, latin).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("hanzi", "latin"), [("读客文化股份有限公司", "Duke University"), ("杜克大学", "Duke Culture Co., Ltd.")]
)
def test_a_company_is_no_university(hanzi: str, latin: str) -> None:
    """However alike the names sound."""
    assert compare(hanzi, latin).verdict is not Verdict.SAME


@pytest.mark.parametrize(("hanzi", "latin"), [("陈沈飞", "Shenyang Aircraft Corporation"), ("王海康", "Hikvision")])
def test_a_person_is_no_firm_of_the_given_name(hanzi: str, latin: str) -> None:
    """A family name before it that nothing explains keeps a known name from being enough."""
    found = compare(hanzi, latin)
    assert found.verdict is Verdict.UNSURE
    assert found.reasons[-1] == f"Not explained, and may be a person's family name: {hanzi[0]}."


@pytest.mark.parametrize(
    ("hanzi", "latin"), [("海康威视", "Hikvision"), ("华为", "Huawei"), ("黄埔海关", "Huangpu Customs")]
)
def test_short_names_of_organisations_stay_what_they_are(hanzi: str, latin: str) -> None:
    """A character that is a family name too, and that is linked, makes nobody a person."""
    assert not any("family name" in reason for reason in compare(hanzi, latin).reasons)


@pytest.mark.parametrize(
    ("hanzi", "latin"),
    [
        ("洪兴贸易有限公司", "Hongxing Trading Co., Ltd."),
        ("华悦国际贸易有限公司", "Hua Yue International Trading Co., Ltd."),
        ("新化水泥有限公司", "Xinhua Cement Co., Ltd."),
    ],
)
def test_pinyin_is_heard_though_it_is_also_a_word(hanzi: str, latin: str) -> None:
    """A word that some table knows may still spell the trade name of this firm."""
    assert compare(hanzi, latin).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("hanzi", "latin"),
    [("朝鮮萬景貿易会社", "DPRK Namgang Trading Company"), ("盈科香港電子有限公司", "Hong Kong Electronics")],
)
def test_a_korean_reading_and_place_with_trade_alone_are_not_enough(hanzi: str, latin: str) -> None:
    """Korean names do not sound as in Mandarin, and a place with a trade is borne by many firms."""
    assert compare(hanzi, latin).verdict is not Verdict.SAME
