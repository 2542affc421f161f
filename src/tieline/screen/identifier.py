"""Numbers that tell who is listed: passports, registrations, tax numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from tieline.model import Listing

SHORTEST_IDENTIFIER = 5
"""Letters and digits of an identifier: shorter ones (a register's fourth entry, an aircraft's serial 530) are borne by
many. Source: the 33,000 identifiers of the Consolidated Screening List of 2022-04, by eye."""

_KIND = re.compile(
    r"passport|\btax\b|\bid\b|identif|identity|\bnumber\b|\bno\b|#|registr|cedula|c\.?u\.?r\.?p|r\.?f\.?c|\bimo\b|"
    r"mmsi|swift|\bbic\b|isin|\blei\b|uscc|credit code|folio|matricula|licen[cs]e|\bn\.?i\.?t\b|\bruc\b|d\.?n\.?i|"
    r"currency address|\binn\b|\bogrn\b|duns|permit|personalausweis",
    re.IGNORECASE,
)
_NO_KIND = re.compile(r"date|gazette|sanction|phone|fax|e-?mail|website|flag|tonnage|model|operator", re.IGNORECASE)
_WITHOUT_DIGITS = re.compile(r"swift|\bbic\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}|\d{1,2} \w{3} \d{4}")
_PREFIX = re.compile(r"^(?:IMO|MMSI|LEI|ISIN|VAT|OGRN|INN)(?=\d)")


@dataclass(frozen=True, slots=True)
class ListedIdentifier:
    """An identifier of a listing.

    Attributes:
        listing: The listing.
        kind: What the list calls it ("Passport").
        value: As the list prints it.
    """

    listing: Listing
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class IdentifierIndex:
    """The identifiers of a set of listings.

    Attributes:
        listed: Who has an identifier, by its key.
    """

    listed: dict[str, tuple[ListedIdentifier, ...]]

    @classmethod
    def build(cls, listings: Iterable[Listing]) -> IdentifierIndex:
        """Build the index.

        Args:
            listings: The listings.

        Returns:
            The index over those of their identifiers that tell who somebody is.
        """
        listed: dict[str, tuple[ListedIdentifier, ...]] = {}
        for listing in listings:
            for kind, value in listing.identifiers:
                for key in sorted(_listed_keys(kind, value)):
                    listed[key] = (*listed.get(key, ()), ListedIdentifier(listing, kind, value))
        return cls(listed)

    def find(self, identifier: str) -> tuple[ListedIdentifier, ...]:
        """Find who is listed with an identifier.

        Args:
            identifier: As somebody wrote it.

        Returns:
            The listed identifiers that equal it, in the order of the listings; none for one that is too short.
        """
        key = identifier_key(identifier)
        return () if key is None else self.listed.get(key, ())


def identifier_key(text: str) -> str | None:
    """Bring an identifier to the key that all its spellings share.

    Args:
        text: As somebody wrote it.

    Returns:
        Its letters and digits in upper case, without the name of a numbering scheme before them; None for one that
        tells nobody apart: too short, or of one or two digits only ("000000").
    """
    folded = unicodedata.normalize("NFKC", text).upper()
    key = _PREFIX.sub("", "".join(character for character in folded if character.isalnum()))
    return key if len(key) >= SHORTEST_IDENTIFIER and len(set(key)) > 2 else None


def _listed_keys(kind: str, value: str) -> set[str]:
    """The keys of a listed identifier, which may stand among countries and dates ("JO, 2014-08-30, K475336")."""
    if _KIND.search(kind) is None or _NO_KIND.search(kind) is not None:
        return set()
    pieces = (piece.strip() for piece in _ASIDE.sub("", value).split(","))
    keys = {identifier_key(piece) for piece in pieces if not _DATE.fullmatch(piece)}
    needs_digit = _WITHOUT_DIGITS.search(kind) is None
    return {key for key in keys if key is not None and not (needs_digit and not any(map(str.isdigit, key)))}
