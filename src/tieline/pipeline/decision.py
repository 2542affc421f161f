"""What people decided about parties and listings, re-applied to new hits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tieline.errors import NotFoundError
from tieline.model import Entity, Hit, Judgement, Listing, Verdict, content_id
from tieline.model.ids import HitId, ListingId
from tieline.pipeline.edition import Entry, current_listings, entry_of
from tieline.resolve.family import Family
from tieline.resolve.judgement import current, entity_key, make_key
from tieline.store.base import Store


@dataclass(frozen=True, slots=True)
class Decisions:
    """The newest judgement on each pair of a party and an entry of a list.

    Attributes:
        judged: For each entity key, the judgement on each entry.
        editions: The listing of each judged entry in the newest edition of its list.
        entries: The entry that each of those listings stands for.
    """

    judged: dict[str, dict[Entry, Judgement]]
    editions: dict[Entry, tuple[Listing, ...]]
    entries: dict[ListingId, Entry]

    @classmethod
    def load(cls, store: Store) -> Decisions:
        """Load what people decided.

        Args:
            store: The store of the workspace.

        Returns:
            The decisions about listings; those about two entities are the business of resolving.
        """
        judged: dict[str, dict[Entry, Judgement]] = {}
        for judgement in current(tuple(store.iter_judgements())):
            for party, listing in ((judgement.left, judgement.right), (judgement.right, judgement.left)):
                entry = _find_entry(store, listing)
                if entry is not None:
                    judged.setdefault(party, {})[entry] = judgement
        wanted = {entry for entries in judged.values() for entry in entries}
        editions: dict[Entry, tuple[Listing, ...]] = {}
        for current_one in current_listings(store) if wanted else ():
            entry = entry_of(current_one)
            if entry in wanted:
                editions[entry] = (*editions.get(entry, ()), current_one)
        entries = {listing.id: entry for entry, listings in editions.items() for listing in listings}
        return cls(judged, editions, entries)

    def apply(self, entity: Entity, hits: Iterable[Hit]) -> tuple[Hit, ...]:
        """Put decisions in place of the proposals of the index.

        Args:
            entity: The entity screened.
            hits: What the index proposes for it.

        Returns:
            The hits: a pair judged different is gone, one judged same or unsure carries that verdict, and one judged
            same that the index did not propose is there too.
        """
        decided = self.judged.get(entity_key(entity), {})
        kept, seen = self._decide(decided, hits)
        return (*kept, *self._missed(entity, decided, seen))

    def apply_to_name(self, name: str, hits: Iterable[Hit]) -> tuple[Hit, ...]:
        """Put decisions about the party of this name in place of the proposals of the index.

        Args:
            name: A bare name.
            hits: What the index proposes for it.

        Returns:
            The hits that are left, with the verdicts decided.
        """
        decided: dict[Entry, Judgement] = {}
        for family in (Family.PERSON, Family.ORGANISATION):
            decided |= self.judged.get(make_key(family, name), {})
        return self._decide(decided, hits)[0]

    def _decide(self, decided: dict[Entry, Judgement], hits: Iterable[Hit]) -> tuple[tuple[Hit, ...], set[Entry]]:
        """Apply the decisions on one party to its hits, and tell which entries were decided."""
        kept: list[Hit] = []
        seen: set[Entry] = set()
        for hit in hits:
            entry = self.entries.get(hit.listing)
            judgement = None if entry is None else decided.get(entry)
            if entry is None or judgement is None:
                kept.append(hit)
                continue
            seen.add(entry)
            if judgement.verdict is not Verdict.DIFFERENT:
                reasons = (_reason(judgement), *hit.reasons)
                kept.append(replace(hit, verdict=judgement.verdict, reasons=reasons, judged=True))
        return tuple(kept), seen

    def _missed(self, entity: Entity, decided: dict[Entry, Judgement], seen: set[Entry]) -> Iterator[Hit]:
        """Hits for pairs that a person judged the same and the index did not propose."""
        for entry, judgement in decided.items():
            if judgement.verdict is Verdict.SAME and entry not in seen:
                for listing in self.editions.get(entry, ()):
                    hit_id = HitId(content_id("hit", entity.name, entity.id, listing.id))
                    reasons = (_reason(judgement),)
                    yield Hit(
                        hit_id,
                        entity.name,
                        entity.id,
                        listing.id,
                        listing.name,
                        1.0,
                        Verdict.SAME,
                        reasons,
                        judged=True,
                    )


def _find_entry(store: Store, listing_id: str) -> Entry | None:
    """The entry that a judgement names; None when it names no listing."""
    try:
        return entry_of(store.get_listing(ListingId(listing_id)))
    except NotFoundError:
        return None


def _reason(judgement: Judgement) -> str:
    """What a person decided, as a sentence for a reviewer."""
    why = f": {judgement.reason}" if judgement.reason else ""
    return f"Judged {judgement.verdict} by {judgement.by} on {judgement.decided_at[:10]}{why}"
