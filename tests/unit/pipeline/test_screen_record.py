"""Writing, keeping and checking screening records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.pipeline.sample import AT, keep_listings, make_listing, make_snapshot
from tests.unit.screen.result_builder import make_result
from tieline.errors import NotFoundError, StoreError
from tieline.model import Listing, RowResult, Verdict
from tieline.pipeline.judge import judge
from tieline.pipeline.screen_file import Decide, RowReader
from tieline.pipeline.screen_lists import describe_lists
from tieline.pipeline.screen_record import Screened, keep_record, load_record, save_record, was_screened
from tieline.pipeline.screen_verify import AtHand, Verified, verify_record
from tieline.pipeline.workspace import Workspace
from tieline.screen.batch import BatchOptions, Screener
from tieline.screen.local import LocalEngine
from tieline.screen.record import RecordHead
from tieline.screen.table import Cells, TableColumns, make_batch, make_query

LISTING = make_listing("Acme Rockets")
SNAPSHOT = make_snapshot("one")
LISTS = describe_lists([LISTING], [SNAPSHOT], at=AT)
NAMES = ("Acme Rockets", "", "Xylophonics")
QUERIES = [make_query(row, Cells([name]), TableColumns()) for row, name in enumerate(NAMES, 1)]


def make_head(*, hashes_names: bool = False) -> RecordHead:
    """Make the head of the record of three rows."""
    told = {"file": "a.csv", "sha256": "b" * 64, "columns": {"name": "name"}}
    return Screened(told, LISTS, BatchOptions(), "local", AT, judged=False).make_head(hashes_names=hashes_names)


def save(path: Path, *, hashes_names: bool = False) -> Path:
    """Screen three rows and write their record."""
    found = LocalEngine().screen([make_batch(QUERIES)], Screener.build([LISTING]), BatchOptions())
    reader = RowReader({LISTING.id: LISTING}, lambda result: result)
    with save_record(path, make_head(hashes_names=hashes_names)) as recorded:
        for _ in recorded.record(result for batch in found for result in reader.iter_results(batch.to_pylist())):
            pass
    return path


def leave(_: Sequence[Listing], __: Screener) -> Decide:
    """Apply no decision."""
    return lambda result: result


def verify(path: Path, at_hand: AtHand, *, decide: Decide | None = None) -> Verified:
    """Check a record."""
    chosen = leave if decide is None else lambda _, __: decide
    return verify_record(load_record(str(path)), at_hand, engine=LocalEngine(), decide=chosen)


def test_a_record_says_everything(tmp_path: Path) -> None:
    """What was screened, against which snapshots, by which version, with which result, negative ones too."""
    record = load_record(str(save(tmp_path / "r.json")))
    assert [(row.query.text, row.screened, len(row.hits)) for row in record.rows] == [
        ("Acme Rockets", True, 1),
        ("", False, 0),
        ("Xylophonics", True, 0),
    ]
    (used,) = record.head.lists
    assert (used.sha256, used.retrieved_at, record.head.made_at) == (SNAPSHOT.sha256, AT, AT)
    assert (record.summary.rows, record.summary.none, record.summary.not_screened) == (3, 1, 1)
    assert record.is_intact


def test_the_same_screening_gives_the_same_bytes(tmp_path: Path) -> None:
    """Nothing in a record depends on chance or on the place."""
    assert save(tmp_path / "a.json").read_bytes() == save(tmp_path / "b.json").read_bytes()


def test_a_record_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """Neither half a record nor what it was written to."""

    def fail() -> Iterator[RowResult]:
        yield make_result(1, "Acme")
        raise RuntimeError

    with pytest.raises(RuntimeError), save_record(tmp_path / "r.json", make_head()) as recorded:
        list(recorded.record(fail()))
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The error names the record."""
    with pytest.raises(StoreError, match=r"r\.json"), save_record(tmp_path / "none" / "r.json", make_head()):
        pass


