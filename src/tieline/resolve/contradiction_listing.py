"""Dates of listings as official lists give them, set against what documents state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from tieline.model.contradiction import Contradiction, ContradictionKind, Side
from tieline.model.entity import Entity, Verdict
from tieline.model.ids import EntityId, ListingId
from tieline.model.listing import Hit, Listing
from tieline.model.partial_date import PartialDate
from tieline.resolve.contradiction import oppose
from tieline.resolve.contradiction_authority import find_family_of_words
from tieline.resolve.contradiction_statement import Statement, list_key

LAG = timedelta(days=31)
"""How long after its announcement a listing may be in force: nearer dates are two days of one event, and no
contradiction. Source: additions announced on 22 May 2020 stood on the Entity List from 5 June 2020 (85 FR 34495)."""

_REMARK = re.compile(r"\s*[(（\-–—:].*")


def oppose_listings(
    stated: Iterable[Statement],
    hits: Iterable[Hit],
    listings: Mapping[ListingId, Listing],
    entities: Mapping[EntityId, Entity],
) -> tuple[Contradiction, ...]:
    """Set the dates that documents give for listings against those of the lists themselves.

    Args:
        stated: What documents state.
        hits: Listings proposed for entities; only those judged or scored the same count.
        listings: Listings by id.
        entities: Entities by id.

    Returns:
        Contradictions in which an official list is one side, sorted by id. A party that one list names with several
        dates is left out where one of them agrees.
    """
    dates = [one for one in stated if one.what is ContradictionKind.LISTING_DATE]
    wanted = {one.key for one in dates}
    listed = [
        statement
        for hit in hits
        if hit.verdict is Verdict.SAME and hit.entity is not None
        if hit.entity in entities and hit.listing in listings
        for statement in _statements(listings[hit.listing], entities[hit.entity])
        if statement.key in wanted
    ]
    facts = {one.key for one in listed if not _agrees(one, dates, listed)}
    found = oppose([one for one in (*dates, *listed) if one.key in facts])
    return tuple(one for one in found if any(side.listing is not None for side in one.sides))


def _statements(listing: Listing, entity: Entity) -> Iterable[Statement]:
    name = _REMARK.sub("", listing.list_name)
    family = find_family_of_words(f"{listing.authority} {listing.list_name}") or ""
    for which, verb, day in (
        ("date on", "was put on", listing.listed_on),
        ("date off", "was taken off", listing.delisted_on),
    ):
        if day is not None:
            yield Statement(
                ContradictionKind.LISTING_DATE,
                (entity.id, family, list_key(name), which),
                f"when {entity.name} {verb} the list “{name}”",
                (entity.id,),
                Side(str(day), (), listing=listing.id),
            )


def _agrees(listed: Statement, dates: Iterable[Statement], others: Iterable[Statement]) -> bool:
    """Whether each document's date is near to one of those that the lists give for the same fact."""
    given = [PartialDate(one.side.value) for one in others if one.key == listed.key]
    stated = [_days(one.side.value) for one in dates if one.key == listed.key]
    return all(any(day.first - LAG <= last and first <= day.last + LAG for day in given) for first, last in stated)


def _days(value: str) -> tuple[date, date]:
    days = [PartialDate(part) for part in value.split("/")]
    return days[0].first, days[-1].last
