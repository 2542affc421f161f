"""The EU's Financial Sanctions Files as XML. The records are written for these tests in the layout of the files."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tieline.errors import DamagedError, UnsafeError
from tieline.lists import eu_fsf_xml
from tieline.lists.draft import ListFile, Parsed
from tieline.model import NameQuality, PartialDate
from tieline.settings import Limits

PERSON = """<sanctionEntity designationDetails="" unitedNationId="LYi.999" euReferenceNumber="EU.1.2" logicalId="7"
designationDate="2011-02-26"><remark>A remark.</remark>
<regulation regulationType="amendment" organisationType="council" publicationDate="2020-05-29"
 entryIntoForceDate="2020-05-30"
 numberTitle="2020/716 (OJ L168)" programme="LBY" logicalId="1"><publicationUrl>http://x.example/1</publicationUrl>
</regulation>
<subjectType code="person" classificationCode="P"/>
<nameAlias firstName="" middleName="" lastName="" wholeName="Anni" nameLanguage="" strong="false" function="" title=""
 regulationLanguage="en" logicalId="1"><regulationSummary publicationDate="2011-03-01" numberTitle="1"/></nameAlias>
<nameAlias firstName="Anna" middleName="" lastName="Keller" wholeName="Anna Keller" nameLanguage="EN" strong="true"
 function="Clerk" title="Dr" gender="F" regulationLanguage="en" logicalId="2"><remark>Good quality alias</remark>
</nameAlias>
<nameAlias wholeName="Анна Келлер" nameLanguage="BG" strong="true" logicalId="3"><remark>low quality alias</remark>
</nameAlias>
<nameAlias wholeName="A. Meier" nameLanguage="" strong="true" logicalId="4"><remark>as previously listed</remark>
</nameAlias>
<citizenship region="" countryIso2Code="LY" countryDescription="LIBYA" regulationLanguage="en" logicalId="1"/>
<birthdate circa="true" calendarType="GREGORIAN" city="Bern" birthdate="" year="1961" countryIso2Code="00"
 countryDescription="UNKNOWN" logicalId="1"/>
<birthdate circa="false" calendarType="GREGORIAN" city="" yearRangeFrom="1958" yearRangeTo="1963" logicalId="2"/>
<identification diplomatic="true" knownExpired="false" number="X1" identificationTypeDescription="National passport"
 identificationTypeCode="passport" countryIso2Code="LY" countryDescription="LIBYA" logicalId="1">
<remark>(passport)</remark>
</identification>
<address city="Bern" street="1 Way" poBox="" zipCode="3000" asAtListingTime="true" countryIso2Code="CH"
 countryDescription="SWITZERLAND" logicalId="1"><contactInfo key="PHONE" value="+41 1"/></address></sanctionEntity>"""
ENTITY = """<sanctionEntity euReferenceNumber="EU.3.4" logicalId="8" designationDetails="">
<remark>Date of listing: 23.1.2012</remark>
<regulation publicationDate="2020-05-29" numberTitle="2020/716 (OJ L168)" programme="SYR" logicalId="1"/>
<subjectType code="enterprise" classificationCode="E"/><nameAlias wholeName="North Bank (NB)"
 nameLanguage="" strong="true"
 logicalId="5"><regulationSummary publicationDate="2012-01-24"/></nameAlias></sanctionEntity>"""
ROOT = '<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2022-03-18T14:52:26.947+01:00">'


def parse(*records: str, head: str = "", end: str = "</export>") -> Parsed:
    """Read a file.

    Args:
        *records: Its records.
        head: What stands above the root.
        end: What closes it.

    Returns:
        What the format makes of it.
    """
    file = ListFile("eu.xml", f"{head}{ROOT}{''.join(records)}{end}".encode(), {}, Limits())
    assert eu_fsf_xml.claims(file)
    return eu_fsf_xml.parse(file)


def test_names_come_by_strength_with_the_complete_one_first() -> None:
    """A full name in the act's language is the primary one; weak, former and foreign names follow."""
    (draft,) = parse(PERSON).drafts
    assert [(name.text, name.quality) for name in draft.names] == [
        ("Anna Keller", NameQuality.PRIMARY),
        ("Anni", NameQuality.WEAK),
        ("A. Meier", NameQuality.FORMER),
        ("Анна Келлер", NameQuality.WEAK),
    ]
    assert "Names in EN: Anna Keller; in BG: Анна Келлер." in (draft.remarks or "")


