"""The sibling gate: organisations close to each other are never called the same."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tieline.model import Verdict
from tieline.names import compare

FILE = Path(__file__).resolve().parents[2] / "cases" / "names" / "siblings.yml"
PAIRS = [tuple(pair) for pair in yaml.safe_load(FILE.read_text(encoding="utf-8"))]


def test_the_gate_is_wide_enough() -> None:
    """At least eighty pairs, in Latin, in Hanzi and across."""
    assert len(set(PAIRS)) == len(PAIRS) >= 80
    scripts = {tuple(sorted(name.isascii() for name in pair)) for pair in PAIRS}
    assert scripts == {(True, True), (False, True), (False, False)}


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_siblings_are_kept_apart(left: str, right: str) -> None:
    """No order of the two gives the same."""
    for one, other in ((left, right), (right, left)):
        found = compare(one, other)
        assert found.verdict is not Verdict.SAME, found.reasons
