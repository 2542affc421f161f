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


BARE = (
    HEAD + "Additions to the Entity List\n\nCHINA, PEOPLE'S REPUBLIC OF\n\n"
    "Acme Optics Co., Ltd., a.k.a., the following one alias:\n—Acme Lens.\n"
    "12 Sample Road, Suzhou, China; and Room 4, Kowloon, Hong Kong.{gap}"
    "{mark}Brunel Microsystems Institute, 5 Quay Road, Ningbo, China.{gap}"
    "{mark}Zhou Deming, 12 Harbour Street, Suzhou, China.{gap}"
    "{mark}Corax Lenskart, Lantern Industrial Park, Wuxi,\nChina; and 7 Sample Road, Wuxi, China.\n"
)


@pytest.mark.parametrize(("gap", "mark"), [("\n\n", ""), ("\n", ""), ("\n", "• "), ("\n\n", "(2) ")])
def test_entries_on_one_line_are_no_addresses_of_the_entry_above(gap: str, mark: str) -> None:
    """A name with its address opens an entry of its own, with or without empty lines, bullets and numbers."""
    stated = state(BARE.format(gap=gap, mark=mark))
    assert {source for source, _ in stated.of("listed_by")} == {
        "Acme Optics Co., Ltd.", "Brunel Microsystems Institute", "Zhou Deming", "Corax Lenskart",
    }  # fmt: skip
    assert len([source for source, _ in stated.of("located_in") if source == "Acme Optics Co., Ltd."]) == 2
    assert next(m for m in stated.layout.mentions if m.name == "Zhou Deming").schema.value == "Person"


@pytest.mark.parametrize(
    "address",
    ["Lantern Tower, Wuxi, China", "and 7 Sample Road, Wuxi, China", "Wuxi, Jiangsu Province, China", "7F-2, Wuxi"],
    ids=["tower", "and", "city", "floor"],
)
def test_address_on_a_line_of_its_own_opens_no_entry(address: str) -> None:
    """What is worded as an address belongs to the entry above it."""
    text = f"{TABLE}CHINA\n\nAcme Optics Co., Ltd., a.k.a., the following one alias:\n—Acme Lens.\n\n{address}.\n"
    stated = state(text)
    assert [source for source, _ in stated.of("listed_by")] == ["Acme Optics Co., Ltd."]
    assert len(stated.of("located_in")) == 1


def test_name_of_a_unit_goes_on_behind_the_comma() -> None:
    """A unit of an organisation behind its first comma belongs to the name; the address does not."""
    text = f"{TABLE}RUSSIA\n\nBrunel Academy of Sciences, Corax Institute of Optics, 7 Harbour Street, Perm, Russia.\n"
    named = [source for source, _ in state(text).of("listed_by")]
    assert named == ["Brunel Academy of Sciences, Corax Institute of Optics"]


def test_words_parted_at_line_ends_are_whole_in_the_name() -> None:
    """A hyphen at a line end goes from the name, and stays in the quote."""
    text = f"{TABLE}CHINA\n\nAcme Optical Tech-\nnology Co., Ltd., 12 Sample Road, Suzhou, China.\n"
    stated = state(text)
    assert [source for source, _ in stated.of("listed_by")] == ["Acme Optical Technology Co., Ltd."]


def test_business_name_is_another_name() -> None:
    """What a party does business as is another name, and its address stands behind it."""
    text = f"{TABLE}CHINA\n\nAcme Optics Co., Ltd., d/b/a Acme Lens, 12 Sample Road, Suzhou, China.\n"
    stated = state(text)
    assert stated.of("alias_of") == [("Acme Lens", "Acme Optics Co., Ltd.")]
    assert stated.of("located_in") == [("Acme Optics Co., Ltd.", "China")]


def test_prose_below_the_entries_is_none() -> None:
    """A sentence that begins with a company and tells of it is no entry and no address."""
    text = f"{TABLE}{ACME}Brunel Castings LLC, 7 Harbour Street, is a supplier in Perm, Russia.\n"
    stated = state(text)
    assert [source for source, _ in stated.of("listed_by")] == ["Acme Optics Co., Ltd."]
    assert len(stated.of("located_in")) == 2


PAGE_HEAD = "Federal Register / Vol. 89, No. 50 / Wednesday, March 13, 2024 / Rules and Regulations"


@pytest.mark.parametrize("head", [PAGE_HEAD, f"18780 {PAGE_HEAD}", "Vol. 89, No. 50"])
def test_head_of_a_page_is_no_entry_and_parts_none(head: str) -> None:
    """The running head inside a list, or inside an entry, is nobody, and what stands below it goes on."""
    stated = state(
        TABLE + "CHINA\n\nAcme Optics Co., Ltd., 12 Sample Road,\n\n" + head + "\n\nSuzhou, China.\n\n"
        f"{head}\nBolt Imaging Co., Ltd., 4 Sample Road, Wuxi, China.\n"
    )
    assert {source for source, _ in stated.of("listed_by")} == {"Acme Optics Co., Ltd.", "Bolt Imaging Co., Ltd."}


@pytest.mark.parametrize("country", ["Germany", "Germany:", "GERMANY"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_country_alone_on_its_line_opens_a_block(country: str, gap: str) -> None:
    """It is the heading of the entries below, and no address of the entry above."""
    stated = state(
        f"{HEAD}CHINA\nAcme Optics Co., Ltd., 1 Sample Road, Wuxi, China.\nBrunel Lens Co., Ltd., 12 Sample Road"
        f"{gap}{country}{gap}Bolt Imaging GmbH, Musterweg 3, Berlin, Germany.\n"
    )
    assert sorted(stated.of("located_in")) == [
        ("Acme Optics Co., Ltd.", "China"),
        ("Bolt Imaging GmbH", "Germany"),
        ("Brunel Lens Co., Ltd.", "China"),
    ]


def test_country_behind_a_comma_ends_the_address_above_it() -> None:
    """A line that only finishes an address is no heading."""
    stated = state(
        f"{TABLE}CHINA\n\nAcme Optics Co., Ltd., Room 4, Kowloon,\nHong Kong\n\nBolt Lens Ltd., 1 Test Road.\n"
    )
    assert ("Acme Optics Co., Ltd.", "Hong Kong") in stated.of("located_in")
