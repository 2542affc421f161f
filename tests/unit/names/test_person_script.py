"""Names of persons across scripts."""

from __future__ import annotations

import pytest

from tieline.model import Verdict
from tieline.names.person import compare_persons


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("王毅", "Wang Yi", Verdict.UNSURE),
        ("王毅", "Yi Wang", Verdict.UNSURE),
        ("王毅", "Wang Wei", Verdict.DIFFERENT),
        ("贝拉克·奥巴马", "Barack Obama", Verdict.UNSURE),
        ("فرناندو بيريز", "Fernando Pérez", Verdict.SAME),
        ("باراك أوباما", "Anna Keller", Verdict.DIFFERENT),
        ("王毅", "王義", Verdict.DIFFERENT),
    ],
)
def test_sound_links_scripts(left: str, right: str, verdict: Verdict) -> None:
    """Hanzi and scripts without vowels are compared by sound, and seldom prove a name."""
    assert compare_persons(left, right).verdict is verdict
    assert compare_persons(right, left).verdict is verdict
