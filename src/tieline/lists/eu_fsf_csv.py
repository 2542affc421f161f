"""List format: the EU's Financial Sanctions Files, official CSV, versions 1.0 and 1.1.

A row states one detail of an entry (a name, an address, a document), with the columns of the entry itself repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tieline.lists.day import find_day
from tieline.lists.draft import Draft, ListFile, Parsed
from tieline.lists.eu_entry import EuEntry, Part
from tieline.lists.gathered import check_columns
from tieline.lists.party_name import tidy
from tieline.lists.table import find_header, read_table
from tieline.lists.trouble import Troubles
from tieline.model import PartialDate

ID = "eu-fsf-csv"
TITLE = "EU Financial Sanctions Files, official CSV"
IS_TEXT = True

_ACT = ("PublicationDate", "NumberTitle", "Programme", "PublicationUrl")
_COUNTRY = ("CountryIso2Code", "CountryDescription")
_DETAILS = {
    "NameAlias": (
        *("LastName", "FirstName", "MiddleName", "WholeName", "NameLanguage", "Gender", "Title", "Function", "Remark"),
        *("Strong", "LogicalId"),
    ),
    "Address": ("City", "Street", "PoBox", "ZipCode", "Region", "Place", "AsAtListingTime", "Remark", *_COUNTRY),
    "BirthDate": (
        *("YearRangeFrom", "YearRangeTo", "Circa", "CalendarType", "ZipCode", "Region", "Place", "City", "Year"),
        *("Remark", *_COUNTRY),
    ),
    "Identification": (
        *("Number", "Diplomatic", "KnownExpired", "KnownFalse", "ReportedLost", "RevokedByIssuer", "IssuedBy"),
        *("ValidFrom", "ValidTo", "LatinNumber", "NameOnDocument", "Region", "Remark", *_COUNTRY),
    ),
    "Citizenship": ("Region", "Remark", *_COUNTRY),
}


def _inner(name: str) -> str:
    """A column's name as the XML spells it ("WholeName" is "wholeName")."""
    return name[:1].lower() + name[1:]


_KINDS = {"NameAlias": "nameAlias", "BirthDate": "birthdate"}
COLUMNS_1_1 = {
    "Entity_LogicalId": ("sanctionEntity", "logicalId"),
    "Entity_EU_ReferenceNumber": ("sanctionEntity", "euReferenceNumber"),
    "Entity_UnitedNationId": ("sanctionEntity", "unitedNationId"),
    "Entity_DesignationDate": ("sanctionEntity", "designationDate"),
    "Entity_DesignationDetails": ("sanctionEntity", "designationDetails"),
    "Entity_Remark": ("sanctionEntity", "remark"),
    "Entity_SubjectType": ("subjectType", "code"),
    "Entity_SubjectType_ClassificationCode": ("subjectType", "classificationCode"),
    **{f"Entity_Regulation_{field}": ("regulation", _inner(field)) for field in _ACT},
    **{
        f"{kind}_{field}": (_KINDS.get(kind, kind.lower()), _inner(field))
        for kind, fields in _DETAILS.items()
        for field in fields
    },
    **{f"{kind}_Regulation_PublicationDate": ("regulationSummary", "publicationDate") for kind in _DETAILS},
    "Address_ContactInfo": ("contactInfo", "value"),
    "BirthDate_BirthDate": ("birthdate", "birthdate"),
    "BirthDate_Day": ("birthdate", "dayOfMonth"),
    "BirthDate_Month": ("birthdate", "monthOfYear"),
    "Identification_IssuedDate": ("identification", "issueDate"),
    "Identification_TypeCode": ("identification", "identificationTypeCode"),
    "Identification_TypeDescription": ("identification", "identificationTypeDescription"),
}
"""Where the columns of version 1.1 stand in the XML. Source: header of the full list, CSV version 1.1 (2026)."""

COLUMNS_1_0 = {
    "Entity_logical_id": ("sanctionEntity", "logicalId"),
    "EU_ref_num": ("sanctionEntity", "euReferenceNumber"),
    "UN_ID": ("sanctionEntity", "unitedNationId"),
    "Entity_remark": ("sanctionEntity", "remark"),
    "Subject_type": ("subjectType", "classificationCode"),
    "Programme": ("regulation", "programme"),
    "Leba_numtitle": ("regulation", "numberTitle"),
    "Leba_publication_date": ("regulation", "publicationDate"),
    "Leba_url": ("regulation", "publicationUrl"),
    **{
        f"Naal_{field}": ("nameAlias", inner)
        for field, inner in (
            *(("lastname", "lastName"), ("firstname", "firstName"), ("middlename", "middleName")),
            *(("wholename", "wholeName"), ("gender", "gender"), ("title", "title"), ("function", "function")),
            *(("language", "nameLanguage"), ("logical_id", "logicalId")),
        )
    },
    **{
        f"Addr_{field}": ("address", inner)
        for field, inner in (
            *(("number", "poBox"), ("street", "street"), ("zipcode", "zipCode"), ("city", "city")),
            *(("country", "country"), ("other", "remark")),
        )
    },
    "Birt_date": ("birthdate", "birthdate"),
    "Birt_place": ("birthdate", "city"),
    "Birt_country": ("birthdate", "country"),
    "Iden_number": ("identification", "number"),
    "Iden_country": ("identification", "country"),
    "Citi_country": ("citizenship", "country"),
    **{
        f"{kind}_leba_publication_date": ("regulationSummary", "publicationDate")
        for kind in ("Naal", "Addr", "Birt", "Iden", "Citi")
    },
}
"""Where the columns of version 1.0 stand in the XML. Source: header of the full list, CSV version 1.0 (2026)."""

