"""What the dossier shows of a party: its names, where it is named, and the list entries proposed for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tieline.model import Entity, Hit, Listing, Schema, Snapshot, Verdict
from tieline.model.listing import AUTHORITY_NOT_STATED
from tieline.report.case_index import CaseIndex, ListStanding, hit_order
from tieline.report.citation import NAMED_IN_DOCUMENTS, Citation, find_citation, find_citations, find_names
from tieline.report.list_age import age_of
from tieline.report.visible import find_web_address

OTHER_NAMES = 12
"""How many other names of a list entry are shown; the rest is counted."""

_MADE_ID = re.compile(r"[a-z]+-[a-z2-7]{21}")
"""An id that was made from an entry's content (see `tieline.model.content_id`) says nothing to a reader."""

SCHEMA_LABELS = {
    Schema.ORGANIZATION: "Organisation",
    Schema.COMPANY: "Company",
    Schema.PUBLIC_BODY: "Public body",
    Schema.PERSON: "Person",
    Schema.PLACE: "Place",
    Schema.EVENT: "Event",
    Schema.THING: "Thing",
}


@dataclass(frozen=True, slots=True)
class HitView:
    """A list entry proposed for a party.

    Attributes:
        query: The name that was screened.
        listed_name: The entry's name that was nearest.
        other_names: Further names of the entry.
        more_names: How many names are not shown.
        list_name: Which list.
        authority: Who keeps it; None when that is not stated.
        entry_id: The list's own number; None where the list has none.
        status: Whether it is on the list, in words.
        is_off: Whether it was taken off.
        facts: What else the entry says, as label and value.
        address: Where the authority publishes it; None when not given or not safe to follow.
        list_number: The number of the list's description in the dossier; None when it is not part of the case.
        as_of: The day the list speaks for, in words.
        score_pct: How near the names are, 0 to 100.
        verdict: same or unsure.
        judged: Whether a person decided.
        reasons: Why it was proposed.
    """

    query: str
    listed_name: str
    other_names: tuple[str, ...]
    more_names: int
    list_name: str
    authority: str | None
    entry_id: str | None
    status: str
    is_off: bool
    facts: tuple[tuple[str, str], ...]
    address: str | None
    list_number: int | None
    as_of: str
    score_pct: int
    verdict: str
    judged: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartyView:
    """An organisation or a person.

    Attributes:
        anchor: Its id inside the dossier.
        name: The name shown.
        other_names: Every other name found.
        named_by: The words that give it another name.
        kind: What kind of party, in words.
        is_about: Whether the dossier is mainly about it.
        list_standing: How it stands with lists: same, off, unsure, or None without any hit.
        hits: List entries proposed for it, the surest first.
        ties: How many relationships it is an end of.
        claims: How many claims are about it.
        named_in: Where documents name it first.
        more_documents: How many further documents name it.
    """

    anchor: str
    name: str
    other_names: tuple[str, ...]
    named_by: tuple[Citation, ...]
    kind: str
    is_about: bool
    list_standing: ListStanding | None
    hits: tuple[HitView, ...]
    ties: int
    claims: int
    named_in: tuple[Citation, ...]
    more_documents: int


@dataclass(frozen=True, slots=True)
class PartiesView:
    """The section on parties.

    Attributes:
        with_hits: Parties that list entries are proposed for.
        without_hits: All other parties.
        bare_hits: Hits of names that were screened by themselves, by name.
    """

    with_hits: tuple[PartyView, ...]
    without_hits: tuple[PartyView, ...]
    bare_hits: tuple[HitView, ...]


def make_parties(index: CaseIndex) -> PartiesView:
    """Make the section on parties.

    Args:
        index: The case with its look-ups.

    Returns:
        All parties, the most important first.
    """
    parties = [_party(index, entity) for entity in index.parties]
    bare = [hit for hit in index.case.hits if hit.entity is None or hit.entity not in index.party_number_of]
    bare.sort(key=lambda hit: (hit.query, hit_order(hit)))
    return PartiesView(
        with_hits=tuple(party for party in parties if party.hits),
        without_hits=tuple(party for party in parties if not party.hits),
        bare_hits=tuple(view for hit in bare if (view := _hit(index, hit)) is not None),
    )


