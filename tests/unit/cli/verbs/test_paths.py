"""The verb that finds paths."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run

HOLDINGS = "owner,owned,share,min,max,kind,from,to\nAlpha Works,Beta Works,60,,,,,\nBeta Works,Gamma Works,30,,,,,\n"


@pytest.fixture
def holdings(tieline: Run, tmp_path: Path) -> str:
    """Give a workspace with a table of stakes."""
    (tmp_path / "a.txt").write_text("Alpha Works signed a contract with Delta University on 3 May 2021.\n")
    (tmp_path / "holdings.csv").write_text(HOLDINGS, encoding="utf-8")
    assert tieline("investigate", "a.txt", "--ownership", "holdings.csv", "--out", "case").code == 0
    return "case/tieline.workspace"


def test_stakes_make_a_way(tieline: Run, holdings: str) -> None:
    """Each step names its row."""
    (record,) = tieline("paths", "Alpha Works", "--to", "Gamma Works", "-w", holdings).records
    assert isinstance(record["hops"], list)
    assert [hop["ties"][0]["detail"] for hop in record["hops"]] == ["60 %", "30 %"]
    assert all("holdings.csv" in hop["ties"][0]["record"] for hop in record["hops"])


def test_a_table_has_a_row_a_step(tieline: Run, holdings: str) -> None:
    """With standing and evidence."""
    shown = tieline("paths", "Gamma Works", "--to", "Alpha Works", "-w", holdings, "--format", "table").out
    assert "← owns 30 %" in shown
    assert "shown" in shown


def test_no_path_is_said(tieline: Run, holdings: str) -> None:
    """And it is no failure."""
    ended = tieline("paths", "Alpha Works", "--to-listed", "-w", holdings)
    assert (ended.code, ended.out) == (0, "")
    assert "no path" in ended.err


def test_a_picture_is_drawn(tieline: Run, holdings: str, tmp_path: Path) -> None:
    """Into the file named."""
    assert tieline("paths", "Alpha Works", "--to", "Gamma Works", "-w", holdings, "--picture", "p.svg").code == 0
    assert (tmp_path / "p.svg").read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--to", "Gamma Works", "--to-listed"), "leave out"),
        (("--types", "owns,likes"), "the types are"),
        (("--to", "Gama Work"), "did you mean"),
    ],
)
def test_wrong_usage_is_told(tieline: Run, holdings: str, arguments: tuple[str, ...], told: str) -> None:
    """With what to try."""
    ended = tieline("paths", "Alpha Works", *arguments, "-w", holdings)
    assert ended.code in {1, 2}
    assert told in ended.err


def test_ties_that_have_ended_are_counted_and_shown_on_demand(tieline: Run, holdings: str, tmp_path: Path) -> None:
    """One line tells of them; asked for they stand with their end."""
    table = HOLDINGS.replace("Gamma Works,30,,,,,", "Gamma Works,30,,,,,2019-05-01")
    (tmp_path / "holdings.csv").write_text(table, encoding="utf-8")
    assert tieline("investigate", "a.txt", "--ownership", "holdings.csv", "--out", "case").code == 0
    asked = ("paths", "Alpha Works", "--to", "Gamma Works", "-w", holdings)
    ended = tieline(*asked)
    assert (ended.code, ended.out) == (0, "")
    assert "note: 1 tie that has ended" in ended.err
    (record,) = tieline(*asked, "--include-former").records
    assert (record["validity"], "left out" in tieline(*asked, "--include-former").err) == ("ended", False)
    assert "(ended 2019-05-01)" in tieline(*asked, "--include-former", "--format", "table").out
    assert tieline(*asked, "--as-of", "2019-01-01").records[0]["validity"] == "holds"


def test_a_denial_stands_beside_its_step_however_narrow_the_terminal(
    tieline: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not hidden among further ties."""
    told = "Alpha Works owns Beta Works. Beta Works denied that Alpha Works owns Beta Works."
    (tmp_path / "a.txt").write_text(told, encoding="utf-8")
    assert tieline("investigate", "a.txt", "--out", "case").code == 0
    monkeypatch.setenv("COLUMNS", "30")
    asked = ("paths", "Alpha Works", "--to", "Beta Works", "-w", "case/tieline.workspace", "--format", "table")
    shown = tieline(*asked).out
    assert "(and 1 more, against it)" in shown
    assert "but denied: owns" in shown
