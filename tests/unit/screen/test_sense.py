"""What a name may mean beside what it says."""

from __future__ import annotations

import time

import pytest

from tieline.screen.sense import MAX_MEANT, find_senses


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("Hikvison", "hikvision"),
        ("Hikvisionn", "hikvision"),
        ("Huwaei", "huawei"),
        ("Huawai Technologies", "huawei technologies"),
        ("Sensetme", "sensetime"),
    ],
)
def test_misspelt_trade_name_is_spelled_right(name: str, right: str) -> None:
    """A word a single slip away from a known trade name stands for it, and the reason says so."""
    senses = {sense.name: sense.reason for sense in find_senses(name)}
    assert 1 <= len(senses) <= MAX_MEANT
    assert "may be a slip for the known trade name" in senses[right]


@pytest.mark.parametrize(
    ("name", "other", "told"),
    [
        ("Harbin Institute of Technology, Weihai", "Harbin Institute of Technology", "is part of"),
        ("哈工大威海", "Harbin Institute of Technology", "is part of"),
        ("Hikvision Europe B.V.", "Hikvision", "bears the known trade name Hikvision"),
        ("Huawei Poland sp. z o.o.", "Huawei", "bears the known trade name Huawei"),
    ],
)
def test_part_of_a_known_body_may_mean_it(name: str, other: str, told: str) -> None:
    """A campus, and the arm of a company in another place, are screened as the body they belong to, too."""
    senses = {sense.name: sense.reason for sense in find_senses(name)}
    assert told in senses[other]


@pytest.mark.parametrize("name", ["Hikvision", "Oxford Instruments", "Ikvision", "海康威视", ""])
def test_name_that_is_known_or_like_no_trade_name_means_itself(name: str) -> None:
    """Known names, other words, other first letters and Hanzi have no other sense."""
    assert find_senses(name) == ()


def test_long_name_costs_no_time() -> None:
    """A hostile name of very many misspelt words has few senses, soon found."""
    find_senses("warm up")
    start = time.perf_counter()
    assert len(find_senses("Hikvison " * 2_000)) <= MAX_MEANT
    assert time.perf_counter() - start < 1.0
