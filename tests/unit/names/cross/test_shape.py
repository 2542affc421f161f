"""What links are like, and how names begin and end."""

from __future__ import annotations

import pytest

from tests.unit.names.cross.name_builder import get_feature
from tieline.names.cross.coverage import NOTHING_TO_TELL
from tieline.names.cross.feature import FeatureName


def test_another_order_is_counted() -> None:
    """Links that cross are out of order; links side by side are not."""
    assert get_feature("SenseTime Technology", "商汤科技", FeatureName.DISORDER) == 0.0
    assert get_feature("Technology SenseTime", "商汤科技", FeatureName.DISORDER) == 1.0


def test_pinyin_that_sounds_like_nothing_is_counted() -> None:
    """A word in pinyin that no Hanzi sounds like speaks against two names."""
    assert get_feature("Sieyuan Technology", "思源科技", FeatureName.PINYIN_LEFT) == 0.0
    assert get_feature("Huawei Technology", "科技", FeatureName.PINYIN_SYLLABLES_LEFT) == 2.0


def test_first_letters_are_compared() -> None:
    """Trade names that begin alike are nearer."""
    same, other = (get_feature("Sieyuan", hanzi, FeatureName.FIRST_LETTER) for hanzi in ("思源", "比亚"))
    assert same > other


def test_initials_are_looked_for_in_order() -> None:
    """The letters of YJK begin all three syllables of 盈建科, those of KJY but one or two."""
    all_three, fewer = (get_feature(latin, "盈建科", FeatureName.INITIALS_SHARE) for latin in ("YJK", "KJY"))
    assert all_three == 1.0 > fewer


def test_names_without_trade_names_have_no_first_letters() -> None:
    """Nothing to compare is told apart from nothing alike."""
    assert get_feature("Technology", "科技", FeatureName.FIRST_LETTER) == -1.0
    assert get_feature("Technology", "科技", FeatureName.FIRST_BRAND_LINKED) == pytest.approx(NOTHING_TO_TELL)


def test_the_longest_run_left_over_is_counted() -> None:
    """Three characters in a row that nothing explains."""
    assert get_feature("Technology", "比亚迪科技", FeatureName.LONGEST_RUN_LEFT) == 3.0


def test_companies_are_told() -> None:
    """A legal form on one side only shows."""
    assert get_feature("Acme Co., Ltd.", "科技", FeatureName.LATIN_COMPANY) == 1.0
    assert get_feature("Acme Co., Ltd.", "科技", FeatureName.HANZI_COMPANY) == 0.0
