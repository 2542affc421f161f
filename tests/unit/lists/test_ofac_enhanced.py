"""OFAC's Enhanced XML. The files are written for these tests by the schema of the Sanctions List Service."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contract.list_files import load_file
from tieline.errors import DamagedError
from tieline.lists.draft import ListFile, Parsed
from tieline.lists.ofac_enhanced import NAMESPACE, claims, parse
from tieline.lists.registry import ListImport
from tieline.model import LinkedParty, NameQuality, PartialDate
from tieline.settings import Limits


def name(text: str, *, kind: str = "", weak: bool = False, other: str = "") -> str:
    """Write a name.

    Args:
        text: In Latin letters.
        kind: "A.K.A." and the like; empty for the primary name.
        weak: Whether it is of low quality.
        other: The same in another script.

    Returns:
        The element.
    """
    alias = f'<aliasType refId="1400">{kind}</aliasType>' if kind else ""
    scripts = ((text, "true", "Latin"), (other, "false", "Chinese Simplified"))
    translations = "".join(
        f'<translation id="1"><isPrimary>{main}</isPrimary><script refId="2">{script}</script>'
        f"<formattedFullName>{one}</formattedFullName></translation>"
        for one, main, script in scripts
        if one
    )
    main, low = str(not kind).lower(), str(weak).lower()
    return (
        f'<name id="1"><isPrimary>{main}</isPrimary>{alias}<isLowQuality>{low}</isLowQuality>'
        f"<translations>{translations}</translations></name>"
    )


ENTITY = f"""<entity id="6908555"><generalInfo><identityId>7</identityId><entityType refId="601">Entity</entityType>
<remarks>All offices</remarks></generalInfo>
<sanctionsLists><sanctionsList refId="1" id="2" datePublished="2022-02-22">SDN List</sanctionsList>
<sanctionsList refId="1" id="3" datePublished="2021-06-03">Non-SDN CMIC List</sanctionsList>
<sanctionsList refId="1" id="4" datePublished="2021-06-03">Consolidated List</sanctionsList></sanctionsLists>
<sanctionsPrograms><sanctionsProgram refId="1" id="2">CMIC-EO13959</sanctionsProgram></sanctionsPrograms>
<sanctionsTypes><sanctionsType refId="1" id="2">Block</sanctionsType></sanctionsTypes>
<legalAuthorities><legalAuthority refId="1" id="2">Executive Order 14032 (CMIC)</legalAuthority></legalAuthorities>
<names>{name("ALPHA WORKS", other="阿尔法")}{name("ALF", kind="A.K.A.", weak=True)}{name("OLD", kind="F.K.A.")}</names>
<addresses><address id="1"><country refId="1">China</country><translations><translation id="1">
<isPrimary>true</isPrimary>
<script refId="1">Latin</script><addressParts><addressPart id="1"><type refId="1">CITY</type><value>Beijing</value>
</addressPart><addressPart id="2"><type refId="1">ADDRESS1</type><value>1 Road</value></addressPart></addressParts>
</translation></translations></address></addresses>
<features><feature id="1"><type featureTypeId="1">Website</type><versionId>1</versionId><value>x.example</value>
<comments>in Russian</comments><isPrimary>true</isPrimary></feature></features>
<identityDocuments><identityDocument id="1"><type refId="1">Tax ID No.</type><name nameId="1">A</name>
<documentNumber>123</documentNumber><isValid>false</isValid><issuingCountry refId="1">China</issuingCountry>
</identityDocument></identityDocuments>
<relationships><relationship id="1"><type refId="15001">Owned or Controlled By</type>
<relatedEntity entityId="17022">BETA GROUP</relatedEntity></relationship></relationships></entity>"""


def xml(*entities: str, lists: str = "Consolidated List") -> bytes:
    """Write a file.

    Args:
        *entities: Its entries.
        lists: Which list it is an export of.

    Returns:
        The file.
    """
    return (
        f'<?xml version="1.0" encoding="utf-8"?><sanctionsData xmlns="{NAMESPACE.decode()}"><publicationInfo>'
        f'<dataAsOf>2025-01-10T00:00:00</dataAsOf><filters><sanctionsLists><sanctionsList refId="1">{lists}'
        f"</sanctionsList></sanctionsLists></filters></publicationInfo><referenceValues><referenceValue refId='1'/>"
        f"</referenceValues><entities>{''.join(entities)}</entities></sanctionsData>"
    ).encode()


def read(data: bytes) -> Parsed:
    """Read a file that the format claims.

    Args:
        data: Its bytes.

    Returns:
        What it gives.
    """
    file = ListFile("cons_enhanced.xml", data, {}, Limits())
    assert claims(file)
    return parse(file)


def test_every_field_of_an_entry_is_used() -> None:
    """Names in every script, addresses, features, documents, authorities and the day on are taken from their fields."""
    parsed = read(xml(ENTITY))
    (draft,) = parsed.drafts
    assert parsed.issues == ()
    assert [(one.text, one.quality) for one in draft.names] == [
        ("ALPHA WORKS", NameQuality.PRIMARY),
        ("阿尔法", NameQuality.ALIAS),
        ("ALF", NameQuality.WEAK),
        ("OLD", NameQuality.FORMER),
    ]
    assert (draft.addresses, draft.countries) == (("1 Road, Beijing, China",), ("China",))
    assert draft.identifiers == (("Tax ID No.", "123 (China, not valid)"), ("Website", "x.example (in Russian)"))
    assert (draft.citation, draft.row) == ("Executive Order 14032 (CMIC)", "entity 6908555")
    assert draft.remarks == "All offices Sanctions: Block. Also listed: SDN List, since 2022-02-22."
    assert (parsed.as_of, "referenceValues" in parsed.ignored_fields) == (PartialDate("2025-01-10"), True)


def test_relationships_keep_the_number_of_the_other() -> None:
    """A relationship is a tie by entry number, in the list's words."""
    assert read(xml(ENTITY)).drafts[0].linked == (LinkedParty("Owned or Controlled By", "BETA GROUP", "17022"),)


