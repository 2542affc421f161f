"""List format: OFAC's Enhanced XML: names by script, dates on per list, features, documents and relationships by id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tieline.errors import DamagedError
from tieline.lists.day import read_day
from tieline.lists.draft import Draft, ListFile, Parsed
from tieline.lists.gathered import check_node, gather_names, join_remarks, tell
from tieline.lists.identifier import check_identifiers
from tieline.lists.kind import STATED
from tieline.lists.linked import find_links
from tieline.lists.trouble import TELL, Troubles, shorten
from tieline.lists.us_list import UsList, find_by_name, find_by_programs, get_sdn
from tieline.lists.xml import XmlNode, finish_records, iter_elements
from tieline.model import LinkedParty, ListedName, NameQuality, PartialDate

ID = "us-ofac-enhanced"
TITLE = "OFAC SDN or consolidated list, Enhanced XML"
IS_TEXT = False

NAMESPACE = b"https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML"
"""Source: OFAC, schema of the Enhanced XML of the Sanctions List Service (since 2024)."""

UMBRELLA = "Consolidated List"
"""The file of all non-SDN lists, which is no list of its own."""

_ALT_TYPES = {"A.K.A.": NameQuality.ALIAS, "F.K.A.": NameQuality.FORMER, "N.K.A.": NameQuality.ALIAS}
_TRANSLATION = "names/name/translations/translation"
_DOCUMENT = "identityDocuments/identityDocument"
_ADDRESS_PARTS = ("ADDRESS1", "ADDRESS2", "ADDRESS3", "CITY", "STATE/PROVINCE", "REGION", "POSTAL CODE", "COUNTRY")

_USED = (
    *("@id", "generalInfo/entityType", "generalInfo/remarks", "generalInfo/title"),
    *("sanctionsLists/sanctionsList", "sanctionsLists/sanctionsList@datePublished"),
    *("sanctionsPrograms/sanctionsProgram", "sanctionsTypes/sanctionsType", "legalAuthorities/legalAuthority"),
    *("names/name/isPrimary", "names/name/aliasType", "names/name/isLowQuality"),
    *(f"{_TRANSLATION}/{name}" for name in ("isPrimary", "formattedFullName")),
    *("addresses/address/country", "addresses/address/translations/translation/isPrimary"),
    *(f"addresses/address/translations/translation/addressParts/addressPart/{name}" for name in ("type", "value")),
    *(f"features/feature/{name}" for name in ("type", "value", "comments")),
    *(f"{_DOCUMENT}/{name}" for name in ("type", "documentNumber", "issuingCountry", "issuingLocation")),
    *(f"{_DOCUMENT}/{name}" for name in ("issuingAuthority", "issueDate", "expirationDate", "comments", "isValid")),
    *("relationships/relationship/type", "relationships/relationship/relatedEntity"),
    *("relationships/relationship/relatedEntity@entityId", "relationships/relationship/comments"),
)

IGNORED_FIELDS = (
    *("generalInfo/identityId", "names/name/translations/translation/script", "relationships/relationship/quality"),
    *(f"{_TRANSLATION}/{name}" for name in ("formattedFirstName", "formattedLastName")),
    *(f"{_TRANSLATION}/nameParts/namePart/{name}" for name in ("type", "value")),
    *("addresses/address/translations/translation/script", f"{_DOCUMENT}/name"),
    *(f"features/feature/{name}" for name in ("versionId", "valueRefId", "isPrimary", "reliability")),
    *(
        f"features/feature/valueDate/{name}"
        for name in ("fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd", "isApproximate", "isDateRange")
    ),
)
"""Fields that say again what another field says (the parts of a full name, the days of a printed date), numbers of the
publisher, its own confidence, and the script, which the letters show."""

_IGNORED_ENDS = frozenset({"@refId", "@id", "@featureTypeId", "@nameId", "@nameTranslationId"})


@dataclass(slots=True)
class _Scope:
    """What the head of a file says: its day, and which lists it is an export of."""

    as_of: PartialDate | None = None
    lists: tuple[str, ...] = ()
    ignored: dict[str, None] = field(default_factory=dict)

    def covers(self, name: str) -> bool:
        """Whether entries stand here for a list; a file that names no list is about all."""
        if not self.lists or name in self.lists:
            return True
        return UMBRELLA in self.lists and name != "SDN List"


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when its root is in the namespace of the Enhanced XML.
    """
    return b"<sanctionsData" in file.head and b'"' + NAMESPACE + b'"' in file.head


