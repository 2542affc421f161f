"""Acronyms."""

from __future__ import annotations

import pytest

from tieline.names import acronym, are_initials, is_known_acronym


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("China Aerospace Science and Technology Corporation", "CASC"),
        ("China Electronics Technology Group Corporation", "CETC"),
        ("People's Liberation Army", "PLA"),
        ("Shanghai Academy of Spaceflight Technology", "SAST"),
        ("Hong Kong Trade Development Council", "HKTDC"),
        ("Huawei", ""),
        ("", ""),
    ],
)
def test_acronym_of_a_name(name: str, letters: str) -> None:
    """The table comes first, then the initials of the significant words."""
    assert acronym(name) == letters


def test_initials_leave_group_and_articles_out() -> None:
    """Initials may leave words such as Group out, and never count articles."""
    assert are_initials("NIOC", "The National Iranian Oil Company")
    assert are_initials("npi", "Northern Power Group of Industries")
    assert not are_initials("CASC", "China Aerospace Science and Industry Corporation")


def test_short_letters_prove_nothing() -> None:
    """Two letters are never taken for initials."""
    assert not are_initials("BC", "Bank of China")


def test_known_acronym_is_for_its_own_name_only() -> None:
    """The table ties letters to one organisation."""
    assert is_known_acronym("casic", "China Aerospace Science & Industry Corp.")
    assert not is_known_acronym("casc", "China Aerospace Science & Industry Corp.")
