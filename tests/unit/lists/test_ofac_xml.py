"""OFAC's XML. The files are written for these tests by OFAC's schema (sdn.xsd)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contract.list_files import load_file
from tieline.errors import DamagedError
from tieline.lists.draft import ListFile, Parsed
from tieline.lists.ofac_xml import NAMESPACES, claims, parse
from tieline.model import LinkedParty, NameQuality, PartialDate
from tieline.settings import Limits

HEAD = (
    "<publshInformation><Publish_Date>05/03/2024</Publish_Date><Record_Count>{count}</Record_Count></publshInformation>"
)
COMPANY = """<sdnEntry><uid>36</uid><lastName>ALPHA WORKS</lastName><sdnType>Entity</sdnType>
<remarks>All offices; (Linked To: BETA BANK)</remarks><programList><program>CMIC-EO13959</program></programList>
<idList><id><uid>1</uid><idType>Tax ID No.</idType><idNumber>123</idNumber><idCountry>Russia</idCountry>
<expirationDate>2030</expirationDate></id>
<id><uid>2</uid><idType>Listing Date (CMIC)</idType><idNumber>03 Jun 2021</idNumber></id></idList>
<akaList><aka><uid>3</uid><type>a.k.a.</type><category>weak</category><lastName>АЛЬФА</lastName></aka>
<aka><uid>4</uid><type>f.k.a.</type><category>strong</category><lastName>OLD WORKS</lastName></aka></akaList>
<addressList><address><uid>5</uid><address1>1 Main St</address1><city>Omsk</city><country>Russia</country></address>
<address><uid>6</uid><country>China</country></address></addressList></sdnEntry>"""
PERSON = """<sdnEntry><uid>37</uid><firstName>Anna</firstName><lastName>KELLER</lastName><title>Clerk</title>
<sdnType>Individual</sdnType><programList><program>CMIC-EO13959</program></programList><dateOfBirthList>
<dateOfBirthItem><uid>7</uid><dateOfBirth>1970</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem>
</dateOfBirthList></sdnEntry>"""
SHIP = """<sdnEntry><uid>38</uid><lastName>SEA STAR</lastName><sdnType>Vessel</sdnType><programList>
<program>IRAN</program></programList><vesselInfo><callSign>C1</callSign><vesselFlag>Malta</vesselFlag>
<vesselOwner>X Ltd</vesselOwner></vesselInfo></sdnEntry>"""


def xml(*entries: str, namespace: bytes = NAMESPACES[1], count: int | None = None) -> bytes:
    """Write a file.

    Args:
        *entries: Its entries.
        namespace: The namespace of its root.
        count: How many entries it states; None states the right number.

    Returns:
        The file.
    """
    head = HEAD.format(count=len(entries) if count is None else count)
    return f'<?xml version="1.0"?><sdnList xmlns="{namespace.decode()}">{head}{"".join(entries)}</sdnList>'.encode()


def read(data: bytes, *, source: str = "consolidated.xml") -> Parsed:
    """Read a file that the format claims.

    Args:
        data: Its bytes.
        source: Its name.

    Returns:
        What it gives.
    """
    file = ListFile(source, data, {}, Limits())
    assert claims(file)
    return parse(file)


@pytest.mark.parametrize("namespace", NAMESPACES)
def test_both_namespaces_are_read(namespace: bytes) -> None:
    """The old file and that of 2024 give the same entries and day."""
    parsed = read(xml(COMPANY, PERSON, namespace=namespace))
    assert [draft.names[0].text for draft in parsed.drafts] == ["ALPHA WORKS", "KELLER, Anna"]
    assert (parsed.as_of, parsed.issues, parsed.is_partial) == (PartialDate("2024-05-03"), (), False)


def test_every_field_of_an_entry_is_used() -> None:
    """Names with their qualities, addresses, identifiers, dates and ties are taken from their fields."""
    (draft,) = read(xml(COMPANY)).drafts
    assert [(name.text, name.quality) for name in draft.names[1:]] == [
        ("АЛЬФА", NameQuality.WEAK),
        ("OLD WORKS", NameQuality.FORMER),
    ]
    assert (draft.addresses, draft.countries) == (("1 Main St, Omsk, Russia",), ("Russia", "China"))
    assert draft.identifiers[0] == ("Tax ID No.", "123 (Russia, expires 2030)")
    assert draft.listed_on == PartialDate("2021-06-03")
    assert draft.linked == (LinkedParty("Linked To", "BETA BANK"),)
    assert (draft.entry_id, draft.row, draft.programmes) == ("36", "entity 36", ("CMIC-EO13959",))
    assert draft.remarks == "All offices; (Linked To: BETA BANK)"


def test_person_and_vessel_have_their_own_fields() -> None:
    """Birth and title of a person, flag and owner of a vessel are kept."""
    person, ship = read(xml(PERSON, SHIP)).drafts
    assert (person.kind, person.identifiers, person.remarks) == (
        "person",
        (("Date of birth", "1970"),),
        "Title: Clerk.",
    )
    assert (ship.kind, ship.linked) == ("vessel", (LinkedParty("Vessel owner", "X Ltd"),))
    assert ("Vessel flag", "Malta") in ship.identifiers


@pytest.mark.parametrize(
    ("source", "list_code"),
    [("consolidated.xml", "Non-SDN"), ("sdn.xml", "Specially"), ("download", "Non-SDN")],
)
def test_list_is_told_by_name_or_programmes(source: str, list_code: str) -> None:
    """The SDN and the consolidated list share a layout: the file's name decides, else what most programmes are."""
    assert read(xml(COMPANY), source=source).drafts[0].list_name.startswith(list_code)
    assert read(xml(SHIP), source="download").drafts[0].list_name.startswith("Specially")


