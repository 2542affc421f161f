"""Which editions of a list are current."""

from __future__ import annotations

from tests.unit.pipeline.sample import keep_listings, make_listing, make_snapshot
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


def test_files_of_another_format_do_not_supersede() -> None:
    """Formats hold different things of one list, so a later file of another format takes nothing away."""
    snapshots = [make_snapshot("a", as_of="2020"), make_snapshot("b", list_format="other")]
    assert superseded(snapshots, [(snapshot.id, "Sample List") for snapshot in snapshots]) == frozenset()
