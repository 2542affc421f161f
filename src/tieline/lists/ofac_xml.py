"""List format: OFAC's SDN and consolidated lists as XML, with the namespace of old (sdnList.xsd) and that of 2024."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tieline.errors import DamagedError
from tieline.lists.draft import Draft, ListFile, Parsed
from tieline.lists.gathered import check_node, gather_names, join_remarks
from tieline.lists.identifier import check_identifiers
from tieline.lists.kind import STATED
from tieline.lists.linked import find_links
from tieline.lists.ofac_record import find_list, find_listing_date, is_sdn_file
from tieline.lists.trouble import Troubles, shorten
from tieline.lists.xml import XmlNode, finish_records, iter_elements
from tieline.model import LinkedParty, ListedName, NameQuality, PartialDate
from tieline.model.issue import NOTICE_PREFIX

ID = "us-ofac-xml"
TITLE = "OFAC SDN or consolidated list, XML (sdn.xml, consolidated.xml)"
IS_TEXT = False

NAMESPACES = (
    b"http://tempuri.org/sdnList.xsd",
    b"https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML",
)
"""Source: OFAC, sdn.xsd (until 2024), and the schema of the Sanctions List Service (since 2024)."""

_SHIP = (
    ("callSign", "Call sign"),
    ("vesselType", "Vessel type"),
    ("tonnage", "Tonnage"),
    ("grossRegisteredTonnage", "Gross registered tonnage"),
    ("vesselFlag", "Vessel flag"),
    ("vesselOwner", "Vessel owner"),
)
_PERSONAL = (
    ("dateOfBirthList/dateOfBirthItem/dateOfBirth", "Date of birth"),
    ("placeOfBirthList/placeOfBirthItem/placeOfBirth", "Place of birth"),
    ("nationalityList/nationality/country", "Nationality"),
    ("citizenshipList/citizenship/country", "Citizenship"),
)
_ADDRESS = ("address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country")
_ID = ("idType", "idNumber", "idCountry", "issueDate", "expirationDate")
_AKA = ("type", "category", "lastName", "firstName")
IGNORED_FIELDS = (
    *("akaList/aka/uid", "addressList/address/uid", "idList/id/uid"),
    *(f"{path.rpartition('/')[0]}/{field}" for path, _ in _PERSONAL for field in ("uid", "mainEntry")),
)
"""Numbers of parts of an entry, which nothing refers to, and which of several values is the main one."""

_KNOWN = frozenset(
    {
        *("uid", "firstName", "lastName", "title", "sdnType", "remarks", "programList/program"),
        *(f"vesselInfo/{field}" for field, _ in _SHIP),
        *(path for path, _ in _PERSONAL),
        *(f"addressList/address/{field}" for field in _ADDRESS),
        *(f"idList/id/{field}" for field in _ID),
        *(f"akaList/aka/{field}" for field in _AKA),
        *IGNORED_FIELDS,
    }
)
_ALT_TYPES = {"a.k.a.": NameQuality.ALIAS, "f.k.a.": NameQuality.FORMER, "n.k.a.": NameQuality.ALIAS}


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when its root is an SDN list in one of OFAC's two namespaces.
    """
    return b"<sdnList" in file.head and any(b'"' + namespace + b'"' in file.head for namespace in NAMESPACES)


def _full_name(node: XmlNode) -> str:
    """The name of an entry or alias, the family name of a person first."""
    return ", ".join(filter(None, (node.text_at("lastName"), node.text_at("firstName"))))


def _iter_names(entry: XmlNode, troubles: Troubles) -> Iterator[tuple[str, NameQuality]]:
    """The names of an entry and how they are given."""
    yield _full_name(entry), NameQuality.PRIMARY
    for aka in entry.iter_at("akaList/aka"):
        kind, category = aka.text_at("type"), aka.text_at("category")
        if kind not in _ALT_TYPES or category not in ("strong", "weak"):
            troubles.add_unknown_alias(f"{kind} {category}", row=aka.line)
        quality = _ALT_TYPES.get(kind, NameQuality.ALIAS)
        yield _full_name(aka), NameQuality.WEAK if (category, quality) == ("weak", NameQuality.ALIAS) else quality


def _identifiers(entry: XmlNode) -> tuple[tuple[str, str], ...]:
    """Identifiers, personal data and what is said of a vessel, as kind and value."""
    found = list[tuple[str, str]]()
    for node in entry.iter_at("idList/id"):
        issued, expires = node.text_at("issueDate"), node.text_at("expirationDate")
        asides = (
            *(node.text_at("idCountry"), f"issued {issued}" if issued else ""),
            f"expires {expires}" if expires else "",
        )
        told, number = ", ".join(filter(None, asides)), node.text_at("idNumber")
        kind = node.text_at("idType").rstrip(" -:") or "Identifier"
        found.append((kind, f"{number} ({told})".strip() if told else number))
    found += [(kind, value) for path, kind in _PERSONAL for value in entry.texts_at(path)]
    found += [(kind, value) for field, kind in _SHIP if (value := entry.text_at(f"vesselInfo/{field}"))]
    return tuple(dict.fromkeys(found))