def status_of(listing: Listing) -> str:
    """Say in words whether an entry is on its list.

    Args:
        listing: The entry.

    Returns:
        A phrase with the dates on and off as far as the list gives them.
    """
    on = f"on the list since {listing.listed_on}" if listing.listed_on else "on the list, date on not stated"
    if listing.delisted_on is None:
        return on
    if listing.listed_on is None:
        return f"taken off the list on {listing.delisted_on}, date on not stated"
    return f"on the list from {listing.listed_on}, taken off on {listing.delisted_on}"


def _party(index: CaseIndex, entity: Entity) -> PartyView:
    named = find_names(index, entity.id)
    citations = (find_citation(index, document, span) for document, span in named[:NAMED_IN_DOCUMENTS])
    return PartyView(
        anchor=f"party-{index.party_number_of[entity.id]}",
        name=entity.name,
        other_names=tuple(name for name in entity.names if name != entity.name),
        named_by=find_citations(index, index.other_names_of.get(entity.id, ())),
        kind=SCHEMA_LABELS[entity.schema],
        is_about=entity.id in index.case.about,
        list_standing=index.find_list_standing(entity.id),
        hits=tuple(view for hit in index.hits_of.get(entity.id, ()) if (view := _hit(index, hit)) is not None),
        ties=len(index.ties_of.get(entity.id, ())),
        claims=index.claims_about.get(entity.id, 0),
        named_in=tuple(citation for citation in citations if citation is not None),
        more_documents=max(0, len(named) - NAMED_IN_DOCUMENTS),
    )


def _hit(index: CaseIndex, hit: Hit) -> HitView | None:
    listing = index.listing_of.get(hit.listing)
    if listing is None:
        return None
    others = tuple(dict.fromkeys(name.text for name in listing.names if name.text != hit.listed_name))
    number = index.snapshot_number_of.get(listing.snapshot)
    snapshot = None if number is None else index.snapshots[number - 1]
    return HitView(
        query=hit.query,
        listed_name=hit.listed_name,
        other_names=others[:OTHER_NAMES],
        more_names=max(0, len(others) - OTHER_NAMES),
        list_name=listing.list_name,
        authority=None if listing.authority == AUTHORITY_NOT_STATED else listing.authority,
        entry_id=None if _MADE_ID.fullmatch(listing.entry_id) else listing.entry_id,
        status=status_of(listing),
        is_off=listing.delisted_on is not None,
        facts=_facts(listing),
        address=find_web_address(listing.url),
        list_number=number,
        as_of="unknown date" if snapshot is None else _day_and_age(index, snapshot),
        score_pct=round(hit.score * 100),
        verdict="same" if hit.verdict is Verdict.SAME else "unsure",
        judged=hit.judged,
        reasons=hit.reasons,
    )


def _day_and_age(index: CaseIndex, snapshot: Snapshot) -> str:
    """The day that a list speaks for, and how old it was on the day of the dossier."""
    day = "unknown date" if snapshot.as_of is None else str(snapshot.as_of)
    return f"{day}, {age_of(snapshot, index.case.generated_at, max_age_days=index.case.max_list_age_days)}"


def _facts(listing: Listing) -> tuple[tuple[str, str], ...]:
    facts = (
        ("Citation", listing.citation),
        ("Programme", "; ".join(listing.programmes)),
        ("Reason as stated", listing.reason),
        ("Licence requirement", listing.licence_requirement),
        ("Licence policy", listing.licence_policy),
        ("Countries", ", ".join(listing.countries)),
        ("Addresses", "; ".join(listing.addresses)),
        ("Identifiers", "; ".join(f"{kind} {value}" for kind, value in listing.identifiers)),
        ("Tied to, as the list says", "; ".join(f"{linked.relation}: {linked.name}" for linked in listing.linked)),
        ("Remarks", listing.remarks),
        ("Place in the file", listing.row),
    )
    return tuple((label, value) for label, value in facts if value)
