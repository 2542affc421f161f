"""Ties that remarks state. Names are made up, wordings are those of OFAC's and the Entity List's files."""

from __future__ import annotations

import pytest

from tieline.lists.linked import find_links
from tieline.lists.party_name import parse_party_name


@pytest.mark.parametrize(
    ("remark", "links"),
    [
        ("(Linked To: ALPHA BANK)", [("Linked To", "ALPHA BANK")]),
        (
            "DOB 1970; Linked To: ALPHA BANK; Linked To: BETA CO., LTD.",
            [("Linked To", "ALPHA BANK"), ("Linked To", "BETA CO., LTD.")],
        ),
        ("Website x.example; Linked To: KELLER, Anna.", [("Linked To", "KELLER, Anna")]),
        (
            "(Linked To: ALPHA CORPS (AC)-B FORCE) (Linked To: GAMMA)",
            [("Linked To", "ALPHA CORPS (AC)-B FORCE"), ("Linked To", "GAMMA")],
        ),
        ("Linked To: ALPHA, S.A.; a.k.a. 'ALF'.", [("Linked To", "ALPHA, S.A.")]),
        (
            "Aircraft Model A300; Aircraft Operator ALPHA AIR; Linked To: ALPHA AIR.",
            [("Aircraft Operator", "ALPHA AIR"), ("Linked To", "ALPHA AIR")],
        ),
        (
            "Chairman and Majority Owner, Alpha Metal Co., Ltd.; Gender Male",
            [("Majority Owner of", "Alpha Metal Co., Ltd.")],
        ),
        (
            "(Beta Co. is a subsidiary of Alpha Company and operates from its address.)",
            [("subsidiary of", "Alpha Company")],
        ),
        ("affiliated with Alpha University", [("affiliated with", "Alpha University")]),
        ("Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions: section 510.214", []),
        ("Member of the State Duma; Target Type State-Owned Enterprise; a.k.a. 'B'", []),
        ("the listed address only, and does not include its parent company", []),
        ("", []),
    ],
)
def test_ties_are_found_in_remarks(remark: str, links: list[tuple[str, str]]) -> None:
    """What a remark ties an entry to is found, in its words; other uses of such words are no ties."""
    assert [(link.relation, link.name) for link in find_links(remark)] == links
    assert all(link.entry_id is None for link in find_links(remark))


@pytest.mark.parametrize(
    ("printed", "link"),
    [
        (
            "Alpha Co., Ltd. (Alpha). Affiliated Entity: Beta Machinery",
            ("affiliated entity of", "Alpha Co., Ltd. (Alpha)"),
        ),
        ("Alpha Group. Subordinate Institution - Tonghui Electronics", ("subordinate institution of", "Alpha Group")),
        (
            "CNOOC Limited (a subsidiary of China National Offshore Oil Corporation)",
            ("subsidiary of", "China National Offshore Oil Corporation"),
        ),
        (
            "Guanghua (Parent Organization: China Nuclear Group Corporation (CNNC))",
            ("Parent Organization", "China Nuclear Group Corporation (CNNC)"),
        ),
    ],
)
def test_ties_are_found_in_name_columns(printed: str, link: tuple[str, str]) -> None:
    """The notes that a name column leaves tell of the body that the party belongs to."""
    assert [(one.relation, one.name) for one in find_links(*parse_party_name(printed).notes)] == [link]


def test_repeated_ties_are_one() -> None:
    """A tie that two remarks state is one."""
    assert len(find_links("Linked To: A B", "(Linked To: A B)")) == 1


def test_endless_remark_is_no_burden() -> None:
    """A remark of a million signs is passed over at once."""
    assert find_links("subsidiary of A and " * 50_000) == ()
    assert find_links("(Linked To: " * 50_000 + ")" * 50_000) == ()
