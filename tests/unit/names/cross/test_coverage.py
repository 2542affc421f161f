"""How much of two names is explained."""

from __future__ import annotations

import pytest

from tests.unit.names.cross.name_builder import get_feature
from tieline.names.cross.coverage import NOTHING_TO_TELL
from tieline.names.cross.feature import FeatureName


def test_equal_names_are_explained_on_both_sides() -> None:
    """Nothing is left of either name."""
    assert get_feature("SenseTime Technology", "商汤科技", FeatureName.LEAST_SHARE) == pytest.approx(1.0)
    assert get_feature("SenseTime Technology", "商汤科技", FeatureName.LATIN_LEFT) == pytest.approx(0.0, abs=1e-5)


def test_what_is_left_is_told_by_kind() -> None:
    """A trade name that nothing explains is left over, the common word beside it is not."""
    assert get_feature("Acme Technology", "科技", FeatureName.LATIN_BRAND_SHARE) == 0.0
    assert get_feature("Acme Technology", "科技", FeatureName.LATIN_GENERIC_SHARE) == 1.0


def test_a_kind_that_a_name_lacks_has_no_share() -> None:
    """Nothing to explain differs from all explained."""
    assert get_feature("Technology", "科技", FeatureName.LATIN_BRAND_SHARE) == pytest.approx(NOTHING_TO_TELL)


def test_part_of_a_long_word_leaves_the_rest() -> None:
    """University explains two of the four characters of 医科大学."""
    assert 0.0 < get_feature("University", "医科大学", FeatureName.HANZI_BODY_SHARE) < 1.0
