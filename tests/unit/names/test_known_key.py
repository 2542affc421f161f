"""The keys of the table of known organisations."""

from __future__ import annotations

import pytest

from tieline.names.known_key import exact_key, loose_key, split_scripts, words_key


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("SenseTime", "Sense Time Ltd."),
        ("DA-JIANG", "Dajiang"),
        ("商湯科技", "商汤科技有限公司"),
        ("The Acme Group", "ACME GROUP"),
    ],
)
def test_spaces_case_and_forms_do_not_count(left: str, right: str) -> None:
    """Two ways of writing one name have one exact key."""
    assert exact_key(left) == exact_key(right) != ""


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Harbin Inst. of Tech.", "Harbin Institute of Technology"),
        ("54th Research Institute of CETC", "No. 54 Research Institute of CETC"),
        ("中国电子科技集团公司第五十四研究所", "中国电子科技集团有限公司第54研究所"),
        ("中电科五十四所", "中电科54所"),
        ("北京市商汤科技开发有限公司", "北京商汤科技开发有限公司"),
        ("洛阳船舶材料所", "洛阳船舶材料研究所"),
        ("中科院微电子所", "中国科学院微电子研究所"),
        ("中国空间技术研究院（以下简称五院）", "中国空间技术研究院"),
    ],
)
def test_common_words_and_numbers_may_be_written_otherwise(left: str, right: str) -> None:
    """Abbreviations, ordinals, inner legal forms and 市 do not count in the loose key."""
    assert loose_key(left) == loose_key(right) != ""


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("54th Research Institute of CETC", "55th Research Institute of CETC"),
        ("Harbin Institute of Technology", "Harbin Institute of Technology (Shenzhen)"),
        ("中电科五十四所", "中电科五十五所"),
        ("上海证券交易所", "上海证券交易研究所"),
        ("上海商汤科技开发有限公司", "北京商汤科技开发有限公司"),
        ("China Aerospace Science and Technology", "China Aerospace Science and Industry"),
    ],
)
def test_numbers_places_and_words_count(left: str, right: str) -> None:
    """What tells two bodies apart stays in both keys."""
    assert loose_key(left) != loose_key(right)
    assert exact_key(left) != exact_key(right)


def test_endings_that_translators_choose_do_not_count_in_the_key_of_words() -> None:
    """Aerodynamics and Aerodynamic, in any order; Electronic and Electric are two words."""
    left, right = "Institute of Aerodynamics and Thermal Sciences", "Thermal Science and Aerodynamic Institute"
    assert words_key(loose_key(left)) == words_key(loose_key(right)) != ""
    assert words_key("electronic|wave|institute") != words_key("electric|wave|institute")


def test_nothing_has_no_key() -> None:
    """A name without letters cannot be looked up."""
    assert (exact_key("!!"), loose_key("!!")) == ("", "")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Tianjin Phytium (天津飞腾)", ("tianjin phytium", "天津飞腾")),
        ("TCL集团", ("tcl", "集团")),
        ("54所", None),
        ("Acme", None),
        ("飞", None),
    ],
)
def test_two_scripts_side_by_side_are_parted(name: str, parts: tuple[str, str] | None) -> None:
    """A Latin name beside a Hanzi one gives both; digits beside Hanzi belong to them."""
    found = split_scripts(name)
    assert (found if found is None else (exact_key(found[0]), found[1])) == (
        parts if parts is None else (parts[0].replace(" ", ""), parts[1])
    )
