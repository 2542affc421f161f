"""The listings that rows are screened against: those of a workspace are loaded one by one until many are needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload

from tieline.model import Listing
from tieline.model.ids import ListingId

LOADED_SINGLY = 100
"""So many listings are loaded one by one, in the time that loading 1,500 at once takes. Source: 0.9 ms for each of the
25,921 listings of the Consolidated Screening List of 2026-07, where all of them take 1.6 s."""


class LazyListings(Sequence[Listing]):
    """Listings that are loaded when they are first gone through."""

    def __init__(self, load: Callable[[], Iterable[Listing]], count: int) -> None:
        """Take where they come from.

        Args:
            load: Loads them, in order.
            count: How many they are.
        """
        self._load = load
        self._count = count

    @cached_property
    def _all(self) -> tuple[Listing, ...]:
        return tuple(self._load())

    def __len__(self) -> int:
        """How many there are."""
        return self._count

    @overload
    def __getitem__(self, at: int) -> Listing: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Listing]: ...
    def __getitem__(self, at: int | slice) -> Listing | Sequence[Listing]:
        """One listing, or several."""
        return self._all[at]

    def __iter__(self) -> Iterator[Listing]:
        """All of them, in order."""
        return iter(self._all)


class ListingsById(Mapping[ListingId, Listing]):
    """Listings by their ids."""

    def __init__(self, listings: Sequence[Listing], *, get: Callable[[ListingId], Listing] | None = None) -> None:
        """Take the listings.

        Args:
            listings: The listings.
            get: Loads a single one; None looks it up among all.
        """
        self._listings = listings
        self._get = get
        self._single = dict[ListingId, Listing]()

    @cached_property
    def _all(self) -> dict[ListingId, Listing]:
        return {listing.id: listing for listing in self._listings}

    def __getitem__(self, key: ListingId) -> Listing:
        """The listing of an id."""
        if self._get is None or len(self._single) >= LOADED_SINGLY:
            return self._all[key]
        if key not in self._single:
            self._single[key] = self._get(key)
        return self._single[key]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._listings)

    def __iter__(self) -> Iterator[ListingId]:
        """The ids, in the order of the listings."""
        return iter(self._all)
