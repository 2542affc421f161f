"""An index that proposes what a test tells it to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tieline.model import Listing, PartialDate, Verdict
from tieline.screen.engine import Match


def make_match(listing: Listing, *, score: float = 0.9, verdict: Verdict = Verdict.SAME) -> Match:
    """Make a match of the index."""
    return Match(listing=listing, listed_name=listing.name, score=score, verdict=verdict, reasons=("sounds alike",))


class ToldIndex:
    """Finds for each name what it was told."""

    def __init__(self, matches: Mapping[str, tuple[Match, ...]]) -> None:
        """Take the matches of each name."""
        self.matches = matches
        self.asked: list[tuple[str, str | None]] = []
        self.has_hanzi = True

    def __len__(self) -> int:
        """Say that there are listings."""
        return 1

    def find(
        self, name: str, *, as_of: PartialDate | None = None, limit: int = 10, kind: str | None = None
    ) -> tuple[Match, ...]:
        """Find the matches of one name, and remember what kind was asked for."""
        self.asked.append((name, kind))
        return self.matches.get(name, ())

    def find_many(
        self,
        names: Sequence[str],
        *,
        as_of: PartialDate | None = None,
        limit: int = 10,
        kind: str | None = None,
        lists: Iterable[str] | None = None,
    ) -> list[tuple[Match, ...]]:
        """Find the matches of many names."""
        wanted = None if lists is None else frozenset(lists)
        return [
            tuple(
                match
                for match in self.find(name, as_of=as_of, limit=limit, kind=kind)
                if wanted is None or match.listing.list_name in wanted
            )
            for name in names
        ]
