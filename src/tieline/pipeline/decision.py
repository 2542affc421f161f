"""What people decided about parties and listings, re-applied to new hits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tieline.errors import NotFoundError
from tieline.model import Entity, Hit, Judgement, Listing, Verdict, content_id
from tieline.model.ids import EntityId, HitId, JudgementId, ListingId
from tieline.pipeline.edition import Entry, current_listings, entry_of
from tieline.resolve.family import Family, family_of
from tieline.resolve.judgement import current, entity_key, make_key
from tieline.screen.record import listing_fingerprint
from tieline.store.base import Store


@dataclass(frozen=True, slots=True)
class Decisions:
    """The newest judgement on each pair of a party and an entry of a list.

    Attributes:
        judged: For each entity key, the judgement on each entry.
        editions: The listing of each judged entry in the newest edition of its list.
        entries: The entry that each of those listings stands for.
        fingerprints: What each listing that a judgement names was like (see `screen.record.listing_fingerprint`).
    """

    judged: dict[str, dict[Entry, Judgement]]
    editions: dict[Entry, tuple[Listing, ...]]
    entries: dict[ListingId, Entry]
    fingerprints: dict[JudgementId, str]

    @classmethod
    def load(cls, store: Store) -> Decisions:
        """Load what people decided.

        Args:
            store: The store of the workspace.

        Returns:
            The decisions about listings; those about two entities are the business of resolving.
        """
        judged: dict[str, dict[Entry, Judgement]] = {}
        fingerprints: dict[JudgementId, str] = {}
        for judgement in current(tuple(store.iter_judgements())):
            for party, named in ((judgement.left, judgement.right), (judgement.right, judgement.left)):
                listing = _find_listing(store, named)
                if listing is not None:
                    judged.setdefault(party, {})[entry_of(listing)] = judgement
                    fingerprints[judgement.id] = listing_fingerprint(listing)
        wanted = {entry for entries in judged.values() for entry in entries}
        editions: dict[Entry, tuple[Listing, ...]] = {}
        for current_one in current_listings(store) if wanted else ():
            entry = entry_of(current_one)
            if entry in wanted:
                editions[entry] = (*editions.get(entry, ()), current_one)
        entries = {one.id: entry for entry, listings in editions.items() for one in listings}
        return cls(judged, editions, entries, fingerprints)

    def apply(self, entity: Entity, hits: Iterable[Hit], *, shown: Collection[str]) -> tuple[Hit, ...]:
        """Put decisions in place of the proposals of the index.

        A decision names a party by the name it was shown under. It holds for the party that is shown under that name
        now; when none is, for those that have it among their names.

        Args:
            entity: The entity screened.
            hits: What the index proposes for it.
            shown: Keys of all entities of the workspace (see `resolve.judgement.entity_key`).

        Returns:
            The hits: a pair judged different is gone as long as the listing is what it was, one judged same or unsure
            carries that verdict, and one judged same that the index did not propose is there too.
        """
        family = family_of(entity.schema)
        others = {make_key(family, name) for name in entity.names} - set(shown)
        return self._apply([*sorted(others), entity_key(entity)], hits, (entity.name, entity.id))

    def apply_to_name(self, name: str, hits: Iterable[Hit]) -> tuple[Hit, ...]:
        """Put decisions about the party of this name in place of the proposals of the index.

        Args:
            name: A bare name.
            hits: What the index proposes for it.

        Returns:
            The hits, as `apply` gives them.
        """
        return self._apply(
            [make_key(family, name) for family in (Family.PERSON, Family.ORGANISATION)], hits, (name, None)
        )

    def _apply(self, keys: Iterable[str], hits: Iterable[Hit], party: tuple[str, EntityId | None]) -> tuple[Hit, ...]:
        """Apply the decisions on any of some keys; the last key counts most."""
        decided: dict[Entry, Judgement] = {}
        for key in keys:
            decided |= self.judged.get(key, {})
        if not decided:
            return tuple(hits)
        kept, seen = self._decide(decided, hits)
        return (*kept, *self._missed(decided, seen, party))

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
            elif self._has_changed(entry, hit.listing, judgement):
                told = f"{_reason(judgement)}; the entry changed since, so it must be looked at again."
                kept.append(replace(hit, reasons=(told, *hit.reasons)))
        return tuple(kept), seen

    def _has_changed(self, entry: Entry, listing_id: ListingId, judgement: Judgement) -> bool:
        """Whether a listing is another than the one that was judged, in what tells who is listed."""
        listing = next(one for one in self.editions[entry] if one.id == listing_id)
        return listing_fingerprint(listing) != self.fingerprints[judgement.id]

    def _missed(
        self, decided: Mapping[Entry, Judgement], seen: Collection[Entry], party: tuple[str, EntityId | None]
    ) -> Iterator[Hit]:
        """Hits for pairs that a person judged the same and the index did not propose."""
        name, entity = party
        for entry, judgement in decided.items():
            if judgement.verdict is Verdict.SAME and entry not in seen:
                for listing in self.editions.get(entry, ()):
                    hit_id = HitId(content_id("hit", name, entity, listing.id))
                    reasons = (_reason(judgement),)
                    yield Hit(hit_id, name, entity, listing.id, listing.name, 1.0, Verdict.SAME, reasons, judged=True)


def _find_listing(store: Store, listing_id: str) -> Listing | None:
    """The listing that a judgement names; None when it names none."""
    try:
        return store.get_listing(ListingId(listing_id))
    except NotFoundError:
        return None


def _reason(judgement: Judgement) -> str:
    """What a person decided, as a sentence for a reviewer."""
    why = f": {judgement.reason}" if judgement.reason else ""
    return f"Judged {judgement.verdict} by {judgement.by} on {judgement.decided_at[:10]}{why}"
