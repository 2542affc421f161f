"""The Consolidated List of the UN Security Council. The small files are written for these tests in its layout."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tieline.errors import DamagedError, UnsafeError
from tieline.lists import un_xml
from tieline.lists.draft import ListFile, Parsed
from tieline.model import NameQuality, PartialDate
from tieline.settings import Limits

PERSON = """<INDIVIDUAL><DATAID>1</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>ANNA</FIRST_NAME>
<SECOND_NAME>KELLER</SECOND_NAME><UN_LIST_TYPE>DRC</UN_LIST_TYPE><REFERENCE_NUMBER>CDi.999</REFERENCE_NUMBER>
<LISTED_ON>2015-03-27-04:00</LISTED_ON><GENDER>Female</GENDER><NAME_ORIGINAL_SCRIPT>Анна Келлер</NAME_ORIGINAL_SCRIPT>
<COMMENTS1>A comment.</COMMENTS1><TITLE><VALUE>Dr</VALUE></TITLE><DESIGNATION><VALUE>Clerk</VALUE></DESIGNATION>
<NATIONALITY><VALUE>Switzerland</VALUE></NATIONALITY><LAST_DAY_UPDATED><VALUE>2016-10-13</VALUE><VALUE/></LAST_DAY_UPDATED>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Ann Keller; Anne Keller</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Anni (original script: Анни)</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>A. Meier</ALIAS_NAME><NOTE>previously listed as</NOTE>
</INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ADDRESS><STREET>1 Way</STREET><CITY>Bern</CITY><COUNTRY>Switzerland</COUNTRY><NOTE>old</NOTE>
</INDIVIDUAL_ADDRESS>
<INDIVIDUAL_ADDRESS><COUNTRY>Rwanda</COUNTRY></INDIVIDUAL_ADDRESS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1957</FROM_YEAR><TO_YEAR>1959</TO_YEAR>
</INDIVIDUAL_DATE_OF_BIRTH><INDIVIDUAL_PLACE_OF_BIRTH><CITY>Bern</CITY><COUNTRY>Switzerland</COUNTRY>
</INDIVIDUAL_PLACE_OF_BIRTH><INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>X12</NUMBER>
<ISSUING_COUNTRY>Switzerland</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT><SORT_KEY/><SORT_KEY_LAST_MOD/></INDIVIDUAL>"""
ENTITY = """<ENTITY><DATAID>2</DATAID><FIRST_NAME>GREAT LAKES AIR (GLA)</FIRST_NAME><UN_LIST_TYPE>DRC</UN_LIST_TYPE>
<REFERENCE_NUMBER>CDe.999</REFERENCE_NUMBER><LISTED_ON>2007-03-29</LISTED_ON><ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY>
<ALIAS_NAME>LAKES AIR</ALIAS_NAME></ENTITY_ALIAS></ENTITY>"""


def parse(*records: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> Parsed:
    """Read a file.

    Args:
        *records: Its records.
        head: What stands above the root.

    Returns:
        What the format makes of it.
    """
    text = f'{head}<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z">{"".join(records)}</CONSOLIDATED_LIST>'
    file = ListFile("un.xml", text.encode(), {}, Limits())
    assert un_xml.claims(file)
    return un_xml.parse(file)


def test_names_come_with_script_and_quality() -> None:
    """Every name arrives as the list gives it: weak, former, in its own script, and parted where two stand in one."""
    names = parse(PERSON).drafts[0].names
    assert [(name.text, name.quality) for name in names] == [
        ("ANNA KELLER", NameQuality.PRIMARY),
        ("Анна Келлер", NameQuality.ALIAS),
        ("Ann Keller", NameQuality.ALIAS),
        ("Anne Keller", NameQuality.ALIAS),
        ("Anni", NameQuality.WEAK),
        ("Анни", NameQuality.WEAK),
        ("A. Meier", NameQuality.FORMER),
    ]


def test_every_field_of_a_full_record_is_used() -> None:
    """Dates, places, documents, programme and remarks arrive, and nothing is unknown."""
    parsed = parse(PERSON)
    (draft,) = parsed.drafts
    assert parsed.issues == ()
    assert (draft.entry_id, draft.kind, draft.programmes) == ("CDi.999", "person", ("DRC",))
    assert (draft.listed_on, parsed.as_of) == (PartialDate("2015-03-27"), PartialDate("2026-02-27"))
    assert draft.countries == ("Switzerland", "Rwanda")
    assert draft.addresses == ("1 Way, Bern, Switzerland (old)",)
    assert draft.identifiers == (
        ("Passport", "X12 (Switzerland)"),
        ("Date of birth", "1957 to 1959"),
        ("Place of birth", "Bern, Switzerland"),
        ("Nationality", "Switzerland"),
        ("Gender", "Female"),
    )
    told = (
        "A comment. Title: Dr. Designation: Clerk. On the name A. Meier: previously listed as. Amended on: 2016-10-13."
    )
    assert draft.remarks == told
    assert draft.row == "line 1"
    assert parsed.ignored_fields == ("DATAID", "SORT_KEY", "SORT_KEY_LAST_MOD", "VERSIONNUM")


def test_entity_has_its_short_form_and_former_name() -> None:
    """The short form in brackets is another name of an organisation; f.k.a. is a former one."""
    (draft,) = parse(ENTITY).drafts
    assert draft.kind == "organisation"
    assert [(name.text, name.quality.value) for name in draft.names] == [
        ("GREAT LAKES AIR (GLA)", "primary"),
        ("GLA", "alias"),
        ("LAKES AIR", "former"),
    ]
    assert (draft.remarks, draft.addresses) == (None, ())


def test_unknown_field_quality_and_date_are_reported() -> None:
    """What the format does not know is an issue, and the entry stays."""
    odd = (
        ENTITY.replace("f.k.a.", "Middling")
        .replace("2007-03-29", "soon")
        .replace("</ENTITY>", "<MOOD>x</MOOD></ENTITY>")
    )
    parsed = parse(odd)
    assert len(parsed.drafts) == 1
    assert sorted(issue.code for issue in parsed.issues) == ["not_read:date", "unknown_field", "unknown_kind"]


def test_record_without_name_is_left_out_and_reported() -> None:
    """A record that names nobody is an issue."""
    parsed = parse("<ENTITY><REFERENCE_NUMBER>X</REFERENCE_NUMBER></ENTITY>", ENTITY)
    assert [draft.entry_id for draft in parsed.drafts] == ["CDe.999"]
    assert [issue.code for issue in parsed.issues] == ["no_name"]


def test_name_whose_letters_were_lost_is_reported() -> None:
    """A name in its own script of which only marks are left is no name; Latin words instead of a script are one."""
    lost = PERSON.replace("Анна Келлер", "E-E/ 'DDG")
    parsed = parse(lost, PERSON.replace("Анна Келлер", "JAMAAH DAULAH"))
    assert [issue.code for issue in parsed.issues] == ["lost_script"]
    assert "JAMAAH DAULAH" in [name.text for name in parsed.drafts[1].names]


def test_bomb_is_refused() -> None:
    """A file with a document type is refused before anything expands."""
    head = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(UnsafeError):
        parse(ENTITY.replace("LAKES AIR", "&b;"), head=head)


def test_cut_off_file_is_partial() -> None:
    """A file that ends in the middle of a record gives those before it, and says so."""
    text = f'<CONSOLIDATED_LIST dateGenerated="2026-02-27"><ENTITIES>{ENTITY}{ENTITY[:80]}'
    parsed = un_xml.parse(ListFile("un.xml", text.encode(), {}, Limits()))
    assert (len(parsed.drafts), parsed.is_partial) == (1, True)
    assert [issue.code for issue in parsed.issues] == ["cut_off"]
    with pytest.raises(DamagedError):
        un_xml.parse(ListFile("un.xml", b"<CONSOLIDATED_LIST><ENT", {}, Limits()))


@pytest.mark.parametrize(
    ("day", "persons", "entities", "codes"),
    [
        ("2025-08-16_bad-byte", 684, 195, ["bad_byte", "lost_script"]),
        ("2025-11-18", 727, 273, ["bad_byte"]),
        ("2026-02-27", 730, 273, ["bad_byte"]),
    ],
)
def test_real_files_lose_no_entry(shared: Path, day: str, persons: int, entities: int, codes: list[str]) -> None:
    """Every entry of the real files is read, dated and numbered; spoilt letters are the only issues."""
    data = gzip.decompress((shared / "lists" / "un" / f"consolidated_{day}.xml.gz").read_bytes())
    parsed = un_xml.parse(ListFile(f"{day}.xml", data, {}, Limits()))
    kinds = [draft.kind for draft in parsed.drafts]
    assert (kinds.count("person"), kinds.count("organisation")) == (persons, entities)
    assert data.count(b"<DATAID>") == len(parsed.drafts) == len({draft.entry_id for draft in parsed.drafts})
    assert all(draft.listed_on is not None and draft.row is not None for draft in parsed.drafts)
    assert [issue.code for issue in parsed.issues] == codes
    assert (parsed.as_of, parsed.is_partial) == (PartialDate(day[:10]), False)
