"""Screening names against listings: candidates by the index over names, each compared with reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import exp
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tieline.errors import DamagedError
from tieline.model import ListedName, Listing, PartialDate
from tieline.names import NameKind
from tieline.names.acronym import find_known_names
from tieline.names.known_wide import recognise_widely
from tieline.names.number import write_institute_number
from tieline.names.spelling import drop_marks, spell
from tieline.screen.explain import HIT_SCORE, Candidate, Match, explain
from tieline.screen.filter import is_on_list
from tieline.screen.index_parts import IndexParts, add_parts, build_parts, open_parts, remove_parts, save_parts
from tieline.screen.kernel_rank import ACROSS
from tieline.screen.name_index import COMPILE_NAMES, is_ready
from tieline.screen.once import select_listings
from tieline.screen.rank import UNRANKED, RankOptions, drop_favour
from tieline.screen.sense import find_senses
from tieline.screen.weights import load_weights
from tieline.text.script import has_hanzi

__all__ = ["HIT_SCORE", "Index", "Match", "is_on_list"]

CANDIDATES = 25
"""How many names are compared for a query. Source: 1,000 real, listed and misspelt names against the 57,322 names of
the Consolidated Screening List of 2026-07: comparing 60 instead brought another hit among the first ten of two of them,
both unsure."""

CANDIDATES_ACROSS = 60
"""The same where the query or the lists have Hanzi: the other script is ranked by shared meaning and sound only."""

OPTIONS = RankOptions(candidates=150, postings=8000, kept=80)
RANKED_NAMES = 2_000
"""Fewer names are not ranked: what shares a word with a query is compared with it anyway, and where kernels are not yet
compiled, ranking would take ten times as long as that."""

MAX_KNOWN_FORMS = 8
"""Other names of a known organisation that are searched for too; the first are the usual ones."""

QUERIES_A_BATCH = 256
ASKED_ONCE = 3
"""So many questions to a large index are answered without compiling; each takes a second or two."""


class Index:
    """Every name of a set of listings, ready to be screened against. Adding and removing make a new index."""

    __slots__ = ("_alive", "_asked", "_listings", "_names", "_owners", "_places", "_table")

    def __init__(self, parts: IndexParts) -> None:
        """Hold the parts; `build` and `open` are the usual ways.

        Args:
            parts: What an index is made of.
        """
        self._listings, self._names, self._table = parts.listings, parts.names, parts.table
        self._owners, self._places, self._alive = parts.owners, parts.places, parts.alive
        self._asked = 0

    @classmethod
    def build(cls, listings: Iterable[Listing]) -> Index:
        """Build an index.

        Args:
            listings: The listings to screen against; their order does not matter.

        Returns:
            The index.
        """
        return cls(build_parts(listings))

    @classmethod
    def open(cls, folder: Path, *, verify: bool = True, key: str | None = None) -> Index:
        """Open a saved index; its arrays are mapped into memory, which processes share.

        Args:
            folder: As `save` left it.
            verify: Whether its bytes are checked against their hash, which reads them all once.
            key: What it has to be made from, as `save` was told; None takes any.

        Returns:
            The index.

        Raises:
            DamagedError: The folder is damaged, incomplete, made from something else or by another version of Tieline.
        """
        return cls(open_parts(folder, verify=verify, key=key))

    def save(self, folder: Path, *, key: str = "") -> None:
        """Save the index.

        Args:
            folder: Made, or replaced where it holds an index already.
            key: What it was made from, for `open` to compare.

        Raises:
            StoreError: The folder cannot be written, or holds something that is no index.
        """
        save_parts(folder, self._parts(), key=key)

    def add(self, listings: Iterable[Listing]) -> Index:
        """Add listings; one whose id is there already takes the place of the other.

        Args:
            listings: The listings.

        Returns:
            A new index that shares what it can with this one, which stays as it is.
        """
        return Index(add_parts(self._parts(), listings))

    def remove(self, ids: Iterable[str]) -> Index:
        """Remove listings.

        Args:
            ids: Ids of listings; unknown ones do nothing.

        Returns:
            A new index that shares what it can with this one, which stays as it is.
        """
        return Index(remove_parts(self._parts(), ids))

    def _parts(self) -> IndexParts:
        """What it is made of."""
        return IndexParts(self._listings, self._names, self._owners, self._places, self._alive, self._table)

    def __reduce__(self) -> tuple[type[Index], tuple[IndexParts]]:
        """What pickling keeps."""
        return Index, (self._parts(),)

    @property
    def has_hanzi(self) -> bool:
        """Whether any listed name is written in Hanzi."""
        return self._names.has_hanzi

    @property
    def lists(self) -> tuple[str, ...]:
        """The names of the lists that its listings are of, sorted."""
        return tuple(sorted(self._table.lists))

    @property
    def nbytes(self) -> int:
        """Bytes of the index over names, listings left out."""
        return self._names.nbytes

    def __len__(self) -> int:
        """How many listings it holds."""
        return int(np.count_nonzero(self._alive))

    def find(
        self,
        name: str,
        *,
        as_of: PartialDate | None = None,
        limit: int = 10,
        kind: NameKind | None = None,
        lists: Iterable[str] | None = None,
    ) -> tuple[Match, ...]:
        """Screen one name.

        Args:
            name: The name to screen.
            as_of: Leave out what was surely not on its list on this day; None leaves nothing out.
            limit: How many listings at most.
            kind: What the name is of: listings of the other kind, vessels and aircraft are left out. None compares
                with listings of every kind.
            lists: Names of the lists to search; None searches all.

        Returns:
            Matches, nearest first, one for each listing; what is different is no match. Ties are broken by the
            quality of the listed name, then list and entry number.
        """
        asked = self._select_once(name) if self._is_asked_once() else self
        return asked.find_many([name], as_of=as_of, limit=limit, kind=kind, lists=lists)[0]

    def _is_asked_once(self) -> bool:
        """Whether a question is better answered in plain Python: to index all names it would wait for a compiler."""
        self._asked += 1
        large = len(self._owners) >= COMPILE_NAMES
        return large and self._asked <= ASKED_ONCE and self._names.is_waiting and not is_ready()

    def _select_once(self, name: str) -> Index:
        """An index over the listings that a name may mean."""
        alive = [listing for listing, stays in zip(self._listings, self._alive.tolist(), strict=True) if stays]
        return Index.build(select_listings(alive, _search_forms(name)))

    def find_many(
        self,
        names: Sequence[str],
        *,
        as_of: PartialDate | None = None,
        limit: int = 10,
        kind: NameKind | None = None,
        lists: Iterable[str] | None = None,
    ) -> list[tuple[Match, ...]]:
        """Screen many names; each as `find` does it, but faster.

        Args:
            names: The names to screen.
            as_of: See `find`.
            limit: See `find`.
            kind: See `find`.
            lists: See `find`.

        Returns:
            The matches of each name, in order.
        """
        allowed = (self._table.select(kind=kind, as_of=as_of, lists=lists) & self._alive)[self._owners]
        found = list[tuple[Match, ...]]()
        for first in range(0, len(names), QUERIES_A_BATCH):
            groups = self._find_candidates(names[first : first + QUERIES_A_BATCH], allowed)
            found.extend(explain(groups, kind=kind, limit=limit))
        return found

    def _find_candidates(self, names: Sequence[str], allowed: npt.NDArray[np.bool_]) -> list[list[Candidate]]:
        """The listed names that each name is to be compared with."""
        asked = [(at, form) for at, name in enumerate(names) for form in _search_forms(name)]
        small = len(self._owners) < RANKED_NAMES
        likely = dict[tuple[int, int], float]()
        for options in (UNRANKED, OPTIONS):
            mine = [(at, form) for at, form in asked if (options is UNRANKED) is (small and not has_hanzi(form))]
            for (at, number), likelihood in self._find_likely(mine, allowed, options):
                likely[at, number] = max(likely.get((at, number), 0.0), likelihood)
        groups: list[list[Candidate]] = [[] for _ in names]
        for (at, number), likelihood in sorted(likely.items()):
            listing = self._listings[int(self._owners[number])]
            if self._places[number] >= len(listing.names):
                raise DamagedError("the saved index names a listing wrongly", hint="build the index again")
            listed: ListedName = listing.names[int(self._places[number])]
            groups[at].append(Candidate(names[at], number, listing, listed, likelihood))
            for sense in find_senses(names[at]) if listing.kind != "person" else ():
                groups[at].append(Candidate(sense.name, number, listing, listed, likelihood, sense.reason))
        return groups

    def _find_likely(
        self, asked: Sequence[tuple[int, str]], allowed: npt.NDArray[np.bool_], options: RankOptions
    ) -> Iterator[tuple[tuple[int, int], float]]:
        """The numbers of the listed names nearest to forms, each with its name's place and how likely it is meant."""
        if not asked:
            return
        forms = [form for _, form in asked]
        across = self._names.has_hanzi
        most = [CANDIDATES_ACROSS if across or has_hanzi(form) else CANDIDATES for form in forms]  # of the name alone
        if options is UNRANKED:
            most = [UNRANKED.candidates] * len(forms)
        nearest = self._names.find(forms, limit=max(most), allowed=allowed, by_party=False, options=options)
        found = zip(asked, nearest.names.tolist(), drop_favour(nearest.scores).tolist(), most, strict=True)
        for (at, _), numbers, scores, count in found:
            for number, score in zip(numbers[:count], scores[:count], strict=True):
                if number >= 0:
                    yield (at, number), _likelihood(score)


def _search_forms(name: str) -> tuple[str, ...]:
    """The forms that a name is searched for in, and those of what else it may mean."""
    texts = (name, *(sense.name for sense in find_senses(name)))
    return tuple(dict.fromkeys(form for text in texts for form in _iter_forms(text)))


def _iter_forms(name: str) -> Iterator[str]:
    """A name itself, and what the known organisation of that name is also called."""
    yield drop_marks(name)
    yield write_institute_number(name)
    known = recognise_widely(name)
    for organisation in () if known is None else known.organisations:
        yield from organisation.names[:MAX_KNOWN_FORMS]
        yield from organisation.hanzi[: MAX_KNOWN_FORMS // 2]
    if not has_hanzi(name):
        for word in spell(name).split():
            yield from sorted(find_known_names(word))


def _likelihood(score: float) -> float:
    """What share of first candidates with a score is right; 0 for what was not ranked by likeness."""
    weights = load_weights()
    if score <= ACROSS:
        return 0.0
    return round(1.0 / (1.0 + exp(-max(-500.0, min(500.0, weights.slope * score + weights.offset)))), 3)
