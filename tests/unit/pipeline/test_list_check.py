"""Whether a list may take the place of its last edition."""

from __future__ import annotations

import pytest

from tests.unit.lists.entry_builder import make_entry, make_snapshot
from tieline.errors import DamagedError
from tieline.lists.registry import ListImport
from tieline.pipeline.list_check import check_shrinkage

LAST = make_snapshot("last", "2024-01-01")


def check(count: int, *, day: str = "2024-02-01", partial: bool = False, last: int = 100) -> None:
    """Check a file of so many entries against an edition of January."""
    new = make_snapshot("new", day, partial=partial)
    listings = tuple(make_entry(f"Acme {number}", snapshot="new") for number in range(count))
    check_shrinkage(ListImport(new, listings, ()), [LAST], {(LAST.id, "Entity List"): last}, drop_pct=20)


@pytest.mark.parametrize("count", [80, 100, 300])
def test_a_list_may_lose_the_set_share(count: int) -> None:
    """Up to it, nothing is said."""
    check(count)


def test_a_list_that_lost_more_is_refused() -> None:
    """The message tells both counts and the day."""
    with pytest.raises(DamagedError, match="79 entries, 21 % fewer than the 100 of its last edition, that of 2024-01"):
        check(79)


def test_an_earlier_edition_may_be_shorter() -> None:
    """What came before is imported whenever a person has it."""
    check(10, day="2023-01-01")


def test_a_file_known_to_be_cut_off_is_not_asked() -> None:
    """A person wanted what there is of it, and it supersedes nothing."""
    check(10, partial=True)
