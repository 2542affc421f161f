"""Tests of places' names."""

from __future__ import annotations

import pytest

from tieline.resolve.place_name import place_key


@pytest.mark.parametrize("name", ["US", "U.S.", "the United States", "America", "USA"])
def test_names_of_the_united_states_are_one(name: str) -> None:
    """All names of one country have one key."""
    assert place_key(name) == "US"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("PRC", "CN"),
        ("Mainland China", "CN"),
        ("中国", "CN"),
        ("Beijing", "CN-BJ"),
        ("北京市", "CN-BJ"),
        ("Baoding City", "CN-HE-BAODING"),
        ("EU", "european union"),
        ("Velmora County", "velmora county"),
        ("", ""),
    ],
)
def test_key_of_a_place(name: str, key: str) -> None:
    """A known place has its code, a capital its own; an unknown one its name."""
    assert place_key(name) == key
