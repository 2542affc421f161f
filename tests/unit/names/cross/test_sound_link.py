"""Links by sound and by initials."""

from __future__ import annotations

import pytest

from tests.unit.names.cross.name_builder import find_links, find_trust
from tieline.names.cross.link import LinkKind


def test_initials_of_syllables_link() -> None:
    """YJK is 盈建科."""
    assert [(link.hanzi, link.latin) for link in find_links("YJK", "盈建科")] == [("盈建科", "yjk")]
    assert find_trust("YJK", "盈建科", LinkKind.INITIALS) > 0.0


@pytest.mark.parametrize("latin", ["ABC", "Y", "YJKXYZ", "KJY"])
def test_other_letters_are_no_initials(latin: str) -> None:
    """Other letters, another order, a single letter and more letters than Hanzi link nothing."""
    assert find_trust(latin, "盈建科", LinkKind.INITIALS) == 0.0


def test_longer_initials_are_surer() -> None:
    """Three letters by chance are rarer than two."""
    assert find_trust("YJK", "盈建科", LinkKind.INITIALS) > find_trust("YJ", "盈建科", LinkKind.INITIALS)


def test_two_short_neighbours_sound_together() -> None:
    """Tsing Hua is one trade name in two words."""
    assert [link.latin for link in find_links("Tsing Hua", "清华")] == ["tsing hua"]


def test_a_common_word_is_not_compared_by_sound() -> None:
    """A word with a meaning of its own sounds like nothing."""
    assert find_links("Technology", "泰克诺") == []


def test_a_place_must_sound_like_itself() -> None:
    """Wuhan is not 芜湖, though a trade name spelled nearly so may be."""
    assert find_trust("Wuhan", "芜湖", LinkKind.SOUND) == 0.0
    assert find_trust("Wuhen", "芜湖", LinkKind.SOUND) > 0.7


def test_a_name_in_pinyin_is_one_link() -> None:
    """Pinyin from end to end explains the whole name."""
    (link,) = find_links("Zhong Guo Ke Ji", "中国科技")
    assert (link.hanzi, link.latin) == ("中国科技", "zhong guo ke ji")
