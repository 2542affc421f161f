"""The party behind a name column. The rows are worded as the US lists word them; what they state are facts."""

from __future__ import annotations

import pytest

from tieline.lists.party_name import parse_party_name
from tieline.model import NameQuality


@pytest.mark.parametrize(
    ("printed", "name", "others"),
    [
        ("Dahua Technology", "Dahua Technology", []),
        ("  Gaobeidian Kaituo\nPrecise Instrument ", "Gaobeidian Kaituo Precise Instrument", []),
        ("Huawei Technologies Co., Ltd. (Huawei)", "Huawei Technologies Co., Ltd. (Huawei)", ["Huawei"]),
        ("Bhabha Atomic Research Center (BARC)", "Bhabha Atomic Research Center (BARC)", ["BARC"]),
        ("Far East Trading Company, Inc. (a.k.a. FETCO, Inc.)", "Far East Trading Company, Inc.", ["FETCO, Inc."]),
        ("JIE LUO -AKA- IVY LUO", "JIE LUO", ["IVY LUO"]),
        ("SIBERIAN AIRLINES D/B/A S7 AIRLINES", "SIBERIAN AIRLINES", ["S7 AIRLINES"]),
        ("Cory (a.k.a Jason Wilson) Wilson", "Cory Wilson", ["Jason Wilson"]),
        ("X Limited [aka Y Limited, aka Z Trade] (Hong Kong Entity)", "X Limited", ["Y Limited", "Z Trade"]),
        ("Yidatong (Tianjin) Metal Materials Co., Ltd", "Yidatong (Tianjin) Metal Materials Co., Ltd", []),
        ("ASIA ENERGY GENERAL TRADING (LLC)", "ASIA ENERGY GENERAL TRADING (LLC)", []),
        ("VIC DEL INC. (OFF SHORE)", "VIC DEL INC. (OFF SHORE)", []),
        ("NOROUZI, Aliasghar", "NOROUZI, Aliasghar", []),
        ("", "", []),
    ],
)
def test_own_name_and_other_names(printed: str, name: str, others: list[str]) -> None:
    """The party's own name is parted from other names; places and legal forms in brackets are none."""
    party = parse_party_name(printed)
    assert (party.name, [other.text for other in party.others]) == (name, others)


def test_affiliated_entity_is_the_party() -> None:
    """A row that names a parent first is about the affiliate; the parent and its short form stay with the parent."""
    party = parse_party_name("Huawei Technologies Co., Ltd. (Huawei).  Affiliated Entity:  Hangzhou Huawei Enterprises")
    assert party.name == "Hangzhou Huawei Enterprises"
    assert party.others == ()
    assert party.notes == ("Listed as an affiliated entity of Huawei Technologies Co., Ltd. (Huawei).",)


def test_numbered_institution_keeps_its_parent() -> None:
    """A subordinate institution that is nothing but a number keeps the name of what it belongs to."""
    whole = "China Aerospace Science and Industry Corporation Second Academy"
    party = parse_party_name(f"{whole}. Subordinate Institution - 204th Research Institute")
    assert party.name == f"{whole} 204th Research Institute"
    named = parse_party_name("CETC 13th Research Institute (CETC 13). Subordinate Institution - Envoltek")
    assert named.name == "Envoltek"


def test_former_name_is_told() -> None:
    """A name behind f.k.a. is a former one."""
    party = parse_party_name("LTS Holding Limited (f.k.a. IPP-International Petroleum Products Ltd.)")
    assert party.others[0].quality is NameQuality.FORMER


def test_tail_and_description_are_notes() -> None:
    """What follows about successors, and what brackets say about the party, goes to the notes."""
    party = parse_party_name("PMC Wagner (Russian entity); and any successor, sub-unit, or subsidiary thereof")
    assert party.name == "PMC Wagner"
    assert len(party.notes) == 2
