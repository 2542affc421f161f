"""Stage: screen the rows of a table, batch after batch, so that a killed run goes on where it was."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from tieline import __version__
from tieline.errors import StoreError
from tieline.model import Listing, Query, RowHit, RowIssue, RowResult, ScreeningSummary, Verdict
from tieline.model.ids import ListingId
from tieline.pipeline.lock import hold_lock
from tieline.pipeline.progress import SILENT, Progress
from tieline.pipeline.screen_lists import ScreeningLists
from tieline.screen.batch import BATCH_ROWS, BatchOptions, HitRow, ResultRow, Screener, get_thresholds
from tieline.screen.local import Engine
from tieline.screen.record import listing_fingerprint

if TYPE_CHECKING:
    from tieline.pipeline.query_table import QueryTable

PARTIAL_SUFFIX = ".partial"
"""What the folder of a run that is not finished is called: the name of its output and this."""

_RUN_NAME = "run.json"

Decide = Callable[[RowResult], RowResult]
"""Applies what people decided to the result of a row."""


@dataclass(frozen=True, slots=True)
class FileScreening:
    """What is to be screened, and how.

    Attributes:
        table: The table.
        lists: What to screen against.
        options: How.
        engine: Which engine runs.
        batch_rows: Rows of a batch.
    """

    table: QueryTable
    lists: ScreeningLists
    options: BatchOptions
    engine: Engine
    batch_rows: int = BATCH_ROWS

    @property
    def key(self) -> str:
        """A hash of everything that the result depends on: a folder with another key holds another run."""
        told = {
            "table": self.table.sha256,
            "columns": asdict(self.table.columns),
            "suffix": self.table.path.suffix.lower(),
            "lists": sorted((used.list_name, used.sha256) for used in self.lists.used),
            "options": [str(self.options.as_of), self.options.limit],
            "thresholds": dict(get_thresholds()),
            "version": __version__,
            "batch_rows": self.batch_rows,
        }
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


class BatchRun:
    """The batches of results of a run. Going through them screens what is not finished; the next time reads it back."""

    def __init__(
        self, screening: FileScreening, screener: Callable[[], Screener], folder: Path, progress: Progress
    ) -> None:
        """Take up a run where its folder has it; `screen_table` is the public way.

        Args:
            screening: What is to be screened, and how.
            screener: Builds the index; not called when every batch is finished already.
            folder: Where finished batches are.
            progress: Who listens.
        """
        self._screening = screening
        self._screener = screener
        self._folder = folder
        self._progress = progress
        self._count = _begin(folder, screening.key)
        self._is_whole = False
        self.resumed = self._count
        """How many batches an earlier, killed run had finished."""

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        """Go through the batches, one in memory at a time; the table is not screened twice.

        Raises:
            TielineError: The table cannot be read to its end, or the folder cannot be written.
        """
        for number in range(self._count):
            yield _load_batch(_batch_path(self._folder, number))
        if not self._is_whole:
            yield from self._screen_rest()
            self._is_whole = True

    def _screen_rest(self) -> Iterator[pa.RecordBatch]:
        """Screen what is not finished."""
        screening = self._screening
        batches = screening.table.iter_batches(size=screening.batch_rows)
        with self._progress.stage("screening", total=screening.table.rows, unit="rows") as advance:
            for batch in islice(batches, self._count):
                advance(batch.num_rows)
            first = next(batches, None)
            if first is None:
                return
            for result in screening.engine.screen(chain((first,), batches), self._screener(), screening.options):
                _save_batch(result, _batch_path(self._folder, self._count))
                self._count += 1
                advance(result.num_rows)
                yield result


@contextmanager
def screen_table(
    screening: FileScreening, screener: Callable[[], Screener], *, out: Path | None, progress: Progress = SILENT
) -> Iterator[BatchRun]:
    """Screen a table.

    Finished batches are kept beside the output until the context ends without an error; a run of the same table
    against the same lists goes on after the last of them.

    Args:
        screening: What is to be screened, and how.
        screener: Builds the index; not called when every batch is finished already.
        out: The output to be written; None keeps the batches in a folder of the system that goes away.
        progress: Who listens.

    Yields:
        The run; going through it screens.

    Raises:
        StoreError: The folder cannot be written, or another process is at work in it.
    """
    with _work_folder(out) as folder:
        yield BatchRun(screening, screener, folder, progress)


@contextmanager
def _work_folder(out: Path | None) -> Iterator[Path]:
    """Give the folder of a run. It goes away when the run ends well."""
    if out is None:
        with tempfile.TemporaryDirectory(prefix="tieline-screen-") as name:
            yield Path(name)
        return
    folder = partial_folder(out)
    try:
        folder.mkdir(exist_ok=True)
        is_foreign = any(folder.iterdir()) and not (folder / _RUN_NAME).is_file()
    except FileNotFoundError as error:
        raise StoreError(f"{out}: there is no folder {out.parent}", hint="make it, or name another file") from error
    except OSError as error:
        raise StoreError(f"{out}: cannot be written ({error.strerror})", hint="name another file") from error
    if is_foreign:
        raise StoreError(
            f"{folder} is there already and is no unfinished run", hint="move it away, or name another file"
        )
    with hold_lock(folder):
        yield folder
    shutil.rmtree(folder, ignore_errors=True)


def partial_folder(out: Path) -> Path:
    """Name the folder that holds the finished batches of a run until its output is written.

    Args:
        out: The output.

    Returns:
        The folder beside it.
    """
    return out.with_name(out.name + PARTIAL_SUFFIX)


def _begin(folder: Path, key: str) -> int:
    """Tell how many batches of this very run are finished, and clear away those of another."""
    run = folder / _RUN_NAME
    try:
        known = json.loads(run.read_bytes())["key"] == key
    except (OSError, ValueError, LookupError, TypeError):
        known = False
    if not known:
        for path in folder.glob("batch-*"):
            path.unlink()
        _write(run, json.dumps({"key": key}).encode())
    count = 0
    while _is_whole(_batch_path(folder, count)):
        count += 1
    return count


def _batch_path(folder: Path, number: int) -> Path:
    return folder / f"batch-{number:07d}.arrow"


def _is_whole(path: Path) -> bool:
    """Whether a batch is there and can be read."""
    try:
        _load_batch(path)
    except (OSError, pa.ArrowException, LookupError):
        return False
    return True


def _load_batch(path: Path) -> pa.RecordBatch:
    with pa.OSFile(str(path)) as file, pa.ipc.open_file(file) as reader:
        return reader.get_batch(0)


def _save_batch(batch: pa.RecordBatch, path: Path) -> None:
    """Write a batch beside its place, then rename it: it is there as a whole or not at all."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, batch.schema) as writer:
        writer.write_batch(batch)
    _write(path, sink.getvalue().to_pybytes())


