"""Where the bundled example may go."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.pipeline.test_import_lists import save_list
from tieline.errors import UsageError
from tieline.pipeline.add import add
from tieline.pipeline.example_folder import check_example_folder
from tieline.pipeline.import_lists import import_lists
from tieline.pipeline.workspace import open_workspace
from tieline.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give settings that name a workspace inside a folder.

    Returns:
        The settings; the workspace is not made.
    """
    return Settings(workspace=str(tmp_path / "out" / "tieline.workspace"))


def check(settings: Settings, folder: Path, *sources: str) -> None:
    """Check a folder for an example of these sources."""
    check_example_folder(settings, folder, sources, own_name="tieline.workspace")


def test_a_new_or_empty_folder_takes_the_example(settings: Settings, tmp_path: Path) -> None:
    """A folder that is not there, or holds nothing, is taken."""
    check(settings, tmp_path / "out")
    (tmp_path / "out").mkdir()
    check(settings, tmp_path / "out")


def test_files_of_somebody_refuse_the_example(settings: Settings, tmp_path: Path) -> None:
    """A folder with files and no example made before is refused, and so is a file."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("mine", encoding="utf-8")
    for folder in (tmp_path / "out", tmp_path / "out" / "letter.txt"):
        with pytest.raises(UsageError, match="files of your own"):
            check(settings, folder)


def test_an_example_made_before_is_made_again(settings: Settings, tmp_path: Path) -> None:
    """A workspace that holds the example's sources and nothing else is taken, whatever lies beside it."""
    path = tmp_path / "a.txt"
    path.write_text("Sunwaysystems makes chips.", encoding="utf-8")
    with open_workspace(settings, write=True, create=True) as workspace:
        add(workspace, (str(path),))
    (tmp_path / "out" / "dossier.html").write_text("", encoding="utf-8")
    check(settings, tmp_path / "out", str(path), "other.txt")


def test_work_of_somebody_refuses_the_example(settings: Settings, tmp_path: Path) -> None:
    """A workspace with one other list or document is refused, and the first of them is named."""
    path = save_list(tmp_path / "list_2024-01-01.csv", "Sunwaysystems")
    with open_workspace(settings, write=True, create=True) as workspace:
        import_lists(workspace, (path,))
    with pytest.raises(UsageError, match="list_2024-01-01") as caught:
        check(settings, tmp_path / "out", "other.txt")
    assert "--out" in (caught.value.hint or "")
