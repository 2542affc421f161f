"""The index that a workspace keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from tests.unit.screen.listing_builder import make_listing
from tieline.model import Listing
from tieline.pipeline import saved_index
from tieline.pipeline.saved_index import FOLDER_NAME, open_or_build
from tieline.pipeline.workspace import Workspace, open_workspace
from tieline.screen.storage import ARRAYS_FILE
from tieline.settings import Settings

LISTINGS = tuple(make_listing(name) for name in ("Qorvane Technologies", "Vantorix Shipping", "Brino Yards"))


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """Give an empty workspace that saves even small indexes."""
    monkeypatch.setattr(saved_index, "SAVED_LISTINGS", 1)
    monkeypatch.setattr(saved_index, "is_ready", lambda: True)
    with open_workspace(Settings(workspace=str(tmp_path / "w")), write=True, create=True) as opened:
        yield opened


def saved_in(workspace: Workspace) -> list[Path]:
    """The saved indexes of a workspace.

    Args:
        workspace: The workspace.

    Returns:
        Their folders.
    """
    return sorted((Path(workspace.settings.workspace) / FOLDER_NAME).iterdir())


def loader(listings: Iterable[Listing] | None) -> Callable[[], Iterable[Listing]]:
    """Make what loads listings.

    Args:
        listings: The listings; None means that nothing may be loaded.

    Returns:
        The function.
    """

    def load() -> Iterable[Listing]:
        assert listings is not None
        return listings

    return load


def test_second_run_opens_what_the_first_saved(workspace: Workspace) -> None:
    """The index is built once; then listings are not loaded any more, and answers are the same."""
    built = open_or_build(workspace, loader(LISTINGS))
    opened = open_or_build(workspace, loader(None))
    assert opened.find("Qorvane Technologies") == built.find("Qorvane Technologies")
    (folder,) = saved_in(workspace)
    assert folder.stat().st_mode & 0o077 == 0


def test_damaged_index_is_built_again(workspace: Workspace) -> None:
    """An index with a flipped byte is not used, and a sound one takes its place."""
    open_or_build(workspace, loader(LISTINGS))
    path = saved_in(workspace)[0] / ARRAYS_FILE
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)
    assert len(open_or_build(workspace, loader(LISTINGS))) == len(LISTINGS)
    assert len(open_or_build(workspace, loader(None))) == len(LISTINGS)


def test_index_of_earlier_lists_is_replaced(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """When lists or the engine change the index is built again, and the old one goes."""
    open_or_build(workspace, loader(LISTINGS))
    monkeypatch.setattr(saved_index, "engine_hash", lambda: "another engine")
    assert len(open_or_build(workspace, loader(LISTINGS[:2]))) == 2
    assert len(saved_in(workspace)) == 1


def test_link_in_place_of_the_folder_is_not_followed(workspace: Workspace, tmp_path: Path) -> None:
    """Nothing is written through a link that somebody laid."""
    (tmp_path / "elsewhere").mkdir()
    (Path(workspace.settings.workspace) / FOLDER_NAME).symlink_to(tmp_path / "elsewhere")
    open_or_build(workspace, loader(LISTINGS))
    assert not any((tmp_path / "elsewhere").iterdir())
