"""Small listings, written for these tests."""

from __future__ import annotations

from tieline.model import ListedName, Listing, NameQuality, PartialDate
from tieline.model.ids import ListingId, SnapshotId


def make_listing(*names: str, kind: str = "organisation", on: str | None = None, off: str | None = None) -> Listing:
    """Make a listing.

    Args:
        *names: Its names; the first is the primary one, one that begins with "~" is weak.
        kind: What is listed.
        on: Date on.
        off: Date off.

    Returns:
        A listing of the Entity List.
    """
    qualities = [NameQuality.PRIMARY, *[NameQuality.ALIAS] * (len(names) - 1)]
    listed = tuple(
        ListedName(name.removeprefix("~"), NameQuality.WEAK if name.startswith("~") else quality)
        for name, quality in zip(names, qualities, strict=True)
    )
    return Listing(
        id=ListingId(f"listing-{names[0]}"),
        snapshot=SnapshotId("snapshot-1"),
        list_name="Entity List",
        authority="Bureau of Industry and Security",
        entry_id=names[0],
        kind=kind,
        names=listed,
        listed_on=None if on is None else PartialDate(on),
        delisted_on=None if off is None else PartialDate(off),
    )
