"""A small case for the verbs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from tests.unit.pipeline.sample import FirstWordReader
from tests.unit.pipeline.test_import_lists import save_list
from tieline.pipeline import read as stage


@pytest.fixture
def case(tieline: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give the program in a folder with a document, a list, and a workspace that holds both, read by a small reader.

    Returns:
        The program.
    """
    monkeypatch.setattr(stage, "load_reader", lambda names: FirstWordReader())
    (tmp_path / "a.txt").write_text("Sunwaysystems makes chips for 飞腾公司.", encoding="utf-8")
    save_list(tmp_path / "list_2024-01-01.csv", "Sunwaysystems", "Bolt Holding")
    assert tieline("add", "a.txt").code == 0
    assert tieline("lists", "import", "list_2024-01-01.csv").code == 0
    assert tieline("read").code == 0
    assert tieline("resolve").code == 0
    return tieline
