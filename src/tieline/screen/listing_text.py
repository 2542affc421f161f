"""Listings as lines of text: kept beside a saved index, and read one by one when they are shown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from itertools import accumulate
from typing import overload

import numpy as np
import numpy.typing as npt

from tieline.errors import DamagedError
from tieline.model import ListedName, Listing, NameQuality, PartialDate
from tieline.model.ids import ListingId, SnapshotId

KEPT_READ = 1 << 14
"""How many listings are kept once read."""

Text = npt.NDArray[np.uint8]
Starts = npt.NDArray[np.int64]

_DATES = ("listed_on", "delisted_on")
_PLAIN = tuple(
    field.name
    for field in fields(Listing)
    if field.name not in (*_DATES, "id", "snapshot", "names", "identifiers", "countries", "addresses", "programmes")
)


def render_listing(listing: Listing) -> str:
    """Write a listing as one line.

    Args:
        listing: The listing.

    Returns:
        JSON without line ends.
    """
    record: dict[str, object] = {name: value for name in _PLAIN if (value := getattr(listing, name)) is not None}
    record |= {name: str(value) for name in _DATES if (value := getattr(listing, name)) is not None}
    record |= {name: value for name in ("countries", "addresses", "programmes") if (value := getattr(listing, name))}
    record |= {"id": listing.id, "snapshot": listing.snapshot, "identifiers": listing.identifiers}
    record["names"] = [(name.text, name.quality.value) for name in listing.names]
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
        assert isinstance(record, Mapping)
        values = {name: record[name] for name in _PLAIN if name in record}
        values |= {name: PartialDate(record[name]) for name in _DATES if name in record}
        values |= {name: tuple(record.get(name, ())) for name in ("countries", "addresses", "programmes")}
        return Listing(
            id=ListingId(record["id"]),
            snapshot=SnapshotId(record["snapshot"]),
            names=tuple(ListedName(text, NameQuality(quality)) for text, quality in record["names"]),
            identifiers=tuple((kind, value) for kind, value in record["identifiers"]),
            **values,
        )
    except (KeyError, TypeError, ValueError, AssertionError) as error:
        raise DamagedError("a listing of a saved index cannot be read", hint="build the index again") from error


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
        return parse_listing(self._text[int(self._starts[at]) : int(self._starts[at + 1])].tobytes().decode())

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
