"""What differs between two entries of one party, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from tieline.lists.support import split_citation
from tieline.model import FieldChange, Listing, NameQuality
from tieline.names.country import find_country
from tieline.text.normal import fold

Values = tuple[str, ...]

NEXT_TO_NONE_RATIO, MOST_RATIO = 0.01, 0.5
"""Shares of entries: a field that most of one edition and next to none of the other state is one that the other's
layout has dropped. Source: the Entity List in the Screening List of 2026-07-31, where 2 of 3,420 entries have an
address, which is no more than a country; of 2025-11-08 all but a few have."""


def _one(value: object | None) -> Values:
    """A single value; nothing where the list does not say."""
    return () if value is None else (str(value),)


FIELDS: Mapping[str, Callable[[Listing], Values]] = {
    "names": lambda entry: tuple(name.text for name in entry.names),
    "kind": lambda entry: () if entry.kind == "unknown" else (entry.kind,),
    "countries": lambda entry: entry.countries,
    "addresses": lambda entry: entry.addresses,
    "identifiers": lambda entry: tuple(f"{kind}: {value}" for kind, value in entry.identifiers),
    "programmes": lambda entry: entry.programmes,
    "reason": lambda entry: _one(entry.reason),
    "citation": lambda entry: _one(entry.citation),
    "licence_requirement": lambda entry: _one(entry.licence_requirement),
    "licence_policy": lambda entry: _one(entry.licence_policy),
    "listed_on": lambda entry: _one(entry.listed_on),
    "delisted_on": lambda entry: _one(entry.delisted_on),
    "suspended_on": lambda entry: _one(entry.suspended_on),
    "suspended_until": lambda entry: _one(entry.suspended_until),
    "linked": lambda entry: tuple(f"{party.relation}: {party.name}" for party in entry.linked),
    "remarks": lambda entry: _one(entry.remarks),
}
"""What of an entry is compared. Not its place in the file, its ids, and the address of the list's page, which say
nothing of the party."""


def find_carried(before: Sequence[Listing], after: Sequence[Listing]) -> frozenset[str]:
    """Find which fields the layouts of two editions both carry.

    Args:
        before: All entries of one edition.
        after: All entries of the other.

    Returns:
        The fields that entries of both state; not those that most entries of one and next to none of the other do.
    """
    shares = [_count_stated(listings) for listings in (before, after)]
    return frozenset(field for field in FIELDS if _is_carried(*sorted(share[field] for share in shares)))


def _count_stated(listings: Sequence[Listing]) -> dict[str, float]:
    """The share of entries that state each field."""
    total = max(len(listings), 1)
    return {field: sum(1 for one in listings if read(one)) / total for field, read in FIELDS.items()}


def _is_carried(less: float, more: float) -> bool:
    """Whether a field is carried by both editions, by the shares of entries that state it."""
    return less > 0 and not (less < NEXT_TO_NONE_RATIO and more > MOST_RATIO)


def iter_field_changes(before: Listing, after: Listing, carried: frozenset[str]) -> Iterator[FieldChange]:
    """Tell what differs between two entries.

    Args:
        before: The earlier entry.
        after: The later one.
        carried: Fields that both editions carry; no other field can tell of a change.

    Yields:
        Fields that differ by more than case, accents, stops, spaces and order.
    """
    for field, read in FIELDS.items():
        ours, theirs = read(before), read(after)
        if field not in carried or ours == theirs or (field == "kind" and not (ours and theirs)):
            continue
        gone, new = _missing(ours, theirs, field), _missing(theirs, ours, field)
        if field == "names":
            is_recut = _words(gone) - _words(theirs[:1]) == _words(new) - _words(ours[:1])
            gone, new = ((), ()) if is_recut else (gone, new)
            if ours[0] != theirs[0]:
                gone, new = _with_first(ours[0], gone), _with_first(theirs[0], new)
        if gone or new:
            yield FieldChange(field, gone, new)


def _words(names: Values) -> set[str]:
    """The words of some names: equal where two layouts cut the same row of names at other commas."""
    return {word for name in names for word in str(_plain(name, "names")).split()}


def _with_first(first: str, others: Values) -> Values:
    """A primary name, then other names."""
    return (first, *(name for name in others if name != first))


def is_renamed(before: Listing, after: Listing) -> bool:
    """Whether the primary name of an entry is printed otherwise.

    Args:
        before: The earlier entry.
        after: The later one.

    Returns:
        True where as much as a letter differs.
    """
    return before.names[0].quality is NameQuality.PRIMARY and before.name != after.name


def _missing(ours: Values, theirs: Values, field: str) -> Values:
    """Values of one entry that the other does not have in any spelling."""
    known = {_plain(value, field) for value in theirs}
    return tuple(dict.fromkeys(value for value in ours if _plain(value, field) not in known))


@lru_cache(maxsize=100_000)
def _plain(value: str, field: str) -> object:
    """A value in a form in which only what matters differs."""
    if field == "citation":
        return split_citation(value)
    if field == "countries" and (code := find_country(value)) is not None:
        return code
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(value)).split())
