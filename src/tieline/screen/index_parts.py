"""What an index over listings is made of: building, adding, removing, saving and opening its parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tieline.errors import DamagedError
from tieline.model import Listing
from tieline.screen.check import check_range, check_segment, check_starts
from tieline.screen.engine_hash import engine_hash
from tieline.screen.filter import ListingTable
from tieline.screen.listing_text import StoredListings, pack_listings
from tieline.screen.name_index import NameIndex
from tieline.screen.segment import Segment
from tieline.screen.storage import Opened, open_arrays, save_arrays

MAX_SEGMENTS = 6
"""More additions than this are built into one: every segment is searched by itself."""

MAX_DEAD_SHARE = 0.3
"""With a larger share of removed listings the index is built anew."""

MAX_LISTED_NAMES = 1 << 16
"""Names of one listing in a saved index; real lists give a hundred at most."""

_COLUMNS = ("kind_of", "list_of", "first_days", "last_days", "paused_from", "paused_to")
_OF_LISTINGS = ("alive", *_COLUMNS)
_REBUILD = "build the index again"

Column = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class IndexParts:
    """The parts.

    Attributes:
        listings: The listings, also those removed.
        names: The index over their names.
        owners: For each name, the number of its listing.
        places: For each name, which name of its listing it is.
        alive: For each listing, whether it was not removed.
        table: Kind, list and dates of the listings.
    """

    listings: Sequence[Listing]
    names: NameIndex
    owners: Column
    places: Column
    alive: npt.NDArray[np.bool_]
    table: ListingTable


def _sort(listings: Iterable[Listing]) -> list[Listing]:
    """Listings in the order in which ties are broken, the last one of each id."""
    last = {listing.id: listing for listing in listings}
    return sorted(last.values(), key=lambda listing: (listing.list_name, listing.entry_id, listing.id))


def _number_names(listings: Sequence[Listing], first: int) -> tuple[list[str], Column, Column]:
    """The names of listings, with the number of each one's listing and its place there."""
    owned = [(number, place) for number, listing in enumerate(listings) for place in range(len(listing.names))]
    texts = [listings[number].names[place].text for number, place in owned]
    owners = np.array([first + number for number, _ in owned], dtype=np.int32)
    return texts, owners, np.array([place for _, place in owned], dtype=np.int32)


def build_parts(listings: Iterable[Listing]) -> IndexParts:
    """Build an index.

    Args:
        listings: The listings; their order does not matter.

    Returns:
        Its parts.
    """
    ordered = tuple(_sort(listings))
    texts, owners, places = _number_names(ordered, 0)
    alive = np.ones(len(ordered), dtype=np.bool_)
    return IndexParts(ordered, NameIndex.build(texts, owners), owners, places, alive, ListingTable.read(ordered))


def add_parts(parts: IndexParts, listings: Iterable[Listing]) -> IndexParts:
    """Add listings; one whose id is there already takes the place of the other.

    Args:
        parts: An index.
        listings: The listings.

    Returns:
        A new index.
    """
    added = _sort(listings)
    if not added:
        return parts
    parts = remove_parts(parts, [listing.id for listing in added])
    together = [*parts.listings, *added]
    if len(parts.names.segments) >= MAX_SEGMENTS or len(added) >= len(parts.listings):
        alive = (listing for listing, kept in zip(parts.listings, parts.alive.tolist(), strict=True) if kept)
        return build_parts([*alive, *added])
    texts, owners, places = _number_names(added, len(parts.listings))
    return IndexParts(
        together,
        parts.names.add(texts, owners),
        np.concatenate([parts.owners, owners]),
        np.concatenate([parts.places, places]),
        np.concatenate([parts.alive, np.ones(len(added), dtype=np.bool_)]),
        ListingTable.read(together),
    )


