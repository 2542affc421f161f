"""Whether a listing stands on a day."""

from __future__ import annotations

import pytest

from tests.unit.lists.entry_builder import make_entry
from tieline.model import PartialDate
from tieline.model.validity import is_on_list, is_suspended

ENTRY = make_entry(
    "Acme", listed_on="2021-01-14", suspended_on="2021-03-12", suspended_until="2021-04", delisted_on="2021-05-25"
)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2021-01-13", False),
        ("2021-01-14", True),
        ("2021-03-11", True),
        ("2021-03-12", False),
        ("2021-04-01", False),
        ("2021-04-02", True),
        ("2021-05-24", True),
        ("2021-05-25", False),
        ("2021", True),
    ],
)
def test_dates_tell_whether_it_is_in_effect(day: str, told: bool) -> None:
    """On from the day on, off from the day off, and not in effect while surely suspended."""
    assert is_on_list(ENTRY, PartialDate(day)) is told


def test_no_day_rules_nothing_out() -> None:
    """Who asks about no day is given everything."""
    assert is_on_list(ENTRY, None)


def test_a_suspension_without_an_end_goes_on() -> None:
    """What has no stated end has not ended."""
    assert is_suspended(make_entry("Acme", suspended_on="2021"), PartialDate("2030-01-01"))
