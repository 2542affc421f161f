"""A place behind the head of one name that the other name lacks."""

from __future__ import annotations

import numpy as np
import pytest

from tieline.names.cross.branch import find_branch_place
from tieline.names.cross.matcher import cross_matcher
from tieline.names.cross.reason import find_linked


def _find(latin: str, hanzi: str) -> str | None:
    """Link two names by the shipped model and look for the place of a branch."""
    matcher = cross_matcher()
    (left,), latin_pack = matcher.pack_latin([latin])
    (right,), hanzi_pack = matcher.pack_hanzi([hanzi])
    first = np.zeros(1, dtype=np.int32)
    _, found = matcher.score(latin_pack, hanzi_pack, first, first)
    links = found.links[0, : found.link_counts[0]].tolist()
    return find_branch_place(*find_linked(links), left, right)


@pytest.mark.parametrize(
    ("latin", "hanzi", "place"),
    [
        ("ZTE Corporation", "中兴通讯南京分公司", "南京"),
        ("ZTE Nanjing Branch", "中兴通讯", "nanjing"),
        ("Sensetime China Co., Ltd.", "商汤科技有限公司", "china"),
    ],
)
def test_a_place_behind_a_linked_head_is_told(latin: str, hanzi: str, place: str) -> None:
    """A place that only one name gives behind its head may be that of a branch."""
    assert _find(latin, hanzi) == place


@pytest.mark.parametrize(
    ("latin", "hanzi"),
    [
        ("Sensetime (China)", "商汤科技有限公司"),
        ("Institute of Applied Ecology", "中国科学院沈阳应用生态研究所"),
        ("Kaohsiung Municipal Kaohsiung Senior High School", "高雄市立高雄高级中学"),
        ("", ""),
    ],
)
def test_other_places_are_not(latin: str, hanzi: str) -> None:
    """Neither a remark in brackets, nor a head left out whole, nor a place that both names give tells of a branch."""
    assert _find(latin, hanzi) is None
