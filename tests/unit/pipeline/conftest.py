"""An open workspace on a frozen clock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tieline.pipeline.workspace import Workspace, open_workspace
from tieline.settings import Settings

EPOCH = 1_700_000_000


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give settings that name a new workspace and fix the clock.

    Returns:
        The settings.
    """
    return Settings(workspace=str(tmp_path / "case.workspace"), source_date_epoch=EPOCH)


@pytest.fixture
def workspace(settings: Settings) -> Iterator[Workspace]:
    """Give an empty workspace, open for writing.

    Yields:
        The workspace, closed afterwards.
    """
    with open_workspace(settings, write=True, create=True) as opened:
        yield opened
