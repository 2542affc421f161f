"""Comparing names: verdicts on written cases, symmetry, and behaviour on bad input."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tieline.model import Verdict
from tieline.names import compare

CASES = Path(__file__).parents[2] / "cases" / "names"


def read_cases(file: str) -> list[tuple[str, str, str]]:
    """Read the pairs of a case file.

    Args:
        file: Its name.

    Returns:
        Left name, right name, verdict.
    """
    rows = yaml.safe_load((CASES / file).read_text(encoding="utf-8"))
    return [(row["left"], row["right"], row["verdict"]) for row in rows]


@pytest.mark.parametrize(("left", "right", "verdict"), read_cases("organisations.yml"))
def test_organisation_case_has_its_verdict_both_ways(left: str, right: str, verdict: str) -> None:
    """A written pair of organisation names gets its verdict whichever comes first."""
    there, back = compare(left, right), compare(right, left)
    assert there.verdict == verdict, there
    assert (back.verdict, back.score) == (there.verdict, there.score)


@pytest.mark.parametrize(("left", "right", "verdict"), read_cases("persons.yml"))
def test_person_case_has_its_verdict_both_ways(left: str, right: str, verdict: str) -> None:
    """A written pair of persons' names gets its verdict whichever comes first."""
    there, back = compare(left, right, kind="person"), compare(right, left, kind="person")
    assert there.verdict == verdict, there
    assert (back.verdict, back.score) == (there.verdict, there.score)


def test_reasons_tell_what_agrees_and_what_does_not() -> None:
    """The reasons name the equal words first and then the words that only one name has."""
    reasons = compare("Zenvoria", "Zenvoria Technology").reasons
    assert reasons[0] == "Equal words: zenvoria."
    assert "Only the right name has: technology." in reasons


def test_reason_of_numbers_names_both() -> None:
    """A number contradiction is told with both numbers."""
    assert "The numbers differ: 54 and 55." in compare("Zenvoria Institute 54", "Zenvoria Institute 55").reasons


def test_scripts_without_link_say_so() -> None:
    """Names that neither meaning nor sound links are different, and the reasons tell what is left over."""
    result = compare("Zenvoria", "铂腾")
    assert result.verdict is Verdict.DIFFERENT
    assert "Not explained: 铂." in result.reasons


def test_a_known_name_in_pinyin_is_compared_as_its_hanzi() -> None:
    """An English name that no table has meets the Hanzi name that the other is in pinyin."""
    found = compare("Beijing Strength and Environment Research Institute", "Beijing Qiangdu Huanjing Yanjiusuo")
    assert found.verdict is Verdict.SAME


def test_an_institute_without_number_is_never_surely_a_numbered_one() -> None:
    """The group alone agrees."""
    found = compare("CETC Electronics Science Academy", "中国电子科技集团公司第二十四研究所")
    assert found.verdict is not Verdict.SAME


def test_an_institute_is_never_surely_the_company_of_its_trade() -> None:
    """That only one name is an institute's leaves them unsure."""
    found = compare("CRRC Zhuzhou Electric Locomotive Research Institute", "中车株洲电力机车有限公司")
    assert found.verdict is not Verdict.SAME


@pytest.mark.parametrize("name", ["", "   ", "!!!", "\u200b\u202e", "---"])
def test_name_without_letters_is_different_from_everything(name: str) -> None:
    """A name without letters or digits matches nothing, not even itself."""
    assert compare(name, name).verdict is Verdict.DIFFERENT
    assert compare(name, "Huawei").verdict is Verdict.DIFFERENT
    assert compare(name, name, kind="person").verdict is Verdict.DIFFERENT


def test_endless_name_is_compared_by_its_beginning() -> None:
    """A name of ten thousand characters costs no more than a long one."""
    assert compare("Huawei " * 10_000, "Huawei").score > 0.0


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_compare_alike_both_ways(left: str, right: str) -> None:
    """Any two texts give a score from 0 to 1 and the same verdict both ways, with at least one reason."""
    there, back = compare(left, right), compare(right, left)
    assert 0.0 <= there.score <= 1.0
    assert there.reasons
    assert (there.score, there.verdict) == (back.score, back.verdict)
