"""Which facts are missing, and how far they are looked for. That they decide is tested with the coverage."""

from __future__ import annotations

import numpy as np

from tieline.model import Holding, PartialDate
from tieline.ownership.coverage import find_coverage, make_world
from tieline.ownership.missing import MOST_COMPANIES, Gaps, find_gaps
from tieline.ownership.regime import get_regime
from tieline.ownership.stakes import make_graph
from tieline.ownership.sums import RestFact, StakeFact

DAY = PartialDate("2026-01-15")


def stake(owner: str, owned: str, low: float, *, high: float | None = None, kind: str = "shares") -> Holding:
    """Give a stake of this much, or between both."""
    return Holding(owner, owned, low, low if high is None else high, False, False, kind, None, None, f"{owner}-{owned}")


def gaps(*holdings: Holding, company: str = "a", rule: str = "ofac-50", is_open: bool = False) -> Gaps:
    """Find the gaps of a company, with x listed."""
    graph = make_graph(holdings, DAY)
    opened = np.ones(graph.arrays.parties, dtype=np.uint8) if is_open else None
    world = make_world(graph, get_regime(rule).versions[-1], {}, opened=opened)
    return find_gaps(world, find_coverage(world, ["x"]), company)


def told(found: Gaps) -> list[str]:
    """Give the facts as owner-company, or the company whose rest is open."""
    return [fact.stake.sources[0] if isinstance(fact, StakeFact) else f"rest of {fact.company}" for fact in found.facts]


def test_share_that_cannot_turn_the_answer_is_not_asked_for() -> None:
    """Where 60 hang on one doubtful owner, the 10 of another matter to no sum."""
    found = gaps(
        stake("x", "b", 0, high=100),
        stake("x", "c", 0, high=100),
        stake("b", "a", 10),
        stake("c", "a", 60),
    )
    assert told(found) == ["x-c"]


def test_doubtful_owner_matters_when_another_share_may_fall_short() -> None:
    """The 10 of a doubtful owner count where an unknown share may be just below the threshold."""
    found = gaps(stake("x", "b", 0, high=100), stake("b", "a", 10), stake("x", "a", 0, high=90))
    assert told(found) == ["x-a", "x-b"]


def test_chain_is_followed_to_the_fact_at_its_root() -> None:
    """What is asked for is the share that nobody knows, not the exact ones below it."""
    found = gaps(stake("x", "c", 40, high=60), stake("c", "b", 50), stake("b", "a", 50))
    assert told(found) == ["x-c"]
    assert found.companies == ("a", "b", "c")


def test_loop_of_doubt_ends() -> None:
    """Two companies that hold each other are looked into once."""
    found = gaps(stake("x", "a", 20, high=60), stake("a", "b", 60), stake("b", "a", 30))
    assert told(found) == ["x-a"]


def test_rest_is_a_fact_in_an_open_world() -> None:
    """Who holds what nobody stated may decide."""
    found = gaps(stake("x", "a", 20), is_open=True)
    (fact,) = found.facts
    assert isinstance(fact, RestFact)
    assert fact.rest.high.pct == 80


def test_uncertain_control_is_a_fact() -> None:
    """A right whose extent is not known decides where control counts."""
    found = gaps(stake("x", "a", 30, high=70, kind="appointment"), rule="eu-ownership")
    assert told(found) == ["x-a"]


def test_search_for_facts_has_an_end() -> None:
    """In a net too large for a person the nearest companies are looked into, and the cut is told."""
    chain = [stake(f"c{n}", f"c{n + 1}", 50) for n in range(MOST_COMPANIES + 5)]
    found = gaps(stake("x", "c0", 40, high=60), *chain, company=f"c{MOST_COMPANIES + 5}")
    assert len(found.companies) == MOST_COMPANIES
    assert found.is_cut


def test_many_doubtful_owners_are_all_named() -> None:
    """A crowd of small unknown shares that decide together is asked for as a whole, and quickly."""
    found = gaps(
        *(stake("x", f"c{n}", 0, high=100) for n in range(60)), *(stake(f"c{n}", "a", 1.01) for n in range(60))
    )
    assert len(found.facts) == 60
