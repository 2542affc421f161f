"""Snapshots, listings and holdings in the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, select

from tieline.errors import NotFoundError
from tieline.model import Holding, ListedName, Listing, Snapshot
from tieline.model.ids import ListingId
from tieline.store.database import BATCH_ROWS, FETCH_ROWS, insert_rows, to_row
from tieline.store.part import Part
from tieline.store.tables.listing import holding, listed_name, listing, snapshot

_NAMES = frozenset({"names"})


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

    def iter_listings(self) -> Iterator[Listing]:
        """Stream listings with their names.

        Yields:
            Listings by snapshot id, then in the order of the list.
        """
        asked = _listings().order_by(listing.c.snapshot, listing.c.place, listed_name.c.place)
        with self._database.reading() as connection:
            rows = connection.execute(asked).yield_per(FETCH_ROWS)
            for _, same in groupby(rows, key=lambda row: row.id):
                yield _listing(list(same))

    def get_listing(self, listing_id: ListingId) -> Listing:
        """Load one listing with its names.

        Args:
            listing_id: Id of the listing.

        Returns:
            The listing.

        Raises:
            NotFoundError: There is no such listing.
        """
        asked = _listings().where(listing.c.id == listing_id).order_by(listed_name.c.place)
        with self._database.reading() as connection:
            rows = list(connection.execute(asked))
        if not rows:
            raise NotFoundError(
                f"{listing_id}: the workspace has no such listing",
                hint="Import the list it stands in; ids change when a newer file of the list is imported.",
            )
        return _listing(rows)

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


def _listings() -> Select[tuple[Any, ...]]:
    columns = [column for column in listing.c if column.name != "place"]
    asked = select(*columns, listed_name.c.text.label("name"), listed_name.c.quality)
    return asked.join(listed_name, listed_name.c.listing == listing.c.id)


def _listing(rows: list[Row[tuple[Any, ...]]]) -> Listing:
    """Make a listing of its rows, one for each name."""
    cells = dict(rows[0]._mapping)
    del cells["name"], cells["quality"]
    return Listing(**cells, names=tuple(ListedName(row.name, row.quality) for row in rows))
