"""Files of screening results."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.cli.test_screen_shape import LISTING, SHAPES
from tests.unit.screen.result_builder import make_head, make_hit, make_result, make_used
from tieline.cli.screen_count import CountedResults
from tieline.cli.screen_save import check_suffix, save_results
from tieline.cli.screen_shape import screening_record
from tieline.errors import UnknownFormatError
from tieline.model import RowResult

HEAD = make_head(make_used(as_of=None))


def results() -> Iterator[RowResult]:
    """Three rows."""
    hit = make_hit()
    yield make_result(1, "Bolt")
    yield make_result(2, "Acme", hit)
    yield make_result(3, "")


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.parquet", "a.jsonl"])
def test_every_format_appears_as_a_whole(tmp_path: Path, name: str) -> None:
    """A file that fails in the middle leaves the old one and nothing else."""
    path = tmp_path / name
    path.write_text("old")

    def fail() -> Iterator[RowResult]:
        yield make_result(1, "Bolt")
        raise RuntimeError

    counted = CountedResults(fail)
    with pytest.raises(RuntimeError):
        save_results(path, counted, SHAPES, head=HEAD, closing=lambda: ({}, counted.summary))
    assert (path.read_text(), list(tmp_path.iterdir())) == ("old", [path])


@pytest.mark.parametrize(("name", "count"), [("a.csv", 3), ("a.xlsx", 3), ("a.parquet", 3), ("a.jsonl", 6)])
def test_every_row_is_counted(tmp_path: Path, name: str, count: int) -> None:
    """Tables have a row for each hit and for each row without one; JSON Lines have a line for each record."""
    counted = CountedResults(results)
    closing = screening_record(HEAD, counted.summary)
    written = save_results(tmp_path / name, counted, SHAPES, head=HEAD, closing=lambda: (closing, counted.summary))
    assert (written, counted.summary.rows, LISTING.id in SHAPES.listings) == (count, 3, True)


def test_another_extension_is_refused() -> None:
    """Before anything is screened."""
    with pytest.raises(UnknownFormatError, match=r"a\.doc"):
        check_suffix(Path("a.doc"))
