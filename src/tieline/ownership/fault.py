"""Faults of holdings on a day: more held than there is, sources that differ, and what no holding can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from tieline.model import Holding, Issue, PartialDate, content_id
from tieline.model.ids import IssueId
from tieline.ownership.coverage import lowest_sum
from tieline.ownership.kernel_stake import MANY
from tieline.ownership.ledger import Ledger, has_bad_share, make_ledger
from tieline.ownership.percent import WHOLE, render_range
from tieline.ownership.scale import WHOLE_UNITS
from tieline.ownership.stakes import Doubt, Stake, StakeGraph, make_graph

_KINDS = ("shares", "votes")
_MOST_NAMED = 5


def find_faults(holdings: Ledger | Iterable[Holding], as_of: PartialDate) -> tuple[Issue, ...]:
    """Find what is wrong with holdings.

    Args:
        holdings: All stakes known, of any date.
        as_of: The day.

    Returns:
        Issues: shares that cannot be, companies that own themselves, sources that differ, and companies of which more
        than all is surely held; each in the order of names.
    """
    ledger = holdings if isinstance(holdings, Ledger) else make_ledger(holdings)
    graph = make_graph(ledger, as_of)
    return (*_bad_shares(ledger), *_self_holdings(graph), *_conflicts(graph), *_overheld(graph))


def find_excess(graph: StakeGraph, company: str) -> Iterator[tuple[str, str]]:
    """Find of which kind of stake more is surely held than there is.

    Args:
        graph: Who holds what.
        company: Key of the company.

    Yields:
        The kind, and who holds how much of it.
    """
    for kind in _KINDS:
        stakes = [stake for stake in graph.stakes_in(company, kinds=[kind]) if not stake.is_indirect]
        total = lowest_sum(stakes)
        if total.pct > WHOLE.pct or (total.pct == WHOLE.pct and total.is_open):
            parts = [f"{graph.name(stake.owner)} {render_range(stake.share)}" for stake in stakes[:_MOST_NAMED]]
            more = [f"{len(stakes) - _MOST_NAMED} more"] if len(stakes) > _MOST_NAMED else []
            yield kind, "; ".join(parts + more)


def _bad_shares(ledger: Ledger) -> Iterator[Issue]:
    for holding in filter(has_bad_share, ledger.holdings):
        high = "unknown" if holding.high_pct is None else f"{holding.high_pct:g}"
        yield _issue(
            "bad_share",
            holding.source,
            f"the share of {holding.owner} in {holding.owned} is taken as unknown: from {holding.low_pct:g} to {high} "
            f"percent is no share of a whole",
            "correct the share and give it again",
        )


def _self_holdings(graph: StakeGraph) -> Iterator[Issue]:
    stakes = graph.arrays.stakes
    numbers = np.unique(stakes.owned[stakes.owner == stakes.owned])
    for company in sorted(graph.ledger.keys[number] for number in numbers):
        for stake in graph.stakes_in(company):
            if stake.owner == company:
                yield _issue(
                    "self_holding",
                    graph.name(company),
                    f"{graph.name(company)} is stated to own part of itself ({', '.join(stake.sources)}), which lifts "
                    f"nobody over a threshold",
                    "check whether the two are one company",
                )


def _conflicts(graph: StakeGraph) -> Iterator[Issue]:
    stakes = graph.arrays.stakes
    numbers = np.unique(stakes.owned[(stakes.flags & MANY) != 0])
    for company in sorted(graph.ledger.keys[number] for number in numbers):
        for stake in graph.stakes_in(company):
            if stake.doubt in {Doubt.SOURCES, Doubt.ROWS}:
                yield _conflict(graph, stake)


def _conflict(graph: StakeGraph, stake: Stake) -> Issue:
    told = "; ".join(f"{render_range(one.share)} ({one.source})" for one in stake.statements)
    return _issue(
        "share_conflict",
        f"{graph.name(stake.owner)} in {graph.name(stake.owned)}",
        f"what {graph.name(stake.owner)} holds of {graph.name(stake.owned)} is stated in different ways: {told}; "
        f"it is taken as {render_range(stake.share)}",
        "find out which is right, or whether they add up",
    )


def _overheld(graph: StakeGraph) -> Iterator[Issue]:
    stakes = graph.arrays.stakes
    rough = np.bincount(stakes.owned, weights=stakes.low, minlength=graph.arrays.parties)
    # Rounding is far below a thousandth of a percent; each company is then added up exactly.
    numbers = np.flatnonzero(rough > WHOLE_UNITS * 0.99999)
    for company in sorted(graph.ledger.keys[number] for number in numbers):
        for kind, held in find_excess(graph, company):
            name = graph.name(company)
            yield _issue(
                "over_100",
                name,
                f"more than 100 % of the {kind} of {name} is surely held: {held}",
                "look for stakes stated twice, or ended and without an end date",
            )


def _issue(code: str, item: str, message: str, hint: str) -> Issue:
    key = content_id("issue", "ownership", code, f"{item} {message}")
    return Issue(id=IssueId(key), stage="ownership", code=code, item=item, message=message, hint=hint)
