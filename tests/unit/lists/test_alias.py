"""Columns of other names, broken as lists break them."""

from __future__ import annotations

import pytest

from tieline.lists.alias import parse_aliases
from tieline.model import NameQuality


@pytest.mark.parametrize(
    ("pieces", "names"),
    [
        ([" Phytium", " Phytium Technology"], ["Phytium", "Phytium Technology"]),
        (
            ["King Pai Technology Co.", "Limited", "Jinpai Technology"],
            ["King Pai Technology Co., Limited", "Jinpai Technology"],
        ),
        (
            ["Tianying Industry Co.", " Ltd.", "and Huahang Institute"],
            ["Tianying Industry Co., Ltd.", "Huahang Institute"],
        ),
        (["and Huahang Institute of Radio Measurement"], ["Huahang Institute of Radio Measurement"]),
        (["DBA Behover", "-CJSC VAD", "M/S AREN"], ["Behover", "CJSC VAD", "AREN"]),
        (["A Test Institute a.k.a. B Test Institute"], ["A Test Institute", "B Test Institute"]),
        (["JSC AOMZ)."], ["JSC AOMZ"]),
        (["(all of preceding located near Mianyang", "and", "a.k.a."], []),
        (["X", ""], []),
        (["BGI", "BGI"], ["BGI"]),
    ],
)
def test_pieces_become_names(pieces: list[str], names: list[str]) -> None:
    """Marks and remains of the separator go, cut-off legal forms come back, one-letter pieces and repeats go."""
    assert [name.text for name in parse_aliases(pieces)] == names


def test_former_names_are_told_whichever_way_they_are_marked() -> None:
    """A name behind f.k.a. is former, also when the separator cut between the mark and the name."""
    marked = parse_aliases(["f.k.a. Sibirskaya Kompaniya OAO"])
    inside = parse_aliases(["AO Stroyproekt (f.k.a., Institut Stroiproekt)"])
    cut = parse_aliases(["JSC NIIP", "f.k.a.", "Institute Priborostroeniya"])
    assert [names[-1].quality for names in (marked, inside, cut)] == [NameQuality.FORMER] * 3
    assert inside[0].quality is NameQuality.ALIAS
