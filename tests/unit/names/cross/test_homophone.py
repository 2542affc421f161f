"""Places of one romanisation, beside names that say more and names that do not."""

from __future__ import annotations

import pytest

from tieline.model import Verdict
from tieline.names import compare


@pytest.mark.parametrize(
    ("latin", "hanzi"),
    [
        ("Taizhou Hospital", "台州医院"),
        ("Taizhou Hospital", "泰州医院"),
        ("Taizhou Hospital", "臺州醫院"),
        ("University of Taizhou", "泰州大学"),
        ("Yichun University", "伊春學院"),
        ("Fuzhou No. 1 Hospital", "福州市第一医院"),
        ("Lianjiang Hospital", "廉江医院"),
    ],
)
def test_a_place_of_one_spelling_decides_nothing(latin: str, hanzi: str) -> None:
    """Place and kind of body agree with namesakes elsewhere too: unsure, in both orders, and told why."""
    for found in (compare(latin, hanzi), compare(hanzi, latin)):
        assert found.verdict is Verdict.UNSURE
        assert any("spelled alike" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("latin", "hanzi"),
    [
        ("Suzhou Anbote Precision Instrument Co., Ltd.", "宿州安博特精密仪器有限公司"),
        ("Suzhou Anbote Precision Instrument Co., Ltd.", "蘇州安博特精密儀器有限公司"),
        ("Taizhou 54th Research Institute", "台州第五十四研究所"),
        ("Taizhou Hospital of Zhejiang Province", "浙江省台州医院"),
        ("Jingjiang Taizhou Hospital", "泰州靖江医院"),
        ("Fuzhou Melbourne Polytechnic", "福州墨尔本理工职业学院"),
        ("Nanjing University Suzhou Campus", "南京大学苏州校区"),
    ],
)
def test_further_evidence_decides(latin: str, hanzi: str) -> None:
    """A trade name, a longer number, the province, another place or a known organisation tells whose name it is."""
    for found in (compare(latin, hanzi), compare(hanzi, latin)):
        assert found.verdict is Verdict.SAME, found.reasons


@pytest.mark.parametrize(("latin", "hanzi"), [("Soochow University", "苏州大学"), ("Jinan Hospital", "济南医院")])
def test_a_spelling_of_one_place_decides(latin: str, hanzi: str) -> None:
    """Postal spellings and cities that share theirs with none are evidence as before."""
    assert compare(latin, hanzi).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("latin", "hanzi", "verdict"),
    [
        ("Linyi Hospital", "临沂医院", Verdict.SAME),
        ("Linyi Hospital", "临邑医院", Verdict.UNSURE),
        ("Wuchang Hospital", "武昌医院", Verdict.SAME),
        ("Wuchang Hospital", "五常医院", Verdict.UNSURE),
    ],
)
def test_a_prefecture_is_meant_rather_than_a_county(latin: str, hanzi: str, verdict: Verdict) -> None:
    """Of one prefecture and smaller places, the prefecture, or a district in it, is taken."""
    assert compare(latin, hanzi).verdict is verdict


def test_another_province_makes_another_body() -> None:
    """The Yulin of Guangxi is 玉林, so 榆林 is another place."""
    found = compare("Yulin Cement Plant of Guangxi", "榆林水泥厂")
    assert found.verdict is Verdict.DIFFERENT
    assert any("玉林" in reason and "榆林" in reason for reason in found.reasons)


@pytest.mark.parametrize("hanzi", ["中国建设银行台州分行", "中國建設銀行泰州分行"])
def test_a_branch_of_a_known_organisation_stays_unsure(hanzi: str) -> None:
    """It has branches in both cities."""
    assert compare("China Construction Bank Taizhou Branch", hanzi).verdict is Verdict.UNSURE


def test_equal_spellings_in_both_scripts_are_no_doubt() -> None:
    """朝阳 is in several provinces, in Hanzi as in Latin: the names are the same."""
    assert compare("Chaoyang Hospital", "朝阳医院").verdict is Verdict.SAME
