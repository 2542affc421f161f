"""Reaches from arrays, without any holding."""

from __future__ import annotations

import numpy as np
import pytest

from tieline.errors import TooLargeError
from tieline.ownership.arrays import Statements, make_stakes
from tieline.ownership.reach import make_spreader
from tieline.ownership.regime import get_regime
from tieline.ownership.scale import PER_PCT, WHOLE_UNITS

RULE = get_regime("ofac-50").versions[-1]


def statements(rows: list[tuple[int, int, int]], parties: int) -> Statements:
    """Give shares of an owner in a company, in percent."""
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    units = table[:, 2] * PER_PCT
    zeros = np.zeros(len(rows), dtype=np.int32)
    owner, owned = table[:, 0].astype(np.int32), table[:, 1].astype(np.int32)
    kind, flags = zeros.astype(np.int8), zeros.astype(np.uint16)
    return Statements(parties, owner, owned, kind, units, units, flags, zeros)


def test_parties_join_round_by_round() -> None:
    """A chain joins link by link, and what no stake ties to it stays out."""
    arrays = make_stakes(statements([(0, 1, 50), (1, 2, 60), (3, 2, 40), (3, 4, 100)], 5), None)
    reach = make_spreader(arrays, RULE).find_reach([0])
    assert reach.sure.tolist() == reach.possible.tolist() == [0, 1, 2]
    assert reach.sure_rounds.tolist() == [0, 1, 2]


def test_a_spreader_forgets_what_it_was_asked_before() -> None:
    """Asking from one party after another gives what asking afresh does."""
    arrays = make_stakes(statements([(0, 2, 30), (1, 2, 30), (1, 3, 50)], 4), None)
    spreader = make_spreader(arrays, RULE)
    assert set(spreader.find_reach([0, 1]).sure.tolist()) == {0, 1, 2, 3}
    assert spreader.find_reach([0]).sure.tolist() == [0]
    assert spreader.find_reach([1]).sure.tolist() == [1, 3]


def test_nobody_is_reached_from_nobody() -> None:
    """An empty table and an empty set of listed parties are no error."""
    assert len(make_spreader(make_stakes(statements([], 1), None), RULE).find_reach([]).possible) == 0


def test_sums_that_cannot_be_held_are_refused() -> None:
    """A column that is no share of a whole does not overflow in silence."""
    many = statements([(owner, 0, 100) for owner in range(1, 50)], 50)
    many.low[:] = WHOLE_UNITS * 1000
    with pytest.raises(TooLargeError, match="46,000 times"):
        make_stakes(many, None)
