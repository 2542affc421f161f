"""What changed from one edition of a list to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.lists.entry_builder import make_entry
from tieline.lists.difference import find_changes
from tieline.lists.registry import import_list
from tieline.model import Change, Listing

CITED = {"citation": "84 FR 22961", "countries": ("CN",)}


def tell(before: list[Listing], after: list[Listing]) -> list[str]:
    """The changes in short."""
    return [shorten(change) for change in find_changes(before, after)]


def shorten(change: Change) -> str:
    """A change as its kind, both names, and the fields that differ."""
    names = [one.name for one in (change.before, change.after) if one is not None]
    return f"{change.kind} {' > '.join(names)} {[one.field for one in change.fields]}"


def load(folder: Path, name: str, list_name: str) -> list[Listing]:
    """The listings of one list of a shared file."""
    path = folder / "lists" / name
    read = import_list(path.read_bytes(), source=path.name, imported_at="2026-11-22T00:00:00+00:00")
    return [one for one in read.listings if one.list_name == list_name]


def test_what_is_on_one_side_alone_is_added_or_removed() -> None:
    """Entries without a partner are told whole."""
    assert tell([make_entry("Acme")], [make_entry("Bolt")]) == ["removed Acme []", "added Bolt []"]


def test_equal_entries_are_no_change() -> None:
    """Case, accents, stops and order of values make no difference to fields."""
    before = make_entry("Acme", "B", "C", addresses=("1 Main St., Bern",), citation="84 FR 22961; 85 FR 1000")
    after = make_entry("Acme", "C", "b", addresses=("1 main st bern",), citation="85 FR 1000, 84 F.R. 22961")
    assert tell([before], [after]) == []


def test_a_field_that_a_layout_does_not_carry_is_no_change() -> None:
    """Where no entry of an edition has addresses, none was taken away; next to none is none."""
    before = [make_entry(f"Acme {number} Works", addresses=("1 Main St, Bern",)) for number in range(200)]
    after = [make_entry(f"Acme {number} Works") for number in range(199)]
    after.append(make_entry("Acme 199 Works", addresses=("Bern, Switzerland",)))
    assert tell(before, after) == []


def test_an_address_behind_a_name_is_a_spelling() -> None:
    """A name that goes on with a place is the same party's; its sibling of another place is not."""
    before = [make_entry("Suzhou Acme Investment Co., Ltd., Suzhou, Jiangsu", **CITED)]
    after = [make_entry("Suzhou Acme Investment Co., Ltd.", **CITED)]
    sibling = [make_entry("Wuhan Acme Investment Co., Ltd.", **CITED)]
    assert tell(before, after) == [f"respelt {before[0].name} > {after[0].name} ['names']"]
    assert [one.split()[0] for one in tell(before, sibling)] == ["removed", "added"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("54th Research Institute", "55th Research Institute"),
        ("Acme Device Co., Ltd.", "Acme Device (Hong Kong) Co., Limited"),
        ("Acme Technologies Austria AG", "Acme Technologies Switzerland AG"),
        ("Acme Technology Co., Ltd., Shanghai Branch", "Acme Technology Co., Ltd."),
    ],
)
def test_siblings_are_never_joined(left: str, right: str) -> None:
    """Bodies of one family under one citation stay apart."""
    assert [one.split()[0] for one in tell([make_entry(left, **CITED)], [make_entry(right, **CITED)])] == [
        "removed",
        "added",
    ]


def test_slips_and_lost_letters_are_spellings() -> None:
    """A letter or two, or a lost apostrophe, do not make another party of it."""
    before = [make_entry("Incorporated Electonics Systems", **CITED), make_entry("Xi?an Wolan Technology", **CITED)]
    after = [make_entry("Incorporated Electronics Systems", **CITED), make_entry("Xi'an Wolan Technology", **CITED)]
    assert [one.split()[0] for one in tell(before, after)] == ["respelt", "respelt"]


def test_the_lists_own_numbers_count_before_names() -> None:
    """Under its number a party may take any name; that is no other spelling of the old one."""
    before = [make_entry("Acme", number="1"), make_entry("Bolt", number="2")]
    after = [make_entry("Acme", number="1"), make_entry("Zinc Works", number="2")]
    assert tell(before, after) == ["changed Bolt > Zinc Works ['names']"]


def test_numbers_that_are_places_in_the_list_do_not_join() -> None:
    """Where an insertion moved the numbers on, names tell."""
    names = ["Acme", "Bolt", "Corin", "Delta Works", "Erg"]
    before = [make_entry(name, number=str(at)) for at, name in enumerate(names)]
    after = [make_entry(name, number=str(at)) for at, name in enumerate([*names[:3], "New", *names[3:]])]
    assert tell(before, after) == ["added New []"]


def test_a_party_listed_anew_under_another_number_is_told_so() -> None:
    """A new designation of the same party is a change of its number."""
    before = [make_entry("Acme", number="1"), make_entry("Malek University", number="2")]
    after = [make_entry("Acme", number="1"), make_entry("Malek University", number="9")]
    assert tell(before, after) == ["changed Malek University > Malek University ['entry_id']"]


def test_namesakes_with_other_birth_years_stay_apart() -> None:
    """What two persons state of themselves counts against an equal name."""
    before = [make_entry("Li Ming", kind="person", identifiers=(("Date of birth", "1960-01-01"),))]
    after = [make_entry("Li Ming", kind="person", identifiers=(("Date of birth", "1985-01-01"),))]
    assert [one.split()[0] for one in tell(before, after)] == ["removed", "added"]


def test_a_party_with_one_entry_less_is_still_there() -> None:
    """Repeated entries that a later edition joins are no removal."""
    before = [make_entry("Acme Works", number="", addresses=("a",), **CITED), make_entry("ACME Works", **CITED)]
    assert not any(one.startswith("removed") for one in tell(before, before[:1]))


def test_the_entity_list_in_two_layouts(shared: Path) -> None:
    """Between the two Entity List files one party was removed, and 32 are respelt."""
    before = load(shared, "us-bis/entity-list_2025-11-08.csv.gz", "Entity List")
    after = load(shared, "us-csl/consolidated_2026-07-31.csv.gz", "Entity List")
    told = tell(before, after)
    assert [one for one in told if one.startswith(("added", "removed"))] == [
        "removed Arrow China Electronics Trading Co., Ltd. []"
    ]
    assert sum(one.startswith("respelt") for one in told) == 32


def test_two_days_of_ofac(shared: Path) -> None:
    """From 2024-05-01 to 2024-05-03 seven entries were added and eight removed."""
    name = "Specially Designated Nationals and Blocked Persons List"
    told = tell(
        load(shared, "us-ofac/sdn_2024-05-01.csv.gz", name), load(shared, "us-ofac/sdn_2024-05-03.csv.gz", name)
    )
    assert [sum(one.startswith(kind) for one in told) for kind in ("added", "removed", "respelt")] == [7, 8, 0]