def test_every_field_of_a_full_record_is_used() -> None:
    """Act, dates, documents, addresses and remarks arrive, and nothing is unknown."""
    parsed = parse(PERSON)
    (draft,) = parsed.drafts
    assert parsed.issues == ()
    assert (draft.entry_id, draft.kind, draft.programmes) == ("EU.1.2", "person", ("LBY",))
    assert (draft.citation, draft.url) == ("2020/716 (OJ L168)", "http://x.example/1")
    assert (draft.listed_on, parsed.as_of) == (PartialDate("2011-02-26"), PartialDate("2022-03-18"))
    assert draft.countries == ("LY", "CH")
    assert draft.addresses == ("1 Way, Bern, 3000, SWITZERLAND (at the time of listing)",)
    assert draft.identifiers == (
        ("National passport", "X1 (LIBYA, passport, diplomatic)"),
        ("Date of birth", "approximately 1961"),
        ("Place of birth", "Bern"),
        ("Date of birth", "1958 to 1963"),
        ("Citizenship", "LY"),
        ("Gender", "F"),
        ("United Nations ID", "LYi.999"),
        ("Phone", "+41 1"),
    )
    assert (draft.remarks or "").startswith(
        "A remark. Title: Dr. Function: Clerk. On the name A. Meier: as previously listed."
    )
    assert parsed.ignored_fields == (
        *("entryIntoForceDate", "logicalId", "organisationType", "regulationLanguage", "regulationType"),
    )


@pytest.mark.parametrize(
    ("record", "day"),
    [
        (ENTITY, "2012-01-23"),
        (ENTITY.replace("Date of listing: 23.1.2012", "x"), "2012-01-24"),
        (ENTITY.replace('logicalId="8"', 'designationDate="2021-08-07"'), "2012-01-23"),
        (
            ENTITY.replace('details=""', 'details=""').replace('logicalId="8"', 'designationDate="2011-12-01"'),
            "2011-12-01",
        ),
    ],
)
def test_date_on_is_the_designation_else_what_is_stated_else_the_first_act(record: str, day: str) -> None:
    """The designation date counts first, then a date of listing in the remarks, then the first act that is cited."""
    assert [draft.listed_on for draft in parse(record).drafts] == [PartialDate(day)]


def test_cut_off_file_is_partial_with_the_entries_before_the_cut() -> None:
    """A file that ends in the middle of a record keeps those before it, and says so."""
    parsed = parse(ENTITY, PERSON[:300], end="")
    assert ([draft.entry_id for draft in parsed.drafts], parsed.is_partial) == (["EU.3.4"], True)
    assert [issue.code for issue in parsed.issues] == ["cut_off"]
    with pytest.raises(DamagedError):
        parse(PERSON[:300], end="")


def test_odd_records_are_reported() -> None:
    """Unknown fields and kinds, odd dates and entries without a name are issues; the rest goes on."""
    odd = ENTITY.replace("enterprise", "robot").replace('classificationCode="E"', 'mood="x"')
    odd = odd.replace('logicalId="8"', 'designationDate="soon"')
    parsed = parse(odd, ENTITY.replace("North Bank (NB)", ""))
    assert [draft.kind for draft in parsed.drafts] == ["unknown"]
    assert sorted(issue.code for issue in parsed.issues) == [
        "no_name",
        "not_read:date",
        "unknown_field",
        "unknown_kind",
    ]


def test_bomb_is_refused() -> None:
    """A file with a document type is refused before anything expands."""
    with pytest.raises(UnsafeError):
        parse(ENTITY, head='<!DOCTYPE x [<!ENTITY a "aaaa">]>')


def test_real_file_gives_the_entries_before_its_cut(shared: Path) -> None:
    """Every whole entry of the real cut-off file is read with a date; the cut is the only issue."""
    data = gzip.decompress((shared / "lists" / "eu" / "fsf_2022-03-18_truncated.xml.gz").read_bytes())
    parsed = eu_fsf_xml.parse(ListFile("fsf.xml", data, {}, Limits()))
    assert len(parsed.drafts) == data.count(b"</sanctionEntity>") == 1044
    assert (parsed.is_partial, parsed.as_of) == (True, PartialDate("2022-03-18"))
    assert [issue.code for issue in parsed.issues] == ["cut_off"]
    assert all(draft.listed_on is not None and draft.citation and draft.programmes for draft in parsed.drafts)
