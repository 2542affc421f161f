"""The bundle on disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tieline.report.bundle import write_bundle
from tieline.report.case import Case

NAMES = [
    "dossier.html",
    "dossier.json",
    "entities.ftm.json",
    "network.graphml",
    "network.svg",
    "records.jsonl",
    "statements.csv",
]
SCRIPT = """
import sys
from pathlib import Path
from tests.unit.report.case_factory import make_case
from tieline.report.bundle import write_bundle
write_bundle(make_case(), Path(sys.argv[1]))
"""


def test_all_files_are_written(case: Case, tmp_path: Path) -> None:
    """The folder is made, and every file is told."""
    written = write_bundle(case, tmp_path / "new" / "out")
    assert [path.name for path in written] == NAMES
    assert all(path.stat().st_size > 0 for path in written)


def test_other_files_are_left_alone(case: Case, tmp_path: Path) -> None:
    """Writing twice replaces the bundle and nothing else."""
    (tmp_path / "notes.txt").write_text("mine")
    write_bundle(case, tmp_path)
    write_bundle(case, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*NAMES, "notes.txt"])


@pytest.mark.parametrize("seed", ["0", "4242"])
def test_same_case_gives_same_bytes_in_another_process(case: Case, tmp_path: Path, seed: str) -> None:
    """No clock, no hash order and no machine state reaches the files."""
    write_bundle(case, tmp_path / "here")
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Shanghai"}
    subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "there")],
        check=True,
        env=environment,
        cwd=REPOSITORY,
        timeout=120,
    )
    for name in NAMES:
        assert (tmp_path / "here" / name).read_bytes() == (tmp_path / "there" / name).read_bytes()


def test_hostile_case_is_written_as_utf8(hostile_case: Case, tmp_path: Path) -> None:
    """Lone surrogates and controls never make a file that is not UTF-8."""
    for path in write_bundle(hostile_case, tmp_path):
        assert path.read_bytes().decode("utf-8")


def test_empty_case_is_written(empty_case: Case, tmp_path: Path) -> None:
    """A case in which nothing was found gives a whole bundle."""
    assert len(write_bundle(empty_case, tmp_path)) == len(NAMES)