def _write(path: Path, data: bytes) -> None:
    temporary = path.with_name(path.name + ".new")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError as error:
        raise StoreError(
            f"{path.parent}: cannot be written ({error.strerror})", hint="check the free space of the disk"
        ) from error


@dataclass(frozen=True, slots=True)
class RowReader:
    """Makes results of rows of batches.

    Attributes:
        listings: The listings screened against, by id.
        decide: Applies what people decided.
        fingerprints: Those of the listings met so far.
    """

    listings: Mapping[ListingId, Listing]
    decide: Decide
    fingerprints: dict[ListingId, str] = field(default_factory=dict)

    def iter_results(self, rows: Iterable[ResultRow]) -> Iterator[RowResult]:
        """Go through the rows of a batch of results.

        Args:
            rows: The rows.

        Yields:
            The result of each row, with what people decided about it.
        """
        for row in rows:
            issues = tuple(
                RowIssue(str(one["code"]), str(one["message"]), bool(one["blocks"])) for one in row["issues"]
            )
            query = Query(row["row"], row["name"] or "", row["country"], tuple(row["identifiers"] or ()), issues)
            hits = tuple(self._hit(hit) for hit in row["hits"])
            yield self.decide(RowResult(query, row["screened"], hits))

    def _hit(self, hit: HitRow) -> RowHit:
        """A hit with what its listing says."""
        listing = self.listings[ListingId(hit["listing"])]
        fingerprint = self.fingerprints.get(listing.id)
        if fingerprint is None:
            fingerprint = self.fingerprints[listing.id] = listing_fingerprint(listing)
        return RowHit(
            listing=listing.id,
            list_name=listing.list_name,
            entry_id=listing.entry_id,
            name=hit["name"],
            score=hit["score"],
            verdict=Verdict(hit["verdict"]),
            reasons=tuple(hit["reasons"]),
            fingerprint=fingerprint,
        )


def count_result(summary: ScreeningSummary, result: RowResult) -> ScreeningSummary:
    """Count one more row.

    Args:
        summary: The counts so far.
        result: The row.

    Returns:
        The counts with it.
    """
    verdict = result.verdict
    return replace(
        summary,
        rows=summary.rows + 1,
        same=summary.same + (verdict is Verdict.SAME),
        unsure=summary.unsure + (verdict is Verdict.UNSURE),
        none=summary.none + (verdict is None and result.screened),
        not_screened=summary.not_screened + (verdict is None and not result.screened),
        rejected=summary.rejected + len(result.rejected),
    )
