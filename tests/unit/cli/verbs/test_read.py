"""The verb that reads."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.conftest import Run


def test_reading_the_workspace_counts(case: Run) -> None:
    """What was read is not read again, unless it is asked for."""
    assert case("read").records[0]["readings"] == 0
    assert case("read", "--again").records[0]["readings"] == 1


def test_files_are_read_alone(case: Run, tmp_path: Path) -> None:
    """Records of every kind come out, and no workspace is touched."""
    (tmp_path / "b.txt").write_text("Boltworks sells chips.", encoding="utf-8")
    records = case("read", "b.txt", "-w", "other").records
    assert {record["kind"] for record in records} == {"document", "entity", "mention"}
    document, mention = (next(one for one in records if one["kind"] == kind) for kind in ("document", "mention"))
    assert document["path"] == "b.txt"
    assert str(document["text"])[mention["start"] : mention["end"]] == mention["quote"] == "Boltworks"
    assert not (tmp_path / "other").exists()


def test_a_file_that_cannot_be_read_is_an_issue_record(case: Run, tmp_path: Path) -> None:
    """What fails is in the records and on standard error, and the rest is read."""
    (tmp_path / "b.txt").write_bytes(b"")
    ended = case("read", "a.txt", "b.txt")
    (issue,) = (record for record in ended.records if record["kind"] == "issue")
    assert (ended.code, issue["item"], issue["code"]) == (3, "b.txt", "empty")
    assert "issue: b.txt" in ended.err
    assert sum(record["kind"] == "document" for record in ended.records) == 1


def test_a_table_tells_what_was_read(case: Run) -> None:
    """People get one line a record."""
    out = case("read", "a.txt", "--format", "table").out
    assert "Sunwaysystems" in out
    assert "mention" in out
