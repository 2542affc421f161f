"""Comparing Latin names."""

from __future__ import annotations

from tieline.names import latin
from tieline.names.parts import parse_name


def test_own_short_form_is_unsure() -> None:
    """Letters that a name itself gives in brackets make a doubtful match at most."""
    result = latin.compare_latin(parse_name("HCZ"), parse_name("Hanif Computer Zone (HCZ)"))
    assert result.verdict == "unsure"


def test_forms_of_other_families_weigh_a_little() -> None:
    """A non-profit form beside a company's weighs more than two forms of companies."""
    nonprofit = latin.compare_latin(parse_name("ANO Iskusstvo"), parse_name("OOO Iskusstvo"))
    company = latin.compare_latin(parse_name("OAO Iskusstvo"), parse_name("OOO Iskusstvo"))
    assert nonprofit.score < company.score < 1.0
