"""The words of facts and edges."""

from __future__ import annotations

from tieline.model import Holding, PartialDate
from tieline.ownership.coverage import find_coverage, make_world
from tieline.ownership.regime import get_regime
from tieline.ownership.stakes import make_graph
from tieline.ownership.sums import StakeFact
from tieline.ownership.wording import render_fact, render_steps, render_tally

DAY = PartialDate("2026-01-15")


def holding(owner: str, kind: str, share: float | None, *, end: str | None = None) -> Holding:
    """Give a holding in A, perhaps ended."""
    held_to = None if end is None else PartialDate(end)
    return Holding(owner, "A", share or 0.0, share, False, False, kind, None, held_to, f"row of {owner}")


def test_doubt_about_dates_names_the_kind_of_edge() -> None:
    """Stakes, control and rights of appointment have their own words."""
    for kind, words in [
        ("shares", "its stake in A"),
        ("control", "its control of A"),
        ("appointment", "its right to appoint the board of A"),
    ]:
        graph = make_graph([holding("X", kind, None, end="2026")], DAY)
        (stake,) = graph.stakes_in("a")
        assert render_fact(StakeFact(stake), graph, "2026-01-15") == (
            f"whether X held {words} on 2026-01-15 (row of X)"
        )


def test_control_is_a_step_without_a_sum() -> None:
    """A control edge covers by itself, and the sentence adds nothing up."""
    world = make_world(make_graph([holding("X", "control", None)], DAY), get_regime("eu-ownership").versions[-1], {})
    steps = render_steps(world, find_coverage(world, ["x"]), "a")
    assert steps[-1] == "X controls A (row of X): so A is covered."


def test_unsure_control_is_told_as_such() -> None:
    """The tally shows control edges too, and whether they are sure."""
    holdings = [holding("X", "control", None, end="2026"), holding("Z", "shares", 100)]
    world = make_world(make_graph(holdings, DAY), get_regime("eu-ownership").versions[-1], {})
    lines = list(render_tally(world, find_coverage(world, ["x"]), "a"))
    assert lines[0] == "X is listed."
    assert lines[1].startswith("Of the shares of A, 100 % is accounted for (Z 100 %, row of Z)")
    assert lines[2] == "X controls A until 2026 (row of X), which is not sure."
