"""How places and numbers of two names stand to each other."""

from __future__ import annotations

import pytest

from tests.unit.names.cross.name_builder import get_feature
from tieline.names.cross.contrast import State
from tieline.names.cross.feature import FeatureName


@pytest.mark.parametrize(
    ("latin", "hanzi", "state"),
    [
        ("Shanghai Technology", "上海科技", State.EQUAL),
        ("Shanghai Technology", "北京科技", State.CONFLICT),
        ("Shanghai Technology", "科技", State.ONE_SIDED),
        ("Technology", "科技", State.NONE),
        ("China Technology", "上海科技", State.EQUAL),
        ("Jiangsu Nanjing Technology", "南京科技", State.EQUAL),
        ("Zhejiang Technology", "南京科技", State.CONFLICT),
    ],
)
def test_places(latin: str, hanzi: str, state: State) -> None:
    """Places agree when they are one or one lies in the other, and contradict when both names have an odd one."""
    assert get_feature(latin, hanzi, FeatureName.PLACE_STATE) == state


@pytest.mark.parametrize(
    ("latin", "hanzi", "state"),
    [
        ("No. 54 Institute", "第五十四研究所", State.EQUAL),
        ("54th Institute", "第五十五研究所", State.CONFLICT),
        ("Institute", "第五十五研究所", State.ONE_SIDED),
        ("Institute", "研究所", State.NONE),
    ],
)
def test_numbers(latin: str, hanzi: str, state: State) -> None:
    """Numbers are equal however they are written, and contradict when each name has another."""
    assert get_feature(latin, hanzi, FeatureName.NUMBER_STATE) == state
