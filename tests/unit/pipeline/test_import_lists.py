"""Importing official lists."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tieline.model import PartialDate
from tieline.pipeline.import_lists import import_lists, load_lists
from tieline.pipeline.workspace import Workspace

HEAD = (
    "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,"
    "standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,"
    "vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,"
    "places_of_birth,source_information_url,ids\n"
)
"""The columns of the Consolidated Screening List's CSV file, from its public description; rows are invented."""


def save_list(path: Path, *names: str) -> str:
    """Write a small list file and give its path."""
    source = "Entity List (EL) - Bureau of Industry and Security"
    rows = [f"id{number},{source},,Entity,,{name}" + "," * 23 for number, name in enumerate(names)]
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return str(path)


def test_a_list_becomes_a_snapshot_with_listings(workspace: Workspace, tmp_path: Path) -> None:
    """Every entry of a file is kept, with the day that its name tells."""
    imported = import_lists(workspace, [save_list(tmp_path / "list_2024-02-01.csv", "Acme", "Bolt")])
    (snapshot,) = imported.snapshots
    assert snapshot.as_of == PartialDate("2024-02-01")
    assert [listing.name for listing in workspace.store.iter_listings()] == ["Acme", "Bolt"]


def test_importing_again_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    """The same file keeps the time of its first import."""
    path = save_list(tmp_path / "list.csv", "Acme")
    import_lists(workspace, [path])
    before = list(workspace.store.iter_snapshots())
    later = replace(workspace, now=lambda: "2030-01-01T00:00:00+00:00")
    import_lists(later, [path])
    assert list(workspace.store.iter_snapshots()) == before


def test_a_file_that_is_no_list_is_an_issue_and_the_rest_goes_on(workspace: Workspace, tmp_path: Path) -> None:
    """An unknown format names the file and what is known; the next file is imported."""
    (tmp_path / "a.csv").write_text("colour,size\nred,3\n", encoding="utf-8")
    save_list(tmp_path / "b.csv", "Acme")
    imported = import_lists(workspace, [str(tmp_path)])
    (issue,) = imported.issues
    assert (issue.code, len(imported.snapshots)) == ("unknown_format", 1)
    assert "a.csv" in issue.message
    assert list(workspace.store.iter_issues("lists")) == [issue]


@pytest.mark.parametrize("name", ["none.csv", "folder"])
def test_what_is_not_there_is_an_issue(workspace: Workspace, tmp_path: Path, name: str) -> None:
    """A missing file, and a folder without files, are told."""
    (tmp_path / "folder").mkdir()
    (issue,) = import_lists(workspace, [str(tmp_path / name)]).issues
    assert name in issue.message


def test_an_issue_goes_when_the_file_is_imported(workspace: Workspace, tmp_path: Path) -> None:
    """A file that failed and now works leaves no issue behind."""
    path = tmp_path / "list.csv"
    import_lists(workspace, [str(path)])
    save_list(path, "Acme")
    import_lists(workspace, [str(path)])
    assert list(workspace.store.iter_issues()) == []


def test_lists_are_read_without_a_workspace(workspace: Workspace, tmp_path: Path) -> None:
    """Of two editions of one list the later one is given."""
    save_list(tmp_path / "list_2024-01-01.csv", "Acme")
    save_list(tmp_path / "list_2024-02-01.csv", "Bolt")
    listings, issues = load_lists([str(tmp_path)], settings=workspace.settings)
    assert ([listing.name for listing in listings], issues) == (["Bolt"], ())
