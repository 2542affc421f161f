"""One record of the US Consolidated Screening List, whichever file format it came in, and the entry made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tieline.lists.alias import parse_aliases
from tieline.lists.draft import Draft
from tieline.lists.identifier import check_identifiers
from tieline.lists.kind import read_kind
from tieline.lists.linked import find_links
from tieline.lists.ofac_record import find_listing_date
from tieline.lists.party_name import parse_party_name, tidy
from tieline.lists.trouble import Troubles
from tieline.lists.us_list import find_by_source
from tieline.model import LinkedParty, ListedName, NameQuality, PartialDate

IGNORED_FIELDS = ("_id", "id", "standard_order")
"""Read past on purpose: `_id` is made anew by the publisher whenever a record changes, and a "standard order" is a
technical mark of denial orders."""

SHIP = (
    ("call_sign", "Call sign"),
    ("vessel_type", "Vessel type"),
    ("gross_tonnage", "Gross tonnage"),
    ("gross_registered_tonnage", "Gross registered tonnage"),
    ("vessel_flag", "Vessel flag"),
    ("vessel_owner", "Vessel owner"),
)
PERSONAL = (
    ("citizenships", "Citizenship"),
    ("dates_of_birth", "Date of birth"),
    ("nationalities", "Nationality"),
    ("places_of_birth", "Place of birth"),
)
"""The fields about vessels and about persons, and what their values are called."""

_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class CslRecord:
    """A record, with the values of its fields parted and tidied; absent ones are empty.

    Attributes:
        source: The list it stands on, in the file's words.
        entity_number: OFAC's number.
        type: Individual, Entity, Vessel, Aircraft, or nothing.
        name: The name column.
        programs: Programme codes.
        title: A person's title or role.
        addresses: Whole addresses.
        notice: Federal Register citations.
        start_date: Date on.
        end_date: Date off.
        licence_requirement: As stated.
        licence_policy: As stated.
        ship: What it says about a vessel, as kind and value.
        remarks: As stated.
        url: Where the list is published.
        alt_names: Other names.
        personal: Birth, citizenship and nationality, as kind and value.
        ids: Identifiers, as kind and value.
        countries: Countries given apart from addresses.
    """

    source: str
    entity_number: str
    type: str
    name: str
    programs: tuple[str, ...]
    title: str
    addresses: tuple[str, ...]
    notice: str
    start_date: str
    end_date: str
    licence_requirement: str
    licence_policy: str
    ship: tuple[tuple[str, str], ...]
    remarks: str
    url: str
    alt_names: tuple[str, ...]
    personal: tuple[tuple[str, str], ...]
    ids: tuple[tuple[str, str], ...]
    countries: tuple[str, ...] = ()


def part(text: str) -> tuple[str, ...]:
    """Part a column that holds several values.

    Args:
        text: Values with ";" between them.

    Returns:
        The values, tidied, without empty ones.
    """
    if ";" not in text:
        return (value,) if text and (value := tidy(text)) else ()
    return tuple(value for value in map(tidy, text.split(";")) if value)


def _read_date(text: str, field: str, row: int, troubles: Troubles) -> PartialDate | None:
    """A date column; None where it is empty or no date, which is a trouble."""
    if not text:
        return None
    try:
        return PartialDate(text)
    except ValueError:
        troubles.add_no_date(field, text, row=row)
        return None


def _split_addresses(addresses: Iterable[str]) -> tuple[list[str], list[str]]:
    """Whole addresses, and the countries that they end in; a bare country code is no address."""
    kept, countries = list[str](), list[str]()
    for address in addresses:
        country = address.rpartition(",")[2].strip()
        coded = _COUNTRY.fullmatch(country) is not None
        if coded:
            countries.append(country)
        if not coded or address != country:
            kept.append(address)
    return kept, countries


def _names(record: CslRecord) -> tuple[tuple[ListedName, ...], tuple[str, ...]]:
    """All names of a record, the primary one first, without repeats, and notes from the name column."""
    party = parse_party_name(record.name)
    if not party.name:
        return (), ()
    names = {party.name: ListedName(party.name, NameQuality.PRIMARY)}
    for name in (*party.others, *parse_aliases(record.alt_names)):
        names.setdefault(name.text, name)
    return tuple(names.values()), party.notes


def _links(record: CslRecord, notes: Iterable[str]) -> tuple[LinkedParty, ...]:
    """The parties that remarks, the name column and a vessel's owner tie an entry to."""
    owners = (LinkedParty(kind, value) for kind, value in record.ship if kind == "Vessel owner" and value)
    return (*find_links(record.remarks, *notes), *owners)


def make_draft(record: CslRecord, *, row: int, troubles: Troubles) -> Draft | None:
    """Make an entry of a record.

    Args:
        record: The record.
        row: Its row or place in the file, for messages.
        troubles: Where troubles are noted.

    Returns:
        The entry; None when the record has no name or names no list, which is a trouble.
    """
    names, notes = _names(record)
    stands_on = find_by_source(record.source)
    if not names:
        troubles.add_no_name(row=row, what="record")
        return None
    if stands_on is None:
        message, hint = "the record names no list and is left out", "Look at it in the file."
        troubles.add("no_list", str(row), row=row, message=message, hint=hint)
        return None
    kind = read_kind(record.type, (name.text for name in names))
    if kind is None:
        troubles.add_unknown_kind("type", record.type, row=row)
    addresses, countries = _split_addresses(record.addresses)
    nations = (value for kind_of, value in record.personal if kind_of in ("Citizenship", "Nationality"))
    countries += [*record.countries, *(nation for nation in nations if _COUNTRY.fullmatch(nation))]
    remarks = (record.remarks, *notes, f"Title: {record.title}." if record.title else "")
    listed_on = _read_date(record.start_date, "start_date", row, troubles)
    check_identifiers(record.ids, troubles, row=row)
    return Draft(
        list_name=stands_on.name,
        authority=stands_on.authority,
        kind=kind or "unknown",
        names=names,
        entry_id=record.entity_number or None,
        identity=tidy(record.name),
        detail="|".join((*record.addresses, record.notice, record.start_date)),
        countries=tuple(dict.fromkeys(countries)),
        addresses=tuple(addresses),
        identifiers=(*record.ids, *record.personal, *record.ship),
        programmes=record.programs,
        citation=record.notice or None,
        licence_requirement=record.licence_requirement or None,
        licence_policy=record.licence_policy or None,
        listed_on=listed_on or find_listing_date(record.ids),
        delisted_on=_read_date(record.end_date, "end_date", row, troubles),
        linked=_links(record, notes),
        remarks=" ".join(filter(None, remarks)) or None,
        url=record.url or None,
        row=f"row {row}",
    )
