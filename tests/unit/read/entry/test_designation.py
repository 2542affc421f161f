"""Entries as notices of the Office of Foreign Assets Control print them."""

from __future__ import annotations

from tests.unit.read.entry.stated import state

HEAD = (
    "The Office of Foreign Assets Control (OFAC) publishes names of its Specially Designated Nationals list.\n\n"
    "On March 4, 2024, OFAC determined that the property subject to U.S. jurisdiction of the following persons is "
    "blocked.\n\n"
)


def test_person_is_named_surname_first_with_aliases() -> None:
    """Capitals, "(individual)" and the program make an entry of a person."""
    entry = (
        '1. AL-SAMPLE, Ahmad (a.k.a. SAMPLE, Abu; a.k.a. "ABU TEST"), Damascus, Syria; DOB 1 Jan 1970; Gender Male '
        "(individual) [SYRIA].\n"
    )
    stated = state(HEAD + entry)
    assert stated.of("listed_by") == [("AL-SAMPLE, Ahmad", "Office of Foreign Assets Control")]
    assert {alias for alias, _ in stated.of("alias_of")} == {"SAMPLE, Abu", "ABU TEST"}
    assert stated.properties("listed_by", "AL-SAMPLE, Ahmad") == {"list": "SYRIA", "date_on": "2024-03-04"}
    assert stated.of("located_in") == [("AL-SAMPLE, Ahmad", "Syria")]


def test_former_name_is_told() -> None:
    """A name behind f.k.a. is a former one."""
    entry = "ACME SHIPPING CO. LTD. (f.k.a. BRUNEL SHIPPING), Sample Street, Dubai, United Arab Emirates [SDGT].\n"
    stated = state(HEAD + entry)
    assert stated.properties("alias_of", "BRUNEL SHIPPING") == {"kind": "f.k.a"}
    assert stated.of("located_in") == [("ACME SHIPPING CO. LTD.", "United Arab Emirates")]


def test_brackets_in_prose_are_no_program() -> None:
    """A sentence that ends in square brackets is no entry."""
    assert state(HEAD + "The court agreed with the agency in this [SIC].\n").of("listed_by") == []


def test_names_in_other_scripts_and_vessels() -> None:
    """A name in brackets in another script is another name; a vessel is listed by its name alone."""
    stated = state(
        "The Office of Foreign Assets Control designated these persons.\n\n"
        "ACME TRADING LIMITED (Chinese Traditional: 雲帆貿易有限公司), Flat 5, Kowloon, Hong Kong; "
        "Company Number 123 (Hong Kong) [NPWMD].\n\n"
        "SEA LARK (D5XX1) Crude Oil Tanker Panama flag; "
        "Vessel Registration Identification IMO 123 (vessel) [NPWMD] (Linked To: ACME TRADING LIMITED).\n"
    )
    assert ("雲帆貿易有限公司", "ACME TRADING LIMITED") in stated.of("alias_of")
    assert stated.of("located_in") == [("ACME TRADING LIMITED", "Hong Kong")]
    assert {source for source, _ in stated.of("listed_by")} == {"ACME TRADING LIMITED", "SEA LARK"}
