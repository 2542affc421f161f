"""What tells organisations apart although the rest agrees."""

from __future__ import annotations

import pytest

from tieline.names.cross.contradiction import find_look_alike, find_other_group, find_part
from tieline.names.cross.matcher import cross_matcher
from tieline.names.cross.side import HanziSide, LatinSide


def _sides(latin: str, hanzi: str) -> tuple[LatinSide, HanziSide]:
    """Analyse two names by the shipped tables."""
    matcher = cross_matcher()
    return matcher.analyse_latin(latin), matcher.analyse_hanzi(hanzi)


@pytest.mark.parametrize(
    ("latin", "hanzi", "pair"),
    [
        ("Harbin Institute of Technology", "哈尔滨工程大学", ("工程", "technology")),
        ("China Aerospace Science and Industry Corporation", "中国航天科技集团", ("科技", "science industry")),
    ],
)
def test_look_alikes_are_told(latin: str, hanzi: str, pair: tuple[str, str]) -> None:
    """A word that the Hanzi name lacks, where it has the word it is mistaken for, tells names apart."""
    assert find_look_alike(*_sides(latin, hanzi)) == pair


@pytest.mark.parametrize(
    ("latin", "hanzi"),
    [
        ("Harbin Engineering University", "哈尔滨工程大学"),
        ("Guangdong University of Technology", "广东工业大学"),
        ("China Aerospace Science and Technology Corporation", "中国航天科技集团"),
        ("", ""),
    ],
)
def test_right_renderings_are_no_look_alikes(latin: str, hanzi: str) -> None:
    """A word beside its own rendering contradicts nothing."""
    assert find_look_alike(*_sides(latin, hanzi)) is None


def test_another_group_at_the_head_is_told() -> None:
    """Two known groups whose institutes have the same name are apart."""
    sides = _sides(
        "China Aerospace Science and Industry Corporation Beijing Institute", "中国航天科技集团公司北京研究所"
    )
    found = find_other_group(*sides)
    assert found is not None
    assert found[0] != found[1]


def test_a_group_and_its_member_are_kin() -> None:
    """One group named by its full and by its short name contradicts nothing."""
    sides = _sides("China Electronics Technology Group Corporation 54th Research Institute", "中国电科第五十四研究所")
    assert find_other_group(*sides) is None


def test_unknown_names_have_no_group() -> None:
    """Where one name begins with nothing known there is nothing to contradict."""
    assert find_other_group(*_sides("Acme Widgets", "中国航天科技集团")) is None


@pytest.mark.parametrize(
    ("latin", "hanzi", "mark"),
    [
        ("Wuhan University", "武汉大学人民医院", "医院"),
        ("Wuhan University Hospital", "武汉大学", "hospital"),
        ("Renmin Hospital of Wuhan University", "武汉大学人民医院", None),
        ("Wuhan University", "武汉大学", None),
    ],
)
def test_a_part_on_one_side_is_told(latin: str, hanzi: str, mark: str | None) -> None:
    """A hospital of a university is not the university, unless both names speak of it."""
    assert find_part(*_sides(latin, hanzi)) == mark
