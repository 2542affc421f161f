"""What a comparison across scripts says to a reviewer."""

from __future__ import annotations

import pytest

from tests.unit.names.cross.name_builder import measure, small_measurer
from tieline.names.cross.reason import contradictions, explain


def _explain(latin: str, hanzi: str) -> tuple[str, ...]:
    """What is said of two names."""
    found, measurer = measure(latin, hanzi), small_measurer()
    count = int(found.link_counts[0])
    links, trusts = found.links[0, :count].tolist(), found.trusts[0, :count].tolist()
    return explain(links, trusts, measurer.analyse_latin(latin), measurer.analyse_hanzi(hanzi))


@pytest.mark.parametrize(
    ("latin", "hanzi", "told"),
    [
        ("Technology", "科技", "Meaning: 科技 = technology."),
        ("SenseTime", "商汤", "Known name: 商汤 = sensetime."),
        ("Sieyuan", "思源", "Sound: 思源 (siyuan) ~ sieyuan."),
        ("YJK", "盈建科", "Initials: 盈建科 (yingjianke) ~ yjk."),
        ("TCL", "TCL科技", "Equal: tcl = tcl."),
        ("No. 54 Institute", "第五十四研究所", "Number: 第五十四 = no 54."),
        ("Acme Co., Ltd.", "商汤有限公司", "Nothing links the names: no meaning, no sound, no known name."),
        ("Technology Co., Ltd.", "科技有限公司", "Legal form of a company on both sides."),
    ],
)
def test_reasons_name_both_sides(latin: str, hanzi: str, told: str) -> None:
    """Each link is a sentence with the Hanzi and the Latin words."""
    assert told in _explain(latin, hanzi)


def test_what_is_left_is_named() -> None:
    """Hanzi and words that nothing explains are told."""
    assert _explain("Acme Technology", "科技比亚")[-1] == "Not explained: 比亚; acme."


def test_an_equal_number_is_not_told_as_left() -> None:
    """A number that both names have is explained, however it is written."""
    told = _explain("No. 54 Acme Institute", "第五十四研究所")
    assert "Number: 第五十四 = no 54." in told
    assert "54" not in told[-1]
    assert "第五十四" not in told[-1]


def test_nothing_left_is_not_told() -> None:
    """Names that explain each other leave no remark."""
    assert not any(told.startswith("Not explained") for told in _explain("Technology", "科技"))


def test_part_of_a_rendering_is_told_as_near() -> None:
    """A weak link is not told as equal."""
    assert any("医科大学 ~ medical" in told for told in _explain("Medical", "医科大学"))


@pytest.mark.parametrize(
    ("latin", "hanzi", "told"),
    [
        ("No. 54 Institute", "第五十五研究所", ["The numbers differ: 54 and 55."]),
        ("Shanghai Technology", "北京科技", ["The places differ: Shanghai and Beijing."]),
        ("Institute", "第五十五研究所", []),
        ("Technology", "北京科技", []),
    ],
)
def test_contradictions_are_told(latin: str, hanzi: str, told: list[str]) -> None:
    """Other numbers and other places are named; one that the other name lacks is none."""
    measurer = small_measurer()
    assert contradictions(measurer.analyse_latin(latin), measurer.analyse_hanzi(hanzi)) == told
