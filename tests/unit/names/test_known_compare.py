"""Comparing two names that the table knows."""

from __future__ import annotations

import pytest

from tieline.model import Verdict
from tieline.names.comparison import SAME_SCORE
from tieline.names.known_compare import compare_known


def test_names_of_one_organisation_are_the_same_with_the_source() -> None:
    """The reason names both and where it is known from."""
    found = compare_known("商汤", "SenseTime Group Ltd")
    assert found is not None
    assert (found.verdict, found.score >= 0.95) == (Verdict.SAME, True)
    assert found.reasons[0].startswith("Known names of one organisation: 商汤 and SenseTime Group Ltd (")


def test_a_name_found_by_its_sound_scores_less() -> None:
    """Pinyin is a little less sure than a name of the table, and says so."""
    by_name, by_sound = compare_known("商汤", "SenseTime"), compare_known("Shangtang Keji", "SenseTime")
    assert by_name is not None
    assert by_sound is not None
    assert SAME_SCORE <= by_sound.score <= by_name.score


def test_two_organisations_are_different_by_name() -> None:
    """The reason names both."""
    found = compare_known("CASC", "航天科工")
    assert found is not None
    assert found.verdict is Verdict.DIFFERENT
    assert "Science and Technology" in found.reasons[0]
    assert "Science and Industry" in found.reasons[0]


def test_a_part_is_not_the_whole() -> None:
    """An institute and its group are two, and the reason tells how they belong together."""
    found = compare_known("CETC 54th Research Institute", "CETC")
    assert found is not None
    assert found.verdict is Verdict.DIFFERENT
    assert any("is part of" in reason for reason in found.reasons)


def test_an_ambiguous_short_form_is_unsure_and_lists_what_it_may_mean() -> None:
    """A person sees between whom to choose."""
    found = compare_known("南航", "南京航空航天大学")
    assert found is not None
    assert found.verdict is Verdict.UNSURE
    assert "Nanjing University of Aeronautics and Astronautics" in found.reasons[0]
    assert "China Southern" in found.reasons[0]


def test_an_ambiguous_short_form_is_none_of_others() -> None:
    """南航 is never Beihang University."""
    found = compare_known("南航", "北航")
    assert found is not None
    assert found.verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(("left", "right"), [("SenseTime", "Zenith Kitchens"), ("A", "B"), ("", "SenseTime")])
def test_the_table_is_silent_about_what_it_lacks(left: str, right: str) -> None:
    """Other rules decide then."""
    assert compare_known(left, right) is None


@pytest.mark.parametrize(("left", "right"), [("商汤", "SenseTime"), ("CASC", "航天科工"), ("南航", "南京航空航天大学")])
def test_order_does_not_matter(left: str, right: str) -> None:
    """Score and verdict are the same both ways."""
    one, other = compare_known(left, right), compare_known(right, left)
    assert one is not None
    assert other is not None
    assert (one.score, one.verdict) == (other.score, other.verdict)