def remove_parts(parts: IndexParts, ids: Iterable[str]) -> IndexParts:
    """Remove listings.

    Args:
        parts: An index.
        ids: Ids of listings; unknown ones do nothing.

    Returns:
        A new index.
    """
    gone = frozenset(ids)
    kept = np.array([listing.id not in gone for listing in parts.listings], dtype=np.bool_) & parts.alive
    dead = len(kept) - int(np.count_nonzero(kept))
    if dead > MAX_DEAD_SHARE * len(kept):
        return build_parts(listing for listing, stays in zip(parts.listings, kept.tolist(), strict=True) if stays)
    return replace(parts, alive=kept)


def save_parts(folder: Path, parts: IndexParts, *, key: str = "") -> None:
    """Save an index.

    Args:
        folder: Made, or replaced where it holds an index already.
        parts: The index.
        key: What it was made from, in the caller's words.

    Raises:
        StoreError: The folder cannot be written, or holds something that is no index.
    """
    text, starts = pack_listings(parts.listings)
    table = parts.table
    arrays: dict[str, npt.NDArray[Any]] = {
        "listing_text": text,
        "listing_starts": starts,
        "owners": parts.owners,
        "places": parts.places,
        "alive": parts.alive.astype(np.uint8),
    }
    arrays |= {name: getattr(table, name) for name in _COLUMNS}
    for number, segment in enumerate(parts.names.segments):
        arrays |= {f"{number}.{field}": array for field, array in segment._asdict().items()}
    facts = {"segments": len(parts.names.segments), "kinds": table.kinds, "lists": table.lists, "key": key}
    facts |= {"engine": engine_hash()}
    save_arrays(folder, arrays, facts)


def open_parts(folder: Path, *, verify: bool, key: str | None = None) -> IndexParts:
    """Open a saved index.

    Args:
        folder: As `save_parts` left it.
        verify: Whether its bytes are checked against their hash.
        key: What it has to be made from; None takes any.

    Returns:
        Its parts; listings are read when they are asked for.

    Raises:
        DamagedError: The folder is damaged, incomplete, made from something else or by another version of Tieline.
    """
    opened = open_arrays(folder, verify=verify)
    if opened.facts.get("engine") != engine_hash() or (key is not None and opened.facts.get("key") != key):
        raise DamagedError(f"the index in {folder} is out of date", hint=_REBUILD)
    try:
        return _take_parts(opened)
    except (LookupError, TypeError, ValueError) as error:
        raise DamagedError(f"the index in {folder} is damaged: {error}", hint=_REBUILD) from error


def _take_parts(opened: Opened) -> IndexParts:
    """The parts of an opened folder, all of them checked."""
    arrays, facts = opened.arrays, opened.facts
    number, kinds, lists = facts["segments"], facts["kinds"], facts["lists"]
    if not isinstance(number, int) or not isinstance(kinds, list) or not isinstance(lists, list):
        raise TypeError("its facts are of another type")
    segments = [Segment(**{field: arrays[f"{at}.{field}"] for field in Segment._fields}) for at in range(number)]
    for segment in segments:
        check_segment(segment)
    starts, names = arrays["listing_starts"], sum(len(segment.parties) for segment in segments)
    check_starts(starts, len(starts) - 1, len(arrays["listing_text"]), "listing_starts")
    count = len(starts) - 1
    wanted = {"owners": names, "places": names} | dict.fromkeys(_OF_LISTINGS, count)
    for name, length in wanted.items():
        if arrays[name].shape != (length,):
            raise ValueError(f"{name} has another length")
    for name, end in (("owners", count), ("kind_of", len(kinds)), ("list_of", len(lists)), ("alive", 2)):
        check_range(arrays[name], end, name)
    check_range(arrays["places"], MAX_LISTED_NAMES, "places")
    return IndexParts(
        StoredListings(arrays["listing_text"], starts),
        NameIndex(segments),
        arrays["owners"],
        arrays["places"],
        arrays["alive"].astype(np.bool_),
        ListingTable(tuple(map(str, kinds)), tuple(map(str, lists)), *(arrays[name] for name in _COLUMNS)),
    )
