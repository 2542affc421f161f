"""Changes and histories of official lists as records."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from tieline.model import Change, Event, FieldChange, PartialDate, Verdict
from tieline.report.record_shape import Record, listing_record


def change_record(change: Change) -> Record:
    """Give a change of an entry as a record.

    Args:
        change: The change.

    Returns:
        The entry on both sides, and what differs.
    """
    entry = change.after or change.before
    assert entry is not None
    return {
        "kind": "change",
        "change": change.kind.value,
        "list": entry.list_name,
        "name": entry.name,
        "was": None if change.before is None or change.after is None else change.before.name,
        "changed": ", ".join(one.field for one in change.fields) or None,
        "before": None if change.before is None else listing_record(change.before),
        "after": None if change.after is None else listing_record(change.after),
        "fields": _fields(change.fields),
        "reasons": list(change.reasons),
    }


def event_record(event: Event, *, list_name: str, name: str, verdict: Verdict) -> Record:
    """Give an event of a party's history on a list as a record.

    Args:
        event: The event.
        list_name: The list.
        name: The party's name in its newest entry.
        verdict: Whether the name asked about is held to be the party's.

    Returns:
        What happened, when as far as the list tells, and the edition, file and row that say so.
    """
    snapshot, listing = event.snapshot, event.listing
    return {
        "kind": "history",
        "list": list_name,
        "name": name if listing is None else listing.name,
        "verdict": verdict.value,
        "event": event.kind.value,
        "on": _text(event.on),
        "not_before": _text(event.not_before),
        "not_after": _text(event.not_after),
        "told": event.told,
        "fields": _fields(event.fields),
        "snapshot": snapshot.id,
        "source": PurePath(snapshot.source.replace("\\", "/")).name,
        "list_as_of": _text(snapshot.as_of),
        "list_sha256": snapshot.sha256,
        "entry_id": None if listing is None else listing.entry_id,
        "row": None if listing is None else listing.row,
        "listing": None if listing is None else listing.id,
    }


def _fields(changes: Iterable[FieldChange]) -> list[Record]:
    """What differs, field by field."""
    return [{"field": one.field, "before": list(one.gone), "after": list(one.new)} for one in changes]


def _text(day: PartialDate | None) -> str | None:
    """A day in ISO form."""
    return None if day is None else str(day)
