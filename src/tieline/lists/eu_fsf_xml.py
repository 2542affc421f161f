"""List format: the EU's Financial Sanctions Files, official XML ("full list, version 1.1")."""

from __future__ import annotations

from collections.abc import Iterator

from tieline.lists.day import find_day
from tieline.lists.draft import Draft, ListFile, Parsed
from tieline.lists.eu_entry import EuEntry, Part
from tieline.lists.gathered import check_node
from tieline.lists.trouble import Troubles
from tieline.lists.xml import XmlNode, finish_records, iter_elements

ID = "eu-fsf-xml"
TITLE = "EU Financial Sanctions Files, official XML"
IS_TEXT = False

_RECORD = "sanctionEntity"
_NAMESPACE = b"eu.europa.ec/fpi/fsd/export"
_PARTS = {
    "": ("designationDate", "designationDetails", "unitedNationId", "euReferenceNumber"),
    "regulation": ("publicationDate", "numberTitle", "programme"),
    "subjectType": ("code", "classificationCode"),
    "nameAlias": (
        *("firstName", "middleName", "lastName", "wholeName", "function", "gender", "title", "nameLanguage", "strong"),
    ),
    "citizenship": ("region", "countryIso2Code", "countryDescription"),
    "birthdate": (
        *("circa", "calendarType", "city", "zipCode", "birthdate", "dayOfMonth", "monthOfYear", "year", "region"),
        *("place", "countryIso2Code", "countryDescription", "yearRangeFrom", "yearRangeTo"),
    ),
    "identification": (
        *("diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer", "issuedBy", "issueDate"),
        *("validFrom", "validTo", "latinNumber", "nameOnDocument", "number", "region", "identificationTypeCode"),
        *("identificationTypeDescription", "countryIso2Code", "countryDescription"),
    ),
    "address": (
        *("city", "street", "poBox", "zipCode", "region", "place", "asAtListingTime", "countryIso2Code"),
        "countryDescription",
    ),
}
"""The attributes that are used, by element. Source: XSD of the files (20161206-FSF), and the file of 2022-03-18."""

IGNORED_FIELDS = ("entryIntoForceDate", "logicalId", "organisationType", "regulationLanguage", "regulationType")
"""Read past on purpose wherever they stand: numbers of the database (but for the order of names), the language of the
act, which body made it and whether it amends, and the day on which it came into force, where the day of its publication
is used. Of the act behind a single part only the day is used; its number and address repeat those of other parts."""

_KNOWN = frozenset(
    {
        *(f"{kind}@{field}" for kind, fields in _PARTS.items() for field in (*fields, *IGNORED_FIELDS)),
        *("remark", "regulation/publicationUrl", "address/contactInfo@key", "address/contactInfo@value"),
        *(f"{kind}/remark" for kind in _PARTS if kind),
        *(
            f"{kind}/regulationSummary@{field}"
            for kind in _PARTS
            for field in ("regulationType", "publicationDate", "numberTitle", "publicationUrl")
        ),
    }
)


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when its root is in the namespace of the files.
    """
    return _NAMESPACE in file.head and b"<export" in file.head


def _remark(node: XmlNode) -> dict[str, str]:
    """The remarks directly inside an element, as a field."""
    text = " ".join(node.texts_at("remark"))
    return {"remark": text} if text else {}


def _read_parts(record: XmlNode) -> dict[str, list[Part]]:
    """The parts of a record."""
    parts: dict[str, list[Part]] = {_RECORD: [{**_tidied(record), **_remark(record)}]}
    for node in record.children:
        fields = {**_tidied(node), **_remark(node)}
        if node.tag == "regulation":
            fields["publicationUrl"] = node.text_at("publicationUrl")
        parts.setdefault(node.tag, []).append(fields)
        for inner in node.children:
            if inner.tag in ("regulationSummary", "contactInfo"):
                parts.setdefault(inner.tag, []).append(_tidied(inner))
    return parts


def _tidied(node: XmlNode) -> dict[str, str]:
    """The attributes of an element, each on one line."""
    return {name: node.get(name) for name in node.attributes}


def _iter_drafts(records: Iterator[XmlNode], troubles: Troubles, ignored: set[str]) -> Iterator[Draft]:
    """The entries of the records that have a name."""
    for record in records:
        check_node(record, _KNOWN, troubles)
        nodes = (record, *record.children)
        ignored.update(name for node in nodes for name in node.attributes if name in IGNORED_FIELDS)
        draft = EuEntry(_read_parts(record), record.line, troubles).make_draft("line")
        if draft is not None:
            yield draft


def parse(file: ListFile) -> Parsed:
    """Read a file of this format. The row of an issue is the line on which an entry begins.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        Its entries, of a file that is cut off those before the cut; odd dates, unknown fields and entries without a
        name are issues, and the rest goes on.

    Raises:
        DamagedError: It is no XML, or broken before its first entry.
        UnsafeError: It has a document type, or goes beyond the limits.
    """
    troubles, ignored = Troubles(file.source), set[str]()
    records = iter_elements(file, {_RECORD})
    drafts = tuple(_iter_drafts(records, troubles, ignored))
    as_of = find_day(records.root.get("generationDate"))
    return finish_records(records, drafts, troubles, ignored=ignored, as_of=as_of)
