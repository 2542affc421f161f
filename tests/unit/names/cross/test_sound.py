"""How near a word sounds to a run of Hanzi."""

from __future__ import annotations

import pytest

from tests.unit.names.cross.name_builder import find_links, find_trust
from tieline.names.cross.link import LinkKind
from tieline.names.cross.sound import GAP, OTHER


@pytest.mark.parametrize(
    ("latin", "near", "far"),
    [("Sieyuan", "思源", "比亚"), ("Wondfo", "万孚", "比亚"), ("Beingmate", "贝因美", "光明乳")],
)
def test_the_right_hanzi_sound_nearer(latin: str, near: str, far: str) -> None:
    """A free spelling is nearer to its Hanzi than to others."""
    assert find_trust(latin, near, LinkKind.SOUND) > find_trust(latin, far, LinkKind.SOUND)


@pytest.mark.parametrize(
    ("latin", "hanzi"), [("Tsinghua", "清华"), ("Hsinhua", "新华"), ("Chung Hsing", "中兴"), ("Wah", "华")]
)
def test_older_and_regional_spellings_sound_alike(latin: str, hanzi: str) -> None:
    """Postal, Wade-Giles and Cantonese forms are known spellings."""
    assert find_trust(latin, hanzi, LinkKind.SOUND) > 0.75


def test_the_run_that_sounds_alike_is_found_inside_a_name() -> None:
    """The window begins and ends with the trade name."""
    found = [link.hanzi for link in find_links("Sieyuan", "上海思源集团") if link.kind is LinkKind.SOUND]
    assert found == ["思源"]


def test_a_suffix_costs_less_than_other_letters() -> None:
    """Brand names take an ending of their own: Kangenbio is nearer to 康恩 than a word that begins so and goes on."""
    whole, suffixed = (find_trust(latin, "康恩", LinkKind.SOUND) for latin in ("Kangen", "Kangenic"))
    assert whole > suffixed > 0.6


def test_costs_are_the_same_both_ways() -> None:
    """One letter is as far from another as that one from it; a letter is at no distance from itself."""
    assert (OTHER == OTHER.T).all()
    assert (OTHER.diagonal() == 0).all()
    assert ((GAP > 0) & (GAP <= 1)).all()
