"""Stakes: the holdings of one owner in one company on one day, made one."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tieline.model import Holding, PartialDate
from tieline.ownership.percent import NOTHING, WHOLE, Bound, Range, lower_of


class Doubt(StrEnum):
    """What is not known about a stake."""

    SHARE = "share"
    DATES = "dates"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Stake:
    """What one owner holds of one company, in one kind, on the day asked about.

    Attributes:
        owner: Key of the owner.
        owned: Key of the company.
        kind: shares, votes, appointment or control.
        share: What it may be on that day; from 0 where it is not sure that it was held.
        is_unstated: Whether no source gives any share.
        doubt: What is not known; None when the share is exact and surely held.
        sources: Where it is stated, in the order given.
    """

    owner: str
    owned: str
    kind: str
    share: Range
    is_unstated: bool
    doubt: Doubt | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StakeGraph:
    """Who holds what on one day.

    Attributes:
        names: Names as first written, by party key.
        held: Stakes in each company, by its key, largest first.
        companies_of: Keys of the companies that a party has a stake in, by its key.
    """

    names: Mapping[str, str]
    held: Mapping[str, tuple[Stake, ...]]
    companies_of: Mapping[str, frozenset[str]]

    def stakes_in(self, company: str, *, kinds: Iterable[str] | None = None) -> tuple[Stake, ...]:
        """The stakes in a company.

        Args:
            company: Its key.
            kinds: Only these kinds; None means all.

        Returns:
            The largest first; empty when none is known.
        """
        stakes = self.held.get(company, ())
        return stakes if kinds is None else tuple(stake for stake in stakes if stake.kind in set(kinds))


def party_key(name: str) -> str:
    """Fold a name so that spellings of one name meet, and no two names do.

    Args:
        name: As stated.

    Returns:
        The name without case, width and punctuation; legal forms are kept, for "X Ltd" need not be "X LLC".
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(re.findall(r"\w+", folded)) or folded.strip()


def is_held_on(holding: Holding, as_of: PartialDate) -> bool | None:
    """Whether a holding was held on a day.

    Args:
        holding: Its dates may be partial or missing; a missing one sets no limit.
        as_of: The day, or the month or year in which the day lies.

    Returns:
        True or False where every reading of the dates agrees; None where they do not.
    """
    start, end = holding.held_from, holding.held_to
    if (start is not None and start.first > as_of.last) or (end is not None and end.last < as_of.first):
        return False
    surely_started = start is None or start.last <= as_of.first
    surely_lasting = end is None or end.first >= as_of.last
    return True if surely_started and surely_lasting else None


def make_graph(holdings: Iterable[Holding], as_of: PartialDate) -> StakeGraph:
    """Draw who holds what on a day.

    Holdings that had ended or not begun are left out, but their parties keep their names. The same statement from two
    sources counts once. Two different statements about one owner, company and kind may describe one stake twice or two
    stakes: the larger is sure, their sum is possible.

    Args:
        holdings: All that is stated.
        as_of: The day.

    Returns:
        The graph.
    """
    names: dict[str, str] = {}
    groups: defaultdict[tuple[str, str, str], list[tuple[Holding, bool]]] = defaultdict(list)
    for holding in holdings:
        owner, owned = party_key(holding.owner), party_key(holding.owned)
        names.setdefault(owner, holding.owner)
        names.setdefault(owned, holding.owned)
        held = is_held_on(holding, as_of)
        if held is not False:
            groups[owner, owned, holding.kind].append((holding, held is True))
    stakes: defaultdict[str, list[Stake]] = defaultdict(list)
    companies: defaultdict[str, set[str]] = defaultdict(set)
    for (owner, owned, kind), rows in groups.items():
        stakes[owned].append(_merge(owner, owned, kind, rows))
        companies[owner].add(owned)
    return StakeGraph(
        names=names,
        held={owned: tuple(sorted(group, key=_by_size)) for owned, group in stakes.items()},
        companies_of={owner: frozenset(group) for owner, group in companies.items()},
    )


def _merge(owner: str, owned: str, kind: str, rows: Sequence[tuple[Holding, bool]]) -> Stake:
    distinct: dict[tuple[object, ...], tuple[Range, bool]] = {}
    for holding, is_sure in rows:
        share = _range(holding)
        key = (share, holding.held_from, holding.held_to)
        distinct.setdefault(key, (share if is_sure else Range(NOTHING, share.high), is_sure))
    low = max((share.low for share, _ in distinct.values()), key=lambda bound: (bound.pct, bound.is_open))
    high = NOTHING
    for share, _ in distinct.values():
        high = high + share.high
    share = Range(low, lower_of(high, WHOLE))
    return Stake(
        owner=owner,
        owned=owned,
        kind=kind,
        share=share,
        is_unstated=all(holding.low_pct == 0 and holding.high_pct is None for holding, _ in rows),
        doubt=_doubt(share, [is_sure for _, is_sure in distinct.values()]),
        sources=tuple(dict.fromkeys(holding.source for holding, _ in rows)),
    )


def _doubt(share: Range, sure: list[bool]) -> Doubt | None:
    if not all(sure):
        return Doubt.DATES
    if share.is_exact:
        return None
    return Doubt.ROWS if len(sure) > 1 else Doubt.SHARE


def _range(holding: Holding) -> Range:
    # By way of its shortest decimal form, so that 49.99 is 49.99 and not the binary fraction nearest to it.
    low = Bound(Decimal(repr(holding.low_pct)), holding.low_open)
    if holding.high_pct is None:
        return Range(low, WHOLE)
    return Range(low, Bound(Decimal(repr(holding.high_pct)), holding.high_open))


def _by_size(stake: Stake) -> tuple[Decimal, Decimal, str, str]:
    return (-stake.share.low.pct, -stake.share.high.pct, stake.owner, stake.kind)
