"""The verb that does the whole main job."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.conftest import Run


def test_an_investigation_ends_in_a_folder(case: Run, tmp_path: Path) -> None:
    """The bundle and the workspace lie in the folder, and the summary says where the dossier is."""
    ended = case("investigate", "a.txt", "--lists", "list_2024-01-01.csv", "--out", "out")
    (summary,) = ended.records
    assert (ended.code, summary["dossier"], summary["documents"], summary["hits"]) == (0, "out/dossier.html", 1, 1)
    assert ended.err == "The dossier is out/dossier.html\n"
    assert (tmp_path / "out" / "tieline.workspace").is_dir()


def test_a_workspace_can_be_named(case: Run, tmp_path: Path) -> None:
    """An investigation adds to the workspace that it is told."""
    case("investigate", "a.txt", "--out", "out", "-w", "tieline.workspace")
    assert not (tmp_path / "out" / "tieline.workspace").exists()


def test_failed_items_are_listed(case: Run, tmp_path: Path) -> None:
    """Items that fail do not end the job; the exit code is 3."""
    (tmp_path / "b.txt").write_bytes(b"")
    ended = case(
        "investigate", "a.txt", "b.txt", "none.txt", "--lists", "no.csv", "--ownership", "no.csv", "--out", "out"
    )
    assert (ended.code, ended.records[0]["documents"], ended.records[0]["issues"]) == (3, 1, 4)
    assert ended.err.count("issue: ") == 4


def test_people_see_a_table(case: Run) -> None:
    """The summary is one row a count."""
    out = case("investigate", "a.txt", "--out", "out", "--format", "table").out
    assert "disputed claims" in out


def test_a_dossier_about_nobody_keeps_what_was_done(case: Run, tmp_path: Path) -> None:
    """A misspelt subject is told with close names, and the next run goes on from there."""
    ended = case("investigate", "a.txt", "--about", "Sunwaysistems", "--out", "out")
    assert (ended.code, "did you mean Sunwaysystems?" in ended.err) == (1, True)
    assert (tmp_path / "out" / "tieline.workspace").is_dir()
