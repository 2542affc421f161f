"""Links: what relationships, holdings and lists state, in the one form in which a path shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tieline.model import (
    Holding,
    LinkedParty,
    Listing,
    PartialDate,
    Relationship,
    RelationshipType,
    Snapshot,
    Utterance,
)
from tieline.model.ids import UtteranceId
from tieline.model.path import Link
from tieline.model.utterance import Standing, find_standing

_DETAILS = ("share", "product", "subject", "role", "kind", "value", "amount", "title")
"""The properties of which the first that is stated goes with a link, the most telling first."""

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def link_of_relationship(tie: Relationship, utterances: Mapping[UtteranceId, Utterance]) -> Link:
    """Make the link of a relationship that documents state.

    Args:
        tie: The relationship.
        utterances: Utterances by id.

    Returns:
        The link; what stands in the content of an utterance stands as its stance says, an unknown one as said.
    """
    stated = {item.name: item.value for item in reversed(tie.properties)}
    since, until = _days(stated)
    return Link(
        type=tie.type,
        source=tie.source,
        target=tie.target,
        source_name=tie.source_name,
        target_name=tie.target_name,
        standing=find_standing(tie.according_to, utterances),
        confidence=tie.confidence,
        relationship=tie.id,
        according_to=tie.according_to,
        evidence=tie.evidence,
        detail=next((_worded(name, stated[name]) for name in _DETAILS if name in stated), None),
        since=since,
        until=until,
    )


def link_of_holding(holding: Holding, *, owner: str, owned: str) -> Link:
    """Make the link of a stated stake.

    Args:
        holding: The stake.
        owner: Key of the owner.
        owned: Key of the company.

    Returns:
        The link: who holds, owns.
    """
    detail = f"{_share(holding)}, through others" if holding.is_indirect else _share(holding)
    return Link(
        type=RelationshipType.OWNS,
        source=owner,
        target=owned,
        source_name=holding.owner,
        target_name=holding.owned,
        standing=Standing.SHOWN,
        confidence=1.0,
        record=holding.source,
        detail=detail if holding.kind == "shares" else f"{holding.kind}: {detail}",
        since=holding.held_from,
        until=holding.held_to,
    )


def _share(holding: Holding) -> str:
    """How much is held, in words."""
    low, high = holding.low_pct, holding.high_pct
    if high is not None and low == high:
        return f"{low:g} %"
    above = f"{'more than' if holding.low_open else 'at least'} {low:g} %" if low > 0 or holding.low_open else ""
    capped = high is not None and (high < 100 or holding.high_open)
    below = f"{'less than' if holding.high_open else 'at most'} {high:g} %" if capped else ""
    return ", ".join(filter(None, (above, below))) or "share not stated"


def link_of_listing(
    listing: Listing, linked: LinkedParty, snapshot: Snapshot | None, *, party: str, other: str
) -> Link:
    """Make the link that a list states between a listed party and another.

    Args:
        listing: The entry that states it.
        linked: The other party, and how it is tied.
        snapshot: The snapshot that the entry stands in; None when it is not known.
        party: Key of the listed party.
        other: Key of the other.

    Returns:
        The link, with the list's row as its record: owner owns where the words say so, else listed party to the other.
    """
    day = "" if snapshot is None or snapshot.as_of is None else f" of {snapshot.as_of}"
    row = listing.row or f"entry {listing.entry_id}"
    ends = ((party, listing.name), (other, linked.name))
    (source, source_name), (target, target_name) = reversed(ends) if linked.is_owner else ends
    return Link(
        type=RelationshipType.OWNS if linked.is_owner or linked.is_owned else RelationshipType.LINKED_TO,
        source=source,
        target=target,
        source_name=source_name,
        target_name=target_name,
        standing=Standing.SHOWN,
        confidence=1.0,
        record=f"{listing.list_name}{day}, {row}",
        detail=f"“{linked.relation}”",
        since=listing.listed_on,
        until=listing.delisted_on,
    )


def _worded(name: str, value: str) -> str:
    """A property as people write it."""
    return f"{value} %" if name == "share" and _NUMBER.fullmatch(value) else value


def _days(stated: Mapping[str, str]) -> tuple[PartialDate | None, PartialDate | None]:
    """From when to when a tie is stated to hold; a single date says when it began."""
    return (
        _day(stated.get("date_on") or stated.get("date"), first=True),
        _day(stated.get("date_off"), first=False),
    )


def _day(value: str | None, *, first: bool) -> PartialDate | None:
    """The first or last day of a date or an interval ("2018-01/2018-03")."""
    if value is None:
        return None
    try:
        return PartialDate(value.split("/")[0 if first else -1])
    except ValueError:
        return None