def _links(entry: XmlNode) -> tuple[LinkedParty, ...]:
    """The parties that remarks and the vessel's owner tie an entry to."""
    owner = entry.text_at("vesselInfo/vesselOwner")
    owners = (LinkedParty("Vessel owner", owner),) if owner else ()
    return (*find_links(entry.text_at("remarks")), *owners)


def _make_draft(entry: XmlNode, names: tuple[ListedName, ...], *, sdn: bool) -> Draft:
    """An entry of an element."""
    title, programmes = entry.text_at("title"), entry.texts_at("programList/program")
    stands_on = find_list(programmes, sdn=sdn)
    addresses = list(entry.iter_at("addressList/address"))
    lines = (", ".join(filter(None, map(address.text_at, _ADDRESS))) for address in addresses)
    # A bare country is no address.
    full = (line for line, address in zip(lines, addresses, strict=True) if line != address.text_at("country"))
    countries = (*entry.texts_at("addressList/address/country"),)
    identifiers = _identifiers(entry)
    return Draft(
        list_name=stands_on.name,
        authority=stands_on.authority,
        kind=STATED.get(entry.text_at("sdnType").casefold(), "unknown"),
        names=names,
        entry_id=entry.text_at("uid") or None,
        identity=names[0].text,
        countries=tuple(dict.fromkeys(countries)),
        addresses=tuple(dict.fromkeys(full)),
        identifiers=identifiers,
        programmes=programmes,
        listed_on=find_listing_date(identifiers),
        linked=_links(entry),
        remarks=join_remarks((entry.text_at("remarks"), f"Title: {title}." if title else "")),
        row=f"entity {entry.text_at('uid')}",
    )


def _read_day(head: XmlNode, troubles: Troubles) -> PartialDate | None:
    """The day of publication, month first; None where it is absent or no date."""
    text = head.text_at("Publish_Date")
    if not text:
        return None
    try:
        return PartialDate(datetime.strptime(text, "%m/%d/%Y").date().isoformat())
    except ValueError:
        message, hint = f"Publish_Date is {shorten(text)!r}, which is no date", "Tell the day of the file at import."
        troubles.add(f"{NOTICE_PREFIX}date", text, row=head.line, message=message, hint=hint)
        return None


def _check_count(head: XmlNode, count: int, troubles: Troubles) -> None:
    """Note a number of entries other than the file states."""
    stated = head.text_at("Record_Count")
    if stated and stated != str(count):
        message = f"the file states {shorten(stated)} records, and {count} are read"
        troubles.add("count", stated, row=head.line, message=message, hint="Get it again.")


def _check_entry(entry: XmlNode, troubles: Troubles) -> None:
    """Note what of an entry is not known or does not fit."""
    check_node(entry, _KNOWN, troubles)
    check_identifiers(_identifiers(entry), troubles, row=entry.line)
    kind = entry.text_at("sdnType")
    if kind.casefold() not in STATED:
        troubles.add_unknown_kind("sdnType", kind, row=entry.line)


def parse(file: ListFile) -> Parsed:
    """Read a file of this format. The row of an issue is the line of the file.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        Its entries; entries without a name, unknown fields and a number of entries other than stated are issues.

    Raises:
        DamagedError: It is no XML, has no entry, or is broken before its first entry.
        UnsafeError: It has a document type, or goes beyond the limits.
    """
    troubles, ignored = Troubles(file.source), dict[str, None]()
    head = XmlNode("", {}, 0)
    entries = list[tuple[XmlNode, tuple[ListedName, ...]]]()
    records = iter_elements(file, {"publshInformation", "sdnEntry"})
    for node in records:
        if node.tag != "sdnEntry":
            head = node
            check_node(node, {"Publish_Date", "Record_Count"}, troubles)
            continue
        _check_entry(node, troubles)
        ignored.update((field, None) for field in IGNORED_FIELDS if node.find(field) is not None)
        if names := gather_names(_iter_names(node, troubles)):
            entries.append((node, names))
        else:
            troubles.add_no_name(row=node.line, what="entry")
    if not entries:
        raise DamagedError(f"{file.source} has no entries.", hint="Get it again.")
    sdn = is_sdn_file(file.source, [node.texts_at("programList/program") for node, _ in entries])
    drafts = tuple(_make_draft(node, names, sdn=sdn) for node, names in entries)
    as_of = _read_day(head, troubles)
    if not records.is_cut:
        _check_count(head, len(drafts), troubles)
    return finish_records(records, drafts, troubles, ignored=ignored, as_of=as_of)
