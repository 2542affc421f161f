"""Snapshots, listings and holdings in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, select, update

from tieline.errors import NotFoundError
from tieline.model import Holding, ListedName, Listing, PartialDate, Snapshot
from tieline.model.ids import ListingId, SnapshotId
from tieline.model.list_check import ListCheck
from tieline.store.database import BATCH_ROWS, FETCH_ROWS, insert_rows, to_row
from tieline.store.part import Part
from tieline.store.tables.listing import holding, list_check, listed_name, listing, snapshot
from tieline.store.tables.result import finding, hit

_NAMES = frozenset({"names"})
_LISTINGS = select(*[column for column in listing.c if column is not listing.c.place])


class ListPart(Part):
    """Snapshots, listings and holdings. See `list_port` for what each method promises."""

    def save_snapshot(self, value: Snapshot, listings: Iterable[Listing]) -> None:
        """Replace a snapshot with its listings and their names.

        Args:
            value: The snapshot.
            listings: Its listings, in the order of the list.
        """
        with self._database.writing() as connection:
            connection.execute(delete(snapshot).where(snapshot.c.id == value.id))
            insert_rows(connection, snapshot, [to_row(value)])
            batch: list[Listing] = []
            place = 0
            for one in listings:
                batch.append(one)
                if len(batch) == BATCH_ROWS:
                    place = _insert_listings(connection, batch, place)
                    batch = []
            _insert_listings(connection, batch, place)

    def iter_snapshots(self) -> Iterator[Snapshot]:
        """Stream snapshots.

        Yields:
            Snapshots by source, then id.
        """
        with self._database.reading() as connection:
            for row in connection.execute(select(snapshot).order_by(snapshot.c.source, snapshot.c.id)):
                yield Snapshot(**row._mapping)

    def count_listings(self) -> Mapping[tuple[SnapshotId, str], int]:
        """Count the listings of each list in each snapshot.

        Returns:
            Snapshot and name of the list, and the number of listings.
        """
        asked = select(listing.c.snapshot, listing.c.list_name, func.count()).group_by(
            listing.c.snapshot, listing.c.list_name
        )
        with self._database.reading() as connection:
            return {(SnapshotId(held), name): count for held, name, count in connection.execute(asked)}

    def count_lists(self) -> Mapping[tuple[SnapshotId, str, str], int]:
        """Count the listings of each list in each snapshot, apart by authority.

        Returns:
            Snapshot, name of the list and authority, and the number of listings.
        """
        keys = (listing.c.snapshot, listing.c.list_name, listing.c.authority)
        with self._database.reading() as connection:
            found = connection.execute(select(*keys, func.count()).group_by(*keys))
            return {(SnapshotId(held), name, authority): count for held, name, authority, count in found}

    def count_hits_on(self, snapshot_id: SnapshotId) -> int:
        """Count the hits on the listings of a snapshot.

        Args:
            snapshot_id: Id of the snapshot.

        Returns:
            How many there are.
        """
        with self._database.reading() as connection:
            asked = select(func.count()).select_from(hit).where(hit.c.listing.in_(_listings_of(snapshot_id)))
            return connection.scalar(asked) or 0

    def remove_snapshot(self, snapshot_id: SnapshotId) -> None:
        """Remove a snapshot, its listings, and the hits, answers of addresses and findings that may rest on it.

        Args:
            snapshot_id: Id of the snapshot.

        Raises:
            NotFoundError: There is no such snapshot.
        """
        with self._database.writing() as connection:
            connection.execute(delete(hit).where(hit.c.listing.in_(_listings_of(snapshot_id))))
            connection.execute(delete(list_check).where(list_check.c.snapshot == snapshot_id))
            if connection.execute(delete(snapshot).where(snapshot.c.id == snapshot_id)).rowcount == 0:
                raise NotFoundError(f"{snapshot_id}: the workspace has no such list", hint="see `tieline lists ls`")
            connection.execute(delete(finding))

    def save_check(self, check: ListCheck, *, confirmed_on: str | None = None) -> None:
        """Keep what an address of a list answered.

        Args:
            check: The answer.
            confirmed_on: The day in ISO form on which the address still gave the snapshot; None where it is new.
        """
        with self._database.writing() as connection:
            connection.execute(delete(list_check).where(list_check.c.url == check.url))
            insert_rows(connection, list_check, [to_row(check)])
            if confirmed_on is not None:
                day = PartialDate(confirmed_on)
                connection.execute(update(snapshot).where(snapshot.c.id == check.snapshot).values(confirmed_on=day))

    def iter_checks(self) -> Iterator[ListCheck]:
        """Stream the last answers of all addresses.

        Yields:
            Answers, by address.
        """
        with self._database.reading() as connection:
            for row in connection.execute(select(list_check).order_by(list_check.c.url)):
                yield ListCheck(**row._mapping)

    def iter_listings(self) -> Iterator[Listing]:
        """Stream listings, and fetch the names of some listings at once.

        Yields:
            Listings by snapshot id, then in the order of the list.
        """
        asked = _LISTINGS.order_by(listing.c.snapshot, listing.c.place)
        with self._database.reading() as connection:
            for rows in connection.execute(asked).yield_per(FETCH_ROWS).partitions():
                yield from _with_names(connection, rows)

    def get_listing(self, listing_id: ListingId) -> Listing:
        """Load one listing with its names.

        Args:
            listing_id: Id of the listing.

        Returns:
            The listing.

        Raises:
            NotFoundError: There is no such listing.
        """
        with self._database.reading() as connection:
            rows = connection.execute(_LISTINGS.where(listing.c.id == listing_id)).all()
            found = list(_with_names(connection, rows))
        if not found:
            raise NotFoundError(
                f"{listing_id}: the workspace has no such listing",
                hint="Import the list it stands in; ids change when a newer file of the list is imported.",
            )
        return found[0]

    def save_holdings(self, source: str, holdings: Iterable[Holding]) -> None:
        """Replace the holdings of a source.

        Args:
            source: The table or document that states them.
            holdings: All that it states, in its order.
        """
        with self._database.writing() as connection:
            connection.execute(delete(holding).where(holding.c.table_source == source))
            rows = (to_row(one, table_source=source, place=place) for place, one in enumerate(holdings))
            insert_rows(connection, holding, rows)

    def iter_holdings(self) -> Iterator[Holding]:
        """Stream holdings.

        Yields:
            Holdings by the source they were saved under, then in its order.
        """
        columns = [column for column in holding.c if column.name not in {"table_source", "place"}]
        asked = select(*columns).order_by(holding.c.table_source, holding.c.place)
        with self._database.reading() as connection:
            for row in connection.execute(asked).yield_per(FETCH_ROWS):
                yield Holding(**row._mapping)


def _listings_of(snapshot_id: SnapshotId) -> Select[tuple[str]]:
    """Ask for the ids of the listings of a snapshot."""
    return select(listing.c.id).where(listing.c.snapshot == snapshot_id)


def _insert_listings(connection: Connection, batch: list[Listing], place: int) -> int:
    """Insert listings from a place on, and give the place after them."""
    rows = (to_row(one, without=_NAMES, place=at) for at, one in enumerate(batch, place))
    insert_rows(connection, listing, rows)
    names = (
        {"listing": one.id, "place": at, "text": name.text, "quality": name.quality}
        for one in batch
        for at, name in enumerate(one.names)
    )
    insert_rows(connection, listed_name, names)
    return place + len(batch)


def _with_names(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Listing]:
    """Make listings of their rows."""
    names: dict[str, list[ListedName]] = defaultdict(list)
    asked = select(listed_name).where(listed_name.c.listing.in_([row.id for row in rows]))
    for row in connection.execute(asked.order_by(listed_name.c.listing, listed_name.c.place)):
        names[row.listing].append(ListedName(row.text, row.quality))
    for row in rows:
        yield Listing(**row._mapping, names=tuple(names[row.id]))
