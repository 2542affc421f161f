"""Opening workspaces."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.pipeline.sample import make_snapshot
from tieline.errors import NotFoundError, StoreError
from tieline.model import Judgement, Verdict
from tieline.model.ids import JudgementId
from tieline.pipeline.workspace import Workspace, is_workspace, open_workspace, workspace_folder
from tieline.settings import Settings


def test_a_missing_workspace_is_not_made_by_looking(settings: Settings) -> None:
    """Opening to look at raises a clear error and leaves no folder behind."""
    with pytest.raises(NotFoundError, match="there is no workspace here"), open_workspace(settings):
        pass
    assert not Path(settings.workspace).exists()


def test_a_workspace_is_made_on_demand(settings: Settings) -> None:
    """Opening with leave to create makes a folder that is a workspace from then on."""
    with open_workspace(settings, write=True, create=True):
        pass
    assert is_workspace(settings.workspace)


def test_two_writers_exclude_each_other(workspace: Workspace, settings: Settings) -> None:
    """While one process writes, a second gets one clear sentence."""
    with pytest.raises(StoreError) as caught, open_workspace(settings, write=True):
        pass
    assert caught.value.code == "locked"


def test_readers_come_in_beside_a_writer(workspace: Workspace, settings: Settings) -> None:
    """Looking at a workspace needs no lock."""
    with open_workspace(settings) as other:
        assert list(other.store.iter_captures()) == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """A file in the place of the workspace is an error of the store."""
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    settings = Settings(workspace=str(tmp_path / "taken" / "case"))
    with pytest.raises(StoreError, match="taken"), open_workspace(settings, write=True, create=True):
        pass


def test_bytes_of_a_database_workspace_have_their_own_folder(settings: Settings) -> None:
    """A workspace in PostgreSQL keeps its bytes in the folder told, or the default one."""
    remote = replace(settings, workspace="postgresql://host/case")
    assert workspace_folder(remote) == Path("tieline.workspace")
    assert workspace_folder(replace(remote, blobs="bytes")) == Path("bytes")


def test_reports_bear_the_time_of_the_newest_fact(workspace: Workspace) -> None:
    """The newest import, capture or judgement dates a report; the clock only dates an empty workspace."""
    assert workspace.generated_at() == workspace.now()
    workspace.store.save_snapshot(make_snapshot("one", at="2020-01-01T00:00:00+00:00"), [])
    assert workspace.generated_at() == "2020-01-01T00:00:00+00:00"
    later = Judgement(JudgementId("j"), "a", "b", Verdict.SAME, "me", "2021-01-01T00:00:00+00:00")
    workspace.store.add_judgement(later)
    assert workspace.generated_at() == "2021-01-01T00:00:00+00:00"
