"""Facts that turn the answer in some world."""

from __future__ import annotations

from tieline.model import Holding, PartialDate
from tieline.ownership.coverage import find_coverage, make_world
from tieline.ownership.regime import get_regime
from tieline.ownership.stakes import make_graph
from tieline.ownership.sums import StakeFact
from tieline.ownership.turning import find_turning

DAY = PartialDate("2026-01-15")


def held(owner: str, owned: str, low: float, high: float) -> Holding:
    """Give a holding of shares."""
    return Holding(owner, owned, low, high, False, False, "shares", None, None, f"{owner}-{owned}")


def turning(*rows: Holding) -> list[str]:
    """The stakes that turn the answer about A, of all that are in doubt."""
    world = make_world(make_graph(rows, DAY), get_regime("ofac-50").versions[-1], {})
    coverage = find_coverage(world, ["x"])
    doubtful = tuple(sorted(coverage.possible.keys() - coverage.certain.keys()))
    assert doubtful[0] == "a"
    stakes = (stake for company in doubtful for stake in world.graph.stakes_in(company))
    facts = tuple(StakeFact(stake) for stake in stakes if not stake.share.is_exact)
    found = find_turning(world, coverage.certain.keys(), doubtful, facts)
    return [fact.stake.statements[0].source for fact in found if isinstance(fact, StakeFact)]


def test_the_only_doubt_turns_the_answer() -> None:
    """One stake from 40 to 60."""
    assert turning(held("x", "a", 40, 60)) == ["x-a"]


def test_a_doubt_that_changes_nothing_is_no_fact() -> None:
    """A stake of an owner that nothing can make a member is not asked for."""
    assert turning(held("x", "a", 40, 60), held("y", "a", 10, 30)) == ["x-a"]


def test_doubts_along_a_chain_all_turn_it() -> None:
    """Either link may fail, with the other one given."""
    assert turning(held("b", "a", 40, 60), held("x", "b", 40, 60)) == ["b-a", "x-b"]


def test_a_doubt_behind_one_that_suffices_is_no_fact() -> None:
    """B's share of A is too small to matter, whoever owns B."""
    assert turning(held("x", "a", 40, 60), held("b", "a", 5, 5), held("x", "b", 40, 60)) == ["x-a", "x-b"]
    assert turning(held("x", "a", 20, 45), held("b", "a", 2, 2), held("c", "a", 10, 10), held("x", "c", 40, 60)) == [
        "x-a",
        "x-c",
    ]
