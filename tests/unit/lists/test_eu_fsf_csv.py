"""The EU's Financial Sanctions Files as CSV. Rows under the published headers; no real file is at hand."""

from __future__ import annotations

import csv
import io

from tieline.lists import eu_fsf_csv
from tieline.lists.draft import ListFile, Parsed
from tieline.model import NameQuality, PartialDate
from tieline.settings import Limits

PARTS_1_1 = {
    "Entity": "LogicalId EU_ReferenceNumber UnitedNationId DesignationDate DesignationDetails Remark SubjectType "
    "SubjectType_ClassificationCode",
    "NameAlias": "LastName FirstName MiddleName WholeName NameLanguage Gender Title Function LogicalId "
    "RegulationLanguage Remark",
    "Address": "City Street PoBox ZipCode Region Place AsAtListingTime ContactInfo CountryIso2Code CountryDescription "
    "LogicalId RegulationLanguage Remark",
    "BirthDate": "BirthDate Day Month Year YearRangeFrom YearRangeTo Circa CalendarType ZipCode Region Place City "
    "CountryIso2Code CountryDescription LogicalId RegulationLanguage Remark",
    "Identification": "Number Diplomatic KnownExpired KnownFalse ReportedLost RevokedByIssuer IssuedBy IssuedDate "
    "ValidFrom ValidTo LatinNumber NameOnDocument TypeCode TypeDescription Region CountryIso2Code CountryDescription "
    "LogicalId RegulationLanguage Remark",
    "Citizenship": "Region CountryIso2Code CountryDescription LogicalId RegulationLanguage Remark",
}
ACT = "Type OrganisationType PublicationDate EntryIntoForceDate NumberTitle Programme PublicationUrl"
HEADER_1_1 = ["fileGenerationDate"] + [
    f"{part}_{name}"
    for part, names in PARTS_1_1.items()
    for name in (*names.split(), *(f"Regulation_{field}" for field in ACT.split()))
]
BASE_1_1 = {
    "fileGenerationDate": "01/09/2026",
    "Entity_LogicalId": "13",
    "Entity_EU_ReferenceNumber": "EU.27.28",
    "Entity_DesignationDate": "2003-07-07",
    "Entity_Remark": "A remark.",
    "Entity_SubjectType": "person",
    "Entity_SubjectType_ClassificationCode": "P",
    "Entity_Regulation_NumberTitle": "1210/2003 (OJ L169)",
    "Entity_Regulation_PublicationDate": "2003-07-08",
    "Entity_Regulation_Programme": "IRQ",
    "Entity_Regulation_PublicationUrl": "http://x.example",
    "Entity_Regulation_Type": "regulation",
}
LEBA = "logical_id leba_numtitle leba_publication_date leba_url"
PARTS_1_0 = {
    "Naal": f"{LEBA} lastname firstname middlename wholename gender title function language programme",
    "Addr": f"{LEBA} number street zipcode city country other programme",
    "Birt": f"{LEBA} date place country programme",
    "Iden": f"{LEBA} number country programme",
    "Citi": f"{LEBA} country programme",
}
HEADER_1_0 = [
    *("Date_file", "Entity_logical_id", "Subject_type", "Leba_numtitle", "Leba_publication_date", "Leba_url"),
    *("Programme", "Entity_remark", "EU_ref_num"),
    *(f"{part}_{name}" for part, names in PARTS_1_0.items() for name in names.split()),
]


