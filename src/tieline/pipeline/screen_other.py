"""Other names of screened rows: those that documents of the workspace and the lists themselves give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from tieline.model import Hit, Listing, PartialDate, RowHit, RowResult, Verdict
from tieline.model.ids import HitId, ListingId
from tieline.pipeline.alias import Aliases, Found, find_by_aliases, find_by_lists
from tieline.pipeline.screen import find_matches
from tieline.screen.engine import Index
from tieline.screen.record import listing_fingerprint


class OtherNames:
    """Adds to a row the hits of its other names; a document's or a list's word makes them unsure at most."""

    def __init__(
        self,
        index: Callable[[], Index],
        listings: Mapping[ListingId, Listing],
        *,
        aliases: Aliases | None = None,
        as_of: PartialDate | None = None,
    ) -> None:
        """Take what to search in.

        Args:
            index: Gives the index; called when a row first has another name.
            listings: The listings of the index, by id.
            aliases: The names that the documents of a workspace give; None where there is no workspace.
            as_of: The day asked about.
        """
        self._make_index = index
        self._listings = listings
        self._aliases = aliases if aliases is not None and aliases.others else None
        self._as_of = as_of

    @cached_property
    def _index(self) -> Index:
        return self._make_index()

    def extend(self, result: RowResult) -> RowResult:
        """Add the hits of a row's other names.

        Args:
            result: What its own name gave.

        Returns:
            The result with hits on further listings, behind its own of the same score.
        """
        name = result.query.text
        if not result.screened or not name:
            return result
        others = () if self._aliases is None else self._aliases.find(name)
        if not others and not any(hit.verdict is Verdict.SAME for hit in result.hits):
            return result
        further: list[Found] = [*find_by_lists(name, map(self._as_found, result.hits), self._search)]
        if self._aliases is not None:
            further += find_by_aliases(name, self._aliases, self._search)
        return self._merge(result, further)

    def _as_found(self, hit: RowHit) -> Found:
        """A hit of a row as the search gives it."""
        told = (None, hit.listing, hit.name, hit.score, hit.verdict, hit.reasons)
        return Hit(HitId(""), hit.name, *told), self._listings[hit.listing]

    def _search(self, name: str) -> tuple[Found, ...]:
        return find_matches(self._index, name, as_of=self._as_of)

    def _merge(self, result: RowResult, further: Iterable[Found]) -> RowResult:
        """Put the best hit of each further listing among those of the row."""
        hits = {hit.listing: hit for hit in result.hits}
        for hit, listing in further:
            known = hits.get(listing.id)
            if known is None or known.score < hit.score:
                told = (hit.listed_name, hit.score, hit.verdict, hit.reasons, listing_fingerprint(listing))
                hits[listing.id] = RowHit(listing.id, listing.list_name, listing.entry_id, *told)
        return replace(result, hits=tuple(sorted(hits.values(), key=lambda hit: -hit.score)))
