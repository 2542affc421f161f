"""Changes: how an entry of an official list differs between two editions of the list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tieline.model.listing import Listing


class ChangeKind(StrEnum):
    """What became of an entry."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RESPELT = "respelt"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of an entry that differs.

    Attributes:
        field: The field of `Listing` ("names", "addresses", "listed_on").
        gone: Values that only the earlier edition states, as it prints them.
        new: Values that only the later edition states, as it prints them.
    """

    field: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """How one entry differs between two editions of a list.

    Attributes:
        kind: added, removed, changed, or respelt: the same party, whose primary name is spelt otherwise.
        before: The entry in the earlier edition; None when it was added.
        after: The entry in the later edition; None when it was removed.
        fields: What differs, in the order of the fields; empty when the entry was added or removed.
        reasons: Why both are held to be entries of one party, as sentences; empty when it was added or removed.
    """

    kind: ChangeKind
    before: Listing | None
    after: Listing | None
    fields: tuple[FieldChange, ...] = ()
    reasons: tuple[str, ...] = ()
