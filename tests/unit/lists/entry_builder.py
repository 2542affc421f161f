"""Small listings and snapshots for tests of editions."""

from __future__ import annotations

from tieline.model import ListedName, Listing, NameQuality, PartialDate, Snapshot
from tieline.model.ids import ListingId, SnapshotId


def make_snapshot(name: str, day: str | None, *, partial: bool = False, layout: str = "one") -> Snapshot:
    """Make the snapshot of a file."""
    as_of = None if day is None else PartialDate(day)
    at = f"{day or '2024-01-01'}T00:00:00+00:00"
    return Snapshot(SnapshotId(name), f"{name}.csv", layout, name * 4, as_of, at, 1, is_partial=partial)


def make_entry(name: str, *aliases: str, number: str = "", snapshot: str = "s", **fields: object) -> Listing:
    """Make an entry of a list; without a number of the list's own unless one is given."""
    names = (ListedName(name, NameQuality.PRIMARY), *(ListedName(alias, NameQuality.ALIAS) for alias in aliases))
    entry = number or f"entry-{name}"
    days = {field: PartialDate(str(fields.pop(field))) for field in tuple(fields) if field.endswith(("_on", "_until"))}
    given: dict[str, object] = {
        "kind": "organisation",
        "list_name": "Entity List",
        "authority": "BIS",
        **fields,
        **days,
    }
    return Listing(
        id=ListingId(f"{snapshot}/{entry}"),
        snapshot=SnapshotId(snapshot),
        entry_id=entry,
        names=names,
        **given,  # type: ignore[arg-type]  # any field
    )
