"""Contradictions: one fact, stated with values that cannot all be true."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tieline.model.ids import ContradictionId, DocumentId, EntityId, ListingId, UtteranceId
from tieline.model.span import Evidence


class ContradictionKind(StrEnum):
    """Which fact has several values."""

    LISTING_AUTHORITY = "listing_authority"  # who put a party on a list on one day
    LISTING_DATE = "listing_date"  # when an authority put a party on one list
    SHARE = "share"  # how much an owner holds of a company on one day
    COUNT = "count"  # how many were listed or removed at one time
    LEGAL_REPRESENTATIVE = "legal_representative"  # who represents an organisation by law on one day
    AGREEMENT_DATE = "agreement_date"  # when one agreement was made


@dataclass(frozen=True, slots=True)
class Side:
    """One value, and who states it.

    Attributes:
        value: The value as it was compared: a date in ISO form, a share in percent, a number, a name.
        evidence: The words that state it, sorted; empty where an entry of an official list does.
        according_to: The utterance in whose content it stands; None when a document or a list itself states it.
        document: The document that states it; None where a list does.
        listing: The entry of an official list that states it; None where a document does.
    """

    value: str
    evidence: tuple[Evidence, ...]
    according_to: UtteranceId | None = None
    document: DocumentId | None = None
    listing: ListingId | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One fact, stated with values that cannot all be true. It says nothing about which of them is.

    Attributes:
        id: Content-based: kind, matter and sides.
        what: Which fact.
        matter: The fact in a few words, with the names of those it is about.
        about: The entities that it is about, the party first.
        sides: Each value with each that states it, sorted by value; at least two values.
    """

    id: ContradictionId
    what: ContradictionKind
    matter: str
    about: tuple[EntityId, ...]
    sides: tuple[Side, ...]
