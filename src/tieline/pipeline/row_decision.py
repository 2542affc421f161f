"""What people decided about names and listings, applied to screened rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tieline.errors import NotFoundError
from tieline.model import Judgement, Listing, RowHit, RowResult, Verdict
from tieline.model.ids import ListingId
from tieline.resolve.family import Family
from tieline.resolve.judgement import current, make_key
from tieline.screen.batch import IDENTIFIER_EQUAL
from tieline.screen.change import Entry
from tieline.screen.record import listing_fingerprint
from tieline.store.base import Store


@dataclass(frozen=True, slots=True)
class _Decided:
    """A judgement on an entry, and what the entry was like when it was judged."""

    judgement: Judgement
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """A row as an earlier record has it.

    Attributes:
        result: The row then.
        is_changed: Whether its name, country or numbers are others now.
        made_at: When the record was made: aware UTC time in ISO 8601.
    """

    result: RowResult
    is_changed: bool
    made_at: str

    def reopens(self, hit: RowHit, judgement: Judgement) -> bool:
        """Whether the row has changed since a hit of it was judged.

        Args:
            hit: The hit.
            judgement: The decision about it.

        Returns:
            True where the decision is older than the record, and either the row is another now, or the record shows
            the hit as open because the row had changed already then.
        """
        if judgement.decided_at >= self.made_at:
            return False
        open_then = {(one.list_name, one.entry_id) for one in self.result.hits if not one.judged}
        return self.is_changed or (hit.list_name, hit.entry_id) in open_then


@dataclass(frozen=True, slots=True)
class RowDecisions:
    """The newest judgement on each pair of a name and an entry of a list.

    Attributes:
        judged: For each key of a name (see `resolve.judgement.make_key`), the judgement on each entry.
        listings: The listings of the judged entries among those that are screened against.
    """

    judged: Mapping[str, Mapping[Entry, _Decided]]
    listings: Mapping[Entry, Listing]

    @classmethod
    def load(cls, store: Store, listings: Iterable[Listing], *, until: str | None = None) -> RowDecisions:
        """Load what people decided.

        Args:
            store: The store of the workspace.
            listings: The listings that are screened against.
            until: Leave out what was decided after this time; None leaves nothing out.

        Returns:
            The decisions about listings; those about two parties do not concern rows.
        """
        judged: dict[str, dict[Entry, _Decided]] = {}
        counted = (one for one in store.iter_judgements() if until is None or one.decided_at <= until)
        for judgement in current(tuple(counted)):
            for party, other in ((judgement.left, judgement.right), (judgement.right, judgement.left)):
                listing = _find_listing(store, other)
                if listing is not None:
                    entry = (listing.list_name, listing.entry_id)
                    decided = _Decided(judgement, listing_fingerprint(listing))
                    judged.setdefault(party, {}).setdefault(entry, decided)
        wanted = {entry for entries in judged.values() for entry in entries}
        kept = {(one.list_name, one.entry_id): one for one in listings} if wanted else {}
        return cls(judged, {entry: listing for entry, listing in kept.items() if entry in wanted})

    def apply(self, result: RowResult, *, earlier: Earlier | None = None) -> RowResult:
        """Put decisions about the name of a row in place of what the index proposes.

        Args:
            result: What the index proposes for the row.
            earlier: The same row in an earlier record; None when there is none.

        Returns:
            The result. What a person rejected is apart from the hits as long as the listing and the row are what they
            were and no identifier of the row speaks for it; what a person called the same is a hit even where the
            index does not propose it.
        """
        if not self.judged or not result.query.text:
            return result
        decided: dict[Entry, _Decided] = {}
        for family in (Family.PERSON, Family.ORGANISATION):
            decided |= self.judged.get(make_key(family, result.query.text), {})
        if not decided:
            return result
        hits = [_decide(hit, decided.get((hit.list_name, hit.entry_id)), earlier) for hit in result.hits]
        known = {(hit.list_name, hit.entry_id) for hit in hits}
        missed = self._missed({entry: one for entry, one in decided.items() if entry not in known})
        kept = tuple(hit for hit in hits if hit.verdict is not Verdict.DIFFERENT)
        rejected = tuple(hit for hit in hits if hit.verdict is Verdict.DIFFERENT)
        return replace(result, hits=(*kept, *missed), rejected=rejected)

    def _missed(self, decided: Mapping[Entry, _Decided]) -> Iterator[RowHit]:
        """Hits for entries that a person called the same and the index did not propose."""
        for entry, one in decided.items():
            listing = self.listings.get(entry)
            if listing is not None and one.judgement.verdict is Verdict.SAME:
                told = (_told(one.judgement),)
                print_now = listing_fingerprint(listing)
                yield RowHit(listing.id, *entry, listing.name, 1.0, Verdict.SAME, told, print_now, judged=True)


def _decide(hit: RowHit, decided: _Decided | None, earlier: Earlier | None) -> RowHit:
    """Apply a decision to a hit; one that was rejected has the verdict different."""
    if decided is None:
        return hit
    judgement = decided.judgement
    changed = "entry" if decided.fingerprint != hit.fingerprint else None
    if earlier is not None and earlier.reopens(hit, judgement):
        changed = "row"
    told = f"the {changed} changed since" if changed is not None else None
    if any(reason.startswith(IDENTIFIER_EQUAL) for reason in hit.reasons):
        told = "the decision was about the name, and this row has an identifier of the listing"
    if judgement.verdict is Verdict.DIFFERENT and told is not None:
        again = f"{_told(judgement)}; {told}, so it must be looked at again."
        return replace(hit, reasons=(again, *hit.reasons))
    return replace(hit, verdict=judgement.verdict, reasons=(_told(judgement), *hit.reasons), judged=True)


def _find_listing(store: Store, listing_id: str) -> Listing | None:
    """The listing that a judgement names; None when it names none."""
    try:
        return store.get_listing(ListingId(listing_id))
    except NotFoundError:
        return None


def _told(judgement: Judgement) -> str:
    """What a person decided, as a sentence for a reviewer."""
    why = f": {judgement.reason}" if judgement.reason else ""
    return f"Judged {judgement.verdict} by {judgement.by} on {judgement.decided_at[:10]}{why}"
