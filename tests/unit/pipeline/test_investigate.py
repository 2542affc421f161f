"""The main job."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.pipeline.sample import FirstWordReader
from tests.unit.pipeline.test_import_lists import save_list
from tieline.pipeline import read as stage
from tieline.pipeline.investigate import Plan, investigate
from tieline.pipeline.workspace import Workspace


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """Give a small investigation, read by a small reader.

    Returns:
        The plan.
    """
    monkeypatch.setattr(stage, "load_reader", lambda names: FirstWordReader())
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.txt").write_text("Sunwaysystems makes chips.", encoding="utf-8")
    (sources / "b.txt").write_text("", encoding="utf-8")
    (tmp_path / "names.csv").write_text("name\nSunwaysystems Ltd\n\nNobody\n", encoding="utf-8")
    return Plan(
        sources=(str(sources),),
        lists=(save_list(tmp_path / "list_2024-01-01.csv", "Sunwaysystems"),),
        counterparties=str(tmp_path / "names.csv"),
    )


def test_every_stage_runs(workspace: Workspace, plan: Plan, tmp_path: Path) -> None:
    """Sources, lists and names end in a dossier; a bad item is counted and told."""
    outcome = investigate(workspace, plan, tmp_path / "out")
    counts = dict(outcome.counts)
    assert outcome.dossier.is_file()
    assert (counts["documents"], counts["parties"], counts["hits"], counts["names screened"]) == (1, 1, 2, 3)
    assert sorted(issue.code for issue in outcome.issues) == ["empty", "empty_name"]


def test_running_again_changes_no_byte(workspace: Workspace, plan: Plan, tmp_path: Path) -> None:
    """A second run finds everything done and writes the same files."""
    first = [path.read_bytes() for path in investigate(workspace, plan, tmp_path / "out").files]
    assert [path.read_bytes() for path in investigate(workspace, plan, tmp_path / "out").files] == first


def test_a_bad_table_of_names_is_an_issue(workspace: Workspace, plan: Plan, tmp_path: Path) -> None:
    """A counterparties file without the column does not end the investigation."""
    (tmp_path / "names.csv").write_text("title\nAcme\n", encoding="utf-8")
    outcome = investigate(workspace, plan, tmp_path / "out")
    assert "missing_column" in {issue.code for issue in outcome.issues}
