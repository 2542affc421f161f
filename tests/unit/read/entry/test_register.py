"""Entries of the Entity List as rules of the Federal Register print them."""

from __future__ import annotations

import pytest

from tests.unit.read.entry.stated import state

HEAD = "Department of Commerce\n\nBureau of Industry and Security\n\nThis rule is effective March 4, 2024.\n\n"
TABLE = HEAD + "Supplement No. 4 to Part 744—Entity List\n\nCountry\n\nEntity\n\nLicense\n requirement\n\n"
ACME = """CHINA, PEOPLE'S REPUBLIC OF

 *         *         *         *

 Acme Optics Co., Ltd., a.k.a., the following two aliases:
 —Acme Lens; and
 —AOC Imaging Inc.
 12 Sample Road, Suzhou, China; and Room 4, Kowloon, Hong Kong.

 For all items subject to the EAR. (See § 744.11 of the EAR)

 Presumption of denial

 89 FR [INSERT FR PAGE NUMBER AND 3/4/2024].

"""


def test_entry_gives_listing_with_date_and_licence() -> None:
    """An entry states who lists the party, since when, and under which licence requirement and policy."""
    stated = state(TABLE + ACME)
    properties = stated.properties("listed_by", "Acme Optics Co., Ltd.")
    assert stated.of("listed_by") == [("Acme Optics Co., Ltd.", "Bureau of Industry and Security")]
    assert properties["date_on"] == "2024-03-04"
    assert properties["list"] == "Entity List"
    assert properties["licence_policy"] == "Presumption of denial"
    assert properties["licence_requirement"].startswith("For all items subject to the EAR")


def test_aliases_keep_their_forms_and_lose_full_stops() -> None:
    """Each dash opens another name; the full stop of a legal form stays."""
    stated = state(TABLE + ACME)
    assert set(stated.of("alias_of")) == {
        ("Acme Lens", "Acme Optics Co., Ltd."),
        ("AOC Imaging Inc.", "Acme Optics Co., Ltd."),
    }


def test_every_address_places_the_party() -> None:
    """Addresses parted by semicolons each give a place, with the address as property."""
    stated = state(TABLE + ACME)
    assert sorted(stated.of("located_in")) == [
        ("Acme Optics Co., Ltd.", "China"),
        ("Acme Optics Co., Ltd.", "Hong Kong"),
    ]
    assert stated.tie("located_in", "Acme Optics Co., Ltd.").properties[0].value.startswith(("12 Sample", "Room 4"))


def test_address_behind_the_citation_belongs_to_the_entry() -> None:
    """Columns may come in another order: an address after the citation is the entry's before it."""
    moved = ACME.replace(" 12 Sample Road, Suzhou, China; and Room 4, Kowloon, Hong Kong.\n", "")
    stated = state(TABLE + moved + "12 Sample Road, Suzhou, China.\n\n*   *   *\n")
    assert stated.of("located_in") == [("Acme Optics Co., Ltd.", "China")]


def test_entry_without_aliases_is_found_by_its_legal_form() -> None:
    """A paragraph that begins with a name and goes on with an address is an entry."""
    plain = "Brunel Castings LLC, 7 Harbour Street, Perm, Russia.\n\nFor all items subject to the EAR.\n\n"
    stated = state(f"{TABLE}RUSSIA\n\n{plain}Policy of denial\n\n")
    assert stated.of("listed_by") == [("Brunel Castings LLC", "Bureau of Industry and Security")]
    assert stated.of("located_in") == [("Brunel Castings LLC", "Russia")]


def test_signature_is_no_entry() -> None:
    """Who signs the rule below the table is not listed."""
    stated = state(TABLE + ACME + "*  *  *  *\n\nJane Q. Sample,\n Assistant Secretary for Export Administration.\n")
    assert [source for source, _ in stated.of("listed_by")] == ["Acme Optics Co., Ltd."]


@pytest.mark.parametrize(("verb", "dated"), [("adding", "date_on"), ("removing", "date_off")])
def test_amendments_list_and_delist(verb: str, dated: str) -> None:
    """Quoted names of an instruction are put on the list or taken off it."""
    amended = f"The Entity List is amended:\n\na. Under CHINA, by {verb} an entry for “Acme Optics Co., Ltd.”;\n\n"
    assert state(HEAD + amended).properties("listed_by", "Acme Optics Co., Ltd.")[dated] == "2024-03-04"


def test_reason_is_the_clause_that_the_rule_states() -> None:
    """The paragraph that names the party says why; its words are kept."""
    why = (
        "The ERC determined to add Acme Optics Co., Ltd., under the destination of China, to the Entity List. This "
        "addition is based on information that the company acquired items for a weapons programme.\n\n"
    )
    reason = state(HEAD + why + TABLE + ACME).properties("listed_by", "Acme Optics Co., Ltd.")["reason"]
    assert reason == "the company acquired items for a weapons programme"
