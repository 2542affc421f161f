"""The part of the store that keeps official lists and stated holdings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from tieline.model import Holding, Listing, Snapshot
from tieline.model.ids import ListingId, SnapshotId
from tieline.model.list_check import ListCheck


class ListPort(Protocol):
    """Snapshots, listings and holdings."""

    def save_snapshot(self, snapshot: Snapshot, listings: Iterable[Listing]) -> None:
        """Keep a snapshot and its listings, all or none. One of the same id is replaced with its listings.

        Args:
            snapshot: What the list said.
            listings: Its listings, in the order of the list.

        Raises:
            StoreError: They cannot be written.
        """
        ...

    def iter_snapshots(self) -> Iterator[Snapshot]:
        """Go through all snapshots.

        Yields:
            Snapshots by source, then id.
        """
        ...

    def count_listings(self) -> Mapping[tuple[SnapshotId, str], int]:
        """Count the listings of each list in each snapshot.

        Returns:
            Snapshot and name of the list, and the number of listings.
        """
        ...

    def count_lists(self) -> Mapping[tuple[SnapshotId, str, str], int]:
        """Count the listings of each list in each snapshot, apart by authority.

        Returns:
            Snapshot, name of the list and authority, and the number of listings.
        """
        ...

    def count_hits_on(self, snapshot_id: SnapshotId) -> int:
        """Count the hits on the listings of a snapshot.

        Args:
            snapshot_id: Id of the snapshot.

        Returns:
            How many there are; 0 also where there is no such snapshot.
        """
        ...

    def remove_snapshot(self, snapshot_id: SnapshotId) -> None:
        """Remove a snapshot, all or nothing: its listings, the hits on them, and what its address answered.

        All findings go with it, for any of them may rest on it. Judgements and screening records stay.

        Args:
            snapshot_id: Id of the snapshot.

        Raises:
            NotFoundError: There is no such snapshot.
            StoreError: It cannot be removed.
        """
        ...

    def save_check(self, check: ListCheck, *, confirmed_on: str | None = None) -> None:
        """Keep what an address of a list answered, in place of what it answered before.

        Args:
            check: The answer.
            confirmed_on: The day in ISO form on which the address still gave the snapshot; None where it is new.

        Raises:
            StoreError: It cannot be written.
        """
        ...

    def iter_checks(self) -> Iterator[ListCheck]:
        """Go through the last answers of all addresses.

        Yields:
            Answers, by address.
        """
        ...

    def iter_listings(self) -> Iterator[Listing]:
        """Go through all listings of all snapshots.

        Yields:
            Listings by snapshot id, then in the order of the list.
        """
        ...

    def get_listing(self, listing: ListingId) -> Listing:
        """Get one listing.

        Args:
            listing: Id of the listing.

        Returns:
            The listing.

        Raises:
            NotFoundError: There is no such listing.
        """
        ...

    def save_holdings(self, source: str, holdings: Iterable[Holding]) -> None:
        """Keep the holdings that one source states, in place of those it stated before.

        Args:
            source: The table or document that states them.
            holdings: All that it states, in its order.

        Raises:
            StoreError: They cannot be written.
        """
        ...

    def iter_holdings(self) -> Iterator[Holding]:
        """Go through all holdings.

        Yields:
            Holdings by the source they were saved under, then in its order.
        """
        ...