def _drop_numbers(node: XmlNode) -> None:
    """Take away the attributes that number the parts of an entry, but for the entry's and related parties' own."""
    for child in node.children:
        child.attributes = {name: value for name, value in child.attributes.items() if f"@{name}" not in _IGNORED_ENDS}
        _drop_numbers(child)


def _iter_names(entry: XmlNode, troubles: Troubles) -> Iterator[tuple[str, NameQuality]]:
    """The names of an entry in every script and how they are given."""
    for name in entry.iter_at("names/name"):
        kind = name.text_at("aliasType")
        if kind and kind not in _ALT_TYPES:
            troubles.add_unknown_alias(kind, row=name.line)
        quality = _ALT_TYPES.get(kind, NameQuality.ALIAS)
        if quality is NameQuality.ALIAS and name.text_at("isLowQuality") == "true":
            quality = NameQuality.WEAK
        for translation in name.iter_at("translations/translation"):
            main = name.text_at("isPrimary") == translation.text_at("isPrimary") == "true"
            yield translation.text_at("formattedFullName"), NameQuality.PRIMARY if main else quality


def _addresses(entry: XmlNode) -> tuple[str, ...]:
    """Addresses in every script, without bare countries."""
    lines = list[str]()
    for address in entry.iter_at("addresses/address"):
        for translation in address.iter_at("translations/translation"):
            parts = [
                (part.text_at("type"), part.text_at("value"))
                for part in translation.iter_at("addressParts/addressPart")
            ]
            parts.sort(key=lambda part: _ADDRESS_PARTS.index(part[0]) if part[0] in _ADDRESS_PARTS else -1)
            if parts:
                lines.append(", ".join(filter(None, (*(value for _, value in parts), address.text_at("country")))))
    return tuple(dict.fromkeys(lines))


def _identifiers(entry: XmlNode) -> tuple[tuple[str, str], ...]:
    """Documents and features, as kind and value."""
    found = list[tuple[str, str]]()
    for document in entry.iter_at(_DOCUMENT):
        issued, expires = document.text_at("issueDate"), document.text_at("expirationDate")
        asides = (
            document.text_at("issuingCountry") or document.text_at("issuingLocation"),
            document.text_at("issuingAuthority"),
            f"issued {issued}" if issued else "",
            f"expires {expires}" if expires else "",
            "" if document.text_at("isValid") in ("true", "") else "not valid",
            document.text_at("comments"),
        )
        told, number = ", ".join(filter(None, asides)), document.text_at("documentNumber")
        found.append((document.text_at("type").rstrip(" -:") or "Identifier", f"{number} ({told})" if told else number))
    for feature in entry.iter_at("features/feature"):
        value, comment = feature.text_at("value"), feature.text_at("comments")
        found.append((feature.text_at("type").rstrip(" -:"), f"{value} ({comment})" if comment else value))
    return tuple(dict.fromkeys((kind, value) for kind, value in found if value))


def _links(entry: XmlNode) -> tuple[LinkedParty, ...]:
    """The relationships of an entry, with the other's number, and what remarks add."""
    links = list[LinkedParty]()
    for tie in entry.iter_at("relationships/relationship"):
        other = tie.find("relatedEntity")
        if other is not None and other.text:
            links.append(LinkedParty(tie.text_at("type"), other.text, other.get("entityId") or None))
    return (*dict.fromkeys(links), *find_links(entry.text_at("generalInfo/remarks")))


