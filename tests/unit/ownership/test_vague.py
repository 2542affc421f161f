"""Statements without a least share beside others."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tieline.model import Holding, PartialDate
from tieline.ownership.stakes import Doubt, Stake, make_graph

DAY = PartialDate("2026-01-15")


def told(low: float, high: float | None, source: str, *, end: str | None = None, kind: str = "shares") -> Holding:
    """What a source tells of X and A."""
    held_to = None if end is None else PartialDate(end)
    return Holding("X", "A", low, high, False, False, kind, None, held_to, f"{source}.csv row 2")


def merged(*holdings: Holding) -> Stake:
    """The one stake that statements make."""
    (stake,) = make_graph(holdings, DAY).stakes_in("a")
    return stake


@pytest.mark.parametrize(
    ("vague", "bounds", "doubt"),
    [
        ((0, None), (60, 60), None),
        ((0, 60), (60, 60), None),
        ((0, 70), (60, 70), Doubt.SOURCES),
        ((0, 40), (0, 60), Doubt.SOURCES),
        ((0, 0), (0, 60), Doubt.SOURCES),
    ],
)
def test_what_says_nothing_of_the_least_takes_nothing_away(
    vague: tuple[float, float | None], bounds: tuple[int, int], doubt: Doubt | None
) -> None:
    """No share adds nothing; an upper bound counts where it states more, and contradicts where it states less."""
    stake = merged(told(60, 60, "a"), told(*vague, "b"))
    assert (stake.share.low.pct, stake.share.high.pct, stake.doubt) == (*map(Decimal, bounds), doubt)
    assert len(stake.statements) == 2


def test_a_share_that_may_have_ended_settles_nothing() -> None:
    """Beside a stake of unknown size, one that may be over leaves it unknown."""
    stake = merged(told(60, 60, "a", end="2026"), told(0, None, "b"))
    assert (stake.share.low.pct, stake.share.high.pct) == (Decimal(0), Decimal(100))


def test_rows_of_one_source_may_be_several_stakes() -> None:
    """A stake of 60 beside one of unknown size in one file may be more than 60, and is no less."""
    stake = merged(told(60, 60, "a"), told(0, None, "a"), told(0, None, "b"))
    assert (stake.share.high.pct, stake.doubt) == (Decimal(100), Doubt.SOURCES)


def test_a_right_to_appoint_without_a_share_stays_one() -> None:
    """What kinds of control state is the control itself, whatever the share."""
    stake = merged(told(0, None, "a", kind="appointment"), told(30, 30, "b", kind="appointment"))
    assert stake.share.high.pct == Decimal(100)
