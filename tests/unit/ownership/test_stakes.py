"""Holdings of one day as stakes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tieline.model import Holding, PartialDate
from tieline.ownership.arrays import find_days
from tieline.ownership.ledger import make_ledger, party_key
from tieline.ownership.stakes import Doubt, make_graph

DAY = PartialDate("2020-06-15")


def holding(share: float, *, start: str | None = None, end: str | None = None, row: int = 2) -> Holding:
    """Give a holding of X in A."""
    held_from = None if start is None else PartialDate(start)
    held_to = None if end is None else PartialDate(end)
    return Holding("X", "A", share, share, False, False, "shares", held_from, held_to, f"row {row}")


def is_held_on(one: Holding, as_of: PartialDate) -> bool | None:
    """Tell whether a holding was held on a day; None where that is not sure."""
    (may,), (unsure,) = find_days(make_ledger([one]).statements, as_of)
    return None if unsure else bool(may)


@pytest.mark.parametrize(
    ("start", "end", "held"),
    [
        (None, None, True),
        ("2020-06-15", None, True),
        ("2020-06-16", None, False),
        (None, "2020-06-15", True),
        (None, "2020-06-14", False),
        ("2020", None, None),
        ("2020-06", None, None),
        ("2019", "2021", True),
        (None, "2020", None),
        ("2021", None, False),
        (None, "2019", False),
    ],
)
def test_dates_tell_whether_a_stake_is_held(start: str | None, end: str | None, held: bool | None) -> None:
    """The first and the last day count; a rough date that may lie on either side leaves it open."""
    assert is_held_on(holding(10, start=start, end=end), DAY) is held


def test_rough_day_is_sure_only_where_all_its_days_agree() -> None:
    """A stake that changed within the year asked about is not sure."""
    assert is_held_on(holding(10, start="2019"), PartialDate("2020")) is True
    assert is_held_on(holding(10, start="2020-03-01"), PartialDate("2020")) is None
    assert is_held_on(holding(10, start="2021-03-01"), PartialDate("2020")) is False


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Example Co., Ltd.", "EXAMPLE CO LTD", True),
        ("Ｅxample", "example", True),
        ("飞腾信息技术有限公司", " 飞腾信息技术有限公司", True),
        ("Example Ltd", "Example LLC", False),
        ("中国电科54所", "中国电科55所", False),
        ("***", "???", False),
    ],
)
def test_party_key_joins_spellings_only(left: str, right: str, same: bool) -> None:
    """Case, width and punctuation do not part a name; everything else does."""
    assert (party_key(left) == party_key(right)) is same


def test_ended_stakes_are_left_out_and_names_are_kept() -> None:
    """A company whose only stake ended is still known by name."""
    graph = make_graph([holding(60, end="2019-12-31")], DAY)
    assert graph.stakes_in("a") == ()
    assert (graph.name("x"), graph.name("a")) == ("X", "A")


def test_same_statement_twice_is_one_stake_with_two_sources() -> None:
    """A copy adds a source and no share."""
    (stake,) = make_graph([holding(30), holding(30, row=3)], DAY).stakes_in("a")
    assert stake.share.low.pct == stake.share.high.pct == Decimal(30)
    assert stake.sources == ("row 2", "row 3")
    assert stake.doubt is None


def test_two_different_statements_are_surely_the_least_and_possibly_both() -> None:
    """Whether they add up is a missing fact."""
    (stake,) = make_graph([holding(30), holding(20, row=3)], DAY).stakes_in("a")
    assert (stake.share.low.pct, stake.share.high.pct, stake.doubt) == (Decimal(20), Decimal(50), Doubt.ROWS)


def test_stake_of_uncertain_dates_is_possible_and_not_sure() -> None:
    """It counts from 0 to what is stated."""
    (stake,) = make_graph([holding(60, end="2020")], DAY).stakes_in("a")
    assert (stake.share.low.pct, stake.share.high.pct, stake.doubt) == (Decimal(0), Decimal(60), Doubt.DATES)


def test_floats_are_taken_as_written() -> None:
    """49.99 is 49.99, not the nearest binary fraction."""
    (stake,) = make_graph([holding(49.99)], DAY).stakes_in("a")
    assert stake.share.low.pct == Decimal("49.99")
