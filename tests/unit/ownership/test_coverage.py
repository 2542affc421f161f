"""Both fixed points against single worlds, drawn at random."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain

from hypothesis import assume, given
from hypothesis import strategies as st

from tieline.model import Holding, PartialDate
from tieline.ownership.coverage import Coverage, World, find_coverage, make_world
from tieline.ownership.missing import find_gaps
from tieline.ownership.regime import get_regime
from tieline.ownership.stakes import make_graph
from tieline.ownership.sums import StakeFact

DAY = PartialDate("2026-01-15")
PARTIES = ["x", "y", "a", "b", "c", "d"]
COMPANIES = PARTIES[2:]
RULE = get_regime("ofac-50").versions[0]
LISTED = ["x", "y"]


def holding(owner: str, owned: str, low: int, high: int) -> Holding:
    """Give a holding of shares."""
    return Holding(owner, owned, low, high, False, False, "shares", None, None, f"{owner}-{owned}")


@st.composite
def tables(draw: st.DrawFn) -> list[Holding]:
    """Draw holdings with ranges, loops and holdings in oneself, at most one for each pair."""
    pairs = draw(st.lists(st.tuples(st.sampled_from(PARTIES), st.sampled_from(COMPANIES)), unique=True, max_size=9))
    rows: list[Holding] = []
    for owner, owned in pairs:
        free = 100 - sum(row.low_pct for row in rows if row.owned == owned)
        low = draw(st.sampled_from([pct for pct in (0, 10, 25, 40, 50, 60) if pct <= free]))
        rows.append(holding(owner, owned, low, draw(st.sampled_from([low, low, min(low + 30, 100), 100]))))
    return rows


def settle(draw: st.DataObject, rows: list[Holding]) -> list[Holding]:
    """Draw one world: an exact value for every row, and the lowest ones where a company would be held twice."""
    exact: list[Holding] = []
    for company in COMPANIES:
        held = [row for row in rows if row.owned == company]
        shares = [
            draw.draw(
                st.sampled_from(sorted({row.low_pct, row.high_pct or 0, (row.low_pct + (row.high_pct or 0)) // 2}))
            )
            for row in held
        ]
        if sum(shares) > 100:
            shares = [row.low_pct for row in held]
        exact.extend(
            holding(row.owner, row.owned, int(share), int(share)) for row, share in zip(held, shares, strict=True)
        )
    return exact


def coverage(rows: list[Holding]) -> tuple[World, Coverage]:
    """Ask the rule about these holdings."""
    world = make_world(make_graph(rows, DAY), RULE, {})
    return world, find_coverage(world, LISTED)


def covered(rows: list[Holding]) -> set[str]:
    """Work out coverage of exact holdings the plain way: add up and repeat until nothing changes."""
    members = set(LISTED)
    while True:
        sums = {
            company: sum(Decimal(row.low_pct) for row in rows if row.owned == company and row.owner in members)
            for company in COMPANIES
        }
        more = {company for company, total in sums.items() if total >= 50} - members
        if not more:
            return members
        members |= more


@given(tables(), st.data())
def test_every_world_lies_between_certain_and_possible(rows: list[Holding], data: st.DataObject) -> None:
    """What is certain holds in every world, and what holds in some world is possible."""
    _, found = coverage(rows)
    truth = covered(settle(data, rows))
    assert set(found.certain) <= truth <= set(found.possible)


@given(tables())
def test_exact_holdings_leave_nothing_open(rows: list[Holding]) -> None:
    """Without ranges both fixed points are one."""
    exact = [holding(row.owner, row.owned, int(row.low_pct), int(row.low_pct)) for row in rows]
    _, found = coverage(exact)
    assert set(found.certain) == set(found.possible) == covered(exact)


@given(tables(), st.data())
def test_missing_facts_decide_once_they_are_known(rows: list[Holding], data: st.DataObject) -> None:
    """Whatever the missing facts turn out to be, the answer follows, and nothing else is needed."""
    world, found = coverage(rows)
    doubtful = sorted(set(found.possible) - set(found.certain))
    assume(doubtful)
    company = data.draw(st.sampled_from(doubtful))
    facts = find_gaps(world, found, company).facts
    told = {(fact.stake.owner, fact.stake.owned) for fact in facts if isinstance(fact, StakeFact)}
    exact = {(row.owner, row.owned): row for row in settle(data, rows)}
    _, decided = coverage([exact[row.owner, row.owned] if (row.owner, row.owned) in told else row for row in rows])
    assert (company in decided.certain) == (company in decided.possible)


@given(tables())
def test_steps_never_rest_on_later_ones(rows: list[Holding]) -> None:
    """Every company joins after parties that together carry it."""
    world, found = coverage(rows)
    for company, number in found.certain.items():
        owners = [stake for stake in world.graph.stakes_in(company) if found.certain.get(stake.owner, number) < number]
        assert not number or sum(stake.share.low.pct for stake in owners) >= 50


def test_long_chain_is_followed_to_its_end() -> None:
    """A thousand subsidiaries below one another are no recursion."""
    rows = list(chain([holding("x", "c0", 50, 50)], (holding(f"c{n}", f"c{n + 1}", 50, 50) for n in range(1000))))
    _, found = coverage(rows)
    assert "c1000" in found.certain