COLUMNS = {name.casefold(): place for name, place in (COLUMNS_1_1 | COLUMNS_1_0).items()}
DATE_COLUMNS = ("filegenerationdate", "date_file")

_IGNORED_ENDS = (
    *("_type", "_organisationtype", "_entryintoforcedate", "_regulationlanguage", "_logicalid", "_logical_id"),
    *("_regulation_numbertitle", "_regulation_programme", "_regulation_publicationurl"),
    *("_leba_numtitle", "_leba_url", "_programme"),
)
"""Columns that are read past on purpose, as in the XML: numbers of the database, languages and kinds of acts, and the
number, programme and address of the act behind a single detail."""


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when its header is that of either version.
    """
    if b"Entity_" not in file.head:
        return False
    return any(find_header(file, columns) is not None for columns in _REQUIRED)


_REQUIRED = ({"Entity_LogicalId", "NameAlias_WholeName"}, {"Entity_logical_id", "Naal_wholename"})


def _is_ignored(column: str) -> bool:
    """Whether a column is read past on purpose; in version 1.0 the number of the entry stands again in each part."""
    return column not in COLUMNS and (column.endswith(_IGNORED_ENDS) or column.startswith("entity_logical_id#"))


def _read_row(values: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The parts that a row states."""
    parts = dict[str, dict[str, str]]()
    for name, value in values.items():
        place = COLUMNS.get(name.casefold())
        if place is not None and (text := tidy(value)):
            parts.setdefault(place[0], {})[place[1]] = text
    if "contactInfo" in parts:
        key, found, value = parts["contactInfo"]["value"].partition(":")
        parts["contactInfo"] = {"key": key, "value": value.strip()} if found else {"key": "Contact", "value": key}
    return parts


def _gather(rows: Iterator[tuple[int, Mapping[str, str]]], troubles: Troubles) -> Iterator[Draft]:
    """The entries of all rows, in the order of their first ones."""
    groups = dict[str, tuple[int, dict[str, dict[frozenset[tuple[str, str]], Part]]]]()
    for number, values in rows:
        parts = _read_row(values)
        entity = parts.get("sanctionEntity", {})
        key = entity.get("logicalId") or entity.get("euReferenceNumber")
        if key is None:
            message = "the row has no number of an entry and is left out"
            troubles.add("no_number", str(number), row=number, message=message, hint="Look at the row in the file.")
            continue
        _, gathered = groups.setdefault(key, (number, {}))
        for kind, part in parts.items():
            gathered.setdefault(kind, {}).setdefault(frozenset(part.items()), part)
    for number, gathered in groups.values():
        parts_by_kind = {kind: tuple(found.values()) for kind, found in gathered.items()}
        draft = EuEntry(parts_by_kind, number, troubles).make_draft("row")
        if draft is not None:
            yield draft


def parse(file: ListFile) -> Parsed:
    """Read a file of this format.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        Its entries; broken rows, odd dates, rows without a number and unknown columns are issues, and the rest goes on.

    Raises:
        DamagedError: It has no such header.
    """
    troubles, dates = Troubles(file.source), dict[str, None]()
    columns = next(columns for columns in _REQUIRED if find_header(file, columns) is not None)
    table = read_table(file, troubles, columns=columns)
    ignored = tuple(sorted(name for name in table.header if _is_ignored(name.casefold())))
    known = {name for name in table.header if name.casefold() in (*COLUMNS, *DATE_COLUMNS)}
    check_columns(table.header, {*known, *ignored}, troubles, row=len(table.preamble) + 1)
    stated = [name for name in table.header if name.casefold() in DATE_COLUMNS]

    def noting_dates() -> Iterator[tuple[int, Mapping[str, str]]]:
        """The rows, with the date that each states noted."""
        for number, values in table.rows:
            dates.update((values[name], None) for name in stated)
            yield number, values

    drafts = tuple(_gather(noting_dates(), troubles))
    return Parsed(drafts, troubles.issues(), ignored, _last_day(dates))


def _last_day(texts: Mapping[str, None]) -> PartialDate | None:
    """The last of the days that the rows state as that of the file."""
    days = (day for text in texts if (day := find_day(text)) is not None)
    return max(days, key=lambda day: day.first, default=None)
