"""Taking a list out of use."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.pipeline.test_import_lists import save_list
from tieline.errors import NotFoundError, UsageError
from tieline.model import Finding, PartialDate
from tieline.model.holding import Answer
from tieline.pipeline.edition import current_listings
from tieline.pipeline.import_lists import import_lists
from tieline.pipeline.remove_list import get_snapshot, plan_removal, remove_list
from tieline.pipeline.saved_index import index_key
from tieline.pipeline.screen import screen
from tieline.pipeline.workspace import Workspace


@pytest.fixture
def path(workspace: Workspace, tmp_path: Path) -> str:
    """Give the path of a list that the workspace holds."""
    told = save_list(tmp_path / "suppliers.csv", "Qorvane Technologies", "Vantorix Shipping")
    import_lists(workspace, [told])
    return told


def test_what_would_go_is_told_first(workspace: Workspace, path: str) -> None:
    """Planning counts the hits and findings, and removes nothing."""
    screen(workspace, names=["Qorvane Technologies"])
    day = PartialDate("2024-01-01")
    workspace.store.replace_findings([Finding("Acme", "ofac-50", "a rule", day, Answer.NO, (), ())])
    planned = plan_removal(workspace.store, path)
    assert (planned.snapshot.source, planned.hits, planned.findings) == (path, 1, 1)
    assert remove_list(workspace, path) == planned
    assert (list(workspace.store.iter_hits()), list(workspace.store.iter_findings())) == ([], [])


def test_nothing_is_screened_against_a_removed_list(workspace: Workspace, path: str) -> None:
    """Its entries are not loaded, and an index that was made with them is of no use any more."""
    key = index_key(workspace)
    remove_list(workspace, path)
    assert list(current_listings(workspace.store)) == []
    assert index_key(workspace) != key
    assert screen(workspace, names=["Qorvane Technologies"]).same == 0


def test_the_file_stays_and_puts_the_list_back(workspace: Workspace, path: str) -> None:
    """Importing the same file gives the same list, and the same index."""
    before, key = list(workspace.store.iter_listings()), index_key(workspace)
    remove_list(workspace, path)
    import_lists(workspace, [path])
    assert list(workspace.store.iter_listings()) == before
    assert index_key(workspace) == key


def test_removing_a_later_edition_brings_the_earlier_one_back(workspace: Workspace, tmp_path: Path) -> None:
    """What a later edition superseded is current again."""
    import_lists(workspace, [save_list(tmp_path / "list_2024-01-01.csv", "Qorvane", "Vantorix")])
    import_lists(workspace, [save_list(tmp_path / "list_2024-02-01.csv", "Brino", "Tavuro")])
    remove_list(workspace, "list_2024-02-01.csv")
    assert [listing.name for listing in current_listings(workspace.store)] == ["Qorvane", "Vantorix"]


def test_a_list_is_meant_by_id_or_where_it_came_from(workspace: Workspace, path: str) -> None:
    """The id, four characters of it, the path however it is written, and the name of the file will do."""
    (snapshot,) = workspace.store.iter_snapshots()
    kind, _, key = snapshot.id.partition("-")
    folder = Path(path).parent
    for what in (snapshot.id, f"{kind}-{key[:4]}", path, f"{folder}/./suppliers.csv", "suppliers.csv"):
        assert get_snapshot(workspace.store, what) == snapshot


@pytest.mark.parametrize("what", ["snapshot", "snapshot-", "", "other.csv"])
def test_what_means_no_list_is_not_found(workspace: Workspace, path: str, what: str) -> None:
    """The word that all ids begin with means none of them; the hint names the lists."""
    with pytest.raises(NotFoundError) as raised:
        get_snapshot(workspace.store, what)
    assert path in str(raised.value.hint)


def test_two_files_of_one_path_are_told_apart_by_id(workspace: Workspace, path: str) -> None:
    """A file that was changed between two imports is two lists; the error gives both ids."""
    save_list(Path(path), "Qorvane Technologies", "Brino Yards")
    import_lists(workspace, [path])
    with pytest.raises(UsageError) as raised:
        remove_list(workspace, path)
    assert all(one.id in str(raised.value.hint) for one in workspace.store.iter_snapshots())


def test_issues_of_a_removed_list_go_with_it(workspace: Workspace, tmp_path: Path) -> None:
    """What was wrong with the file is not told any more."""
    path = tmp_path / "own.csv"
    path.write_text("name,listed on\nQorvane,03/04/2021\nVantorix,\n", encoding="utf-8")
    assert import_lists(workspace, [str(path)]).issues
    remove_list(workspace, "own.csv")
    assert list(workspace.store.iter_issues()) == []