def test_a_good_record_is_confirmed(tmp_path: Path) -> None:
    """Screening again gives every row as it says."""
    found = verify(save(tmp_path / "r.json"), AtHand([LISTING], [SNAPSHOT]))
    assert (found.is_confirmed, found.rows, found.differences) == (True, 3, ())


def test_a_changed_record_is_told(tmp_path: Path) -> None:
    """Its hash is not that of its content, and nothing is screened."""
    path = save(tmp_path / "r.json")
    path.write_bytes(path.read_bytes().replace(b"Xylophonics", b"Xylophonicz"))
    found = verify(path, AtHand([LISTING], [SNAPSHOT]))
    assert (found.is_intact, found.is_confirmed, found.rows) == (False, False, 0)


def test_a_missing_list_is_told(tmp_path: Path) -> None:
    """Another edition is not the one that was screened against."""
    other = replace(SNAPSHOT, sha256="f" * 64)
    found = verify(save(tmp_path / "r.json"), AtHand([LISTING], [other]))
    assert found.missing == ("Sample List of 2024-01-01 is not at hand: one.csv, SHA-256 oneoneoneone",)


def test_other_results_are_told_row_by_row(tmp_path: Path) -> None:
    """The row is given as stated and as found."""
    found = verify(
        save(tmp_path / "r.json"),
        AtHand([LISTING], [SNAPSHOT]),
        decide=lambda result: RowResult(result.query, result.screened),
    )
    ((before, after),) = found.differences
    assert (before["row"], len(before["hits"]), after["hits"]) == (1, 1, [])  # type: ignore[arg-type]  # JSON values


def test_a_record_of_hashes_is_checked_with_its_table(tmp_path: Path) -> None:
    """Without the table it cannot be; with another one it is not."""
    path = save(tmp_path / "r.json", hashes_names=True)
    lists = ([LISTING], [SNAPSHOT])
    assert "give the table a.csv with --file" in verify(path, AtHand(*lists)).missing[0]
    assert verify(path, AtHand(*lists, lambda: iter(QUERIES), "b" * 64)).is_confirmed
    assert "not the one screened" in verify(path, AtHand(*lists, lambda: iter(QUERIES), "c" * 64)).missing[0]


def test_a_workspace_keeps_records(workspace: Workspace, tmp_path: Path) -> None:
    """The last one, and any by its id, can be loaded from it."""
    with save_record(tmp_path / "r.json", make_head()) as recorded:
        for _ in recorded.record([make_result(1, "Acme")]):
            pass
    kept = keep_record(workspace, tmp_path / "r.json", make_head(), recorded)
    assert list(workspace.store.iter_screenings()) == [kept]
    assert (kept.source, kept.source_sha256, kept.rows) == ("a.csv", "b" * 64, 1)
    for name in ("last", kept.id, kept.sha256):
        assert load_record(name, workspace=workspace).sha256 == kept.sha256


def test_an_unknown_record_is_told(workspace: Workspace) -> None:
    """Neither a file nor an id."""
    with pytest.raises(NotFoundError, match=r"none\.json"):
        load_record("none.json", workspace=workspace)


@pytest.mark.parametrize("hashes_names", [False, True])
def test_a_name_that_a_record_has_can_be_judged(workspace: Workspace, tmp_path: Path, hashes_names: bool) -> None:
    """A row belongs to no party of the workspace, and still a person decides about it."""
    keep_listings(workspace, LISTING)
    head = make_head(hashes_names=hashes_names)
    with save_record(tmp_path / "r.json", head) as recorded:
        for _ in recorded.record([make_result(1, "Acme")]):
            pass
    keep_record(workspace, tmp_path / "r.json", head, recorded)
    assert (was_screened(workspace, "Acme"), was_screened(workspace, "Bolt")) == (True, False)
    assert judge(workspace, "Acme", LISTING.id, Verdict.DIFFERENT, by="me").left == "organisation:acme"
