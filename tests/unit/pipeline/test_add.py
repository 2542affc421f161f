"""Capturing sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from tieline.errors import StoreError
from tieline.pipeline import add as stage
from tieline.pipeline.add import add
from tieline.pipeline.workspace import Workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of two files with the same bytes and one with others.

    Returns:
        The folder.
    """
    sources = tmp_path / "sources"
    sources.mkdir()
    for name, text in (("a.txt", "one"), ("b.txt", "one"), ("c.txt", "two")):
        (sources / name).write_text(text, encoding="utf-8")
    return sources


def test_equal_bytes_are_one_blob_and_two_captures(workspace: Workspace, folder: Path) -> None:
    """Every file is captured; its bytes are kept once."""
    added = add(workspace, [str(folder)])
    captures = list(workspace.store.iter_captures())
    assert added.captured == len(captures) == 3
    assert len({capture.sha256 for capture in captures}) == 2
    assert all(workspace.blobs.has(capture.sha256) for capture in captures)


def test_unchanged_files_are_passed_over(workspace: Workspace, folder: Path) -> None:
    """A second run captures only what has changed."""
    add(workspace, [str(folder)])
    (folder / "c.txt").write_text("three", encoding="utf-8")
    added = add(workspace, [str(folder)])
    assert (added.captured, added.unchanged) == (1, 2)


def test_a_bad_source_is_an_issue_and_the_rest_goes_on(workspace: Workspace, folder: Path) -> None:
    """A path that is not there does not keep the next one from being captured."""
    added = add(workspace, [str(folder / "none.txt"), str(folder / "a.txt")])
    (issue,) = added.issues
    assert added.captured == 1
    assert issue.item.endswith("none.txt")
    assert list(workspace.store.iter_issues()) == [issue]


def test_an_unexpected_fault_is_an_issue_too(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error that nobody foresaw names the source and ends only it."""
    made = stage.make_capture

    def fail_once(item: object, *, at: str) -> object:
        monkeypatch.setattr(stage, "make_capture", made)
        raise RuntimeError("a made-up fault")

    monkeypatch.setattr(stage, "make_capture", fail_once)
    added = add(workspace, [str(folder / "a.txt"), str(folder / "b.txt")])
    assert [issue.code for issue in added.issues] == ["unexpected"]
    assert added.captured == 1


def test_a_workspace_that_cannot_be_written_ends_the_run(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error of the store is no fault of the item and is raised."""

    def refuse(item: object, *, at: str) -> object:
        raise StoreError("the disk is full")

    monkeypatch.setattr(stage, "make_capture", refuse)
    with pytest.raises(StoreError):
        add(workspace, [str(folder)])


def test_an_issue_goes_when_the_item_is_captured(workspace: Workspace, folder: Path) -> None:
    """A source that failed and now works leaves no issue behind."""
    late = folder / "late.txt"
    add(workspace, [str(late)])
    late.write_text("here", encoding="utf-8")
    add(workspace, [str(late)])
    assert list(workspace.store.iter_issues()) == []


def test_our_own_output_is_no_source(workspace: Workspace, folder: Path) -> None:
    """Files in the output folder are left out where it lies inside a source."""
    out = folder / "out"
    out.mkdir()
    (out / "dossier.html").write_text("ours", encoding="utf-8")
    assert add(workspace, [str(folder)], besides=out).captured == 3
