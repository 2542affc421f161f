"""The difference between two editions of official lists: added, removed, changed, respelt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tieline.lists.fields import find_carried, is_renamed, iter_field_changes
from tieline.lists.pairing import Pair, pair_listings
from tieline.model import Change, ChangeKind, FieldChange, Listing, Verdict
from tieline.names import NameKind, compare


def find_changes(before: Iterable[Listing], after: Iterable[Listing]) -> Iterator[Change]:
    """Tell how a list differs between two editions, also between editions in different layouts.

    Args:
        before: The entries of the earlier edition, of one list.
        after: The entries of the later edition of the same list.

    Yields:
        Changes, in the order of the earlier edition, then what was added in the order of the later one. A field that
        no entry of an edition states is no change, for its layout does not carry it; nor is it one that a list gives
        a party that it still names one entry more or less.
    """
    ours, theirs = tuple(before), tuple(after)
    pairs = pair_listings(ours, theirs)
    by_before = {pair.before.id: pair for pair in reversed(pairs)}
    carried = find_carried(ours, theirs)
    for listing in ours:
        pair = by_before.get(listing.id)
        if pair is None:
            yield Change(ChangeKind.REMOVED, listing, None)
        elif not pair.is_repeat:
            yield from _iter_change(pair, carried)
    paired = {pair.after.id for pair in pairs}
    yield from (Change(ChangeKind.ADDED, None, listing) for listing in theirs if listing.id not in paired)


def _iter_change(pair: Pair, carried: frozenset[str]) -> Iterator[Change]:
    """The change of a pair; none where nothing differs."""
    fields = tuple(iter_field_changes(pair.before, pair.after, carried))
    if pair.is_renumbered:
        fields = (FieldChange("entry_id", (pair.before.entry_id,), (pair.after.entry_id,)), *fields)
    if fields:
        kind = ChangeKind.RESPELT if _is_respelt(pair) else ChangeKind.CHANGED
        yield Change(kind, pair.before, pair.after, fields, pair.reasons)


def _is_respelt(pair: Pair) -> bool:
    """Whether the primary name is the same in another spelling; a number may keep an entry together under a new one."""
    before, after = pair.before, pair.after
    if not is_renamed(before, after):
        return False
    kind: NameKind = "person" if before.kind == "person" else "organisation"
    return not pair.by_number or compare(before.name, after.name, kind=kind).verdict is not Verdict.DIFFERENT
