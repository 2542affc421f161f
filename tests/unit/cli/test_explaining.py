"""`tieline read --explain`."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.conftest import Run

TEXT = "Acme Corporation owns 35% of Brunel Optics Ltd. Acme Corporation does not own Corax Imaging Inc."


def test_passage_of_a_file_is_explained_as_records(tieline: Run, tmp_path: Path) -> None:
    """A pipe gets one record for the sentence, its names, and each rule that fired or did not."""
    (tmp_path / "note.txt").write_text(TEXT)
    ended = tieline("read", "note.txt", "--explain", "owns 35%", "--format", "jsonl")
    steps = {str(record["step"]) for record in ended.records}
    assert ended.code == 0
    assert {"sentence", "mention", "fired", "tie", "not_fired"} >= steps >= {"sentence", "mention", "fired", "tie"}
    assert {record["kind"] for record in ended.records} == {"explanation"}


def test_table_tells_why_a_rule_was_held_back(tieline: Run, tmp_path: Path) -> None:
    """A person sees the rule and the reason on one line."""
    (tmp_path / "note.txt").write_text(TEXT)
    ended = tieline("read", "note.txt", "--explain", "does not own", "--format", "table")
    assert ended.code == 0
    assert "negated, conditional or bygone" in ended.out


def test_words_that_stand_nowhere_are_told(tieline: Run, tmp_path: Path) -> None:
    """Words that no document has are an error with what to try."""
    (tmp_path / "note.txt").write_text(TEXT)
    ended = tieline("read", "note.txt", "--explain", "Delta Forge")
    assert ended.code == 1
    assert "no document has the words" in ended.err
