"""An index over names in any script: segments, which are added and removed from, and ranking over all of them."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import compile_kernels, is_cached, mark_finished
from tieline.screen.build import Reader, build_segment
from tieline.screen.fold import FoldTable
from tieline.screen.knowledge import load_knowledge, load_latin_knowledge
from tieline.screen.lexicon import learn_others, load_lexicon, merge_links, with_others
from tieline.screen.rank import EVERY_NAME, FAST, Allowed, Ranker, RankOptions
from tieline.screen.segment import Segment, with_rarity
from tieline.screen.weights import load_weights
from tieline.text.script import has_hanzi

COMPILE_NAMES = 4_000
"""From so many names on, building the index in plain Python takes longer than compiling it once and for all."""

COMPILE_QUERIES = 500
"""The same for queries at once."""

Flags = npt.NDArray[np.bool_]
Waiting = tuple[tuple[str, ...], npt.NDArray[np.int32]]
Numbers = npt.NDArray[np.int64]


@cache
def _fold() -> FoldTable:
    """The one table of folded characters."""
    return FoldTable()


def make_reader(*, hanzi: bool) -> Reader:
    """Put together what reading names takes.

    Args:
        hanzi: Whether names in Hanzi are read.

    Returns:
        The reader.
    """
    return Reader(_fold(), load_knowledge() if hanzi else load_latin_knowledge(), load_weights())


def compile_if_worth(*, names: int = 0, queries: int = 0) -> None:
    """Compile the kernels when there is enough work, or when that costs nothing any more.

    Args:
        names: How many names are to be indexed.
        queries: How many are to be searched for.
    """
    if names >= COMPILE_NAMES or queries >= COMPILE_QUERIES or (names + 10 * queries > COMPILE_NAMES and is_cached()):
        compile_kernels()


@dataclass(frozen=True, slots=True)
class Nearest:
    """The names nearest to some queries.

    Attributes:
        names: For each query the numbers of names, nearest first, then -1.
        scores: The score of each; higher is nearer.
    """

    names: Numbers
    scores: npt.NDArray[np.float64]


def _make_segment(names: Sequence[str], parties: npt.NDArray[np.int32], before: Sequence[Segment]) -> Segment:
    """Index some names beside those that are there."""
    compile_if_worth(names=len(names))
    segment = build_segment(names, parties, make_reader(hanzi=any(map(has_hanzi, names))))
    segment = with_others(segment, merge_links(segment, learn_others(segment), load_lexicon()))
    return with_rarity(segment, before[0]) if before else segment


class NameIndex:
    """Names with their parties, in segments that never change; adding makes a new index that shares them.

    The last names added are made a segment when they are first needed.
    """

    __slots__ = ("_local", "_lock", "_segments", "_waiting")

    def __init__(self, segments: Sequence[Segment], *, waiting: Waiting | None = None) -> None:
        """Hold segments; `build` is the usual way.

        Args:
            segments: The segments; names are numbered through all of them.
            waiting: Names and parties that are to become one more.
        """
        self._segments, self._waiting = tuple(segments), waiting
        self._local, self._lock = threading.local(), threading.Lock()

    @classmethod
    def build(cls, names: Sequence[str], parties: npt.NDArray[np.int32]) -> NameIndex:
        """Build an index.

        Args:
            names: The names, in any script.
            parties: For each, the number of the party that bears it.

        Returns:
            The index.
        """
        return cls(()).add(names, parties)

    def add(self, names: Sequence[str], parties: npt.NDArray[np.int32]) -> NameIndex:
        """Add names.

        Args:
            names: The names; they are numbered after those that are there.
            parties: For each, the number of the party that bears it.

        Returns:
            A new index. The old one stays as it is.
        """
        return NameIndex(self.segments, waiting=(tuple(names), parties)) if names else self

    @property
    def is_waiting(self) -> bool:
        """Whether names are not indexed yet."""
        return self._waiting is not None

    @property
    def has_hanzi(self) -> bool:
        """Whether any name is written in Hanzi."""
        waiting = self._waiting
        later = waiting is not None and any(map(has_hanzi, waiting[0]))
        return later or any(bool(segment.flags[0]) for segment in self._segments)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments; names that wait are indexed now."""
        with self._lock:
            if self._waiting is not None:
                self._segments = (*self._segments, _make_segment(*self._waiting, self._segments))
                self._waiting = None
        return self._segments

    @property
    def nbytes(self) -> int:
        """Bytes of all segments."""
        return sum(segment.nbytes for segment in self.segments)

    def __len__(self) -> int:
        """How many names it holds."""
        waiting = 0 if self._waiting is None else len(self._waiting[0])
        return sum(len(segment.parties) for segment in self._segments) + waiting

    def __reduce__(self) -> tuple[type[NameIndex], tuple[tuple[Segment, ...]]]:
        """What pickling keeps: the segments."""
        return NameIndex, (self.segments,)

    def find(
        self,
        queries: Sequence[str],
        *,
        limit: int = 10,
        allowed: Flags | None = None,
        by_party: bool = True,
        options: RankOptions = FAST,
    ) -> Nearest:
        """Find the names nearest to queries.

        Args:
            queries: Names in any script.
            limit: How many for each.
            allowed: For each name, whether it may be found; None allows all.
            by_party: Whether only the nearest name of each party counts.
            options: How much work a query is worth.

        Returns:
            The names.
        """
        compile_if_worth(queries=len(queries))
        if len(self) >= COMPILE_NAMES and is_cached():
            compile_kernels()
        segments = range(len(self.segments))
        known = self._find_known(queries, options) if len(segments) > 1 else EVERY_NAME
        found = [self._find_in(at, queries, limit, allowed, (by_party, options, known)) for at in segments]
        if not found:
            empty = np.full((len(queries), limit), -1, dtype=np.int64)
            return Nearest(empty, np.zeros(empty.shape))
        mark_finished("tieline.screen")
        if len(found) == 1:
            return found[0]
        names = np.concatenate([one.names for one in found], axis=1)
        scores = np.where(names >= 0, np.concatenate([one.scores for one in found], axis=1), -np.inf)
        order = np.lexsort((names, -scores), axis=1)[:, :limit]
        return Nearest(np.take_along_axis(names, order, axis=1), np.take_along_axis(scores, order, axis=1))

    def _find_known(self, queries: Sequence[str], options: RankOptions) -> Allowed:
        """For each query, whether every word of it is known to some segment."""
        hanzi = self.has_hanzi or any(map(has_hanzi, queries))
        lacking = np.full(len(queries), -1, dtype=np.int64)
        for at in range(len(self.segments)):
            self._ranker(at, hanzi, options).note_lacking(queries, lacking)
        known: Allowed = (lacking == 0).astype(np.uint8)
        return known

    def _find_in(
        self, at: int, queries: Sequence[str], limit: int, allowed: Flags | None, how: tuple[bool, RankOptions, Allowed]
    ) -> Nearest:
        """Search one segment."""
        first = sum(len(segment.parties) for segment in self._segments[:at])
        segment = self._segments[at]
        hanzi = self.has_hanzi or any(map(has_hanzi, queries))
        ranker = self._ranker(at, hanzi, how[1])
        own = None if allowed is None else allowed[first : first + len(segment.parties)].astype(np.uint8)
        ranked = ranker.rank(queries, limit=limit, allowed=own, by_party=how[0], known=how[2])
        return Nearest(np.where(ranked.names >= 0, ranked.names + first, -1), ranked.scores)

    def _ranker(self, at: int, hanzi: bool, options: RankOptions) -> Ranker:
        """The ranker of a segment for this thread, with room that is used again."""
        rankers: dict[tuple[int, bool, RankOptions], Ranker] | None = getattr(self._local, "rankers", None)
        if rankers is None:
            rankers = self._local.rankers = {}
        key = (at, hanzi, options)
        if key not in rankers:
            rankers[key] = Ranker(self._segments[at], make_reader(hanzi=hanzi), options=options)
        return rankers[key]


def is_ready() -> bool:
    """Whether kernels run compiled, or could at no cost.

    Returns:
        True if so.
    """
    return is_cached()
