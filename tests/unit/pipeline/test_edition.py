"""Which editions of a list are current."""

from __future__ import annotations

from tests.unit.pipeline.sample import keep_listings, make_listing, make_snapshot
from tieline.model import PartialDate
from tieline.pipeline.edition import current_listings, superseded
from tieline.pipeline.workspace import Workspace


def test_an_older_edition_of_the_same_list_is_left_out(workspace: Workspace) -> None:
    """Of two dated files with one list, the later one counts."""
    keep_listings(workspace, make_listing("Old", snapshot="old"), as_of="2023-01-01")
    keep_listings(workspace, make_listing("New", snapshot="new"), as_of="2024-01-01")
    assert [listing.name for listing in current_listings(workspace.store)] == ["New"]


def test_lists_of_an_older_file_that_the_newer_lacks_stay(workspace: Workspace) -> None:
    """A list is superseded by itself alone, not by another list in a newer file."""
    keep_listings(workspace, make_listing("Old", snapshot="old", list_name="Other List"), as_of="2023-01-01")
    keep_listings(workspace, make_listing("New", snapshot="new"), as_of="2024-01-01")
    assert {listing.name for listing in current_listings(workspace.store)} == {"Old", "New"}


def test_editions_of_unknown_day_both_count() -> None:
    """Nothing is left out where it is not sure which edition is later."""
    snapshots = [make_snapshot("a", as_of=None), make_snapshot("b"), make_snapshot("c", as_of="2024")]
    assert superseded(snapshots, [(snapshot.id, "Sample List") for snapshot in snapshots]) == frozenset()


def test_a_later_file_of_another_format_supersedes() -> None:
    """It is the list that has editions, in whatever layout."""
    snapshots = [make_snapshot("a", as_of="2020"), make_snapshot("b", list_format="other")]
    held = [(snapshot.id, "Sample List") for snapshot in snapshots]
    assert superseded(snapshots, held) == frozenset(held[:1])


def test_a_day_between_two_editions_is_answered_by_the_earlier(workspace: Workspace) -> None:
    """Who stood on the list then is what counts."""
    keep_listings(workspace, make_listing("Old", snapshot="old"), as_of="2023-01-01")
    keep_listings(workspace, make_listing("New", snapshot="new", entry_id="2"), as_of="2024-01-01")
    held = current_listings(workspace.store, as_of=PartialDate("2023-06-01"))
    assert [listing.name for listing in held] == ["Old"]