def _find_list(entry: XmlNode, scope: _Scope, troubles: Troubles) -> tuple[UsList, PartialDate | None, str]:
    """The list that an entry stands on in this file, the day on, and a sentence on its other lists."""
    stated = list[tuple[str, PartialDate | None]]()
    for node in entry.iter_at("sanctionsLists/sanctionsList"):
        day = read_day(node.get("datePublished"), "datePublished", row=node.line, troubles=troubles)
        if node.text != UMBRELLA:
            stated.append((node.text, day))
    stated.sort(key=lambda one: (not scope.covers(one[0]), one[0] != "SDN List", one[1].text if one[1] else "9"))
    for name, _ in stated:
        if find_by_name(name) is None:
            message = f"{shorten(name)!r} is no list that is known"
            troubles.add("unknown_list", name, row=entry.line, message=message, hint=TELL)
    others = tell("Also listed", (f"{name}, since {day}" if day else name for name, day in stated[1:]))
    if stated and (known := find_by_name(stated[0][0])) is not None:
        return known, stated[0][1], others
    programmes = entry.texts_at("sanctionsPrograms/sanctionsProgram")
    return (get_sdn() if "SDN List" in scope.lists else find_by_programs(programmes)), None, others


def _make_draft(entry: XmlNode, names: tuple[ListedName, ...], scope: _Scope, troubles: Troubles) -> Draft:
    """An entry of an element."""
    stands_on, listed_on, others = _find_list(entry, scope, troubles)
    title = entry.text_at("generalInfo/title")
    identifiers = _identifiers(entry)
    check_identifiers(identifiers, troubles, row=entry.line)
    comments = entry.texts_at("relationships/relationship/comments")
    return Draft(
        list_name=stands_on.name,
        authority=stands_on.authority,
        kind=STATED.get(entry.text_at("generalInfo/entityType").casefold(), "unknown"),
        names=names,
        entry_id=entry.get("id") or None,
        identity=names[0].text,
        countries=tuple(dict.fromkeys(entry.texts_at("addresses/address/country"))),
        addresses=_addresses(entry),
        identifiers=identifiers,
        programmes=tuple(dict.fromkeys(entry.texts_at("sanctionsPrograms/sanctionsProgram"))),
        citation="; ".join(dict.fromkeys(entry.texts_at("legalAuthorities/legalAuthority"))) or None,
        listed_on=listed_on,
        linked=_links(entry),
        remarks=join_remarks(
            (
                entry.text_at("generalInfo/remarks"),
                f"Title: {title}." if title else "",
                tell("Sanctions", entry.texts_at("sanctionsTypes/sanctionsType")),
                tell("On a relationship", comments),
                others,
            )
        ),
        row=f"entity {entry.get('id')}",
    )


def _read_head(node: XmlNode, scope: _Scope, troubles: Troubles) -> None:
    """Take the day and the lists of a file from its head."""
    scope.as_of = read_day(node.text_at("dataAsOf"), "dataAsOf", row=node.line, troubles=troubles)
    scope.lists = node.texts_at("filters/sanctionsLists/sanctionsList")


def parse(file: ListFile) -> Parsed:
    """Read a file of this format. The row of an issue is the line of the file.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        Its entries, each on the list that the file is an export of, with that list's day on; other lists that an entry
        stands on are told in its remarks. Entries without a name and unknown fields are issues.

    Raises:
        DamagedError: It is no XML, has no entry, or is broken before its first entry.
        UnsafeError: It has a document type, or goes beyond the limits.
    """
    troubles, scope, drafts = Troubles(file.source), _Scope(), list[Draft]()
    known = frozenset((*_USED, *IGNORED_FIELDS))
    records = iter_elements(file, {"publicationInfo", "entity", "referenceValues", "featureTypes"})
    for node in records:
        if node.tag == "publicationInfo":
            _read_head(node, scope, troubles)
        elif node.tag != "entity":
            scope.ignored[node.tag] = None
        else:
            _drop_numbers(node)
            check_node(node, known, troubles)
            scope.ignored.update((path, None) for path in IGNORED_FIELDS if node.find(path) is not None)
            if names := gather_names(_iter_names(node, troubles)):
                drafts.append(_make_draft(node, names, scope, troubles))
            else:
                troubles.add_no_name(row=node.line, what="entry")
    if not drafts:
        raise DamagedError(f"{file.source} has no entries.", hint="Get it again.")
    return finish_records(records, drafts, troubles, ignored=scope.ignored, as_of=scope.as_of)
