"""Entries of official lists in the terms of FollowTheMoney: the listed party as the list gives it, and its Sanction."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieline.model import Listing, NameQuality
from tieline.report.case_index import CaseIndex
from tieline.report.ftm_value import FtmEntity, Seen, Value, make_entity, values_of
from tieline.report.visible import find_web_address

_SCHEMATA = {"organisation": "Organization", "person": "Person", "vessel": "Vessel", "aircraft": "Airplane"}
_NAME_PROPERTIES = {
    NameQuality.PRIMARY: "name",
    NameQuality.ALIAS: "alias",
    NameQuality.FORMER: "previousName",
    NameQuality.WEAK: "weakAlias",
}
_COMMAS = re.compile(r",(?:\s*,)+")
"""What the empty columns of a list leave behind."""

_COUNTRY_CODE = re.compile(r"[A-Za-z]{2}")


def make_listing_entities(index: CaseIndex, listing: Listing) -> tuple[FtmEntity, FtmEntity]:
    """Give an entry of a list in the terms of FollowTheMoney.

    Args:
        index: The case with its look-ups.
        listing: The entry.

    Returns:
        The listed party, and its Sanction.
    """
    number = index.snapshot_number_of.get(listing.snapshot)
    moment = None if number is None else index.snapshots[number - 1].imported_at[:19]
    seen = Seen(listing.snapshot, moment, moment)
    # LegalEntity is what FollowTheMoney calls a party of which it is not known what it is.
    schema = _SCHEMATA.get(listing.kind, "LegalEntity")
    return (
        make_entity(listing.id, schema, _party(listing, schema, seen), seen=seen),
        make_entity(f"{listing.id}-sanction", "Sanction", _sanction(listing, seen), seen=seen),
    )


def _party(listing: Listing, schema: str, seen: Seen) -> Iterator[Value]:
    for place, name in enumerate(listing.names):
        yield Value("name" if place == 0 else _NAME_PROPERTIES[name.quality], name.text, seen=seen)
    for country in listing.countries:
        if _COUNTRY_CODE.fullmatch(country):
            yield Value("country", country.lower(), country, seen)
        else:
            yield Value("notes", f"Country: {country}", seen=seen)
    yield from values_of("address", (_COMMAS.sub(",", address) for address in listing.addresses), seen=seen)
    for kind, value in listing.identifiers:
        # Only legal entities have an idNumber; it keeps no kind, which stands in the notes.
        if schema in {"Organization", "Person", "LegalEntity"}:
            yield Value("idNumber", value, seen=seen)
        yield Value("notes", f"{kind}: {value}", seen=seen)
    yield from values_of("notes", (listing.remarks,), seen=seen)
    yield from values_of("sourceUrl", (find_web_address(listing.url),), seen=seen)


def _sanction(listing: Listing, seen: Seen) -> Iterator[Value]:
    on = None if listing.listed_on is None else str(listing.listed_on)
    off = None if listing.delisted_on is None else str(listing.delisted_on)
    pairs = (
        ("entity", listing.id),
        ("authority", listing.authority),
        ("authorityId", listing.entry_id),
        ("program", listing.list_name),
        ("reason", listing.reason),
        ("startDate", on),
        ("listingDate", on),
        ("endDate", off),
        ("status", "on the list" if off is None else "taken off the list"),
        ("summary", None if listing.citation is None else f"Citation: {listing.citation}"),
        ("provisions", listing.licence_requirement),
        ("provisions", listing.licence_policy),
        ("sourceUrl", find_web_address(listing.url)),
    )
    for prop, text in pairs:
        yield from values_of(prop, (text,), seen=seen)
    yield from values_of("program", listing.programmes, seen=seen)
