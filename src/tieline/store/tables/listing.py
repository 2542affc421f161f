"""Tables of official lists and stated holdings."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Double, ForeignKey, Index, Integer, Table

from tieline.model import NameQuality
from tieline.store.column import DATE, TEXT, kind_text
from tieline.store.packing import LINKED, PLAIN
from tieline.store.tables.metadata import METADATA

snapshot = Table(
    "snapshot",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("source", TEXT, nullable=False),
    Column("format", TEXT, nullable=False),
    Column("sha256", TEXT, nullable=False),
    Column("as_of", DATE),
    Column("imported_at", TEXT, nullable=False),
    Column("listings", Integer, nullable=False),
    Column("ignored_fields", PLAIN, nullable=False),
    Column("is_partial", Boolean, nullable=False),
    Column("confirmed_on", DATE),
)

list_check = Table(
    "list_check",
    METADATA,
    Column("url", TEXT, primary_key=True),
    Column("source", TEXT, nullable=False),
    Column("checked_at", TEXT, nullable=False),
    Column("sha256", TEXT, nullable=False),
    Column("snapshot", TEXT, nullable=False),
    Column("etag", TEXT),
    Column("last_modified", TEXT),
)

listing = Table(
    "listing",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("snapshot", ForeignKey("snapshot.id", ondelete="CASCADE"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("list_name", TEXT, nullable=False),
    Column("authority", TEXT, nullable=False),
    Column("entry_id", TEXT, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("countries", PLAIN, nullable=False),
    Column("addresses", PLAIN, nullable=False),
    Column("identifiers", PLAIN, nullable=False),
    Column("programmes", PLAIN, nullable=False),
    Column("reason", TEXT),
    Column("citation", TEXT),
    Column("licence_requirement", TEXT),
    Column("licence_policy", TEXT),
    Column("listed_on", DATE),
    Column("delisted_on", DATE),
    Column("suspended_on", DATE),
    Column("suspended_until", DATE),
    Column("linked", LINKED, nullable=False),
    Column("remarks", TEXT),
    Column("url", TEXT),
    Column("row", TEXT),
    Index(None, "snapshot", "place"),
)

listed_name = Table(
    "listed_name",
    METADATA,
    Column("listing", ForeignKey("listing.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("text", TEXT, nullable=False),
    Column("quality", kind_text(NameQuality), nullable=False),
    sqlite_with_rowid=False,
)

holding = Table(
    "holding",
    METADATA,
    Column("table_source", TEXT, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("owner", TEXT, nullable=False),
    Column("owned", TEXT, nullable=False),
    Column("low_pct", Double, nullable=False),
    Column("high_pct", Double),
    Column("low_open", Boolean, nullable=False),
    Column("high_open", Boolean, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("held_from", DATE),
    Column("held_to", DATE),
    Column("source", TEXT, nullable=False),
    Column("owner_id", TEXT),
    Column("owned_id", TEXT),
    Column("is_indirect", Boolean, nullable=False),
    Column("is_joint", Boolean, nullable=False),
)
