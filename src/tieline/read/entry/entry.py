"""What one entry of a printed list says."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.model.entity import Schema
from tieline.model.span import Span


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name of a party.

    Attributes:
        span: Where it stands.
        is_former: Whether the party bore it before.
    """

    span: Span
    is_former: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One party of a printed list.

    Attributes:
        span: The whole entry.
        name: Where its name stands.
        others: Its other names.
        addresses: Its addresses, as printed.
        place: The country or place under which it stands; None when there is none.
        fields: What else the entry states: name of the property, and where.
        lead: The words that announce the list; None when none do.
        is_removed: Whether it is taken off the list.
        schema: What kind of party it is, where the entry itself says so.
    """

    span: Span
    name: Span
    others: tuple[OtherName, ...] = ()
    addresses: tuple[Span, ...] = ()
    place: Span | None = None
    fields: tuple[tuple[str, Span], ...] = ()
    lead: Span | None = None
    is_removed: bool = False
    schema: Schema | None = None