def parse(*rows: dict[str, str], header: list[str], repeated: str = "") -> Parsed:
    """Read a file.

    Args:
        *rows: Values by column.
        header: The columns.
        repeated: What is put behind the header and each row.

    Returns:
        What the format makes of it.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, header, delimiter=";", lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    text = "".join(f"{line}{repeated}\n" for line in out.getvalue().splitlines())
    file = ListFile("eu.csv", text.encode("utf-8-sig"), {}, Limits())
    assert eu_fsf_csv.claims(file)
    return eu_fsf_csv.parse(file)


def test_details_of_an_entry_are_gathered() -> None:
    """Names, address, birth, document and citizenship on rows of their own make one entry with act and dates."""
    parsed = parse(
        {
            **BASE_1_1,
            "NameAlias_WholeName": "Saddam Hussein",
            "NameAlias_LastName": "Hussein",
            "NameAlias_LogicalId": "17",
        },
        {**BASE_1_1, "NameAlias_WholeName": "Abu Ali", "NameAlias_NameLanguage": "", "NameAlias_LogicalId": "9"},
        {
            **BASE_1_1,
            "NameAlias_WholeName": "Abû Ali",
            "NameAlias_NameLanguage": "FR",
            "NameAlias_Remark": "weak alias",
        },
        {**BASE_1_1, "Address_City": "Tikrit", "Address_CountryIso2Code": "IQ", "Address_CountryDescription": "IRAQ"}
        | {"Address_ContactInfo": "PHONE: 1"},
        {**BASE_1_1, "BirthDate_BirthDate": "1937-04-28", "BirthDate_City": "al-Awja"},
        {**BASE_1_1, "Identification_Number": "X1", "Identification_TypeDescription": "National passport"}
        | {"Identification_IssuedDate": "1990-01-01"},
        {**BASE_1_1, "Citizenship_CountryIso2Code": "IQ", "Citizenship_CountryDescription": "IRAQ"},
        header=HEADER_1_1,
    )
    (draft,) = parsed.drafts
    assert parsed.issues == ()
    assert [(name.text, name.quality) for name in draft.names] == [
        ("Saddam Hussein", NameQuality.PRIMARY),
        ("Abu Ali", NameQuality.ALIAS),
        ("Abû Ali", NameQuality.WEAK),
    ]
    assert (draft.entry_id, draft.kind, draft.row) == ("EU.27.28", "person", "row 2")
    assert (draft.listed_on, parsed.as_of) == (PartialDate("2003-07-07"), PartialDate("2026-09-01"))
    assert (draft.citation, draft.programmes, draft.countries) == ("1210/2003 (OJ L169)", ("IRQ",), ("IQ",))
    assert draft.addresses == ("Tikrit, IRAQ",)
    assert draft.identifiers == (
        ("National passport", "X1 (issued on 1990-01-01)"),
        ("Date of birth", "1937-04-28"),
        ("Place of birth", "al-Awja"),
        ("Citizenship", "IQ"),
        ("Phone", "1"),
    )
    assert "NameAlias_LogicalId" not in parsed.ignored_fields
    assert {"Entity_Regulation_Type", "Address_LogicalId", "NameAlias_Regulation_NumberTitle"} <= set(
        parsed.ignored_fields
    )


def test_older_version_says_the_same_in_its_own_columns() -> None:
    """Version 1.0, with the entry's number repeated at its end, is read under its own column names."""
    base = {"Date_file": "05/08/2026", "Entity_logical_id": "27", "EU_ref_num": "EU.9.9", "Subject_type": "E"} | {
        "Leba_numtitle": "2013/255 (OJ L147)",
        "Leba_publication_date": "2013-06-01",
        "Programme": "SYR",
    }
    parsed = parse(
        {**base, "Naal_wholename": "North Bank", "Naal_language": "EN", "Naal_leba_publication_date": "2012-01-24"},
        {**base, "Addr_street": "1 Way", "Addr_country": "SYR"},
        {**base, "Iden_number": "7 (regnumber)", "Iden_country": "SYR"},
        header=HEADER_1_0,
        repeated=";Entity_logical_id",
    )
    (draft,) = parsed.drafts
    assert parsed.issues == ()
    assert (draft.entry_id, draft.kind, draft.names[0].text) == ("EU.9.9", "organisation", "North Bank")
    assert (draft.listed_on, parsed.as_of) == (PartialDate("2012-01-24"), PartialDate("2026-08-05"))
    assert (draft.addresses, draft.countries) == (("1 Way, SYR",), ("SYR",))
    assert draft.identifiers == (("Identifier", "7 (regnumber) (SYR)"),)
    assert "Entity_logical_id#2" in parsed.ignored_fields


def test_bad_rows_are_reported_and_the_rest_goes_on() -> None:
    """Rows without number, entries without a name, odd dates and unknown columns are issues."""
    named = {"NameAlias_WholeName": "X"}
    parsed = parse(
        {**BASE_1_1, **named, "Entity_LogicalId": "", "Entity_EU_ReferenceNumber": ""},
        {**BASE_1_1, "Entity_LogicalId": "14"},
        {**BASE_1_1, **named, "Entity_DesignationDate": "soon"},
        header=[*HEADER_1_1, "Mood"],
    )
    assert [draft.listed_on for draft in parsed.drafts] == [PartialDate("2003-07-08")]
    assert sorted(issue.code for issue in parsed.issues) == ["no_name", "no_number", "not_read:date", "unknown_field"]


def test_table_without_the_columns_is_not_claimed() -> None:
    """A semicolon table of something else is left to other formats."""
    assert not eu_fsf_csv.claims(ListFile("x.csv", b"Entity_LogicalId;Name\n1;X\n", {}, Limits()))
