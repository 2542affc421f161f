"""The UK Sanctions List as XML. No real file is at hand: the records are written after the format guide."""

from __future__ import annotations

import pytest

from tests.unit.lists.test_uk_sanctions_list import ENTITY, make_csv
from tests.unit.lists.test_uk_sanctions_list import parse as parse_csv
from tieline.errors import UnsafeError
from tieline.lists import uk_sanctions_xml
from tieline.lists.draft import ListFile, Parsed
from tieline.model import NameQuality, PartialDate
from tieline.settings import Limits

PERSON = """<Designation><LastUpdated>16/04/2026</LastUpdated><DateDesignated>29/06/2022</DateDesignated>
<UniqueID>RUS0002</UniqueID><OFSIGroupID>5</OFSIGroupID><UNReferenceNumber/>
<Names><Name><Name1>Anna</Name1><Name6>KELLER</Name6><NameType>Primary Name</NameType></Name>
<Name><Name6>ANNI</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name></Names>
<NonLatinNames><NonLatinName><NameNonLatinScript>Анна Келлер</NameNonLatinScript>
<NonLatinScriptType>Cyrillic</NonLatinScriptType></NonLatinName></NonLatinNames>
<RegimeName>Russia</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
<SanctionsImposed>Asset freeze</SanctionsImposed><SanctionsImposedIndicators><AssetFreeze>true</AssetFreeze>
</SanctionsImposedIndicators><UKStatementofReasons>A reason.</UKStatementofReasons>
<Addresses><Address><AddressLine1>1 Way</AddressLine1><AddressCountry>Mali</AddressCountry></Address>
<Address><AddressLine1>2 Way</AddressLine1><AddressCountry>Mali</AddressCountry></Address></Addresses>
<IndividualDetails><Individual><DOBs><DOB>dd/mm/1961</DOB><DOB>01/02/1962</DOB></DOBs><Nationalities>
<Nationality>Mali</Nationality></Nationalities><PassportDetails><Passport><PassportNumber>X1</PassportNumber>
<PassportAdditionalInformation>old</PassportAdditionalInformation></Passport><Passport>
<PassportNumber>X2</PassportNumber></Passport></PassportDetails><BirthDetails><Location><TownOfBirth>Bern</TownOfBirth>
<CountryOfBirth>Switzerland</CountryOfBirth></Location></BirthDetails></Individual></IndividualDetails></Designation>"""
COMPANY = """<Designation><LastUpdated>16/04/2026</LastUpdated><UniqueID>RUS9999</UniqueID>
<OFSIGroupID>12703</OFSIGroupID><UNReferenceNumber>TAe.010</UNReferenceNumber><Names><Name>
<Name6>NORTH TRADING (NT)</Name6><NameType>Primary Name</NameType></Name></Names><NonLatinNames><NonLatinName>
<NameNonLatinScript>Север Трейдинг</NameNonLatinScript><NonLatinScriptLanguage>Russian</NonLatinScriptLanguage>
</NonLatinName></NonLatinNames><RegimeName>The Russia (Sanctions) (EU Exit) Regulations 2019</RegimeName>
<IndividualEntityShip>Entity</IndividualEntityShip><DesignationSource>UK</DesignationSource>
<SanctionsImposed>Asset freeze|Trust services sanctions</SanctionsImposed><OtherInformation>A note.</OtherInformation>
<UKStatementofReasons>(1) One ground. (2) Another.</UKStatementofReasons><Addresses><Address>
<AddressLine1>1 Way</AddressLine1><AddressCountry>Russia</AddressCountry></Address></Addresses>
<PhoneNumbers><PhoneNumber>+7 1</PhoneNumber></PhoneNumbers><Websites><Website>north.example</Website></Websites>
<EmailAddresses><EmailAddress>a@north.example</EmailAddress></EmailAddresses><DateDesignated>29/06/2022</DateDesignated>
<EntityDetails><Entity><TypeOfEntities><TypeOfEntity>Company</TypeOfEntity></TypeOfEntities><Subsidiaries>
<Subsidiary>South</Subsidiary><Subsidiary>East</Subsidiary></Subsidiaries><ParentCompanies>
<ParentCompany>West</ParentCompany></ParentCompanies><BusinessRegistrationNumbers>
<BusinessRegistrationNumber>7707083893</BusinessRegistrationNumber></BusinessRegistrationNumbers></Entity>
</EntityDetails></Designation>"""


def parse(*records: str, head: str = "") -> Parsed:
    """Read a file.

    Args:
        *records: Its records.
        head: What stands above the root.

    Returns:
        What the format makes of it.
    """
    text = f"{head}<Designations><DateGenerated>14/08/2026</DateGenerated>{''.join(records)}</Designations>"
    file = ListFile("UK-Sanctions-List.xml", text.encode(), {}, Limits())
    assert uk_sanctions_xml.claims(file)
    return uk_sanctions_xml.parse(file)


def test_values_beside_each_other_stay_together() -> None:
    """Names, addresses and passports keep their own parts, and repeated values are all kept."""
    parsed = parse(PERSON)
    (draft,) = parsed.drafts
    assert parsed.issues == ()
    assert (draft.entry_id, draft.kind, draft.row) == ("RUS0002", "person", "line 1")
    assert [(name.text, name.quality) for name in draft.names] == [
        ("Anna KELLER", NameQuality.PRIMARY),
        ("ANNI", NameQuality.WEAK),
        ("Анна Келлер", NameQuality.ALIAS),
    ]
    assert draft.addresses == ("1 Way, Mali", "2 Way, Mali")
    assert draft.identifiers[:5] == (
        ("Passport", "X1 (old)"),
        ("Passport", "X2"),
        ("Date of birth", "dd/mm/1961"),
        ("Date of birth", "1962-02-01"),
        ("Place of birth", "Bern, Switzerland"),
    )
    assert (draft.reason, draft.listed_on, parsed.as_of) == (
        "A reason.",
        PartialDate("2022-06-29"),
        PartialDate("2026-08-14"),
    )
    assert parsed.ignored_fields == ("NonLatinScriptType", "SanctionsImposedIndicators")


def test_record_says_the_same_as_the_row_of_the_csv() -> None:
    """One entry in both layouts is read alike, but for its place in the file."""
    (from_xml,), (from_csv,) = parse(COMPANY).drafts, parse_csv(make_csv(ENTITY)).drafts
    fields = (
        "names",
        "countries",
        "addresses",
        "identifiers",
        "programmes",
        "reason",
        "listed_on",
        "linked",
        "remarks",
    )
    assert {name: getattr(from_xml, name) for name in fields} == {name: getattr(from_csv, name) for name in fields}


def test_unknown_element_and_missing_number_are_reported() -> None:
    """An element that the format does not know, and a record without its number, are issues."""
    parsed = parse(
        PERSON.replace("<UNReferenceNumber/>", "<Mood>x</Mood>"),
        COMPANY.replace("UniqueID", "Mood").replace("OFSIGroupID", "Mood"),
    )
    assert [draft.entry_id for draft in parsed.drafts] == ["RUS0002"]
    assert {issue.code for issue in parsed.issues} == {"unknown_field", "no_number"}


def test_bomb_is_refused() -> None:
    """A file with a document type is refused before anything expands."""
    with pytest.raises(UnsafeError):
        parse(PERSON, head='<!DOCTYPE x [<!ENTITY a "aaaa">]>')
