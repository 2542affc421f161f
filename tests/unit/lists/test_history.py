"""Which edition of a list speaks for a day."""

from __future__ import annotations

import pytest

from tests.unit.lists.entry_builder import make_entry, make_snapshot
from tieline.lists.history import choose_listings, find_superseded
from tieline.model import PartialDate

SNAPSHOTS = (make_snapshot("a", "2024-01-10"), make_snapshot("b", "2024-03-10", layout="two"))
LISTINGS = (
    make_entry("Gone", snapshot="a"),
    make_entry("Stays", snapshot="a"),
    make_entry("Stays", snapshot="b"),
    make_entry("New", snapshot="b"),
    make_entry("Dated", snapshot="b", listed_on="2024-02-01"),
    make_entry("Long dated", snapshot="b", listed_on="2020-02-01"),
)


def names(day: str | None) -> list[str]:
    """Who stands on the list on a day."""
    chosen = choose_listings(SNAPSHOTS, LISTINGS, None if day is None else PartialDate(day))
    return [one.name for one in chosen.listings]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (None, ["Stays", "New", "Dated", "Long dated"]),
        ("2024-03-10", ["Stays", "New", "Dated", "Long dated"]),
        ("2024-01-10", ["Gone", "Stays"]),
        ("2024-01-31", ["Gone", "Stays"]),
        ("2024-02-01", ["Gone", "Stays", "Dated"]),
        ("2023-01-01", ["Gone", "Stays"]),
    ],
)
def test_the_newest_edition_not_after_a_day_speaks(day: str | None, told: list[str]) -> None:
    """In any layout; what a later edition dates into the time between counts too."""
    assert names(day) == told


def test_a_day_before_the_first_edition_is_told() -> None:
    """Dates answer it as far as they go, and a note says what is missing."""
    (note,) = choose_listings(SNAPSHOTS, LISTINGS, PartialDate("2023-01-01")).notes
    assert "first edition of Entity List at hand is of 2024-01-10" in note


def test_additions_without_a_date_are_told() -> None:
    """Between two editions nobody can say whether they were on, and leaving them out in silence would mislead."""
    (note,) = choose_listings(SNAPSHOTS, LISTINGS, PartialDate("2024-02-15")).notes
    assert "Entity List 1." in note
    assert choose_listings(SNAPSHOTS, LISTINGS, PartialDate("2024-03-10")).notes == ()


def test_who_a_later_edition_says_was_off_by_then_is_left_out() -> None:
    """A date off counts, whichever edition states it."""
    snapshots = (make_snapshot("a", "2024-01-10"), make_snapshot("b", "2024-03-10"))
    off = make_entry("Acme", number="1", snapshot="b", delisted_on="2024-02-01")
    listings = (make_entry("Acme", number="1", snapshot="a"), off)
    assert choose_listings(snapshots, listings, PartialDate("2024-02-15")).listings == ()
    assert choose_listings(snapshots, listings, PartialDate("2024-01-20")).listings == listings[:1]


def test_suspended_entries_are_left_out_and_counted() -> None:
    """While it has no effect a listing does not count, and a note says so."""
    held = (make_entry("Acme", suspended_on="2024-02-01", suspended_until="2024-03-01"),)
    snapshots = (make_snapshot("s", "2024-01-10"),)
    chosen = choose_listings(snapshots, held, PartialDate("2024-02-15"))
    assert chosen.listings == ()
    assert chosen.notes == ("1 listings were suspended on 2024-02-15 and are left out.",)
    assert choose_listings(snapshots, held, PartialDate("2024-03-02")).listings == held


def test_a_partial_edition_supersedes_nothing() -> None:
    """A file that is cut off never takes the place of a whole one."""
    snapshots = (make_snapshot("a", "2024-01-10"), make_snapshot("b", "2024-03-10", partial=True))
    assert find_superseded(snapshots, [("a", "L"), ("b", "L")]) == frozenset()  # type: ignore[list-item]  # plain ids
