"""Ties that are only rumoured."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import ties
from tieline.read.reader import Reader


@pytest.mark.parametrize(
    "text",
    [
        "Acme Corp is an alleged subsidiary of Lanqiao Group.",
        "Acme Corp is the purported owner of Brunel Ltd.",
        "Acme Corp is the so-called parent company of Brunel Ltd.",
        "Acme Corp is supposed to own Brunel Ltd.",
    ],
)
def test_alleged_tie_without_a_speaker_is_none(reader: Reader, text: str) -> None:
    """What nobody in particular alleges is nobody's statement."""
    assert ties(reader, text) == set()


def test_alleged_misdeed_leaves_the_tie(reader: Reader) -> None:
    """The word counts only before a tie: an owner sued for an alleged fraud is still the owner."""
    text = "Acme Corp, sued for alleged fraud, acquired Brunel Ltd in 2019."
    assert ("owns", "Acme Corp", "Brunel Ltd") in ties(reader, text)
