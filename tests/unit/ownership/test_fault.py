"""Faults of holdings."""

from __future__ import annotations

from tieline.model import Holding, PartialDate
from tieline.ownership.fault import find_faults

DAY = PartialDate("2026-01-15")


def held(
    owner: str, pct: float, *, source: str = "a.csv row 2", owned: str = "Bolt", end: str | None = None
) -> Holding:
    """Give a holding of shares."""
    held_to = None if end is None else PartialDate(end)
    return Holding(owner, owned, pct, pct, False, False, "shares", None, held_to, source)


def codes(*holdings: Holding) -> list[str]:
    """The codes of what is wrong."""
    return [issue.code for issue in find_faults(holdings, DAY)]


def test_sound_holdings_have_no_faults() -> None:
    """All of a company among two, and the same statement from two sources."""
    assert codes(held("X", 60), held("X", 60, source="b.csv row 2"), held("Y", 40)) == []


def test_shares_that_cannot_be_name_their_row() -> None:
    """Above 100 and below 0."""
    issues = find_faults([held("X", 120, source="a.csv row 7"), held("Y", -5, source="a.csv row 8")], DAY)
    assert [(issue.code, issue.item) for issue in issues] == [
        ("bad_share", "a.csv row 7"),
        ("bad_share", "a.csv row 8"),
    ]


def test_a_company_that_owns_itself_is_told() -> None:
    """It lifts nobody over a threshold."""
    assert codes(held("Bolt", 10)) == ["self_holding"]


def test_sources_that_differ_are_both_shown() -> None:
    """With the range that is taken."""
    (issue,) = find_faults([held("X", 60), held("X", 40, source="b.csv row 2")], DAY)
    assert issue.code == "share_conflict"
    assert "60 % (a.csv row 2); 40 % (b.csv row 2); it is taken as at least 40 % and at most 60 %" in issue.message


def test_more_than_all_is_told_of_the_day_only() -> None:
    """Stakes that had ended do not add up with those that replaced them."""
    assert codes(held("X", 60), held("Y", 60)) == ["over_100"]
    assert codes(held("X", 60, end="2025-12-31"), held("Y", 60)) == []
