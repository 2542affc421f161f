"""Listings of official lists, and hits: listings proposed for a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from tieline.model.entity import Verdict
from tieline.model.ids import EntityId, HitId, ListingId, SnapshotId
from tieline.model.partial_date import PartialDate

AUTHORITY_NOT_STATED = "not stated"
"""What stands for the authority of a list that names none."""


class NameQuality(StrEnum):
    """How a list gives a name."""

    PRIMARY = "primary"
    ALIAS = "alias"
    FORMER = "former"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class ListedName:
    """One name of a listing.

    Attributes:
        text: As the list prints it, NFC.
        quality: How the list gives it.
    """

    text: str
    quality: NameQuality


_OWNER = re.compile(
    r"\b(?:subsidiary(?: \w+)? of|owned|controlled by|parent\b)|^(?:current |vessel )?owner\b(?! of)", re.I
)
_OWNED = re.compile(r"^subsidiar(?:y|ies)$|\bowner of\b|\bowns\b", re.IGNORECASE)
"""Words by which lists tell owners and subsidiaries. Source: the relations in files of OFAC, the Consolidated Screening
List, Section 1260H and the UK (2026-11)."""


@dataclass(frozen=True, slots=True)
class LinkedParty:
    """A party that a list states another to be tied to.

    Attributes:
        relation: As stated, read from the listed party to the other ("Linked To", "subsidiary of", "parent").
        name: The other party's name, as stated.
        entry_id: The other's number in the same list; None where the list gives only a name.
    """

    relation: str
    name: str
    entry_id: str | None = None

    @property
    def is_owner(self) -> bool:
        """Whether the words say that the other party owns or controls the listed one."""
        return _OWNER.search(self.relation) is not None

    @property
    def is_owned(self) -> bool:
        """Whether the words say that the listed party owns or controls the other one."""
        return not self.is_owner and _OWNED.search(self.relation) is not None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What an official list said on one day, as one file gives it.

    Attributes:
        id: Content-based: the file's hash and format.
        source: The path or URL it was imported from.
        format: Id of the list format that read it ("us-csl-csv").
        sha256: Hash of the file's bytes.
        as_of: The day it speaks for: stated in the file, in its name, or told by the person; None when unknown.
        imported_at: Aware UTC time in ISO 8601.
        listings: How many listings it holds.
        ignored_fields: Fields of the file that Tieline reads past on purpose, sorted.
        is_partial: Whether the file is cut off, and holds only the first of the list's entries.
        confirmed_on: Last day on which the authority's address still gave this very file; None where nobody asked.
    """

    id: SnapshotId
    source: str
    format: str
    sha256: str
    as_of: PartialDate | None
    imported_at: str
    listings: int
    ignored_fields: tuple[str, ...] = ()
    is_partial: bool = False
    confirmed_on: PartialDate | None = None

    @property
    def spoken_on(self) -> PartialDate | None:
        """The last day that it is known to speak for; None when unknown."""
        if self.as_of is None or self.confirmed_on is None:
            return self.as_of
        return self.confirmed_on if self.confirmed_on.last > self.as_of.last else self.as_of


@dataclass(frozen=True, slots=True)
class Listing:
    """An entry of an official list.

    Attributes:
        id: Content-based: snapshot, list and entry id.
        snapshot: The snapshot it stands in.
        list_name: Which list, as its authority calls it ("Entity List").
        authority: Who keeps the list.
        entry_id: The list's own number for it, or one made from its content where the list has none.
        kind: "organisation", "person", "vessel", "aircraft" or "unknown".
        names: All names; the first is the primary one.
        countries: ISO 3166-1 alpha-2 codes or words, as the list gives them.
        addresses: As the list prints them.
        identifiers: Kind and value ("Passport", "A1234567").
        programmes: Programme codes ("CMIC-EO13959").
        reason: Why listed, as stated; None when the list does not say.
        citation: Legal citations, as stated ("84 FR 54002"); None when the list does not say.
        licence_requirement: As stated; None when the list does not say.
        licence_policy: As stated; None when the list does not say.
        listed_on: Date on; None when the list does not say.
        delisted_on: Date off; None while listed.
        suspended_on: First day on which the listing has no effect though it stands; None when it was never suspended.
        suspended_until: Last such day; None when not stated.
        linked: Parties that the list ties it to: parents, owners, "Linked To", in the order stated.
        remarks: As stated; None when there are none.
        url: Where the authority publishes the list; None when not given.
        row: Where it stands in the file ("row 12", "entity 6908555"); None where an entry has no place of its own.
    """

    id: ListingId
    snapshot: SnapshotId
    list_name: str
    authority: str
    entry_id: str
    kind: str
    names: tuple[ListedName, ...]
    countries: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    programmes: tuple[str, ...] = ()
    reason: str | None = None
    citation: str | None = None
    licence_requirement: str | None = None
    licence_policy: str | None = None
    listed_on: PartialDate | None = None
    delisted_on: PartialDate | None = None
    suspended_on: PartialDate | None = None
    suspended_until: PartialDate | None = None
    linked: tuple[LinkedParty, ...] = ()
    remarks: str | None = None
    url: str | None = None
    row: str | None = None

    @property
    def name(self) -> str:
        """The primary name."""
        return self.names[0].text


@dataclass(frozen=True, slots=True)
class Hit:
    """A listing proposed for a name or an entity. A hit is not an accusation.

    Attributes:
        id: Content-based: query, entity and listing.
        query: The name that was screened.
        entity: The entity it names; None when a bare name was screened.
        listing: The listing proposed.
        listed_name: Which of the listing's names was nearest.
        score: 0 to 1; higher is nearer.
        verdict: same or unsure; what is different is no hit.
        reasons: Sentences a reviewer can follow, strongest first.
        judged: Whether a person's judgement, not the score, set the verdict.
    """

    id: HitId
    query: str
    entity: EntityId | None
    listing: ListingId
    listed_name: str
    score: float
    verdict: Verdict
    reasons: tuple[str, ...]
    judged: bool = False
