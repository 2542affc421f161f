"""Ties that official lists state between their parties, as records: the row of the list is their evidence."""

from __future__ import annotations

from collections.abc import Iterator

from tieline.model import LinkedParty, Listing, RelationshipType, Verdict, content_id
from tieline.report.case_index import CaseIndex
from tieline.report.record_shape import Record


def iter_list_ties(index: CaseIndex) -> Iterator[Record]:
    """Give the ties that the lists of a case state of its parties.

    Args:
        index: The case with its look-ups.

    Yields:
        Records of the kind `list_relationship`; `record` tells list, day and row in the place of a sentence. Only
        entries that are held to be the same as a party of the case are told; a party that only the list names has no
        id.
    """
    entity_of = {hit.listing: hit.entity for hit in index.case.hits if hit.verdict is Verdict.SAME}
    entries = {
        (listing.snapshot, listing.list_name, listing.entry_id): entity_of.get(listing.id)
        for listing in index.case.listings
    }
    for listing in sorted(index.case.listings, key=lambda one: one.id):
        if entity_of.get(listing.id) is None:
            continue
        for linked in listing.linked:
            other = entries.get((listing.snapshot, listing.list_name, linked.entry_id or ""))
            yield _record(index, listing, linked, (entity_of[listing.id], other))


def _record(index: CaseIndex, listing: Listing, linked: LinkedParty, ids: tuple[str | None, str | None]) -> Record:
    ends = ((ids[0], listing.name), (ids[1], linked.name))
    (source, source_name), (target, target_name) = reversed(ends) if linked.is_owner else ends
    owns = linked.is_owner or linked.is_owned
    kind = RelationshipType.OWNS if owns else RelationshipType.LINKED_TO
    snapshot = next((one for one in index.snapshots if one.id == listing.snapshot), None)
    day = "" if snapshot is None or snapshot.as_of is None else f" of {snapshot.as_of}"
    return {
        "kind": "list_relationship",
        "id": content_id("lrl", kind, listing.id, linked.relation, linked.name),
        "type": kind.value,
        "source_name": source_name,
        "target_name": target_name,
        "source": source,
        "target": target,
        "relation": linked.relation,
        "listing": listing.id,
        "record": f"{listing.list_name}{day}, {listing.row or f'entry {listing.entry_id}'}",
    }
