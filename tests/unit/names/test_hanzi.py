"""Hanzi names."""

from __future__ import annotations

import pytest

from tieline.model import Verdict
from tieline.names.hanzi import compare_hanzi, is_common, parse_hanzi
from tieline.names.parts import parse_name


def test_place_number_and_core_are_parted() -> None:
    """The place at the head and the ordinal are taken out of the core."""
    name = parse_hanzi(("中国电子科技集团公司第五十四研究所",), frozenset())
    assert [place.code for place in name.places] == ["CN"]
    assert name.numbers == {"54"}
    assert name.core == "电子科技集团研究所"


def test_short_institute_is_the_long_one() -> None:
    """五四所 and 第五十四研究所 have the same number and core."""
    assert parse_hanzi(("电科五四所",), frozenset()).core == parse_hanzi(("电科第五十四研究所",), frozenset()).core


def test_numeral_of_a_trade_name_stays() -> None:
    """A numeral that counts no unit belongs to the name."""
    name = parse_hanzi(("三一重工",), frozenset())
    assert (name.core, name.numbers) == ("三一重工", frozenset())


def test_bracketed_place_is_no_core() -> None:
    """A run of Hanzi that is nothing but a place is a place."""
    name = parse_hanzi(("飞腾", "天津"), frozenset())
    assert (name.core, [place.label for place in name.places]) == ("飞腾", ["Tianjin"])


def test_common_words_are_known_in_a_row() -> None:
    """A text that parts into common words is common; one with a trade name is not."""
    assert is_common("信息技术")
    assert is_common("")
    assert not is_common("飞腾信息技术")


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("禾苍科技有限公司上海分公司", "禾苍科技有限公司", Verdict.UNSURE),
        ("禾苍科技有限公司上海分公司", "禾苍科技有限公司北京分公司", Verdict.DIFFERENT),
        ("上海禾苍智能科技有限公司", "上海禾仓智能科技有限公司", Verdict.UNSURE),
        ("禾苍（深圳）信息有限公司", "禾苍（北京）信息有限公司", Verdict.DIFFERENT),
        ("北京市海淀区禾苍科技有限公司", "北京禾苍科技股份有限公司", Verdict.SAME),
    ],
)
def test_branch_homophone_and_district(left: str, right: str, verdict: Verdict) -> None:
    """A branch is not its company, a homophone leaves the matter open, a district does not count."""
    assert compare_hanzi(parse_name(left), parse_name(right)).verdict is verdict
