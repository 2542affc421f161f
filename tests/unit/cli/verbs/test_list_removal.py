"""The verb that takes a list out of use."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import typer

from tests.unit.cli.conftest import Run


@pytest.fixture
def mistaken(tieline: Run, tmp_path: Path) -> Run:
    """Give the program in a folder with a table of suppliers that was imported as a list."""
    (tmp_path / "suppliers.csv").write_text("name\nQorvane Technologies\nVantorix Shipping\n", encoding="utf-8")
    assert tieline("lists", "import", "suppliers.csv").code == 0
    return tieline


def test_a_table_taken_for_a_list_is_told(mistaken: Run) -> None:
    """Importing says that the table is screened against, and how to take it back."""
    err = mistaken("lists", "import", "suppliers.csv").err
    (record,) = mistaken("lists", "ls").records
    assert "suppliers.csv is read as a list of your own: its 2 entries will be screened against" in err
    assert f"`tieline lists remove {record['id']}` takes it back" in err


def test_an_official_list_is_not_told_to_be_ones_own(case: Run) -> None:
    """Importing one gives no such line."""
    assert "a list of your own" not in case("lists", "import", "list_2024-01-01.csv").err


def test_remove_takes_a_list_out_of_use(mistaken: Run, tmp_path: Path) -> None:
    """The sentence says what went and what stays; the list is shown no more."""
    ended = mistaken("lists", "remove", "suppliers.csv", "--yes")
    (record,) = ended.records
    assert (ended.code, record["kind"], record["listings"], record["hits"]) == (0, "removed_list", 2, 0)
    assert "removed suppliers.csv with its 2 entries (0 hits on them fall away); the file itself stays" in ended.err
    assert mistaken("lists", "ls").out == ""
    assert (tmp_path / "suppliers.csv").is_file()
    assert mistaken("lists", "import", "suppliers.csv").code == 0


def test_remove_counts_the_hits_that_fall_away(case: Run) -> None:
    """Where documents were read, it says how to screen anew."""
    ended = case("lists", "remove", "list_2024-01-01.csv", "--yes")
    assert "(1 hit on them falls away)" in ended.err
    assert "`tieline resolve` screens anew" in ended.err
    assert case("review", "ls", "--all").records == []
    assert case("resolve").records[0]["hits_same"] == 0


def test_removing_twice_is_an_error(mistaken: Run) -> None:
    """What is not there cannot be removed."""
    mistaken("lists", "remove", "suppliers.csv", "--yes")
    ended = mistaken("lists", "remove", "suppliers.csv", "--yes")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("error: suppliers.csv: no list of this workspace has this id or path\n")


def test_a_pipe_needs_yes(mistaken: Run) -> None:
    """Nobody can be asked there, and nothing is removed."""
    ended = mistaken("lists", "remove", "suppliers.csv")
    assert (ended.code, ended.err.splitlines()[-1]) == (2, "try: give --yes")
    assert len(mistaken("lists", "ls").records) == 1


@pytest.mark.parametrize("answer", [False, True])
def test_a_person_is_asked_on_a_terminal(mistaken: Run, monkeypatch: pytest.MonkeyPatch, answer: bool) -> None:
    """Only a yes removes the list."""
    asked: list[str] = []

    def confirm(text: str, *, err: bool) -> bool:
        asked.append(text)
        return answer

    monkeypatch.setattr(typer, "confirm", confirm)
    with monkeypatch.context() as terminal:
        terminal.setattr(sys.stdin, "isatty", lambda: True)
        terminal.setattr(sys.stderr, "isatty", lambda: True)
        ended = mistaken("lists", "remove", "suppliers.csv")
    assert asked == ["Remove suppliers.csv with its 2 entries (0 hits on them fall away)?"]
    assert ended.code == (0 if answer else 1)
    assert len(mistaken("lists", "ls").records) == (0 if answer else 1)


def test_a_record_made_against_it_says_that_it_is_not_at_hand(mistaken: Run, tmp_path: Path) -> None:
    """Checking the record gives exit code 3 and names the file; with the file given it is still confirmed."""
    (tmp_path / "names.csv").write_text("name\nQorvane Technologies\n", encoding="utf-8")
    assert mistaken("screen", "--file", "names.csv", "--record", "r.json").code == 0
    mistaken("lists", "remove", "suppliers.csv", "--yes")
    ended = mistaken("screen", "--verify", "r.json")
    assert ended.code == 3
    assert "not at hand: suppliers.csv" in str(ended.records[-1]["missing"])
    assert mistaken("screen", "--verify", "r.json", "--lists", "suppliers.csv").code == 0
