"""What two entries share besides their names, and what speaks against their being of one party."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from tieline.model import Listing
from tieline.names.country import GREATER, find_country
from tieline.names.spelling import spell

COMMON_CITATION = 10
"""A citation of more entries than this supports half as much: an order that lists dozens of companies of one group at
once tells nothing of which is which. Source: the Entity List of 2025-11-08, where 9 in 10 citations stand at fewer."""

_REGISTER = re.compile(r"\b(\d{1,3})\s*F\.?\s?R\.?\s*(\d{3,6})", re.IGNORECASE)
_SEPARATOR = re.compile(r"[;|]")
_NUMBERED = re.compile(r"\d")
_BIRTH = re.compile(r"birth(?!\s*place)|\bdob\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_DATE = re.compile(r"[\d\W]*(?:19|20)\d\d[\d\W]*|\d{1,2}\W\w{3,9}\W\d{4}")
PAGES_OF_AN_ORDER = 12
"""An order is cited by its first page in one layout and by the page of the entry in another. Source: the Entity List
in the Screening List of 2022-04 and of 2026-07-31, where most such citations lie 2 pages apart."""

MIN_ADDRESS_WORDS = 4
"""Fewer words are a town and a country, which many share."""


@dataclass(frozen=True, slots=True)
class Support:
    """What two entries share.

    Attributes:
        points: How much it is, beyond names: an identifier 3; an address, a rare citation or a birth year 2 each; a
            common citation, the date on or the country 1 each.
        reasons: What is shared, as sentences, strongest first.
        shared: How many values are shared, which tells repeated entries of one party apart.
        against: What rules out that both are one party; None where nothing does.
    """

    points: int
    reasons: tuple[str, ...]
    shared: int = 0
    against: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What an entry states besides its names, in a form to compare."""

    countries: frozenset[str]
    citations: frozenset[str]
    addresses: frozenset[str]
    identifiers: frozenset[str]
    birth_years: frozenset[str]
    listed_on: str | None

    @property
    def sets(self) -> tuple[frozenset[str], ...]:
        """What is stated more than once."""
        return self.countries, self.citations, self.addresses, self.identifiers


def gather_facts(listing: Listing) -> Facts:
    """Gather what an entry states.

    Args:
        listing: The entry.

    Returns:
        Its facts.
    """
    numbers = {_letters(value) for kind, value in listing.identifiers if _is_number(kind, value)}
    births = [value for kind, value in listing.identifiers if _BIRTH.search(kind)]
    addresses = (spell(address) for address in listing.addresses)
    return Facts(
        countries=frozenset(map(_country, listing.countries)),
        citations=split_citation(listing.citation or ""),
        addresses=frozenset(one for one in addresses if len(one.split()) >= MIN_ADDRESS_WORDS),
        identifiers=frozenset(numbers),
        birth_years=frozenset(year for value in births for year in _YEAR.findall(value)),
        listed_on=str(listing.listed_on) if listing.listed_on is not None else None,
    )


@lru_cache(maxsize=10_000)
def split_citation(text: str) -> frozenset[str]:
    """Split the citations of an entry.

    Args:
        text: As stated ("84 FR 22961, 85 FR 29852").

    Returns:
        Each page of the Federal Register by itself ("84 FR 22961"); where there is none, each part in spelled form.
    """
    pages = frozenset(f"{volume} FR {page.lstrip('0')}" for volume, page in _REGISTER.findall(text))
    return pages or frozenset(filter(None, map(spell, _SEPARATOR.split(text))))


def count_citations(listings: Iterable[Listing]) -> Counter[str]:
    """Count at how many entries each citation stands.

    Args:
        listings: The entries.

    Returns:
        The number of entries of each citation.
    """
    return Counter(cited for listing in listings for cited in split_citation(listing.citation or ""))


def weigh_support(one: Facts, other: Facts, cited: Counter[str]) -> Support:
    """Weigh what two entries share.

    Args:
        one: The facts of an entry.
        other: Those of another.
        cited: How many entries each citation stands at.

    Returns:
        What they share, and what speaks against one party.
    """
    reasons, points = list[str](), 0
    if shared := one.identifiers & other.identifiers:
        points, reasons = 3, [f"Both have the number {min(shared)}."]
    if one.addresses & other.addresses:
        points += 2
        reasons.append("Both have the same address.")
    if one.birth_years & other.birth_years:
        points += 2
        reasons.append(f"Both were born in {min(one.birth_years & other.birth_years)}.")
    if both := one.citations & other.citations:
        rarest = min(both, key=lambda text: (cited[text], text))
        points += 1 if cited[rarest] > COMMON_CITATION else 2
        reasons.append(f"Both are cited at {rarest}.")
    elif _are_near(one.citations, other.citations):
        points += 1
        reasons.append("Both are cited at pages of one order.")
    if one.listed_on is not None and one.listed_on == other.listed_on:
        points += 1
        reasons.append(f"Both have been listed since {one.listed_on}.")
    if one.countries & other.countries:
        points += 1
        reasons.append(f"Both are of {min(one.countries & other.countries)}.")
    count = sum(len(ours & theirs) for ours, theirs in zip(one.sets, other.sets, strict=True))
    against = None if one.identifiers & other.identifiers else _find_contradiction(one, other)
    return Support(points, tuple(reasons), count, against)


def _find_contradiction(one: Facts, other: Facts) -> str | None:
    """What rules out that two entries without a number in common are one party."""
    if one.birth_years and other.birth_years and not one.birth_years & other.birth_years:
        return "The birth years differ."
    apart = one.countries and other.countries and not one.countries & other.countries
    if apart and not one.addresses & other.addresses and not one.citations & other.citations:
        return "The countries differ."
    return None


def _are_near(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two citations are pages of the Federal Register that can be of one order."""
    pages = [[match.groups() for match in map(_REGISTER.fullmatch, cited) if match] for cited in (ours, theirs)]
    return any(
        volume == other and abs(int(page) - int(near)) <= PAGES_OF_AN_ORDER
        for volume, page in pages[0]
        for other, near in pages[1]
    )


def _is_number(kind: str, value: str) -> bool:
    """Whether an identifier is a number that only one party has: no date, and no word such as a nationality."""
    digits = len(_NUMBERED.findall(value))
    return digits >= 4 and not _BIRTH.search(kind) and "date" not in kind.casefold() and not _DATE.fullmatch(value)


def _country(text: str) -> str:
    """The country that a text means, Hong Kong and Macau with the one they lie in; else the text itself."""
    code = find_country(text)
    return spell(text) if code is None else GREATER.get(code, code)


def _letters(value: str) -> str:
    """A number without what is printed between its signs."""
    return re.sub(r"\W", "", value).upper()
