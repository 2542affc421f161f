"""Stage: capture sources. One transaction for each item, so that a killed run is simply run again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tieline.archive.capture import make_capture
from tieline.archive.retrieved import FetchOptions, Retrieved
from tieline.archive.sources import iter_sources
from tieline.errors import StoreError
from tieline.model import Issue
from tieline.pipeline.failure import make_issue
from tieline.pipeline.progress import SILENT, Advance, Progress
from tieline.pipeline.workspace import Workspace

STAGE = "archive"


@dataclass(frozen=True, slots=True)
class Added:
    """What capturing did.

    Attributes:
        captured: How many captures are new.
        unchanged: How many files were captured before and have the same bytes.
        issues: What went wrong, in the order met.
    """

    captured: int
    unchanged: int
    issues: tuple[Issue, ...]


def add(
    workspace: Workspace, sources: Sequence[str], *, besides: Path | None = None, progress: Progress = SILENT
) -> Added:
    """Capture sources into a workspace.

    Args:
        workspace: Open for writing.
        sources: Files, folders, ZIP archives or URLs.
        besides: A folder of our own output, whose files are no sources where it lies inside one.
        progress: Who listens.

    Returns:
        What was done. An item that fails becomes an issue and the rest goes on.

    Raises:
        StoreError: The workspace cannot be written.
    """
    run = _Run(workspace, besides)
    with progress.stage("capturing", total=None, unit="bytes") as advance:
        for source in sources:
            run.source(source, advance)
    return Added(run.captured, run.unchanged, tuple(run.issues))


class _Run:
    """Counts of one run, and the issues that earlier runs left open."""

    def __init__(self, workspace: Workspace, besides: Path | None) -> None:
        self.workspace = workspace
        self.besides = None if besides is None else besides.resolve()
        self.open = {issue.item for issue in workspace.store.iter_issues(STAGE)}
        self.captured = 0
        self.unchanged = 0
        self.issues: list[Issue] = []

    def source(self, source: str, advance: Advance) -> None:
        """Capture everything that one source holds."""
        settings = self.workspace.settings
        options = FetchOptions(limits=settings.limits, allow_private=settings.allow_private, now=self.workspace.now)
        has_output = self.besides is not None and self.besides.is_relative_to(Path(source).resolve())
        try:
            for item in iter_sources(source, options=options):
                if isinstance(item, Issue):
                    self._record(item)
                elif not (has_output and self._is_output(item)):
                    self._keep(item)
                    advance(len(item.data))
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001  # one bad source must not end the others
            self._record(make_issue(error, stage=STAGE, item=source))

    def _is_output(self, item: Retrieved) -> bool:
        """Whether a file is one that we wrote ourselves."""
        return self.besides is not None and Path(item.source.split("!/")[0]).resolve().is_relative_to(self.besides)

    def _keep(self, item: Retrieved) -> None:
        """Store the bytes first and the capture after, so that no capture is ever without its bytes."""
        sha256 = self.workspace.blobs.put(item.data, sha256=item.sha256)
        store = self.workspace.store
        if item.method != "http" and store.find_capture(item.source, sha256) is not None:
            self.unchanged += 1
        else:
            store.save_capture(make_capture(item, at=item.retrieved_at))
            self.captured += 1
        if item.source in self.open:
            store.clear_issues(STAGE, item=item.source)

    def _record(self, issue: Issue) -> None:
        """Keep an issue."""
        self.workspace.store.record_issue(issue)
        self.issues.append(issue)
