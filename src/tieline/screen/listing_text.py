"""Listings as lines of text: kept beside a saved index, and read one by one when they are shown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import lru_cache
from itertools import accumulate
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from tieline.errors import DamagedError
from tieline.model import LinkedParty, ListedName, Listing, NameQuality, PartialDate
from tieline.model.ids import ListingId, SnapshotId

KEPT_READ = 1 << 14
"""How many listings are kept once read."""

Text = npt.NDArray[np.uint8]
Starts = npt.NDArray[np.int64]

_DATES = ("listed_on", "delisted_on", "suspended_on", "suspended_until")
_LISTS = ("countries", "addresses", "programmes")
_OTHERS = ("id", "snapshot", "names", "identifiers", "linked")
_NEEDED = ("list_name", "authority", "entry_id", "kind")
_TEXTS = tuple(one.name for one in fields(Listing) if one.name not in (*_DATES, *_LISTS, *_OTHERS))


def render_listing(listing: Listing) -> str:
    """Write a listing as one line.

    Args:
        listing: The listing.

    Returns:
        JSON without line ends.
    """
    record: dict[str, object] = {name: value for name in _TEXTS if (value := getattr(listing, name)) is not None}
    record |= {name: str(value) for name in _DATES if (value := getattr(listing, name)) is not None}
    record |= {name: value for name in _LISTS if (value := getattr(listing, name))}
    record |= {"id": listing.id, "snapshot": listing.snapshot, "identifiers": listing.identifiers}
    record["names"] = [(name.text, name.quality.value) for name in listing.names]
    if listing.linked:
        record["linked"] = [(one.relation, one.name, one.entry_id) for one in listing.linked]
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def parse_listing(line: str) -> Listing:
    """Read a listing from its line.

    Args:
        line: As `render_listing` wrote it.

    Returns:
        The listing.

    Raises:
        DamagedError: The line is something else.
    """
    try:
        record = json.loads(line)
        if not isinstance(record, dict) or not record["names"] or not all(name in record for name in _NEEDED):
            raise ValueError("it is no listing")
        values: dict[str, Any] = {name: _text(record[name]) for name in _TEXTS if name in record}
        values |= {name: PartialDate(_text(record[name])) for name in _DATES if name in record}
        values |= {name: tuple(map(_text, record.get(name, ()))) for name in _LISTS}
        return Listing(
            id=ListingId(_text(record["id"])),
            snapshot=SnapshotId(_text(record["snapshot"])),
            names=tuple(ListedName(_text(text), NameQuality(quality)) for text, quality in record["names"]),
            identifiers=tuple((_text(kind), _text(value)) for kind, value in record["identifiers"]),
            linked=tuple(
                LinkedParty(_text(relation), _text(name), None if entry is None else _text(entry))
                for relation, name, entry in record.get("linked", ())
            ),
            **values,
        )
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise DamagedError("a listing of a saved index cannot be read", hint="build the index again") from error


def _text(value: object) -> str:
    """A value that has to be a text."""
    if not isinstance(value, str):
        raise TypeError("it is no text")
    return value


def pack_listings(listings: Sequence[Listing]) -> tuple[Text, Starts]:
    """Write listings run together.

    Args:
        listings: The listings.

    Returns:
        Their lines in UTF-8, and where each begins and the last one ends.
    """
    lines = [render_listing(listing).encode() for listing in listings]
    starts = np.fromiter(accumulate(map(len, lines), initial=0), dtype=np.int64, count=len(lines) + 1)
    return np.frombuffer(b"".join(lines), dtype=np.uint8), starts


class StoredListings(Sequence[Listing]):
    """Listings that are read when they are asked for."""

    def __init__(self, text: Text, starts: Starts) -> None:
        """Hold their lines.

        Args:
            text: As `pack_listings` gives it.
            starts: As `pack_listings` gives it.
        """
        self._text, self._starts = text, starts
        self._read = lru_cache(maxsize=KEPT_READ)(self._parse)

    def _parse(self, at: int) -> Listing:
        line = self._text[int(self._starts[at]) : int(self._starts[at + 1])].tobytes()
        return parse_listing(line.decode("utf-8", "replace"))

    def __len__(self) -> int:
        """How many there are."""
        return len(self._starts) - 1

    @overload
    def __getitem__(self, at: int) -> Listing: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Listing]: ...
    def __getitem__(self, at: int | slice) -> Listing | Sequence[Listing]:
        """One listing, or several."""
        if isinstance(at, slice):
            return [self._read(one) for one in range(*at.indices(len(self)))]
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        return self._read(at % len(self))

    def __iter__(self) -> Iterator[Listing]:
        """All of them, in order."""
        return map(self._parse, range(len(self)))

    def __reduce__(self) -> tuple[type[StoredListings], tuple[Text, Starts]]:
        """What pickling keeps."""
        return StoredListings, (np.asarray(self._text), np.asarray(self._starts))