@pytest.mark.parametrize(
    ("lists", "start", "day"), [("Consolidated List", "Non-SDN", "2021-06-03"), ("SDN List", "Specially", "2022-02-22")]
)
def test_entry_stands_on_the_list_that_the_file_exports(lists: str, start: str, day: str) -> None:
    """An entry of several lists stands on that of the file, with that list's day on."""
    (draft,) = read(xml(ENTITY, lists=lists)).drafts
    assert draft.list_name.startswith(start)
    assert str(draft.listed_on) == day


def test_unknown_fields_lists_and_kinds_of_names_are_issues() -> None:
    """What is new in a file is reported, and the rest goes on."""
    odd = ENTITY.replace("<remarks>", "<mood>x</mood><remarks>").replace("Non-SDN CMIC List", "New List")
    odd = odd.replace("A.K.A.", "P.K.A.")
    parsed = read(xml(odd))
    assert {issue.code for issue in parsed.issues} == {"unknown_field", "unknown_list", "unknown_kind"}
    assert len(parsed.drafts) == 1


def test_entry_without_a_name_is_an_issue() -> None:
    """An entry that has no name is left out."""
    assert [issue.code for issue in read(xml(ENTITY, '<entity id="1"/>')).issues] == ["no_name"]


def test_cut_off_file_is_partial_and_an_empty_one_refused() -> None:
    """A cut keeps the entries before it; a file without entries is no list."""
    parsed = read(xml(ENTITY, ENTITY)[:-500])
    assert (len(parsed.drafts), parsed.is_partial) == (1, True)
    with pytest.raises(DamagedError, match="no entries"):
        read(xml())


@pytest.fixture(scope="module")
def real(shared: Path) -> ListImport:
    """Import the real file.

    Returns:
        The import.
    """
    return load_file(shared, "us-ofac/cons_enhanced_2025-01-10.xml.gz")


def test_real_file_has_its_entries(real: ListImport) -> None:
    """The consolidated list of 2025-01-10 has 443 dated entries, 283 ties by number, and Chinese and Cyrillic names."""
    assert len(real.listings) == 443
    assert all(listing.listed_on is not None for listing in real.listings)
    links = [link for listing in real.listings for link in listing.linked]
    assert (len(links), all(link.entry_id for link in links)) == (283, True)
    assert any("\u4e00" <= sign <= "\u9fff" for listing in real.listings for one in listing.names for sign in one.text)
    assert {issue.code for issue in real.issues} == {"doubtful:identifier"}
