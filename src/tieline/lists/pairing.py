"""Which entries of two editions of one list are entries of the same party."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tieline.lists.likeness import Likeness, find_likeness, mend, split_words
from tieline.lists.support import Facts, Support, count_citations, gather_facts, weigh_support
from tieline.model import Listing
from tieline.names import name_key

MADE_ID = "entry-"
"""How ids begin that Tieline makes for entries without a number of their own."""

COMMON_WORD = 40
"""A word that more of the entries left over have than this brings no two of them together by itself."""

MAX_CANDIDATES = 25
"""Entries of the other edition that an entry is compared with, those first that share the rarest words."""

SAME_SCHEME_RATIO = 0.5
"""From this share of equal names among equal numbers on, two editions number their entries alike; numbers that mean
different things agree on next to none."""


RELISTED_NEEDS = {"organisation": 0, "unknown": 2, "person": 2}
"""Points of support, further equal names among them, that entries with equal names but other numbers of the list's own
need to be one party that was listed anew; ships and aircraft, which share names, need a number (3). Source: the UK list
of 2023-06-05 against 2025-04-14, where a new regime listed the parties of an old one anew."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Entries of one party in two editions.

    Attributes:
        before: In the earlier edition.
        after: In the later one.
        reasons: Why, as sentences.
        by_number: Whether the list's own number, and not the names, tells that they are.
        is_renumbered: Whether the list gave the party another number, as for a new designation.
        is_repeat: Whether one of them is a further entry of a party whose other entry has a partner already.
    """

    before: Listing
    after: Listing
    reasons: tuple[str, ...]
    by_number: bool = False
    is_renumbered: bool = False
    is_repeat: bool = False


def pair_listings(before: Sequence[Listing], after: Sequence[Listing]) -> tuple[Pair, ...]:
    """Pair the entries of two editions of one list, one to one.

    Numbers that the list itself gives count first, where both editions number alike; then equal names, and names that
    can be spellings of one, where what else the entries state supports it.

    Args:
        before: Entries of the earlier edition.
        after: Entries of the later one.

    Returns:
        The pairs, in the order of the earlier edition, then those of repeated entries: a list may give a party one
        entry in one edition and several in the other. Entries in none of them have no partner.
    """
    work = _Work(before, after)
    work.pair_by_number()
    work.pair_by_equal_entry()
    work.pair_by_name()
    return (*(work.pairs[at] for at in sorted(work.pairs)), *work.find_repeats())


class _Work:
    """Entries that have no partner yet, and the pairs found."""

    def __init__(self, before: Sequence[Listing], after: Sequence[Listing]) -> None:
        self.before, self.after = before, after
        self.pairs: dict[int, Pair] = {}
        self._taken: set[int] = set()
        self._cited = count_citations([*before, *after])
        self._known: dict[int, Facts] = {}
        self._own = (frozenset[str](), frozenset[str]())

    def pair_by_number(self) -> None:
        """Pair entries with the same number, unless the numbers are no more than places in the list."""
        ours, theirs = _by_number(self.before), _by_number(self.after)
        common = ours.keys() & theirs.keys()
        agree = {number for number in common if _share_name(self.before[ours[number]], self.after[theirs[number]])}
        if not agree or len(agree) < SAME_SCHEME_RATIO * len(common):
            return
        for number in agree:
            self._join_number(ours, theirs, number)
        moved = self._keys_left(self.before) & self._keys_left(self.after)
        for number in common - agree:
            one, other = self.before[ours[number]], self.after[theirs[number]]
            # Where the party of either entry stands elsewhere, the number is a place that another party took.
            if name_key(one.name) not in moved and name_key(other.name) not in moved:
                self._join_number(ours, theirs, number)
        self._own = (frozenset(ours) - common, frozenset(theirs) - common)

    def pair_by_equal_entry(self) -> None:
        """Pair entries with equal names that no other entry left has, unless what they state contradicts."""
        ours, theirs = self._alone(self.before), self._alone(self.after)
        for key in ours.keys() & theirs.keys():
            at, to = ours[key], theirs[key]
            support = self._support(at, to)
            if support.against is not None:
                continue
            if not self._are_numbered_apart(at, to):
                self._join(at, to, ("Equal names.",))
            elif support.points + self._count_aliases(at, to) >= RELISTED_NEEDS.get(self.before[at].kind, 3):
                reasons = ("Equal names; the list gives the party another number.", *support.reasons)
                self.pairs[at] = Pair(self.before[at], self.after[to], reasons, is_renumbered=True)
                self._taken.add(to)

    def pair_by_name(self) -> None:
        """Pair what is left by likeness of names and by support, the nearest first."""
        scored = list[tuple[tuple[float, ...], int, int, tuple[str, ...]]]()
        for at, to in self._iter_candidates():
            if self._are_numbered_apart(at, to):
                continue
            support = self._support(at, to)
            likeness: Likeness | None = find_likeness(self.before[at], self.after[to], support)
            if likeness is not None:
                reasons = (*likeness.reasons, *support.reasons)
                scored.append(((-likeness.rank, -support.points, -support.shared), at, to, reasons))
        for _, at, to, reasons in sorted(scored):
            if at not in self.pairs and to not in self._taken:
                self._join(at, to, reasons)

    def find_repeats(self) -> Iterator[Pair]:
        """Find entries left over whose party stands in a pair already, under an equal name and with support."""
        sides = ((self.before, self.after, False), (self.after, self.before, True))
        for listings, others, is_turned in sides:
            held = defaultdict[str, list[int]](list)
            for to, other in enumerate(others):
                held[name_key(other.name)].append(to)
            for at in tuple(self._left(listings)):
                for to in held.get(name_key(listings[at].name), ()):
                    left, right = (to, at) if is_turned else (at, to)
                    support = self._support(left, right)
                    if support.against is None and support.points and not self._are_numbered_apart(left, right):
                        reasons = ("Equal names; the party has another entry too.", *support.reasons)
                        yield Pair(self.before[left], self.after[right], reasons, is_repeat=True)
                        break

    def _join(self, at: int, to: int, reasons: tuple[str, ...]) -> None:
        self.pairs[at] = Pair(self.before[at], self.after[to], reasons)
        self._taken.add(to)

    def _join_number(self, ours: Mapping[str, int], theirs: Mapping[str, int], number: str) -> None:
        before, after = self.before[ours[number]], self.after[theirs[number]]
        self.pairs[ours[number]] = Pair(before, after, (f"Both have the list's number {number}.",), by_number=True)
        self._taken.add(theirs[number])

    def _left(self, listings: Sequence[Listing]) -> Iterator[int]:
        """The places of the entries of an edition that have no partner."""
        gone: Iterable[int] = self.pairs if listings is self.before else self._taken
        return (at for at in range(len(listings)) if at not in gone)

    def _keys_left(self, listings: Sequence[Listing]) -> set[str]:
        return {name_key(listings[at].name) for at in self._left(listings)}

    def _alone(self, listings: Sequence[Listing]) -> dict[str, int]:
        """The places of entries whose name no other entry left of their edition has."""
        places = defaultdict[str, list[int]](list)
        for at in self._left(listings):
            places[name_key(listings[at].name)].append(at)
        return {key: found[0] for key, found in places.items() if len(found) == 1 and key}

    def _are_numbered_apart(self, at: int, to: int) -> bool:
        """Whether a list that numbers both editions alike gives two entries numbers that only they ever had."""
        return self.before[at].entry_id in self._own[0] and self.after[to].entry_id in self._own[1]

    def _count_aliases(self, at: int, to: int) -> int:
        """How many further names two entries share."""
        ours, theirs = ({name_key(name.text) for name in one.names[1:]} for one in (self.before[at], self.after[to]))
        return len(ours & theirs)

    def _support(self, at: int, to: int) -> Support:
        return weigh_support(self._facts(self.before[at]), self._facts(self.after[to]), self._cited)

    def _facts(self, listing: Listing) -> Facts:
        if id(listing) not in self._known:
            self._known[id(listing)] = gather_facts(listing)
        return self._known[id(listing)]

    def _iter_candidates(self) -> Iterator[tuple[int, int]]:
        """Entries left of both editions that share a rare word, a name or a number."""
        left, right = list(self._left(self.before)), list(self._left(self.after))
        held = defaultdict[str, list[int]](list)
        for to in right:
            for token in self._tokens(self.after[to]):
                held[token].append(to)
        for at in left:
            weights = Counter[int]()
            for token in self._tokens(self.before[at]):
                others = held.get(token, ())
                if len(others) <= COMMON_WORD or token.startswith("="):
                    for to in others:
                        weights[to] += 1000 // len(others)
            for to, _ in sorted(weights.items(), key=lambda one: (-one[1], one[0]))[:MAX_CANDIDATES]:
                yield at, to

    def _tokens(self, listing: Listing) -> frozenset[str]:
        """What an entry may have in common with another: words, whole names, numbers."""
        names = [name.text for name in listing.names]
        whole = {f"={name_key(name)}" for name in names} | {f"={name_key(name.partition(',')[0])}" for name in names}
        numbers = {f"#{number}" for number in self._facts(listing).identifiers}
        return frozenset(whole | numbers).union(*map(split_words, map(mend, names)))


def _by_number(listings: Sequence[Listing]) -> dict[str, int]:
    """The places of entries that have a number of the list's own, which no other entry has."""
    counted = Counter(listing.entry_id for listing in listings)
    return {
        listing.entry_id: at
        for at, listing in enumerate(listings)
        if counted[listing.entry_id] == 1 and not listing.entry_id.startswith(MADE_ID)
    }


def _share_name(one: Listing, other: Listing) -> bool:
    """Whether two entries have a name in common."""
    if one.name == other.name:
        return True
    return bool({name_key(name.text) for name in one.names} & {name_key(name.text) for name in other.names})
