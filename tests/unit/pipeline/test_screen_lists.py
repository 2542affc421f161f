"""The lists that rows are screened against."""

from __future__ import annotations

from pathlib import Path

from tests.unit.pipeline.sample import keep_listings, make_listing, make_snapshot
from tests.unit.pipeline.test_import_lists import save_list
from tieline.pipeline.screen_lists import (
    describe_lists,
    gather_lists,
    load_lists_of,
    make_earlier_fingerprints,
    make_fingerprints,
)
from tieline.pipeline.workspace import Workspace
from tieline.screen.record import listing_fingerprint
from tieline.settings import Settings

AT = "2024-02-15T00:00:00+00:00"


def test_each_list_has_its_hash_day_and_age(workspace: Workspace) -> None:
    """A list of the first of January is 45 days old in the middle of February."""
    keep_listings(workspace, make_listing("Acme"), make_listing("Bolt", entry_id="2"))
    lists = load_lists_of(workspace.store, at=AT)
    (used,) = lists.used
    assert (used.list_name, used.sha256, str(used.as_of), used.age_days, used.is_old, used.listings) == (
        "Sample List",
        "one" * 8,
        "2024-01-01",
        45,
        True,
        2,
    )
    assert lists.old == (used,)


def test_the_set_age_counts() -> None:
    """A list of exactly that age is not old; one of unknown age is named too."""
    listing = make_listing("Acme")
    ages = [
        describe_lists([listing], [make_snapshot("one", as_of=day)], at=AT, max_age_days=45).used[0].is_old
        for day in ("2024-01-01", "2023-12-31", None)
    ]
    assert ages == [False, True, None]


def test_known_lists_that_are_missing_are_named(tmp_path: Path, settings: Settings) -> None:
    """The Entity List is loaded; the others that Tieline knows are not."""
    lists = gather_lists([save_list(tmp_path / "list_2023-11-01.csv", "Acme")], settings=settings)
    assert "Entity List" not in lists.not_loaded
    assert "Military End User List" in lists.not_loaded


def test_a_bad_list_file_is_an_issue(tmp_path: Path, settings: Settings) -> None:
    """The others are screened against."""
    lists = gather_lists([save_list(tmp_path / "list.csv", "Acme"), str(tmp_path / "none.csv")], settings=settings)
    assert (len(lists.listings), len(lists.issues)) == (1, 1)


def test_only_the_newest_edition_counts(workspace: Workspace) -> None:
    """What it supersedes is not screened against."""
    keep_listings(workspace, make_listing("Acme", snapshot="old"), as_of="2023-01-01")
    keep_listings(workspace, make_listing("Bolt", snapshot="new"), as_of="2024-01-01")
    assert [listing.name for listing in load_lists_of(workspace.store, at=AT).listings] == ["Bolt"]


def test_entries_of_an_earlier_screening_are_known_as_far_as_its_lists_are() -> None:
    """An entry has the fingerprint of then, an empty one where it was not listed, and none where the list is gone."""
    old, new = make_listing("Acme", snapshot="old"), make_listing("Acme Group", snapshot="new")
    snapshots = [make_snapshot("old"), make_snapshot("new")]
    then = describe_lists([old], snapshots, at=AT).used
    find = make_earlier_fingerprints(then, [old, new], snapshots)
    assert find(("Sample List", "1")) == listing_fingerprint(old)
    assert find(("Sample List", "2")) == ""
    assert find(("Other List", "1")) is None
    assert make_earlier_fingerprints(then, [new], snapshots)(("Sample List", "1")) is None


def test_every_entry_has_a_fingerprint() -> None:
    """Entries are named by list and number."""
    listing = make_listing("Acme")
    assert make_fingerprints([listing]) == {("Sample List", "1"): listing_fingerprint(listing)}
