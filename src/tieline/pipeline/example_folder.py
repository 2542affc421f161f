"""Where the bundled example may go: not into somebody's own work."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from tieline.errors import UsageError
from tieline.pipeline.workspace import is_workspace, open_workspace
from tieline.settings import Settings

HINT = "name a new folder with --out, as in --out tieline-demo"


def check_example_folder(settings: Settings, folder: Path, sources: Collection[str], *, own_name: str) -> None:
    """Check that the example overwrites nothing and mixes with nothing.

    Args:
        settings: With the workspace that the example would be added to.
        folder: Where its dossier would go.
        sources: The sources of the example, as its captures name them.
        own_name: Name of the workspace inside the folder, which alone does not make the folder a used one.

    Raises:
        UsageError: The workspace holds other sources, or the folder holds other files and no example made before.
    """
    found = _find_sources(settings)
    strangers = sorted(found - set(sources))
    if strangers:
        raise UsageError(
            f"{settings.workspace}: this workspace holds work of your own ({strangers[0]}), which the example would"
            " mix with",
            hint=HINT,
        )
    if (
        not found
        and folder.exists()
        and (not folder.is_dir() or any(path.name != own_name for path in folder.iterdir()))
    ):
        raise UsageError(f"{folder}: there are files of your own, and no example made before", hint=HINT)


def _find_sources(settings: Settings) -> frozenset[str]:
    """The documents and lists that a workspace holds; none where there is no workspace."""
    if not is_workspace(settings.workspace):
        return frozenset()
    with open_workspace(settings) as workspace:
        captures = (capture.source for capture in workspace.store.iter_captures())
        lists = (snapshot.source for snapshot in workspace.store.iter_snapshots())
        return frozenset((*captures, *lists))
