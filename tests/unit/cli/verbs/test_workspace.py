"""Verbs that fill a workspace."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from tieline.cli.verbs.workspace import visible_location


def test_init_makes_a_workspace(tieline: Run, tmp_path: Path) -> None:
    """A new workspace is there, and making it twice does no harm."""
    assert tieline("init").err == "tieline.workspace is a workspace now\n"
    assert tieline("init").err == "tieline.workspace is a workspace already\n"
    assert (tmp_path / "tieline.workspace").is_dir()


def test_add_captures_and_counts(tieline: Run, tmp_path: Path) -> None:
    """Adding makes a workspace where there is none, and passes over what has not changed."""
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    assert tieline("add", "a.txt").records == [{"kind": "added", "captured": 1, "unchanged": 0, "issues": 0}]
    assert tieline("add", "a.txt").records == [{"kind": "added", "captured": 0, "unchanged": 1, "issues": 0}]


def test_add_lists_what_failed(tieline: Run) -> None:
    """A missing source gives exit code 3 and a line."""
    ended = tieline("add", "none.txt")
    assert ended.code == 3
    assert ended.err.startswith("issue: none.txt: there is no such file or folder; try: ")


def test_add_takes_sources_from_standard_input(tieline: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hyphen stands for the lines of standard input."""
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("a.txt\n\n"))
    assert tieline("add", "-").records[0]["captured"] == 1


def test_status_counts_and_lists_issues(tieline: Run, tmp_path: Path) -> None:
    """What failed earlier is told again, and asking for it is no failure."""
    tieline("add", "none.txt")
    ended = tieline("status")
    assert (ended.code, ended.records[0]["captures"], ended.records[0]["issues"]) == (0, 0, 1)
    assert "none.txt" in ended.err


def test_status_is_a_table_on_demand(tieline: Run) -> None:
    """People get one row a count."""
    tieline("init")
    assert "captures" in tieline("status", "--format", "table").out


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("case.workspace", "case.workspace"),
        ("postgresql://me:secret@host/case", "postgresql://me:***@host/case"),
        ("postgresql://me@host/case", "postgresql://me@host/case"),
        ("postgresql://host/case", "postgresql://host/case"),
    ],
)
def test_a_password_is_never_shown(location: str, shown: str) -> None:
    """The location of a database is named without its password."""
    assert visible_location(location) == shown
