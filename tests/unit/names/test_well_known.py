"""Well-known organisations: their names are the same in any script, and honest doubts stay doubts."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tieline.model import Verdict
from tieline.names import compare

FILE = Path(__file__).resolve().parents[2] / "cases" / "names" / "well_known.yml"
CASES = yaml.safe_load(FILE.read_text(encoding="utf-8"))
MIN_SCORE = 0.95


def test_the_key_is_wide_enough() -> None:
    """At least 120 pairs, and short forms that nobody can settle by their name."""
    assert len({tuple(pair) for pair in CASES["same"]}) == len(CASES["same"]) >= 120
    assert len(CASES["unsure"]) >= 20


@pytest.mark.parametrize(("left", "right"), CASES["same"])
def test_names_of_one_well_known_organisation_are_the_same(left: str, right: str) -> None:
    """English, pinyin, short and full Hanzi names lead to one body, whichever comes first."""
    for found in (compare(left, right), compare(right, left)):
        assert (found.verdict, found.score >= MIN_SCORE) == (Verdict.SAME, True), found.reasons


@pytest.mark.parametrize(("left", "right"), CASES["unsure"])
def test_an_ambiguous_short_form_is_left_to_a_person(left: str, right: str) -> None:
    """It is proposed, and never accepted by itself."""
    for found in (compare(left, right), compare(right, left)):
        assert found.verdict is Verdict.UNSURE, found.reasons
