"""Stakes from arrays."""

from __future__ import annotations

import numpy as np
import pytest

from tieline.errors import TooLargeError
from tieline.model import PartialDate
from tieline.ownership.arrays import ALWAYS_FROM, ALWAYS_TO, Statements, make_stakes
from tieline.ownership.kernel_stake import MANY, SHARES, VOTES
from tieline.ownership.scale import PER_PCT, WHOLE_UNITS

DAY = PartialDate("2026-01-15")


def statements(*rows: tuple[int, int, int, int], kinds: tuple[int, ...] = (), days: object = None) -> Statements:
    """Statements among four parties: owner, company, percent and origin."""
    owner, owned, pct, origin = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    units = pct * PER_PCT
    return Statements(
        parties=4,
        owner=owner.astype(np.int32),
        owned=owned.astype(np.int32),
        kind=np.array(kinds or [SHARES] * len(rows), dtype=np.int8),
        low=units,
        high=units.copy(),
        flags=np.zeros(len(rows), dtype=np.uint16),
        origin=origin.astype(np.int32),
        days=None if days is None else np.array(days, dtype=np.int32),
    )


def test_no_statements_make_no_stakes() -> None:
    """An empty table is no error."""
    assert len(make_stakes(statements(), None).stakes.owner) == 0


def test_stakes_stand_by_company_kind_and_owner() -> None:
    """Each company's stakes are next to one another, and each owner's are found by position."""
    stakes = make_stakes(statements((2, 1, 30, 0), (0, 1, 20, 0), (0, 3, 10, 0)), None).stakes
    assert list(zip(stakes.owner.tolist(), stakes.owned.tolist(), strict=True)) == [(0, 1), (2, 1), (0, 3)]
    assert stakes.first_in.tolist() == [0, 0, 2, 2, 3]
    assert stakes.out[stakes.first_out[0] : stakes.first_out[1]].tolist() == [0, 2]


def test_kinds_are_stakes_of_their_own() -> None:
    """Shares and votes of one owner are not added up."""
    stakes = make_stakes(statements((0, 1, 30, 0), (0, 1, 40, 0), kinds=(SHARES, VOTES)), None).stakes
    assert (stakes.low // PER_PCT).tolist() == [30, 40]


def test_statements_of_a_stake_keep_their_places() -> None:
    """All rows that speak of a stake are found from it, whatever they amount to."""
    made = make_stakes(statements((0, 1, 30, 1), (2, 1, 5, 0), (0, 1, 20, 0)), None)
    assert sorted(made.rows[made.first_row[0] : made.first_row[1]].tolist()) == [0, 2]
    assert made.stakes.flags[0] & MANY
    assert (made.stakes.low[0] // PER_PCT, made.stakes.high[0] // PER_PCT) == (20, 30)


def test_what_was_not_held_on_the_day_makes_no_stake() -> None:
    """Ended statements leave no row."""
    ended = (ALWAYS_FROM, ALWAYS_FROM, DAY.first.toordinal() - 1, DAY.first.toordinal() - 1)
    always = (ALWAYS_FROM, ALWAYS_FROM, ALWAYS_TO, ALWAYS_TO)
    made = make_stakes(statements((0, 1, 30, 0), (2, 1, 5, 0), days=[ended, always]), DAY)
    assert made.rows.tolist() == [1]


def test_more_than_sums_can_hold_is_refused() -> None:
    """A column that is no share does not turn into a small number."""
    rows = statements(*((0, 1, 100, origin) for origin in range(2)))
    rows.low[:] = rows.high[:] = WHOLE_UNITS * 46_200
    with pytest.raises(TooLargeError, match=r"46,000 times"):
        make_stakes(rows, None)