def test_unknown_fields_and_counts_are_issues() -> None:
    """A new field, an unknown kind and a count that does not fit are reported, and the rest goes on."""
    odd = PERSON.replace("<title>Clerk</title>", "<rank>7</rank>").replace("Individual", "Robot")
    parsed = read(xml(COMPANY, odd, count=3))
    assert [issue.code for issue in parsed.issues] == ["unknown_field", "unknown_kind", "count"]
    assert parsed.drafts[1].kind == "unknown"


def test_entry_without_a_name_is_an_issue() -> None:
    """An entry that has no name is left out."""
    parsed = read(xml(COMPANY, "<sdnEntry><uid>9</uid><sdnType>Entity</sdnType></sdnEntry>", count=1))
    assert [issue.code for issue in parsed.issues] == ["no_name"]


def test_wrong_check_digit_is_an_issue() -> None:
    """An identifier whose check digit does not fit is kept and reported."""
    odd = COMPANY.replace("Tax ID No.", "ISIN").replace(">123<", ">CNE000000GZ1<")
    assert [issue.code for issue in read(xml(odd)).issues] == ["doubtful:identifier"]


def test_cut_off_file_is_partial() -> None:
    """A file that ends in the middle gives the entries before the cut, and no word on the count."""
    parsed = read(xml(COMPANY, PERSON)[:-60])
    assert (len(parsed.drafts), parsed.is_partial) == (1, True)
    assert [issue.code for issue in parsed.issues] == ["cut_off"]


def test_file_without_entries_is_refused() -> None:
    """No entries are no list."""
    with pytest.raises(DamagedError, match="no entries"):
        read(xml())


def test_real_file_has_its_entries(shared: Path) -> None:
    """The consolidated list of 2025-03-28 has 443 entries, as it says, with 283 stated ties."""
    result = load_file(shared, "us-ofac/consolidated_2025-03-28.xml.gz")
    assert result.snapshot.as_of == PartialDate("2025-03-28")
    assert len(result.listings) == 443
    assert sum(len(listing.linked) for listing in result.listings) == 283
    assert {issue.code for issue in result.issues} == {"doubtful:identifier"}
