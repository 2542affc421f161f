"""Comparing Latin names."""

from __future__ import annotations

import pytest

from tieline.model import Verdict
from tieline.names import compare, latin
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


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Qrvx Trdng Mngmnt", "Qorvex Trading Management", Verdict.UNSURE),
        ("Qorvex Shipping and Tra", "Qorvex Shipping and Trading Ltd", Verdict.UNSURE),
        ("Qorvex Velmar Sea Institut", "Qorvex Velmar Sea Institute", Verdict.SAME),
        ("Qorvex Velmar Sea Corp", "Qorvex Velmar Sea Corporation", Verdict.SAME),
        ("Q. Velmar Shipping", "Qorvex Velmar Shipping", Verdict.UNSURE),
        ("W0rldmar Velkan Shipping", "Worldmar Velkan Shipping", Verdict.SAME),
        ("Velmar Qorvex Ldta", "Velmar Qorvex Ltda.", Verdict.SAME),
        ("Ltda. Velmar Qorvex", "Velmar Qorvex Ltda.", Verdict.SAME),
        ("Velmar Qorvex, S.A. DR C.V.", "Velmar Qorvex, S.A. de C.V.", Verdict.SAME),
        ("Velmar Qorvex Compzny Limited", "Velmar Qorvex Company Limited", Verdict.SAME),
        ("Dr. Velmar Qorvex Ltd. Jr.", "Velmar Qorvex Ltd.", Verdict.SAME),
        ("Velmar Qorvex Hortan", "Velmar Qorvex Ltda.", Verdict.DIFFERENT),
        ("Velmar Ltda.", "Velmar Shipping Inc.", Verdict.UNSURE),
        ("Beta Shipping, Inc.", "Meta Shipping, Inc.", Verdict.DIFFERENT),
        ("СОМ Vеlmar Qorvex", "COM Velmar Qorvex", Verdict.SAME),
    ],
)
def test_altered_names_have_their_verdict(left: str, right: str, verdict: Verdict) -> None:
    """Names without vowels, cut off, misread or with a misspelt form are found; other words make another name."""
    there, back = compare(left, right), compare(right, left)
    assert there.verdict is verdict, there
    assert back.verdict is verdict, back
