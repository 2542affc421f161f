"""Events: what happened to an entry of an official list, in time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tieline.model.change import FieldChange
from tieline.model.listing import Listing, Snapshot
from tieline.model.partial_date import PartialDate


class EventKind(StrEnum):
    """What happened to an entry."""

    LISTED = "listed"
    SEEN = "seen"
    CHANGED = "changed"
    RESPELT = "respelt"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    DELISTED = "delisted"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an entry.

    Attributes:
        kind: What.
        on: The day, where the list states it; None where it does not. No day is ever made up.
        not_before: The last day at hand on which it had not happened; None when unknown.
        not_after: The first day at hand on which it had; None when unknown.
        told: The same as a sentence.
        snapshot: The edition that states or shows it.
        listing: The entry that does; None where the edition shows it by not having one.
        fields: What differs, where something changed.
    """

    kind: EventKind
    on: PartialDate | None
    not_before: PartialDate | None
    not_after: PartialDate | None
    told: str
    snapshot: Snapshot
    listing: Listing | None = None
    fields: tuple[FieldChange, ...] = ()

    @property
    def sort_key(self) -> tuple[str, str]:
        """Where it comes in time: by its day, else by the first day on which it had happened."""
        return str(self.on or self.not_after or self.snapshot.as_of or "~"), str(self.snapshot.as_of or "~")
