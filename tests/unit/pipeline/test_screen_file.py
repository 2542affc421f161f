"""Screening a table in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from tests.unit.pipeline.sample import make_listing, make_snapshot
from tests.unit.screen.result_builder import make_hit, make_result
from tieline.errors import StoreError
from tieline.model import RowResult, ScreeningSummary, Verdict
from tieline.pipeline.query_table import open_table
from tieline.pipeline.screen_file import FileScreening, RowReader, count_result, partial_folder, screen_table
from tieline.pipeline.screen_lists import describe_lists
from tieline.screen.batch import BatchOptions, Screener
from tieline.screen.local import LocalEngine
from tieline.screen.table import TableColumns
from tieline.settings import Limits

LISTING = make_listing("Acme Rockets")
LISTS = describe_lists([LISTING], [make_snapshot("one")], at="2024-02-15T00:00:00+00:00")


class Broken(Exception):
    """What stops an engine."""


class CountingEngine(LocalEngine):
    """Screens, counts, and breaks after some batches."""

    def __init__(self, *, breaks_after: int | None = None) -> None:
        """Begin to count."""
        self.screened = 0
        self.breaks_after = breaks_after

    def screen(
        self, batches: Iterable[pa.RecordBatch], screener: Screener, options: BatchOptions
    ) -> Iterator[pa.RecordBatch]:
        """Screen batch after batch."""
        for batch in super().screen(batches, screener, options):
            if self.screened == self.breaks_after:
                raise Broken
            self.screened += 1
            yield batch


Make = Callable[..., FileScreening]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Give what makes a screening of ten rows in batches of two.

    Returns:
        A function from an engine, and perhaps other rows, to a screening.
    """

    def build(engine: CountingEngine, *, names: str = "Acme Rockets\nBolt\n" * 5) -> FileScreening:
        (tmp_path / "a.csv").write_text(f"name\n{names}")
        table = open_table(str(tmp_path / "a.csv"), columns=TableColumns(), limits=Limits())
        return FileScreening(table, LISTS, BatchOptions(), engine, batch_rows=2)

    return build


def screener() -> Screener:
    """Build the index."""
    return Screener.build([LISTING])


def run(screening: FileScreening, out: Path | None) -> tuple[list[int], int]:
    """Screen to the end; tell the rows and how many batches were finished before."""
    with screen_table(screening, screener, out=out) as batches:
        return [row for batch in batches for row in batch["row"].to_pylist()], batches.resumed


def test_every_row_comes_back(make: Make, tmp_path: Path) -> None:
    """In order, and nothing is left beside the output."""
    assert run(make(CountingEngine()), tmp_path / "o.csv") == (list(range(1, 11)), 0)
    assert not partial_folder(tmp_path / "o.csv").exists()


def test_an_interrupted_run_goes_on(make: Make, tmp_path: Path) -> None:
    """What was finished is not screened again."""
    with pytest.raises(Broken):
        run(make(CountingEngine(breaks_after=3)), tmp_path / "o.csv")
    again = CountingEngine()
    assert run(make(again), tmp_path / "o.csv") == (list(range(1, 11)), 3)
    assert again.screened == 2


def test_another_table_begins_anew(make: Make, tmp_path: Path) -> None:
    """Batches of other rows are cleared away."""
    with pytest.raises(Broken):
        run(make(CountingEngine(breaks_after=3)), tmp_path / "o.csv")
    again = CountingEngine()
    assert run(make(again, names="Bolt\n" * 4), tmp_path / "o.csv") == ([1, 2, 3, 4], 0)
    assert again.screened == 2


def test_a_batch_that_is_cut_off_is_screened_again(make: Make, tmp_path: Path) -> None:
    """Only whole batches count."""
    with pytest.raises(Broken):
        run(make(CountingEngine(breaks_after=3)), tmp_path / "o.csv")
    last = max(partial_folder(tmp_path / "o.csv").glob("batch-*"))
    last.write_bytes(last.read_bytes()[:100])
    again = CountingEngine()
    assert run(make(again), tmp_path / "o.csv") == (list(range(1, 11)), 2)


def test_two_runs_of_one_output_are_refused(make: Make, tmp_path: Path) -> None:
    """They would write over each other."""
    with (
        screen_table(make(CountingEngine()), screener, out=tmp_path / "o.csv"),
        pytest.raises(StoreError, match="another Tieline process"),
        screen_table(make(CountingEngine()), screener, out=tmp_path / "o.csv"),
    ):
        pass


def test_results_can_be_gone_through_again(make: Make) -> None:
    """The second time they are read back, not screened."""
    engine = CountingEngine()
    with screen_table(make(engine), screener, out=None) as batches:
        first, second = ([batch.to_pylist() for batch in batches] for _ in range(2))
    assert (first == second, engine.screened) == (True, 5)


def test_a_folder_that_cannot_be_written_is_named(make: Make, tmp_path: Path) -> None:
    """The error names the output."""
    with pytest.raises(StoreError, match=r"o\.csv"):
        run(make(CountingEngine()), tmp_path / "missing" / "o.csv")


def test_rows_get_what_their_listing_says(make: Make) -> None:
    """List, number and fingerprint come from the listing; what people decided is applied."""
    seen: list[RowResult] = []

    def decide(result: RowResult) -> RowResult:
        seen.append(result)
        return result

    reader = RowReader({LISTING.id: LISTING}, decide)
    with screen_table(make(CountingEngine()), screener, out=None) as batches:
        results = [result for batch in batches for result in reader.iter_results(batch.to_pylist())]
    assert [hit.entry_id for result in results for hit in result.hits] == ["1"] * 5
    assert seen == results


def test_each_row_is_counted_once() -> None:
    """By its strongest verdict, and by whether it was screened."""
    results = [
        make_result(1, "Acme", make_hit(), make_hit(entry_id="2", verdict=Verdict.UNSURE)),
        make_result(2, "Acme", make_hit(verdict=Verdict.UNSURE)),
        make_result(3, "Bolt", rejected=(make_hit(verdict=Verdict.DIFFERENT),)),
        make_result(4, ""),
    ]
    summary = ScreeningSummary()
    for result in results:
        summary = count_result(summary, result)
    assert summary == ScreeningSummary(rows=4, same=1, unsure=1, none=1, not_screened=1, rejected=1)
