"""Verbs about lists."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.conftest import Run
from tests.unit.pipeline.test_import_lists import save_list


def test_ls_shows_what_was_imported(case: Run) -> None:
    """Each file tells its day and its size."""
    (record,) = case("lists", "ls").records
    assert (record["kind"], record["as_of"], record["listings"]) == ("snapshot", "2024-01-01", 2)


def test_ls_of_nothing_says_what_to_try(tieline: Run) -> None:
    """A workspace without lists is no failure."""
    tieline("init")
    ended = tieline("lists", "ls")
    assert (ended.code, ended.out) == (0, "")
    assert "lists import" in ended.err


def test_import_takes_the_day_it_is_told(tieline: Run, tmp_path: Path) -> None:
    """A file that does not tell its day can be told."""
    save_list(tmp_path / "list.csv", "Acme")
    assert tieline("lists", "import", "list.csv", "--as-of", "2024-03").records[0]["as_of"] == "2024-03"


def test_import_lists_what_failed(tieline: Run, tmp_path: Path) -> None:
    """A file in no known format gives exit code 3."""
    (tmp_path / "x.csv").write_text("colour\nred\n", encoding="utf-8")
    ended = tieline("lists", "import", "x.csv")
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith("issue: x.csv is in no list format")


def test_show_reads_a_file_alone(tieline: Run, tmp_path: Path) -> None:
    """One record an entry, and no workspace is made."""
    save_list(tmp_path / "list.csv", "Acme", "Bolt")
    assert [record["name"] for record in tieline("lists", "show", "list.csv").records] == ["Acme", "Bolt"]
    assert not (tmp_path / "tieline.workspace").exists()


def test_show_finds_a_list_by_name(case: Run, tmp_path: Path) -> None:
    """A list of the workspace is meant by its name, or by the name of its file."""
    (tmp_path / "list_2024-01-01.csv").unlink()
    records = case("lists", "show", "list_2024-01-01.csv").records
    assert len(records) == 2
    assert case("lists", "show", str(records[0]["list"]).upper()).records == records


def test_show_of_an_unknown_name_offers_the_lists(case: Run) -> None:
    """The hint tells which lists there are."""
    ended = case("lists", "show", "No List")
    assert ended.code == 1
    assert "Entity List" in ended.err


def test_show_without_file_and_workspace_is_told(tieline: Run) -> None:
    """A misspelt path is named."""
    ended = tieline("lists", "show", "none.csv")
    assert ended.err.startswith("error: none.csv: there is no such file\n")
