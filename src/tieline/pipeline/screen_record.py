"""Stage: write the record of a screening, keep it, and load it again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tieline import __version__
from tieline.errors import NotFoundError, StoreError
from tieline.model import RowResult, Screening, ScreeningSummary, content_id
from tieline.model.ids import ScreeningId
from tieline.pipeline.screen_file import count_result
from tieline.pipeline.screen_lists import ScreeningLists
from tieline.pipeline.workspace import Workspace
from tieline.screen.batch import BatchOptions, get_thresholds
from tieline.screen.record import RecordHead, RecordWriter, hash_text
from tieline.screen.record_reader import ParsedRecord, parse_record

LAST = "last"
"""What names the newest record of a workspace."""


@dataclass(frozen=True, slots=True)
class Screened:
    """What is screened, for the head of a record.

    Attributes:
        input: File name, hash and columns of a table, or a name.
        lists: The lists screened against.
        options: How.
        engine: Name of the engine.
        at: Aware UTC time in ISO 8601.
        judged: Whether the judgements of a workspace are applied.
    """

    input: Mapping[str, object]
    lists: ScreeningLists
    options: BatchOptions
    engine: str
    at: str
    judged: bool

    def make_head(self, *, hashes_names: bool = False) -> RecordHead:
        """Make the head of its record.

        Args:
            hashes_names: Whether names and numbers of rows are kept as hashes only.

        Returns:
            The head.
        """
        as_of = None if self.options.as_of is None else str(self.options.as_of)
        return RecordHead(
            made_at=self.at,
            version=__version__,
            engine=self.engine,
            thresholds=get_thresholds(),
            options={"as_of": as_of, "limit": self.options.limit, "judgements": int(self.judged)},
            input=self.input,
            lists=self.lists.used,
            not_loaded=self.lists.not_loaded,
            max_age_days=self.lists.max_age_days,
            hashes_names=hashes_names,
        )


class RecordedResults:
    """Results on their way to an output, each of them written to the record as it passes."""

    def __init__(self, writer: RecordWriter) -> None:
        """Take a record to write to.

        Args:
            writer: The record.
        """
        self._writer = writer
        self.summary = ScreeningSummary()
        self.sha256 = ""

    def record(self, results: Iterable[RowResult]) -> Iterator[RowResult]:
        """Write results and pass them on.

        Args:
            results: All results of the screening.

        Yields:
            The same results.
        """
        for result in results:
            self._writer.write(result)
            self.summary = count_result(self.summary, result)
            yield result

    def finish(self) -> None:
        """Write what comes after the rows."""
        self.sha256 = self._writer.finish(self.summary)


@contextmanager
def save_record(path: Path, head: RecordHead) -> Iterator[RecordedResults]:
    """Write a record beside its place, and put it there when all went well.

    Args:
        path: Where the record goes.
        head: What it says besides its rows.

    Yields:
        What writes each result as it passes.

    Raises:
        StoreError: It cannot be written.
    """
    temporary = path.with_name(f".{path.name}.new")
    try:
        with temporary.open("wb") as file:
            recorded = RecordedResults(RecordWriter(file, head))
            yield recorded
            recorded.finish()
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise StoreError(
            f"{path}: the record cannot be written ({error.strerror})", hint="name another file"
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def keep_record(workspace: Workspace, path: Path, head: RecordHead, recorded: RecordedResults) -> Screening:
    """Keep a record in a workspace.

    Args:
        workspace: Open for writing.
        path: The record's file.
        head: What it says besides its rows.
        recorded: What wrote it.

    Returns:
        The record as it is kept. Its text is a blob of the workspace.

    Raises:
        StoreError: The workspace cannot be written.
    """
    source = str(head.input.get("file") or head.input.get("name") or "")
    known = head.input.get("sha256")
    kept = Screening(
        id=ScreeningId(content_id("screening", recorded.sha256)),
        made_at=head.made_at,
        source=source,
        source_sha256=None if known is None else str(known),
        sha256=recorded.sha256,
        blob=workspace.blobs.put(path.read_bytes()),
        rows=recorded.summary.rows,
        same=recorded.summary.same,
        unsure=recorded.summary.unsure,
    )
    workspace.store.add_screening(kept)
    return kept


def load_record(name: str, *, workspace: Workspace | None = None) -> ParsedRecord:
    """Load a record.

    Args:
        name: A file; or, in a workspace, the id of a record, or "last".
        workspace: Where else to look; None looks for a file only.

    Returns:
        The record. Whether it is intact is for the caller to look at.

    Raises:
        NotFoundError: There is no such record.
        DamagedError: It is no screening record.
    """
    path = Path(name)
    if path.is_file():
        return parse_record(path.read_bytes(), source=path.name)
    kept = () if workspace is None else tuple(workspace.store.iter_screenings())
    found = kept[-1:] if name == LAST else tuple(one for one in kept if name in {one.id, one.sha256})
    if workspace is None or not found:
        raise NotFoundError(f"{name}: there is no such screening record", hint="give a file that --record wrote")
    return parse_record(workspace.blobs.get(found[0].blob), source=found[0].id)


def was_screened(workspace: Workspace, name: str) -> bool:
    """Whether a name was screened by itself.

    Args:
        workspace: Open.
        name: The name, as it was screened.

    Returns:
        True if it is among the names of the last screening of the workspace, or in a screening record that it keeps.
    """
    if name in workspace.store.load_screened():
        return True
    wanted = {name, hash_text(name)}
    for kept in reversed(tuple(workspace.store.iter_screenings())):
        record = parse_record(workspace.blobs.get(kept.blob), source=kept.id)
        if any(row.query.text in wanted for row in record.rows):
            return True
    return False
